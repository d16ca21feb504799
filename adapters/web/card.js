// A card in one person's column: what it says, its buttons and forms, and the marks under it.

import { el, say } from "./dom.js";

const AT_ONCE = 3; // so many buttons are seen at once; the others are one tap away
const MARKS = ["👍", "✋", "🤔", "❓", "✅", "⏭️", "🔁", "⏳", "🙋", "👎", "❌", "❤️"];

export class Card {
  /** `column` tells whose column it is in, where, and how to answer. */
  constructor(column, message) {
    this.column = column;
    this.id = message.id;
    this.body = el("div", { class: "says" });
    this.buttons = el("div", { class: "actions", role: "group" });
    this.panel = el("div", { class: "panel", hidden: true });
    this.legend = el("p", { class: "legend" });
    this.foot = el("div", { class: "foot" });
    this.element = el("article", { class: "card" }, this.body, this.buttons, this.panel, this.legend, this.foot);
    this.drawn = {};
    this.update(message);
  }

  /** Redraws only what changed, so that an open form and the focus stay where they are. */
  update(message) {
    const { card, marks } = message;
    this.message = message;
    this.element.classList.toggle("pointer", card.pointer);
    this.element.lang = card.language;
    this.changed("body", card.html, () => {
      this.body.innerHTML = card.html;
    });
    this.changed("legend", card.legend, () => {
      this.legend.innerHTML = card.legend;
      this.legend.hidden = !card.legend;
    });
    this.changed("actions", card.actions, () => this.drawButtons(card.actions));
    this.changed("marks", [marks, card.actions.length > 0, message.only], () => this.drawFoot(message));
  }

  changed(part, value, draw) {
    const now = JSON.stringify(value);
    if (this.drawn[part] !== now) {
      this.drawn[part] = now;
      draw();
    }
  }

  drawButtons(actions) {
    const focused = this.buttons.contains(document.activeElement) && document.activeElement.dataset.token;
    this.buttons.replaceChildren(
      ...actions.map((action, place) =>
        el(
          "button",
          {
            type: "button",
            class: place === 0 && actions.length > 1 ? "main" : "",
            "data-token": action.token,
            "aria-expanded": action.asks.length || action.weighty ? "false" : null,
            onclick: (event) => this.choose(action, event.currentTarget),
          },
          action.label,
        ),
      ),
    );
    this.fold(actions.length);
    this.buttons.hidden = actions.length === 0;
    if (focused) this.button(focused)?.focus();
    if (this.open) this.button(this.open)?.setAttribute("aria-expanded", "true");
  }

  /** Of many buttons the later ones are shown on demand. */
  fold(count) {
    if (count <= AT_ONCE + 1) return;
    const later = [...this.buttons.children].slice(AT_ONCE);
    const show = (open) => {
      this.unfolded = open;
      for (const button of later) button.hidden = !open && button.dataset.token !== this.open;
      more.textContent = say(open ? "less" : "more");
      more.setAttribute("aria-expanded", String(open));
    };
    const more = el("button", { type: "button", class: "more", onclick: () => show(!this.unfolded) });
    this.buttons.append(more);
    show(this.unfolded ?? false);
  }

  button(token) {
    return [...this.buttons.children].find((button) => button.dataset.token === token);
  }

  async choose(action, button) {
    if (action.asks.length || action.weighty) {
      this.open === action.token ? this.close() : this.ask(action, button);
      return;
    }
    button.disabled = true;
    await this.press(action, {}, (button.dataset.act ??= crypto.randomUUID()))
      .then(() => delete button.dataset.act)
      .catch(() => {});
    button.disabled = false;
  }

  press(action, fields, id) {
    return this.column.act({ kind: "press", message: this.id, token: action.token, fields, id });
  }

  ask(action, button) {
    this.close();
    this.open = action.token;
    button.setAttribute("aria-expanded", "true");
    this.panel.replaceChildren(
      form({
        asks: action.asks,
        intro: [action.intro, action.weighty ? say("sure") : ""].filter(Boolean).join("\n"),
        label: action.label,
        weighty: action.weighty,
        prefix: `${this.column.person.id}-${this.id}`,
        submit: (fields, id) => this.press(action, fields, id),
        done: () => this.close(),
      }),
    );
    this.panel.hidden = false;
    this.panel.querySelector("textarea, input, select, button").focus();
    this.panel.scrollIntoView({ block: "nearest" });
  }

  close() {
    if (!this.open) return;
    const button = this.button(this.open);
    const inside = this.panel.contains(document.activeElement);
    this.open = null;
    this.panel.hidden = true;
    this.panel.replaceChildren();
    button?.setAttribute("aria-expanded", "false");
    if (inside) button?.focus();
  }

  drawFoot(message) {
    const tools = message.only
      ? [el("button", { type: "button", onclick: () => this.column.dismiss(this.id) }, say("dismiss"))]
      : [
          el("button", { type: "button", onclick: (event) => this.pick(event.currentTarget) }, say("react")),
          el("button", { type: "button", onclick: () => this.column.replyTo(message) }, say("reply")),
        ];
    this.picker = el("div", { class: "picker", role: "group", "aria-label": say("react"), hidden: true });
    this.foot.replaceChildren(this.marks(message), el("div", { class: "tools" }, ...tools), this.picker);
  }

  marks(message) {
    const me = this.column.person.id;
    const byEmoji = Map.groupBy
      ? Map.groupBy(message.marks, (mark) => mark.emoji)
      : message.marks.reduce((all, mark) => all.set(mark.emoji, [...(all.get(mark.emoji) ?? []), mark]), new Map());
    return el(
      "div",
      { class: "marks" },
      ...[...byEmoji].map(([emoji, all]) => {
        const mine = all.find((mark) => mark.by === me);
        const names = all.map((mark) => this.column.nameOf(mark.by)).join(", ");
        return el(
          "button",
          {
            type: "button",
            class: "mark",
            "aria-pressed": mine ? "true" : "false",
            onclick: () => this.toggle(emoji, mine),
          },
          el("span", { class: "emoji" }, emoji),
          ` ${names}`,
        );
      }),
    );
  }

  toggle(emoji, mine) {
    const act = mine ? { kind: "unmark", mark: mine.id } : { kind: "mark", emoji };
    return this.column.act({ ...act, message: this.id }).catch(() => {});
  }

  /** Offers the marks; those that mean a word on this card come first, with the word. */
  pick(opener) {
    if (!this.picker.hidden) {
      this.picker.hidden = true;
      return;
    }
    const meant = new Map(
      this.message.card.actions.filter((action) => action.mark).map((action) => [action.mark, action.label]),
    );
    const emojis = [...meant.keys(), ...MARKS.filter((emoji) => !meant.has(emoji))];
    this.picker.replaceChildren(
      ...emojis.map((emoji) =>
        el(
          "button",
          {
            type: "button",
            class: meant.has(emoji) ? "meant" : "",
            onclick: () => {
              this.picker.hidden = true;
              opener.focus();
              const mine = this.message.marks.find(
                (mark) => mark.emoji === emoji && mark.by === this.column.person.id,
              );
              this.toggle(emoji, mine);
            },
          },
          el("span", { class: "emoji" }, emoji),
          meant.has(emoji) ? ` ${meant.get(emoji)}` : "",
        ),
      ),
    );
    this.picker.hidden = false;
    this.picker.firstElementChild.focus();
    this.picker.scrollIntoView({ block: "nearest" });
  }
}

/** A form of asks, in their order. It keeps what was typed until the server has it. */
export function form({ asks, intro, label, weighty, prefix, submit, done }) {
  const failed = el("p", { class: "failed", role: "alert", hidden: true });
  const go = el("button", { type: "submit", class: weighty ? "main weighty" : "main" }, label);
  const made = el(
    "form",
    {
      class: "asks",
      onsubmit: async (event) => {
        event.preventDefault();
        const fields = Object.fromEntries(new FormData(made));
        go.disabled = true;
        try {
          await submit(fields, (made.dataset.act ??= crypto.randomUUID()));
          done();
        } catch {
          failed.textContent = say("failed");
          failed.hidden = false;
          go.disabled = false;
        }
      },
      onkeydown: (event) => {
        if (event.key === "Escape") done();
      },
    },
    intro ? el("p", { class: "intro" }, intro) : null,
    ...asks.map((ask) => field(ask, `${prefix}-${ask.name}`)),
    failed,
    el("div", { class: "decide" }, go, el("button", { type: "button", onclick: done }, say("cancel"))),
  );
  return made;
}

function field(ask, id) {
  const common = { id, name: ask.name, required: ask.required };
  const label = [ask.label, ask.required ? null : el("span", { class: "optional" }, ` ${say("optional")}`)];
  const help = ask.help ? el("p", { class: "help", id: `${id}-help`, "aria-live": "polite" }) : null;
  if (help) common["aria-describedby"] = help.id;
  return el("div", { class: "field" }, el("label", { for: id }, ...label), input(ask, common), help);
}

function input(ask, common) {
  if (ask.kind === "line") return el("input", { ...common, type: "text", value: ask.value, autocomplete: "off" });
  if (ask.kind === "text") return el("textarea", { ...common, rows: 4 }, ask.value);
  const empty = ask.required && ask.value ? [] : [el("option", { value: "" }, say("choose"))];
  const options = ask.choices.map(([value, label]) =>
    el("option", { value, selected: value === ask.value }, label),
  );
  return el("select", common, ...empty, ...options);
}

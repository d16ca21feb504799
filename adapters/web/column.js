// One person's view, as wide as a phone: the shared room, the private conversation, and a line to write in.

import { Card, form } from "./card.js";
import { dayAndHour, el, hour, say, send } from "./dom.js";

const SCROLLS = /^(Page|Arrow|Home|End)/;
const PAUSE = 30 * 60 * 1000; // a gap in the talk after which the hour is said again

export class Column {
  constructor(person, setting) {
    this.person = person;
    this.names = new Map(setting.people.map((other) => [other.id, other.name]));
    this.rooms = {};
    const title = `${person.id}-name`;
    const tabs = el("div", { class: "tabs", role: "tablist", "aria-label": person.name, onkeydown: (e) => this.arrows(e) });
    const panels = [
      this.makeRoom("room", setting.room, say("room"), tabs),
      this.makeRoom("nook", person.nook, say("private"), tabs),
    ];
    this.shortcuts = el("div", { class: "shortcuts" }, ...this.makeShortcuts());
    this.panel = el("div", { class: "panel", hidden: true });
    this.newer = el("button", { type: "button", class: "newer", hidden: true, onclick: () => this.catchUp() }, say("newer"));
    this.element = el(
      "section",
      { class: "column", id: `column-${person.id}`, "data-who": person.id, "aria-labelledby": title },
      el("header", {}, el("span", { class: "face", "aria-hidden": "true" }, person.name[0]), el("h2", { id: title }, person.name), tabs),
      ...panels,
      this.newer,
      el("footer", {}, this.panel, (this.writing = el("div", {}, this.makeComposer(), this.shortcuts))),
    );
    this.show("room");
  }

  // --- the two conversations ---------------------------------------------------------------------

  makeRoom(name, place, label, tabs) {
    const id = `${this.person.id}-${name}`;
    const badge = el("span", { class: "badge", hidden: true });
    const tab = el(
      "button",
      { type: "button", role: "tab", id: `${id}-tab`, "aria-controls": id, onclick: () => this.show(name) },
      label,
      badge,
    );
    tabs.append(tab);
    const empty = el("p", { class: "empty" }, say(name === "room" ? "room-empty" : "private-empty", { name: this.person.name }));
    const list = el("ol", { class: "messages" });
    const thread = el(
      "div",
      { class: "thread", id, role: "tabpanel", "aria-labelledby": `${id}-tab`, tabindex: "0" },
      empty,
      list,
    );
    const room = { place, tab, badge, list, thread, empty, unread: 0, last: null, follows: true, newer: false, views: new Map() };
    for (const byHand of ["wheel", "touchmove", "keydown"]) {
      thread.addEventListener(byHand, (event) => SCROLLS.test(event.key ?? "PageUp") && this.wander(room), { passive: true });
    }
    this.rooms[name] = room;
    return thread;
  }

  arrows(event) {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    this.show(this.here === "room" ? "nook" : "room");
    this.rooms[this.here].tab.focus();
  }

  show(name) {
    this.here = name;
    for (const [other, room] of Object.entries(this.rooms)) {
      const chosen = other === name;
      room.thread.hidden = !chosen;
      room.tab.setAttribute("aria-selected", String(chosen));
      room.tab.tabIndex = chosen ? 0 : -1;
    }
    const room = this.rooms[name];
    if (room.unread) this.reveal(room, room.list.lastElementChild);
    this.read(room);
    this.hint(room, room.newer);
    this.replyTo(null);
  }

  read(room, more = 0) {
    room.unread = more ? room.unread + more : 0;
    room.badge.hidden = room.unread === 0;
    room.badge.textContent = room.unread;
    room.badge.setAttribute("aria-label", say("unread", { count: room.unread }));
    this.onread?.();
  }

  get unread() {
    return Object.values(this.rooms).reduce((sum, room) => sum + room.unread, 0);
  }

  nameOf(who) {
    return this.names.get(who) ?? say("bot");
  }

  // --- messages ----------------------------------------------------------------------------------

  /** Where this person sees the message; `undefined` if they don't. */
  roomOf(message) {
    if (message.only && message.only !== this.person.id) return undefined;
    return Object.values(this.rooms).find((room) => room.place === message.place);
  }

  /** Shows a message, or redraws it. `fresh` means that it has just happened. */
  take(message, fresh) {
    const room = this.roomOf(message);
    if (!room || this.dismissed?.has(message.id)) return;
    const view = room.views.get(message.id);
    if (view) {
      view.card?.update(message);
      return;
    }
    const item = this.draw(room, message);
    const hidden = room !== this.rooms[this.here];
    if (fresh && message.by !== this.person.id && (hidden || this.away?.())) this.read(room, 1);
    if (hidden) return;
    if (room.follows || !fresh || message.by === this.person.id || message.only) this.reveal(room, item);
    else this.hint(room, true);
  }

  /** Somebody scrolls: what is new waits below, until they are at the end again. */
  wander(room) {
    requestAnimationFrame(() => {
      const { thread } = room;
      room.follows = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60;
      if (room.follows) this.hint(room, false);
    });
  }

  hint(room, newer) {
    room.newer = newer;
    this.newer.hidden = !this.rooms[this.here].newer;
  }

  draw(room, message) {
    room.empty.hidden = true;
    const before = room.last;
    room.last = message;
    if (!before || new Date(message.at) - new Date(before.at) > PAUSE) {
      room.list.append(el("li", { class: "hour" }, el("span", {}, dayAndHour(message.at))));
    }
    const mine = message.by === this.person.id;
    const card = message.card ? new Card(this, message) : null;
    const about = message.under ? room.views.get(message.under) : null;
    const kind = ["message", mine ? "mine" : "", message.by ? "" : "bot", message.only ? "only" : ""];
    const item = el(
      "li",
      { class: kind.filter(Boolean).join(" "), "data-message": message.id, "data-by": message.by ?? "bot" },
      el(
        "p",
        { class: "by" },
        el("b", {}, this.nameOf(message.by)),
        " ",
        el("time", { datetime: message.at }, hour(message.at)),
        message.only ? el("span", { class: "note" }, say("only", { name: this.person.name })) : null,
      ),
      about && !card ? el("p", { class: "about" }, `↪ ${about.label}`) : null,
      card ? card.element : el("p", { class: "words", dir: "auto" }, message.text),
    );
    if (message.card?.pings.includes(this.person.id)) item.classList.add("ping");
    room.list.append(item);
    const label = (card ? card.body.querySelector("h3")?.textContent : message.text) || this.nameOf(message.by);
    room.views.set(message.id, { item, card, label });
    return item;
  }

  /** Brings a message into view: its end, or its beginning if it is longer than the view. */
  reveal(room, item) {
    if (!item) return;
    const { thread } = room;
    const tall = item.offsetHeight > thread.clientHeight - 20;
    thread.scrollTop = tall ? item.offsetTop - thread.offsetTop - 8 : thread.scrollHeight;
    room.follows = true;
    this.hint(room, false);
  }

  catchUp() {
    const room = this.rooms[this.here];
    this.reveal(room, room.list.lastElementChild);
    room.thread.focus();
  }

  erase(id) {
    for (const room of Object.values(this.rooms)) {
      room.views.get(id)?.item.remove();
      room.views.delete(id);
    }
  }

  dismiss(id) {
    (this.dismissed ??= new Set()).add(id);
    this.erase(id);
    this.line.focus();
  }

  // --- what the person does ------------------------------------------------------------------------

  async act(act) {
    this.failed.hidden = true;
    const room = this.rooms[this.here];
    const place = room.place;
    room.follows = true; // whoever acts wants to see what comes of it
    try {
      await send("/act", { id: crypto.randomUUID(), who: this.person.id, place, ...act });
    } catch (error) {
      this.failed.textContent = say("failed");
      this.failed.hidden = false;
      throw error;
    }
  }

  makeComposer() {
    const id = `${this.person.id}-line`;
    this.line = el("textarea", {
      id,
      rows: 1,
      placeholder: say("line", { name: this.person.name }),
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          this.composer.requestSubmit();
        }
      },
    });
    this.failed = el("p", { class: "failed", role: "alert", hidden: true });
    this.replying = el("p", { class: "replying", hidden: true });
    this.composer = el(
      "form",
      {
        class: "composer",
        onsubmit: async (event) => {
          event.preventDefault();
          const text = this.line.value;
          if (!text.trim()) return;
          const id = (this.composer.dataset.act ??= crypto.randomUUID());
          try {
            await this.act({ kind: "say", text, message: this.under ?? "", id });
          } catch {
            return;
          }
          delete this.composer.dataset.act;
          this.line.value = "";
          this.replyTo(null);
        },
        oninput: () => delete this.composer.dataset.act,
      },
      el("label", { for: id, class: "unseen" }, say("line", { name: this.person.name })),
      this.line,
      el("button", { type: "submit", class: "main" }, say("send")),
    );
    return el("div", {}, this.failed, this.replying, this.composer);
  }

  replyTo(message) {
    this.under = message?.id ?? null;
    if (!this.replying) return;
    this.replying.hidden = !message;
    if (!message) return;
    const label = this.rooms[this.here].views.get(message.id)?.label ?? "";
    this.replying.replaceChildren(
      el("span", {}, `${say("replying")} ${label}`),
      el("button", { type: "button", onclick: () => this.replyTo(null) }, say("cancel")),
    );
    this.line.focus();
  }

  makeShortcuts() {
    const command = (key, group, verb) =>
      el("button", { type: "button", onclick: () => this.act({ kind: "command", group, verb }).catch(() => {}) }, say(key));
    return [
      el("button", { type: "button", class: "propose", onclick: () => this.propose() }, say("propose")),
      el("button", { type: "button", class: "round", onclick: () => this.round() }, say("round")),
      el("button", { type: "button", class: "election", onclick: () => this.election() }, say("election")),
      command("inbox", "inbox", ""),
      command("decisions", "decisions", "list"),
      command("help", "circle", "help"),
    ];
  }

  /** Opens the form for a proposal, filled with a first one where one is given. */
  propose(filled = {}) {
    if (!this.panel.hidden && !filled.title) {
      this.closePanel();
      return;
    }
    const ask = (name, kind, required) => ({
      name,
      kind,
      required,
      label: say(`propose-${name}`),
      value: filled[name] ?? "",
      choices: [],
      help: name === "deadline",
    });
    const how = ask("verb", "choice", true);
    how.value = filled.verb ?? "propose";
    how.choices = [
      ["propose", say("propose-all-steps")],
      ["quick", say("propose-quick")],
    ];
    const asks = [ask("title", "line", true), ask("text", "text", true), how, ask("deadline", "line"), ask("review", "line")];
    const submit = ({ verb, ...options }, id) => this.act({ kind: "command", group: "consent", verb, options, id });
    this.open(asks, "propose-send", `${this.person.id}-propose`, submit);
    this.panel.querySelector("select").onchange = () => this.plan(this.planned);
    this.plan(this.planned);
  }

  /** Opens the form for a talking round. */
  round() {
    if (!this.panel.hidden) {
      this.closePanel();
      return;
    }
    const choice = (name, words) => ({
      name,
      kind: "choice",
      required: true,
      label: say(`round-${name}`),
      value: words[0],
      choices: words.map((word) => [word, say(`round-${name}-${word}`)]),
    });
    const title = { name: "title", kind: "line", required: true, label: say("round-title"), value: "", choices: [] };
    const kinds = ["open", "check-in", "questions", "reactions", "ideas", "evaluation", "check-out"];
    const asks = [title, choice("mode", ["live", "async", "blind"]), choice("kind", kinds)];
    const submit = (options, id) => this.act({ kind: "command", group: "round", verb: "start", options, id });
    this.open(asks, "round-send", `${this.person.id}-round`, submit);
  }

  /** Opens the form for an election. */
  election() {
    if (!this.panel.hidden) {
      this.closePanel();
      return;
    }
    const ask = (name, kind, required) => ({
      name,
      kind,
      required,
      label: say(`election-${name}`),
      value: "",
      choices: [],
    });
    const mode = ask("mode", "choice", true);
    mode.value = "async";
    mode.choices = ["async", "live"].map((word) => [word, say(`election-mode-${word}`)]);
    const asks = [ask("role", "line", true), ask("description", "text"), ask("qualifications", "text"), ask("term", "line"), mode];
    const submit = (options, id) => this.act({ kind: "command", group: "election", verb: "start", options, id });
    this.open(asks, "election-send", `${this.person.id}-election`, submit);
  }

  /** Opens a form in place of the line to write in. */
  open(asks, label, prefix, submit) {
    const done = () => this.closePanel();
    this.panel.replaceChildren(form({ asks, intro: "", label: say(label), prefix, submit, done }));
    this.panel.hidden = false;
    this.writing.hidden = true;
    this.show("room");
    this.panel.querySelector("input").focus();
  }

  /** Says beneath the deadline when the steps end if none is given. */
  plan(planned) {
    this.planned = planned ?? {};
    const hint = this.panel.querySelector(".field .help");
    if (hint) hint.textContent = this.planned[this.panel.querySelector("select").value] ?? "";
  }

  closePanel() {
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.writing.hidden = false;
    this.shortcuts.firstElementChild.focus();
  }
}

// The page of `circlekeeper try`: a clock on top, three people below, kept up to date by server-sent events.

import { Column } from "./column.js";
import { day, el, hour, dayAndHour, say, send, speak } from "./dom.js";

const columns = new Map();
let community = null;
let setting = null;
let clock = null;
let hint = null;
let lost = null;

function start(all) {
  community = all.community;
  setting = all;
  speak(all);
  for (const person of all.people) {
    const column = new Column(person, all);
    columns.set(person.id, column);
    const badge = el("span", { class: "badge", hidden: true });
    const chip = el(
      "button",
      { type: "button", "aria-controls": column.element.id, "data-who": person.id, onclick: () => visit(person.id) },
      person.name,
      badge,
    );
    document.querySelector("#people").append(chip);
    document.querySelector("#columns").append(column.element);
    column.away = () => column.element.offsetParent === null;
    column.onread = () => {
      badge.hidden = column.unread === 0;
      badge.textContent = column.unread;
    };
  }
  document.querySelector("#people").setAttribute("aria-label", say("people"));
  lost = el("p", { class: "failed lost", role: "alert", hidden: true });
  document.querySelector("#bar").append(makeHeading(), makeClock(), makeHint(), lost);
  visit(all.people[0].id);
}

/** On a narrow screen one person is seen at a time. */
function visit(who) {
  document.body.dataset.visiting = who;
  for (const chip of document.querySelectorAll("#people button")) {
    chip.setAttribute("aria-pressed", String(chip.dataset.who === who));
  }
  for (const [id, column] of columns) column.element.classList.toggle("visited", id === who);
  const column = columns.get(who);
  column.show(column.here);
}

// --- the bar on top --------------------------------------------------------------------------------

function makeHeading() {
  return el("div", { class: "heading" }, el("h1", {}, say("title")), el("p", {}, say("lede")));
}

function makeClock() {
  const now = el("time", { id: "now" });
  const due = el("span", { class: "due" });
  const button = (step) =>
    el("button", { type: "button", "data-forward": step, onclick: () => forward(step) }, say(`forward-${step}`));
  const deadline = button("deadline");
  deadline.append(due);
  const failed = el("p", { class: "failed", role: "alert", hidden: true });
  const buttons = el("div", { class: "forward", role: "group", "aria-label": say("forward") }, button("hour"), button("day"), deadline);
  clock = { now, due, deadline, buttons, failed, offset: 0 };
  setInterval(tick, 1000);
  return el("section", { class: "clock", "aria-label": say("clock") }, now, buttons, failed);
}

function tick() {
  if (clock?.base === undefined) return;
  const moment = clock.base + (performance.now() - clock.heard);
  const text = dayAndHour(moment);
  if (clock.now.textContent !== text) clock.now.textContent = text;
}

function setTime({ now, due, movable, planned }) {
  columns.forEach((column) => column.plan(planned));
  clock.base = Date.parse(now);
  clock.heard = performance.now();
  clock.buttons.hidden = !movable;
  clock.deadline.disabled = !due;
  clock.due.textContent = due ? ` ${day(due)} ${hour(due)}` : "";
  tick();
}

async function forward(step) {
  const buttons = [...clock.buttons.children];
  buttons.forEach((button) => (button.disabled = true));
  clock.failed.hidden = true;
  try {
    await send("/time", { forward: step });
  } catch {
    clock.failed.textContent = say("failed");
    clock.failed.hidden = false;
  }
  buttons.forEach((button) => (button.disabled = button === clock.deadline && !clock.due.textContent));
}

function makeHint() {
  const text = el("span");
  const go = el("button", { type: "button", class: "main", onclick: () => begin() }, say("hint-go", { name: setting.people[0].name }));
  const away = el("button", { type: "button", onclick: () => (hint.gone = hint.element.hidden = true) }, say("hint-away"));
  hint = { text, go, element: el("p", { class: "hint", role: "note" }, text, go, away) };
  advise(false);
  return hint.element;
}

function begin() {
  const first = setting.people[0].id;
  visit(first);
  columns.get(first).propose(setting.starter ?? {});
}

/** Says what to do first, and once something is going on what to do next. */
function advise(begun) {
  if (hint.gone || hint.begun === begun) return;
  hint.begun = begun;
  hint.text.textContent = say(begun ? "hint-next" : "hint-first", { name: setting.people[0].name });
  hint.go.hidden = begun || !setting.starter;
}

// --- what happens ------------------------------------------------------------------------------------

/** Whether a card asks for something: the circle's own card, on which one can only join, hangs there always. */
function isProcess(card) {
  return card?.legend && card.actions.some((action) => !action.token.includes("/home/"));
}

function take(message, fresh) {
  for (const column of columns.values()) column.take(message, fresh);
  if (isProcess(message.card) && message.place === setting.room && !message.only) advise(true);
  if (fresh && message.by === null) {
    const whose = setting.people.find((person) => person.nook === message.place || person.id === message.only);
    const where = whose ? say("heard-private", { name: whose.name }) : say("heard-room");
    document.querySelector("#heard").textContent = where;
  }
}

function took(change) {
  if (change.type === "all") {
    if (community !== null && change.community !== community) {
      location.reload();
      return;
    }
    if (community === null) start(change);
    for (const message of change.messages) take(message, false);
    setTime(change.time);
    document.body.dataset.ready = "yes";
  } else if (change.type === "message") take(change.message, true);
  else if (change.type === "erased") columns.forEach((column) => column.erase(change.id));
  else if (change.type === "time") setTime(change);
}

const changes = new EventSource("/changes");
changes.onmessage = (event) => took(JSON.parse(event.data));
changes.onopen = () => lost && (lost.hidden = true);
changes.onerror = () => {
  if (!lost) return;
  lost.textContent = say("lost");
  lost.hidden = false;
};

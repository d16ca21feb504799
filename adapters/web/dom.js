// Makes elements, words and times; nothing here knows what the page is about.

/** An element. Attributes that start with "on" are listeners; children are nodes or plain text. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

let words = {};
let language = "en";
let timezone = "UTC";

export function speak(setting) {
  ({ words, language, timezone } = setting);
  document.documentElement.lang = language;
  document.title = say("title");
}

/** The page's own words, with what fills them. */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const formats = new Map();

function format(moment, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: timezone, ...options }));
  }
  return formats.get(key).format(new Date(moment));
}

export const hour = (moment) => format(moment, { hour: "2-digit", minute: "2-digit" });
export const day = (moment) => format(moment, { weekday: "short", day: "numeric", month: "short" });
export const dayAndHour = (moment) =>
  format(moment, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** Sends to the server; raises an error that can be read if it doesn't get through. */
export async function send(path, data) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

// A source in the place of the article, with the claim still beside it. Where there is room for one column only, and
// without this script, it is a page of its own.

import "./source_text.js";
import { focused } from "./candidates.js";
import { focusOn } from "./focus.js";
import { announce, get, narrow, panel, parse, showProblem } from "./page.js";
import { refreshPanel, sayWhatCame, send } from "./posting.js";
import { keepTyping, restoreTyping } from "./typing.js";
import { onLeaving } from "./walking.js";

const box = document.getElementById("source");
const article = document.querySelector(".wb-text");
let openedFrom = null;

async function open(url) {
  const address = new URL(url, location.href);
  address.searchParams.set("part", "source");
  const response = await get(address).catch(() => null);
  if (!response) { location.assign(url); return; }
  if (box.hidden) openedFrom = document.activeElement;
  show(parse(await response.text()).body, address.hash || (address.searchParams.has("at") ? "#place-1" : ""));
  const heading = document.getElementById("source-heading");
  if (!box.contains(document.activeElement)) focusOn(heading);
  announce(`Source: ${heading.textContent}`);
}

function show(content, hash) {
  box.replaceChildren(...content.childNodes);
  box.hidden = false;
  article.hidden = true;
  for (const button of box.querySelectorAll("[data-closes-source]")) button.hidden = false;
  restoreTyping(box);
  const anchor = placeFor(hash);
  if (anchor) {
    anchor.scrollIntoView({ block: "center" });
    focusOn(anchor);
  } else box.scrollIntoView({ block: "start" });
}

const placeFor = (hash) => (hash && box.querySelector(hash)) || box.querySelector(".source-text .place");

function close() {
  if (box.hidden) return;
  box.hidden = true;
  box.replaceChildren();
  article.hidden = false;
  if (openedFrom?.isConnected) focusOn(openedFrom);
}

onLeaving(close);
keepTyping(box);

// The source of what has the focus, else of the first that has one; back to the article when it is open already.
export function viewSource() {
  const here = document.activeElement?.closest("#panel li");
  const link = (focused() ?? here)?.querySelector("a.view-source");
  if (!link && !box.hidden) { close(); return; }
  const chosen = link ?? panel.querySelector("a.view-source");
  if (chosen) go(chosen.href); else announce("There is no source to show.");
}

function go(url) {
  if (narrow()) location.assign(url); else open(url);
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("[data-closes-source]")) { close(); return; }
  const link = event.target.closest("a.view-source, #source a[data-source], #source a.place");
  if (!link) return;
  event.preventDefault();
  const hash = link.getAttribute("href");
  if (!hash.startsWith("#")) { go(link.href); return; }
  const target = box.querySelector(hash);
  target.scrollIntoView({ block: "center" });
  focusOn(target);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!box.contains(form)) return;
  event.preventDefault();
  if (form.method === "get") {
    open(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`);
    return;
  }
  send(form, event.submitter, async (page, response) => {
    const answered = page.getElementById("source");
    if (!answered) { showProblem("This could not be attached. Reload the page."); return; }
    document.getElementById("messages").replaceChildren(...page.getElementById("messages").childNodes);
    show(answered, "");
    if (response.ok) await refreshPanel();
    sayWhatCame(response);
  });
});

// Selecting words by keyboard, in a mode of its own: arrows move from word to word, Shift extends, Enter takes, Esc
// leaves. Words, marks and emoji are steps of their own; claims, lines and paragraphs are no borders.

import { announce, claimNumber, onArrival, text } from "./page.js";
import { nodesOf, rangeOf } from "./text_places.js";

const button = document.querySelector("[data-selects-words]");
const tool = document.getElementById("selection-tool");
const known = "Segmenter" in Intl;
const SAYS = "Selecting words: arrow keys move, Shift and arrows select more, Enter takes, Escape leaves.";

let whole = "";
let nodes = [];
let words = null;
let sentences = null;
let anchor = null;
let head = null;

const isOn = () => button?.getAttribute("aria-pressed") === "true";

function read() {
  nodes = nodesOf(text);
  whole = text.textContent;
  words = new Intl.Segmenter(text.lang || undefined, { granularity: "word" }).segment(whole);
  sentences = new Intl.Segmenter(text.lang || undefined, { granularity: "sentence" }).segment(whole);
}

const spanOf = (segment) => ({ start: segment.index, end: segment.index + segment.segment.length });
const said = ({ start, end }) => whole.slice(start, end);

// The nearest word or mark at `index` or further on in `direction`; null at either end of the text.
function wordFrom(index, direction) {
  let at = index;
  while (at >= 0 && at < whole.length) {
    const span = spanOf(words.containing(at));
    if (said(span).trim()) return span;
    at = direction > 0 ? span.end : span.start - 1;
  }
  return null;
}

function sentenceFrom(direction) {
  const here = spanOf(sentences.containing(head.start));
  if (direction > 0) return wordFrom(here.end, 1);
  return wordFrom(head.start > wordFrom(here.start, 1).start ? here.start : spanOf(sentences.containing(Math.max(here.start - 1, 0))).start, 1);
}

const lineFrom = (direction) => (direction > 0
  ? wordFrom((whole.indexOf("\n", head.end) + 1 || whole.length + 1) - 2, -1)
  : wordFrom(whole.lastIndexOf("\n", head.start - 1) + 1, 1));

const MOVES = {
  ArrowRight: () => wordFrom(head.end, 1),
  ArrowLeft: () => wordFrom(head.start - 1, -1),
  ArrowDown: () => sentenceFrom(1),
  ArrowUp: () => sentenceFrom(-1),
  End: () => lineFrom(1),
  Home: () => lineFrom(-1),
};

function select(aloud) {
  const [start, end] = [Math.min(anchor.start, head.start), Math.max(anchor.end, head.end)];
  const range = rangeOf(nodes, start, end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  range.endContainer.parentElement.scrollIntoView({ block: "nearest" });
  const count = whole.slice(start, end).split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  announce(aloud ?? (count > 1 ? `${said(head)}; ${count} words selected` : said(head)));
}

export function startSelecting() {
  if (!button || !known || !text.textContent.trim()) return;
  read();
  button.setAttribute("aria-pressed", "true");
  text.setAttribute("role", "application");
  text.setAttribute("aria-label", SAYS);
  text.tabIndex = 0;
  text.focus({ preventScroll: true });
  anchor = head = wordFrom(whereToBegin(), 1) ?? wordFrom(0, 1);
  select(`${SAYS} ${said(head)}`);
}

// The open claim's first word, else the first word in sight.
function whereToBegin() {
  const sign = claimNumber() && document.getElementById(`claim-${claimNumber()}`);
  const run = sign
    ? sign.nextElementSibling
    : [...text.querySelectorAll("p")].find((paragraph) => paragraph.getBoundingClientRect().bottom > 80);
  const first = run && nodes.find(([, node]) => run.contains(node));
  return first ? first[0] : 0;
}

function leave() {
  if (!isOn()) return;
  button.setAttribute("aria-pressed", "false");
  for (const name of ["role", "aria-label", "tabindex"]) text.removeAttribute(name);
}

text.addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Tab") { leave(); return; }
  event.stopPropagation();
  if (event.key === "Escape") {
    leave();
    getSelection().removeAllRanges();
    button.focus();
    announce("No longer selecting words.");
  } else if (event.key === "Enter") {
    tool.dispatchEvent(new Event("take"));
  } else if (MOVES[event.key]) {
    const next = MOVES[event.key]();
    if (next) {
      head = next;
      if (!event.shiftKey) anchor = next;
      select();
    } else announce(event.key === "ArrowRight" || event.key === "ArrowDown" ? "End of the text." : "Beginning of the text.");
  } else return;
  event.preventDefault();
});

tool.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !isOn()) return;
  event.stopPropagation();
  text.focus({ preventScroll: true });
});
tool.addEventListener("click", leave);
text.addEventListener("mousedown", leave);

if (button && known) button.addEventListener("click", () => { if (isOn()) leave(); else startSelecting(); });
else button?.remove();
onArrival(() => {
  if (!nodes.length || nodes[0][1].isConnected) return;
  if (text.textContent === whole) nodes = nodesOf(text); else leave(); // the text was written anew
});

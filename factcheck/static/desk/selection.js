// Selected words of the article, by mouse, touch or keyboard: where they stand, and a box beside them with what can be
// done with them.

import { nodesOf, rangeOf } from "./text_places.js";

const SETTLED = 120; // milliseconds after which a selection is taken for made

export function codePoints(words) {
  let count = 0;
  for (const _ of words) count += 1; // JavaScript counts UTF-16 units; the house counts code points
  return count;
}

function wordsBefore(range, text) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString();
}

export function offsetsOf(range, text) {
  const start = codePoints(wordsBefore(range, text));
  const exact = range.toString();
  return { start, end: start + codePoints(exact), exact };
}

export function selectedIn(text) {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  return range && text.contains(range.commonAncestorContainer) && range.toString().trim() ? range : null;
}

// Runs `replace`, which writes `text` anew; the words that were selected in it are selected afterwards, too.
export function keepingSelection(text, replace) {
  const range = selectedIn(text);
  if (!range) { replace(); return; }
  const [start, exact, whole] = [wordsBefore(range, text).length, range.toString(), text.textContent];
  replace();
  if (text.textContent !== whole) return; // other words stand there now
  getSelection().removeAllRanges();
  getSelection().addRange(rangeOf(nodesOf(text), start, start + exact.length));
}

// `offersFor(chosen, range)` answers [words, act(chosen)] for each thing that can be done with the selected words.
export function watchSelection(text, tool, offersFor) {
  let chosen = null;
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(show, SETTLED);
  });

  // Whoever takes the words by key does not wait until they have settled.
  tool.addEventListener("take", () => {
    clearTimeout(timer);
    show();
    tool.querySelector("button")?.focus();
  });

  function show() {
    const range = selectedIn(text);
    if (!range) {
      if (!tool.contains(document.activeElement)) tool.hidden = true;
      return;
    }
    chosen = offsetsOf(range, text);
    const wasThere = tool.contains(document.activeElement); // whoever was quicker than the timer stays on the offers
    tool.replaceChildren(...offersFor(chosen, range).map(buttonOf));
    tool.hidden = false;
    if (wasThere) tool.querySelector("button")?.focus();
    placeBeside(range);
  }

  function buttonOf([words, act], index) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = index ? "button small-button" : "button primary small-button";
    button.textContent = words;
    button.addEventListener("click", () => {
      const range = selectedIn(text); // the selection may have grown since the offers were made
      if (range) chosen = offsetsOf(range, text);
      tool.hidden = true;
      getSelection().removeAllRanges();
      act(chosen);
    });
    return button;
  }

  function placeBeside(range) {
    const boxes = range.getClientRects();
    const last = boxes[boxes.length - 1];
    const left = Math.min(last.right, innerWidth - tool.offsetWidth - 16);
    tool.style.left = `${Math.max(8, left) + scrollX}px`;
    tool.style.top = `${last.bottom + scrollY + 6}px`;
  }

  tool.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
}

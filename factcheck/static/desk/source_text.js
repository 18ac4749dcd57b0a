// Words selected in a source's text go into its form, with their offset in code points.

import { focusOn } from "./focus.js";
import { offsetsOf } from "./selection.js";

const box = () => document.getElementById("source");
const tool = () => box()?.querySelector(".source-tool");
let chosen = null;

document.addEventListener("selectionchange", () => {
  const [text, button, selection] = [box()?.querySelector(".source-text"), tool(), getSelection()];
  if (!text || !button) return;
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  if (!range || !text.contains(range.commonAncestorContainer) || !range.toString().trim()) {
    if (!button.contains(document.activeElement)) button.hidden = true;
    return;
  }
  const { start, exact } = offsetsOf(range, text);
  chosen = { start: start + Number(text.dataset.start), exact };
  const [around, lines] = [box().getBoundingClientRect(), range.getClientRects()];
  const last = lines[lines.length - 1];
  button.hidden = false;
  const rightmost = around.width - button.offsetWidth - 8;
  button.style.left = `${Math.max(8, Math.min(last.right - around.left, rightmost))}px`;
  button.style.top = `${last.bottom - around.top + 6}px`;
});

document.addEventListener("mousedown", (event) => {
  if (tool()?.contains(event.target)) event.preventDefault(); // keeps the selection
});

document.addEventListener("click", (event) => {
  if (!chosen || !tool()?.contains(event.target)) return;
  const details = box().querySelector(".source-attach");
  const form = details.querySelector("form");
  details.open = true;
  form.elements.excerpt.value = chosen.exact;
  form.elements.start.value = chosen.start;
  form.dispatchEvent(new Event("input", { bubbles: true }));
  tool().hidden = true;
  getSelection().removeAllRanges();
  details.scrollIntoView({ block: "center" });
  focusOn(form.querySelector("input[name=stance]"));
});

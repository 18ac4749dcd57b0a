// Selecting words in the article: offers to add them as a claim, with their offset in code points.

export function codePoints(words) {
  let count = 0;
  for (const _ of words) count += 1; // JavaScript counts UTF-16 units; the house counts code points
  return count;
}

export function offsetsOf(range, text) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return { start: codePoints(before.toString()), exact: range.toString() };
}

export function watchSelection(text, tool, choose) {
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range || !text.contains(range.commonAncestorContainer) || !range.toString().trim()) {
      if (!tool.contains(document.activeElement)) tool.hidden = true;
      return;
    }
    chosen = offsetsOf(range, text);
    const boxes = range.getClientRects();
    const last = boxes[boxes.length - 1];
    tool.hidden = false;
    tool.style.left = `${Math.max(8, Math.min(last.right + scrollX, scrollX + innerWidth - 140))}px`;
    tool.style.top = `${last.bottom + scrollY + 6}px`;
  });
  tool.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
  tool.addEventListener("click", () => {
    tool.hidden = true;
    getSelection().removeAllRanges();
    if (chosen) choose(chosen);
  });
}

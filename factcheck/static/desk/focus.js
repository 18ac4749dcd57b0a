// The focus is never lost: what replaces a part of the page takes over the focus that was in the part.

const heading = (element) => element?.closest("[aria-labelledby]")?.getAttribute("aria-labelledby");

export function focusOn(element) {
  if (!element) return false;
  if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}

const byId = (id) => (id ? document.getElementById(id) : null);

// Runs `replace`; afterwards the focus is on the element of the same id, its card, or the heading of its section.
export function keepingFocus(replace) {
  const before = document.activeElement;
  const places = [before?.id, before?.closest("li[id]")?.id, heading(before), "claim-heading"];
  replace();
  if (before === document.body || document.activeElement !== document.body) return;
  for (const id of places) if (focusOn(byId(id))) return;
}

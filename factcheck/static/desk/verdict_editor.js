// The verdict form: citations at the caret, counted characters, and a word about what is not saved yet.

import { onArrival, panel } from "./page.js";
import { codePoints } from "./selection.js";

const form = () => document.getElementById("verdict-form");

onArrival((root) => {
  const verdict = form();
  if (!verdict || (root !== panel && !root.contains(verdict))) return;
  for (const field of verdict.querySelectorAll("[data-most]")) count(field);
  tell();
});

// --- characters -----------------------------------------------------------------------------------------

function count(field) {
  const [most, wise] = [Number(field.dataset.most), Number(field.dataset.wise)];
  const written = codePoints(field.value.trim());
  const id = `${field.id}_count`;
  let said = document.getElementById(id);
  if (!said) {
    said = document.createElement("p");
    said.id = id;
    said.className = "count small";
    field.after(said);
    const help = document.getElementById(`${field.id}_helptext`);
    if (help?.textContent.startsWith("At most")) help.hidden = true; // the count says it
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  }
  const advice = wise && written > wise ? `; beyond ${wise} search results cut it off` : "";
  said.textContent = written > most ? `${written} of ${most} characters: ${written - most} too many` : `${written} of ${most} characters${advice}`;
  said.classList.toggle("form-error", written > most);
}

// --- what is not saved ----------------------------------------------------------------------------------

function tell() {
  const verdict = form();
  const said = verdict?.querySelector("[data-unsaved]");
  if (said) said.hidden = !isDirty(verdict);
}

function isDirty(verdict) {
  return [...verdict.elements].some((field) => {
    if (field.type === "hidden" || !field.name) return false;
    if (field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return ![...field.options].every((one) => one.selected === one.defaultSelected);
    return field.value !== field.defaultValue;
  });
}

panel.addEventListener("input", (event) => {
  if (!form()?.contains(event.target)) return;
  if (event.target.matches("[data-most]")) count(event.target);
  tell();
});

// Links within the desk leave the tab open, which keeps what is typed; closing the tab would lose it.
let staying = false;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  staying = Boolean(link) && link.origin === location.origin;
});
addEventListener("beforeunload", (event) => {
  const verdict = form();
  if (verdict && !staying && isDirty(verdict)) event.preventDefault();
});

// --- citations ------------------------------------------------------------------------------------------

panel.addEventListener("click", (event) => {
  const button = event.target.closest("[data-cites]");
  const field = form()?.elements.rationale;
  if (!button || !field) return;
  const [from, to] = [field.selectionStart, field.selectionEnd];
  field.setRangeText(button.dataset.cites, from === to ? from : to, to, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

// Candidates by their number, and evidence in one more key. The stance is asked for each time: none is the default and
// none is carried over, because a stance that nobody chose would be the machine's.

import { announce, onArrival, panel } from "./page.js";
import { focusOn } from "./focus.js";

export const NUMBERS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const all = () => [...panel.querySelectorAll(".candidate")];
export const focused = () => document.activeElement?.closest(".candidate");
const titleOf = (candidate) => candidate.querySelector("a, strong").textContent.trim();

onArrival(() => {
  for (const old of panel.querySelectorAll(".candidate-number")) old.remove();
  for (const [index, candidate] of all().slice(0, NUMBERS.length).entries()) {
    const number = document.createElement("kbd");
    number.className = "hint candidate-number";
    number.textContent = index + 1;
    number.setAttribute("aria-hidden", "true");
    candidate.querySelector(".candidate-title").prepend(number);
    candidate.setAttribute("aria-keyshortcuts", index + 1);
  }
});

function goTo(candidate, target = candidate) {
  candidate.scrollIntoView({ block: "nearest" });
  focusOn(target);
}

export function choose(number) {
  const candidate = all()[number - 1];
  if (!candidate) { announce(`There is no candidate ${number}.`); return; }
  goTo(candidate);
  const can = candidate.querySelector(".stances") ? " S supports, R refutes, C gives context." : "";
  announce(`Candidate ${number}: ${titleOf(candidate)}.${can}`);
}

export function accept() {
  const candidate = focused() ?? all().find((one) => one.querySelector(".stances"));
  if (!candidate) { announce("There is nothing to attach."); return; }
  const first = candidate.querySelector(".stances button");
  if (!first) { openForm(candidate); return; }
  goTo(candidate, first);
  announce(`Attach ${titleOf(candidate)}: S supports, R refutes, C gives context.`);
}

function openForm(candidate, stance = "") {
  const box = candidate.querySelector("details.step");
  if (!box) { announce("Nothing of it can be attached."); return; }
  box.open = true;
  const chosen = stance && box.querySelector(`input[name=stance][value=${stance}]`);
  if (chosen) chosen.checked = true;
  goTo(candidate, box.querySelector("textarea[name=excerpt]"));
}

const STANCES = { s: "supports", r: "refutes", c: "context" };

export function attach(key) {
  const stance = STANCES[key];
  const candidate = focused();
  if (!candidate) return false; // the letter means nothing elsewhere
  const button = candidate.querySelector(`.stances button[value=${stance}]`);
  if (!button) { openForm(candidate, stance); return true; }
  focusOn(candidate);
  button.click();
  return true;
}

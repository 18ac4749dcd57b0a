// What can be done with selected words: a claim that was missed, other words for the open claim, a split, a merge.
// Each fills in the form that does it; nothing is sent before a person has looked.

import { announce, claimNumber, panel, text } from "./page.js";
import { focusOn } from "./focus.js";
import { openClaim } from "./walking.js";

const form = (name) => document.querySelector(`#reshape-${name} form`);

export function offersFor(chosen, range) {
  const number = claimNumber();
  const box = panel.querySelector(".reshape");
  const offers = [["Add as claim", addAsClaim]];
  if (!box) return offers;
  const [start, end] = [Number(box.dataset.start), Number(box.dataset.end)];
  if (chosen.start !== start || chosen.end !== end) offers.unshift([`Make these the words of claim ${number}`, resize]);
  if (form("split") && start < chosen.start && chosen.end <= end) {
    offers.push([`Split claim ${number} before these words`, split]);
  }
  for (const other of touchedBy(range)) {
    if (otherChoice(other)) offers.push([`Merge claim ${number} with claim ${other}`, () => merge(other)]);
  }
  return offers;
}

function touchedBy(range) {
  const found = new Set();
  for (const run of text.querySelectorAll(".run")) {
    if (range.intersectsNode(run)) for (const number of run.dataset.claims?.split(" ") ?? []) found.add(number);
  }
  return found;
}

const otherChoice = (number) => form("merge")?.querySelector(`input[name=other][value="${number}"]`);

async function addAsClaim({ start, exact }) {
  let box = document.getElementById("add-claim");
  if (!box) {
    await openClaim(panel.querySelector(".wb-nav > a").href, { focus: false });
    box = document.getElementById("add-claim");
  }
  if (!box) return;
  box.open = true;
  const fields = box.querySelector("form").elements;
  fields.exact.value = exact;
  fields.start.value = start;
  box.scrollIntoView({ block: "center" });
  fields.kind.focus();
}

function resize({ start, exact }) {
  const fields = open("resize");
  fields.exact.value = exact;
  fields.start.value = start;
  focusOn(fields.statement);
  announce("The selected words stand in the form “Other words”.");
}

function split({ start, exact }) {
  const fields = open("split");
  fields.second.value = exact;
  fields.start.value = start;
  focusOn(fields.first_statement);
  announce("The second claim begins with the selected words.");
}

function merge(other) {
  open("merge");
  otherChoice(other).checked = true;
  focusOn(otherChoice(other));
  announce(`Claim ${other} is chosen to merge with.`);
}

function open(name) {
  panel.querySelector(".reshape").open = true;
  const box = document.getElementById(`reshape-${name}`);
  box.open = true;
  box.scrollIntoView({ block: "center" });
  return form(name).elements;
}

export function undo() {
  const offered = document.getElementById("undo");
  if (offered) offered.requestSubmit(); else announce("There is nothing to undo here.");
}

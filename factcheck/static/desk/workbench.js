// The workbench, made quicker: everything here also works without it, by links, forms and reloading.

import "./posting.js";
import "./news.js";
import "./loading.js";
import "./preview.js";
import { NUMBERS, accept, attach, choose } from "./candidates.js";
import { listenTo, showKeys } from "./keys.js";
import { announce, claimNumber, onArrival, panel, text } from "./page.js";
import { focusOn } from "./focus.js";
import { offerMentions } from "./mentions.js";
import { keepCompany } from "./presence.js";
import { viewSource } from "./source.js";
import { watchSelection } from "./selection.js";
import { keepTyping, restoreTyping } from "./typing.js";
import { follow, markCurrent, openClaim } from "./walking.js";

onArrival((root) => {
  for (const hidden of document.querySelectorAll(".needs-js")) hidden.hidden = false;
  for (const link of document.querySelectorAll(".without-js")) link.hidden = true;
  restoreTyping(root);
  keepCompany(panel);
});
keepTyping(panel);
offerMentions(panel, announce);

// --- keys -----------------------------------------------------------------------------------------------

function edit() {
  const verdict = document.getElementById("verdict");
  const target = verdict?.querySelector("input[type=radio]:checked, input[type=radio]")
    ?? document.getElementById("evidence-heading");
  if (!target) return;
  (verdict ?? target).scrollIntoView({ block: "start" });
  focusOn(target);
}

function dismiss() {
  const form = panel.querySelector("form[data-keep^=step-dismiss]");
  if (!form) { announce("This claim cannot be dismissed now."); return; }
  form.closest("details").open = true;
  form.scrollIntoView({ block: "center" });
  focusOn(form.elements.reason);
}

listenTo([
  [["j"], "next claim", () => follow("next")],
  [["k"], "previous claim", () => follow("prev")],
  [NUMBERS, "to the candidate of that number", choose],
  [["a"], "attach evidence: to the candidate’s stances, or to the first candidate’s", accept],
  [["s", "r", "c"], "at a candidate: its words support the claim, refute it, give context", attach],
  [["v"], "the source of the candidate or the evidence; back to the article", viewSource],
  [["e"], "write the verdict, or go to the evidence", edit],
  [["d"], "dismiss the claim; asks for the reason", dismiss],
  [["?"], "this list", showKeys],
  [["Esc"], "close; leave a field", () => false],
]);

// --- words of the article -------------------------------------------------------------------------------

watchSelection(text, document.getElementById("selection-tool"), async ({ start, exact }) => {
  let box = document.getElementById("add-claim");
  if (!box) {
    await openClaim(panel.querySelector(".wb-nav > a").href, { focus: false });
    box = document.getElementById("add-claim");
  }
  if (!box) return;
  box.open = true;
  const form = box.querySelector("form");
  form.elements.exact.value = exact;
  form.elements.start.value = start;
  box.scrollIntoView({ block: "center" });
  form.elements.kind.focus();
});
if (claimNumber()) markCurrent(claimNumber());

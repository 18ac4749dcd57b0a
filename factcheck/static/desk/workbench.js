// The workbench, made quicker: everything here also works without it, by links, forms and reloading.

import "./posting.js";
import "./news.js";
import "./loading.js";
import "./preview.js";
import "./verdict_editor.js";
import { NUMBERS, accept, attach, choose } from "./candidates.js";
import { listenTo, showKeys } from "./keys.js";
import { announce, claimNumber, onArrival, panel, text } from "./page.js";
import { focusOn } from "./focus.js";
import { offerMentions } from "./mentions.js";
import { keepCompany } from "./presence.js";
import { viewSource } from "./source.js";
import { offersFor, undo } from "./reshaping.js";
import { watchSelection } from "./selection.js";
import { keepTyping, restoreTyping } from "./typing.js";
import { follow, markCurrent } from "./walking.js";
import { startSelecting } from "./words.js";

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

function select() {
  const form = panel.querySelector("form[action*='/step/select/']");
  if (form) form.requestSubmit(); else announce("This claim cannot be selected now.");
}

listenTo([
  [["j"], "next claim", () => follow("next")],
  [["k"], "previous claim", () => follow("prev")],
  [NUMBERS, "to the candidate of that number", choose],
  [["a"], "attach evidence: to the candidate’s stances, or to the first candidate’s", accept],
  [["s", "r", "c"], "at a candidate: its words support the claim, refute it, give context", attach],
  [["v"], "the source of the candidate or the evidence; back to the article", viewSource],
  [["e"], "write the verdict, or go to the evidence", edit],
  [["t"], "take the claim on: select it for checking", select],
  [["d"], "dismiss the claim; asks for the reason", dismiss],
  [["u"], "undo the last step on the claim", undo],
  [["w"], "select words of the article by arrow keys", startSelecting],
  [["?"], "this list", showKeys],
  [["Esc"], "close; leave a field", () => false],
]);

// --- words of the article -------------------------------------------------------------------------------

watchSelection(text, document.getElementById("selection-tool"), offersFor);
if (claimNumber()) markCurrent(claimNumber());

// What changes by itself while the page is open: lookups, findings, dossiers, the reading of the article.

import { announce, arrived, get, onArrival, parse, spoken } from "./page.js";
import { keepingFocus } from "./focus.js";
import { poll } from "./polling.js";
import { replacePage } from "./posting.js";

onArrival(() => {
  poll(document.getElementById("lookups"), ({ fragment, box }) => updateLookups(box, fragment));
  poll(document.getElementById("findings"), ({ fragment, box }) => updateFindings(box, fragment));
  poll(document.getElementById("dossiers"), ({ fragment, box }) => updateDossiers(box, fragment));
  poll(document.getElementById("progress"), ({ fragment, box }) => updateProgress(box, fragment));
});

function updateLookups(box, fragment) {
  const list = fragment.querySelector("ul.lookups");
  const old = box.querySelector("ul.lookups");
  let candidates = 0;
  for (const item of [...list.children]) {
    const known = item.id && document.getElementById(item.id);
    if (known && known.dataset.stamp === item.dataset.stamp) continue;
    keepingFocus(() => { if (known) known.replaceWith(item); else old.append(item); });
    if (!item.classList.contains("candidate")) announce(spoken(item.querySelector("p")));
    else if (!known) candidates += 1;
  }
  arrived(box);
  if (candidates) announce(candidates === 1 ? "1 new candidate." : `${candidates} new candidates.`);
  return Boolean(box.querySelector("li[data-busy]"));
}

function updateFindings(box, fragment) {
  keepingFocus(() => box.replaceChildren(...fragment.body.childNodes));
  arrived(box);
  const busy = Boolean(box.querySelector("[data-busy]"));
  const first = box.querySelector(".finding p");
  if (!busy && first) announce(spoken(first));
  return busy;
}

function updateDossiers(box, fragment) {
  keepingFocus(() => box.replaceChildren(...fragment.body.childNodes));
  const busy = Boolean(box.querySelector("li[data-busy]"));
  if (!busy) announce(spoken(box.querySelector("li p")));
  return busy;
}

function updateProgress(box, fragment) {
  const busy = Boolean(fragment.querySelector("[data-state]"));
  box.replaceChildren(...fragment.body.childNodes);
  if (!busy) refreshArticle();
  return busy;
}

async function refreshArticle() {
  const asked = location.href;
  const response = await get(asked).catch(() => null);
  const page = response && parse(await response.text());
  if (!page) return;
  if (location.href !== asked) { refreshArticle(); return; } // another claim has the panel by now
  replacePage(page, response);
  announce("The article has been read.");
}

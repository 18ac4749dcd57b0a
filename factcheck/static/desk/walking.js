// Walking from claim to claim without loading the page anew.

import { announce, arrived, claimNumber, get, narrow, panel, parse, text } from "./page.js";
import { focusOn } from "./focus.js";

const leaving = [];

// `act` runs before another claim takes the panel.
export const onLeaving = (act) => leaving.push(act);

let wanted = 0; // whoever asks twice gets what was asked for last, whichever answer comes first

export async function openClaim(url, { focus = true } = {}) {
  const mine = ++wanted;
  panel.setAttribute("aria-busy", "true");
  try {
    const address = new URL(url, location.href);
    address.searchParams.set("part", "panel");
    const response = await get(address);
    const content = response && parse(await response.text()).body;
    if (mine !== wanted) return;
    if (!content) { loadWhole(url); return; }
    for (const act of leaving) act();
    panel.replaceChildren(...content.childNodes);
    history.pushState({}, "", url);
    arrivedAt();
    panelArrived(focus);
  } catch {
    if (mine === wanted) loadWhole(url);
  } finally {
    if (mine === wanted) panel.removeAttribute("aria-busy");
  }
}

// The fragment takes the focus to where it would have gone.
function loadWhole(url) {
  const address = new URL(url, location.href);
  address.hash = "claim-heading";
  location.assign(address);
}

function panelArrived(focus) {
  const number = claimNumber();
  document.title = document.title.replace(/^(Not saved: )?(Claim \d+ · )?/, number ? `Claim ${number} · ` : "");
  markCurrent(number);
  panel.scrollTop = 0;
  arrived();
  if (!number) return;
  announce(`Claim ${number}`);
  if (focus) focusOn(document.getElementById("claim-heading"));
  if (narrow()) panel.scrollIntoView();
}

export function markCurrent(number, scroll = true) {
  for (const run of text.querySelectorAll(".run")) {
    run.classList.toggle("current", run.dataset.claims.split(" ").includes(number));
  }
  for (const old of text.querySelectorAll(".claim-anchor[aria-current]")) old.removeAttribute("aria-current");
  const anchor = number && document.getElementById(`claim-${number}`);
  if (!anchor) return;
  anchor.setAttribute("aria-current", "true");
  if (scroll && !narrow()) anchor.scrollIntoView({ block: "center" });
}

export function follow(rel) {
  const link = panel.querySelector(`a[rel=${rel}]`) ?? (rel === "next" ? panel.querySelector("a[data-claim]") : null);
  if (link) openClaim(link.href); else announce(rel === "next" ? "This is the last claim." : "This is the first claim.");
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a.claim-anchor, a[data-claim]");
  const run = !link && getSelection().isCollapsed && event.target.closest(".run");
  const anchor = run && document.getElementById(`claim-${run.dataset.claims.split(" ")[0]}`);
  const chosen = link || anchor;
  if (!chosen) return;
  event.preventDefault();
  openClaim(chosen.href);
});

// Going to another part of the same claim pops the history, too; only another claim has to be loaded.
const claimAt = () => location.pathname + location.search;
let shownAt = claimAt();
export const arrivedAt = () => { shownAt = claimAt(); };
addEventListener("popstate", () => { if (claimAt() !== shownAt) location.reload(); });

// The workbench, made quicker: everything here also works without it, by links, forms and reloading.

import { watchSelection } from "./selection.js";
import { forgetTyping, keepTyping, restoreTyping } from "./typing.js";
import { poll } from "./polling.js";

const panel = document.getElementById("panel");
const text = document.getElementById("article-text");
const announcer = document.getElementById("announcer");
const keys = document.getElementById("keys");
const KEYS_OFF = "workbench-keys-off";

const announce = (words) => { announcer.textContent = words; };
const parse = (html) => new DOMParser().parseFromString(html, "text/html");

async function get(url, accept = "text/html") {
  const response = await fetch(url, { headers: { Accept: accept }, cache: "no-store" });
  return response.redirected || !response.ok ? null : response;
}

// --- moving from claim to claim -------------------------------------------------------------------------

async function openClaim(url, { push = true, focus = true } = {}) {
  panel.setAttribute("aria-busy", "true");
  try {
    const address = new URL(url, location.href);
    address.searchParams.set("part", "panel");
    const response = await get(address);
    if (!response) { location.assign(url); return; }
    panel.replaceChildren(...parse(await response.text()).body.childNodes);
    if (push) history.pushState({}, "", url);
    panelArrived(focus);
  } catch {
    location.assign(url);
  } finally {
    panel.removeAttribute("aria-busy");
  }
}

function panelArrived(focus) {
  const head = panel.querySelector(".claim-head");
  const number = head ? head.dataset.number : "";
  document.title = document.title.replace(/^(Not saved: )?(Claim \d+ · )?/, number ? `Claim ${number} · ` : "");
  markCurrent(number);
  panel.scrollTop = 0;
  upgrade();
  if (!number) return;
  announce(`Claim ${number}`);
  if (focus) panel.querySelector("#claim-heading").focus({ preventScroll: true });
  if (narrow()) panel.scrollIntoView();
}

const narrow = () => matchMedia("(max-width: 62rem)").matches;

function markCurrent(number, scroll = true) {
  for (const run of text.querySelectorAll(".run")) {
    run.classList.toggle("current", run.dataset.claims.split(" ").includes(number));
  }
  for (const old of text.querySelectorAll(".claim-anchor[aria-current]")) old.removeAttribute("aria-current");
  const anchor = number && document.getElementById(`claim-${number}`);
  if (!anchor) return;
  anchor.setAttribute("aria-current", "true");
  if (scroll && !narrow()) anchor.scrollIntoView({ block: "center" });
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
addEventListener("popstate", () => location.reload());

// --- forms ----------------------------------------------------------------------------------------------

let sending = false;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post" || !panel.contains(form)) return;
  event.preventDefault();
  if (sending) return; // a double click means it once
  sending = true;
  const data = new FormData(form);
  if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
  panel.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(data) });
    const page = parse(await response.text());
    if (!page.getElementById("panel")) throw new Error(`status ${response.status}`);
    if (response.ok) forgetTyping(form);
    replacePage(page, response);
  } catch {
    announce("Not sent.");
    showProblem("This could not be sent; what you typed is kept. Try again, or reload the page.");
  } finally {
    sending = false;
    panel.removeAttribute("aria-busy");
  }
});

function replacePage(page, response) {
  const top = panel.scrollTop;
  const before = panel.querySelector(".claim-head")?.dataset.number;
  for (const id of ["messages", "banners", "panel", "article-text"]) {
    const [here, there] = [document.getElementById(id), page.getElementById(id)];
    if (here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
  }
  document.title = page.title;
  if (response.ok) history.replaceState({}, "", response.url);
  upgrade();
  panel.scrollTop = panel.querySelector(".claim-head")?.dataset.number === before ? top : 0;
  markCurrent(panel.querySelector(".claim-head")?.dataset.number ?? "", false);
  const said = document.querySelector("#messages li, #banners [role=alert] strong");
  if (said) announce(said.textContent);
  if (!response.ok) document.querySelector("#banners [role=alert]")?.scrollIntoView({ block: "center" });
}

function showProblem(words) {
  const note = document.createElement("p");
  note.className = "note bad";
  note.setAttribute("role", "alert");
  note.textContent = words;
  document.getElementById("banners").prepend(note);
  note.scrollIntoView({ block: "center" });
}

panel.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-shows-preview]");
  if (!button) return;
  const form = button.form;
  const body = new URLSearchParams({ text: form.elements.rationale.value });
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const response = await fetch(form.dataset.preview, { method: "POST", body });
  const preview = form.querySelector(".preview");
  preview.replaceChildren(...parse(await response.text()).body.childNodes);
  preview.hidden = false;
});

// --- keys -----------------------------------------------------------------------------------------------

const follow = (rel) => {
  const link = panel.querySelector(`a[rel=${rel}]`) ?? (rel === "next" ? panel.querySelector("a[data-claim]") : null);
  if (link) openClaim(link.href); else announce(rel === "next" ? "This is the last claim." : "This is the first claim.");
};
const edit = () => {
  const verdict = document.getElementById("verdict");
  const target = verdict?.querySelector("input[type=radio]:checked, input[type=radio]") ?? panel.querySelector("#evidence-heading");
  if (!target) return;
  if (target.matches("h2")) target.tabIndex = -1;
  verdict?.scrollIntoView({ block: "start" });
  target.focus();
};
const COMMANDS = { j: () => follow("next"), k: () => follow("prev"), e: edit, "?": () => keys.showModal() };

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && typing && !keys.open) typing.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (localStorage.getItem(KEYS_OFF)) return;
  const command = COMMANDS[event.key.toLowerCase()];
  if (!command) return;
  event.preventDefault();
  command();
});

document.querySelector("[data-opens=keys]").addEventListener("click", () => keys.showModal());
const off = document.getElementById("keys-off");
off.checked = Boolean(localStorage.getItem(KEYS_OFF));
off.addEventListener("change", () => {
  if (off.checked) localStorage.setItem(KEYS_OFF, "yes"); else localStorage.removeItem(KEYS_OFF);
});

// --- start ----------------------------------------------------------------------------------------------

function upgrade() {
  for (const hidden of document.querySelectorAll(".needs-js")) hidden.hidden = false;
  for (const link of document.querySelectorAll(".without-js")) link.hidden = true;
  restoreTyping(panel);
  poll(document.getElementById("lookups"), ({ fragment, box }) => updateLookups(box, fragment));
  poll(document.getElementById("findings"), ({ fragment, box }) => updateFindings(box, fragment));
  poll(document.getElementById("progress"), ({ fragment, box }) => updateProgress(box, fragment));
}

function updateLookups(box, fragment) {
  const list = fragment.querySelector("ul.lookups");
  const old = box.querySelector("ul.lookups");
  for (const item of [...list.children]) {
    const known = item.id && document.getElementById(item.id);
    if (known && known.dataset.stamp === item.dataset.stamp) continue;
    if (known) known.replaceWith(item); else old.append(item);
    if (!item.classList.contains("candidate")) announce(item.querySelector("p").textContent.replace(/\s+/g, " ").trim());
  }
  return Boolean(box.querySelector("li[data-busy]"));
}

function updateFindings(box, fragment) {
  box.replaceChildren(...fragment.body.childNodes);
  const busy = Boolean(box.querySelector("[data-busy]"));
  const first = box.querySelector(".finding p");
  if (!busy && first) announce(first.textContent.replace(/\s+/g, " ").trim());
  return busy;
}

function updateProgress(box, fragment) {
  const busy = Boolean(fragment.querySelector("[data-state]"));
  box.replaceChildren(...fragment.body.childNodes);
  if (!busy) refreshArticle();
  return busy;
}

async function refreshArticle() {
  const response = await get(location.href);
  if (!response) return;
  replacePage(parse(await response.text()), response);
  announce("The article has been read.");
}

keepTyping(panel);
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
upgrade();
const shown = panel.querySelector(".claim-head")?.dataset.number;
if (shown) markCurrent(shown);

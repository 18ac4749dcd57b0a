// Single keys: one table holds what each does and what the list of keys says of it. They can be switched off.

import { announce } from "./page.js";

const OFF = "workbench-keys-off";
const list = document.getElementById("keys");
let commands = [];

// `table` holds [keys, what they do, act(key)] in the order of the list; without words a row is not listed. What
// answers false did not concern itself with the key, which then keeps its meaning in the browser.
export function listenTo(table) {
  commands = table;
  list.querySelector("dl").replaceChildren(...table.filter(([, does]) => does).map(rowOf));
}

function rowOf([keys, does]) {
  const row = document.createElement("div");
  const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
  for (const key of shownOf(keys)) {
    const kbd = document.createElement("kbd");
    kbd.textContent = key.length === 1 ? key.toUpperCase() : key;
    term.append(kbd, " ");
  }
  meaning.textContent = does;
  row.append(term, meaning);
  return row;
}

const shownOf = (keys) => (keys.length > 3 ? [keys[0], "…", keys.at(-1)] : keys);

export const switchedOff = () => Boolean(localStorage.getItem(OFF));

function showSwitch() {
  document.documentElement.classList.toggle("keys-on", !switchedOff());
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  if (event.key === "Escape" && typing && !list.open) { typing.blur(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (switchedOff()) return;
  const pressed = event.key.toLowerCase();
  const row = commands.find(([keys]) => keys.includes(pressed));
  if (row && row[2](pressed) !== false) event.preventDefault();
});

export function showKeys() {
  list.showModal();
}

document.querySelector("[data-opens=keys]").addEventListener("click", showKeys);
const off = document.getElementById("keys-off");
off.checked = switchedOff();
off.addEventListener("change", () => {
  if (off.checked) localStorage.setItem(OFF, "yes"); else localStorage.removeItem(OFF);
  showSwitch();
  announce(off.checked ? "Single keys are off." : "Single keys are on.");
});
showSwitch();

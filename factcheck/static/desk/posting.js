// Sending the panel's forms without losing the place in the article, in the panel, or the focus.

import { announce, arrived, claimNumber, get, panel, parse, showProblem, text } from "./page.js";
import { keepingFocus } from "./focus.js";
import { keepingSelection } from "./selection.js";
import { forgetTyping } from "./typing.js";
import { arrivedAt, markCurrent } from "./walking.js";

let sending = false;

// Sends `form` as `submitter` would; `show` puts the answered page in place.
export async function send(form, submitter, show = replacePage) {
  if (sending) return; // a double click means it once
  sending = true;
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  panel.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(data) });
    const page = parse(await response.text());
    if (!page.getElementById("messages")) throw new Error(`status ${response.status}`);
    if (response.ok) forgetTyping(form);
    await show(page, response);
  } catch {
    announce("Not sent.");
    showProblem("This could not be sent; what you typed is kept. Try again, or reload the page.");
  } finally {
    sending = false;
    panel.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || !panel.contains(form)) return;
  event.preventDefault();
  send(form, event.submitter);
});

export function replacePage(page, response) {
  const top = panel.scrollTop;
  const before = claimNumber();
  keepingFocus(() => {
    for (const id of ["messages", "banners", "panel", "article-text"]) {
      const [here, there] = [document.getElementById(id), page.getElementById(id)];
      if (here.innerHTML === there.innerHTML) continue;
      const replace = () => here.replaceChildren(...there.childNodes);
      if (here === text) keepingSelection(text, replace); else replace();
    }
    document.title = page.title;
    if (response.ok) {
      history.replaceState({}, "", response.url);
      arrivedAt();
    }
    arrived();
  });
  panel.scrollTop = claimNumber() === before ? top : 0;
  markCurrent(claimNumber(), false);
  sayWhatCame(response);
}

// Brings the panel up to date with what was done elsewhere on the page.
export async function refreshPanel() {
  const address = new URL(location.href);
  address.searchParams.set("part", "panel");
  const asked = location.href;
  const response = await get(address).catch(() => null);
  const content = response && parse(await response.text()).body;
  if (!content || location.href !== asked) return; // another claim has the panel by now
  const top = panel.scrollTop;
  keepingFocus(() => {
    panel.replaceChildren(...content.childNodes);
    arrived();
  });
  panel.scrollTop = top;
}

export function sayWhatCame(response) {
  const said = document.querySelector("#messages li, #banners [role=alert] strong");
  if (said) announce(said.textContent);
  if (!response.ok) document.querySelector("#banners [role=alert]")?.scrollIntoView({ block: "center" });
}

// Shows a sign of life while a claim is open and the tab visible, and who else is there.

import { keepFresh } from "./fresh.js";
import { showNewTalk } from "./talk.js";

const BEAT = 25;
const LOOK = 8;

export function keepCompany(panel) {
  const box = panel.querySelector("#company");
  if (!box || box.kept) return;
  box.kept = true;
  let wrote = false; // something was typed since the last sign of life
  let toldWriting = 0;
  let timer = 0;
  const beat = async () => {
    clearTimeout(timer);
    if (!box.isConnected) { stop(); return; }
    if (document.hidden) return;
    timer = setTimeout(beat, BEAT * 1000);
    const body = new URLSearchParams({ csrfmiddlewaretoken: box.dataset.token });
    if (wrote) { body.set("writing", "1"); toldWriting = Date.now(); }
    wrote = false;
    try {
      await fetch(box.dataset.here, { method: "POST", body, redirect: "error" });
    } catch {
      // away: others see this person vanish, which is true
    }
  };
  const typed = (event) => {
    if (!event.target.closest("#verdict-form")) return;
    wrote = true;
    if (Date.now() - toldWriting > BEAT * 1000) beat();
  };
  const stop = () => {
    panel.removeEventListener("input", typed);
    document.removeEventListener("visibilitychange", beat);
  };
  panel.addEventListener("input", typed);
  document.addEventListener("visibilitychange", beat);
  beat();
  keepFresh(box, {
    address: box.dataset.poll,
    seconds: LOOK,
    update: (news) => {
      const talk = (root) => root.querySelector("[data-talk]");
      if (talk(box).dataset.talk !== talk(news).dataset.talk) showNewTalk(panel);
      if (box.textContent.trim() === news.textContent.trim()) talk(box).replaceWith(talk(news)); // said already
      else box.replaceChildren(...news.childNodes);
    },
  });
}

// Keeps the bell in the header up to date, and says when it rings.

import { keepFresh } from "./fresh.js";

const box = document.getElementById("bell");
if (box) {
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  box.after(said);
  keepFresh(box, {
    address: box.dataset.poll,
    seconds: 20,
    update: (news) => {
      const words = (root) => root.querySelector(".visually-hidden").textContent;
      if (words(box) === words(news)) return;
      const rings = news.querySelector(".bell-count");
      box.replaceChildren(...news.childNodes);
      if (rings) said.textContent = words(box);
    },
  });
}

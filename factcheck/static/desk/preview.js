// The rationale as the verdict page will show it, below what is being typed.

import { panel, parse } from "./page.js";

panel.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-shows-preview]");
  if (!button) return;
  const form = button.form;
  const body = new URLSearchParams({ text: form.elements.rationale.value, cited: form.dataset.cited });
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const response = await fetch(form.dataset.preview, { method: "POST", body });
  const preview = form.querySelector(".preview");
  preview.replaceChildren(...parse(await response.text()).body.childNodes);
  preview.hidden = false;
});

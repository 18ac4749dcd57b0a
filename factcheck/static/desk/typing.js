// Keeps what is typed in forms with data-keep for as long as the tab lives, so that no step away loses it.
// What has been saved is forgotten.

const keyOf = (form) => `typed:${location.pathname}${form.dataset.keep}`;
const typed = (form) => [...form.elements].filter((field) => field.name && field.type !== "hidden");

export function keepTyping(root) {
  root.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (!form) return;
    const values = {};
    for (const field of typed(form)) {
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.checked) values[field.name] = field.value;
      } else values[field.name] = field.value;
    }
    sessionStorage.setItem(keyOf(form), JSON.stringify(values));
  });
}

export function forgetTyping(form) {
  if (form.dataset.keep) sessionStorage.removeItem(keyOf(form));
}

export function restoreTyping(root) {
  for (const form of root.querySelectorAll("form[data-keep]")) {
    const kept = sessionStorage.getItem(keyOf(form));
    if (!kept) continue;
    const values = JSON.parse(kept);
    for (const field of typed(form)) {
      if (!(field.name in values)) continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === values[field.name];
      else if (field.value !== values[field.name]) field.value = values[field.name];
    }
  }
}

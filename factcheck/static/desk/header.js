// The menus of the header close with Esc, and when one goes on somewhere else.

const menus = document.querySelectorAll("#header details.menu");

function close(menu) {
  if (!menu.open) return;
  const inside = menu.contains(document.activeElement);
  menu.open = false;
  if (inside) menu.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") menus.forEach(close);
});
document.addEventListener("pointerdown", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
for (const menu of menus) {
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}

// Parts that are loaded when somebody asks for them: a link with data-loads puts its page's part in the place it names.

import { announce, arrived, get, parse } from "./page.js";
import { focusOn } from "./focus.js";

document.addEventListener("click", async (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a[data-loads]");
  const place = link && document.getElementById(link.dataset.loads);
  if (!place) return;
  event.preventDefault();
  const address = new URL(link.href);
  address.searchParams.set("part", link.dataset.loads);
  const response = await get(address).catch(() => null);
  if (!response) { location.assign(link.href); return; }
  place.replaceChildren(...parse(await response.text()).body.childNodes);
  arrived(place);
  const first = place.querySelector("h3, a, button");
  if (first) { focusOn(first); announce(first.textContent); }
});

// Brings what others said into the discussion, but never under the hands of somebody who writes there.

import { announce, arrived, get, parse } from "./page.js";

export async function showNewTalk(panel) {
  const discussion = panel.querySelector("#discussion");
  if (discussion.contains(document.activeElement)) {
    discussion.addEventListener("focusout", () => setTimeout(() => showNewTalk(panel)), { once: true });
    return;
  }
  const address = new URL(location.href);
  address.searchParams.set("part", "panel");
  const response = await get(address);
  const news = response && parse(await response.text()).getElementById("discussion");
  if (!news || !discussion.isConnected || discussion.contains(document.activeElement)) return;
  discussion.replaceWith(news);
  arrived(news);
  announce("The discussion has news.");
}

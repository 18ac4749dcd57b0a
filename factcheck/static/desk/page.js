// The workbench's page as its other modules share it: its places, what is said aloud, what is done on each arrival.

export const panel = document.getElementById("panel");
export const text = document.getElementById("article-text");
const announcer = document.getElementById("announcer");

export const announce = (words) => { announcer.textContent = words; };
export const parse = (html) => new DOMParser().parseFromString(html, "text/html");
export const narrow = () => matchMedia("(max-width: 62rem)").matches;
export const claimNumber = () => panel.querySelector(".claim-head")?.dataset.number ?? "";
export const spoken = (element) => element.textContent.replace(/\s+/g, " ").trim();

export async function get(url, accept = "text/html") {
  const response = await fetch(url, { headers: { Accept: accept }, cache: "no-store" });
  return response.redirected || !response.ok ? null : response;
}

const arrivals = [];

// `upgrade` runs now and whenever something new stands in `root`, the panel unless it says otherwise.
export function onArrival(upgrade) {
  arrivals.push(upgrade);
  upgrade(panel);
}

export function arrived(root = panel) {
  for (const upgrade of arrivals) upgrade(root);
}

export function showProblem(words) {
  const note = document.createElement("p");
  note.className = "note bad";
  note.setAttribute("role", "alert");
  note.textContent = words;
  document.getElementById("banners").prepend(note);
  note.scrollIntoView({ block: "center" });
}

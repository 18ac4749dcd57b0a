// Asks a fragment's address for news while it says that work is under way; 304 means none.

const EVERY = 1500;
const SLOWEST = 15000;

export function poll(box, update) {
  if (!box || !box.hasAttribute("data-busy") || box.polled) return;
  box.polled = true;
  let etag = "";
  let wait = EVERY;
  const ask = async () => {
    if (!box.isConnected) return;
    try {
      const response = await fetch(box.dataset.poll, {
        headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store", redirect: "error",
      });
      if (response.status === 200) {
        etag = response.headers.get("ETag") ?? "";
        wait = EVERY;
        const fragment = new DOMParser().parseFromString(await response.text(), "text/html");
        if (!update({ fragment, box })) { box.removeAttribute("data-busy"); box.polled = false; return; }
      } else if (response.status !== 304) return;
      else wait = Math.min(wait * 1.2, SLOWEST);
    } catch {
      wait = SLOWEST;
    }
    setTimeout(ask, wait);
  };
  setTimeout(ask, EVERY);
}

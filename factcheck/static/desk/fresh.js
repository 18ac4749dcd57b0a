// Asks a fragment's address for news while the tab is visible; 304 means none.

export function keepFresh(box, { address, seconds, update }) {
  let etag = "";
  let timer = 0;
  let asking = false;
  const ask = async () => {
    clearTimeout(timer);
    if (!box.isConnected) { document.removeEventListener("visibilitychange", ask); return; }
    if (document.hidden || asking) return; // coming back to the tab asks at once
    asking = true;
    try {
      const response = await fetch(address, {
        headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store", redirect: "error",
      });
      if (!box.isConnected) return;
      if (response.status === 200) {
        etag = response.headers.get("ETag") ?? "";
        update(new DOMParser().parseFromString(await response.text(), "text/html").body);
      }
    } catch {
      // away or logged out: the next time tells
    } finally {
      asking = false;
    }
    timer = setTimeout(ask, seconds * 1000);
  };
  document.addEventListener("visibilitychange", ask);
  timer = setTimeout(ask, seconds * 1000);
  return ask;
}

// The command palette: Ctrl+K (⌘K), or the button of the header. A combobox with a list box, as
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ describes it: the focus stays in the field.

const box = document.getElementById("finder");
const opener = document.querySelector("[data-opens-finder]");
const PAUSE = 140; // ms without a key before the server is asked

if (box && opener) {
  const field = box.querySelector("input");
  const list = document.getElementById("finder-hits");
  const none = box.querySelector(".finder-none");
  const status = box.querySelector("[role=status]");
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  let asked = null; // the request under way
  let timer = 0;
  let current = true; // the hits shown are those of the words typed
  let entered = null; // Enter was pressed before they were
  let options = [];
  let chosen = -1;

  const shortcut = opener.querySelector("kbd");
  shortcut.textContent = isMac ? "⌘ K" : "Ctrl K";
  shortcut.hidden = false;
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-keyshortcuts", isMac ? "Meta+K" : "Control+K");

  const choose = (index) => {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length ? (index + options.length) % options.length : -1;
    const option = options[chosen];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const optionFor = (hit, id) => {
    const option = document.createElement("a");
    option.id = id;
    option.href = hit.url;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(hit.title);
    if (hit.meta) {
      const meta = document.createElement("span");
      meta.className = "meta";
      meta.textContent = hit.meta;
      option.append(meta);
    }
    return option;
  };

  const go = (elsewhere) => {
    if (!current) {
      entered = { elsewhere };
      return;
    }
    entered = null;
    const address = options[chosen]?.href ?? `${box.dataset.page}?q=${encodeURIComponent(field.value.trim())}`;
    if (elsewhere) window.open(address, "_blank", "noopener");
    else location.assign(address);
  };

  const show = (answer) => {
    options = [];
    const groups = answer.groups.map((group, number) => {
      const part = document.createElement("div");
      part.setAttribute("role", "group");
      part.setAttribute("aria-labelledby", `finder-group-${number}`);
      const label = document.createElement("div");
      label.className = "group-label";
      label.id = `finder-group-${number}`;
      label.textContent = group.label;
      part.append(label);
      for (const hit of group.hits) {
        const option = optionFor(hit, `finder-hit-${options.length}`);
        options.push(option);
        part.append(option);
      }
      return part;
    });
    list.replaceChildren(...groups);
    list.scrollTop = 0;
    list.hidden = !options.length;
    none.hidden = Boolean(options.length);
    field.setAttribute("aria-expanded", String(Boolean(options.length)));
    status.textContent = options.length === 1 ? "1 hit" : `${options.length || "No"} hits`;
    choose(0);
    current = true;
    if (entered) go(entered.elsewhere);
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${box.dataset.hits}?q=${encodeURIComponent(field.value.trim())}`;
      const response = await fetch(address, { signal: asked.signal, redirect: "error" });
      if (!response.ok) throw new TypeError(response.statusText);
      show(await response.json());
    } catch (error) {
      if (error.name === "AbortError") return;
      show({ groups: [] }); // Enter leads to the search page
      status.textContent = "The search did not answer.";
    }
  };

  const open = () => {
    if (box.open || document.querySelector("dialog[open]")) return;
    field.value = "";
    entered = null;
    box.showModal();
    ask();
  };

  document.addEventListener("keydown", (event) => {
    const combined = isMac ? event.metaKey : event.ctrlKey;
    if (!combined || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
  opener.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  box.querySelector("[data-closes-finder]").addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close(); // the backdrop
  });
  field.addEventListener("input", () => {
    asked?.abort(); // its answer would be to other words
    current = false;
    entered = null;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") go(event.ctrlKey || event.metaKey);
    else if (event.key === "Escape") box.close(); // a search field would only be emptied
    else return;
    event.preventDefault();
  });
}

// Offers the desk's people while an @name is being typed. Without it the name is simply typed.

const MOST = 8;
const lists = new Map(); // address → promise of people

function peopleAt(address) {
  if (!lists.has(address)) {
    const asked = fetch(address, { headers: { Accept: "application/json" }, redirect: "error" })
      .then((response) => response.json()).then((answer) => answer.people);
    asked.catch(() => lists.delete(address));
    lists.set(address, asked);
  }
  return lists.get(address);
}

// The name that is being typed before the caret, or null.
function nameBefore(field) {
  const match = /(?<![\p{L}\p{N}_.@+-])@([\p{L}\p{N}_.@+-]{0,40})$/u.exec(field.value.slice(0, field.selectionStart));
  return match ? match[1] : null;
}

export function offerMentions(panel, announce) {
  let list = null;
  let field = null;

  const close = () => {
    list?.remove();
    field?.removeAttribute("aria-activedescendant");
    field?.removeAttribute("aria-controls");
    list = field = null;
  };
  const options = () => [...list.children];
  const select = (option) => {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    const start = field.selectionStart - nameBefore(field).length;
    field.setRangeText(`${option.dataset.name} `, start, field.selectionStart, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  };

  async function offer(target) {
    const begun = nameBefore(target);
    if (begun === null) { close(); return; }
    let people;
    try { people = await peopleAt(target.form.dataset.mentions); } catch { return; }
    if (nameBefore(target) !== begun) return; // typed on meanwhile
    const wanted = begun.toLocaleLowerCase();
    const fits = (words) => words.toLocaleLowerCase().split(/\s+/).some((word) => word.startsWith(wanted));
    const found = people.filter((person) => fits(person.name) || fits(person.shown)).slice(0, MOST);
    close();
    if (!found.length) return;
    field = target;
    list = document.createElement("ul");
    list.className = "people";
    list.id = "mention-people";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "People of this desk");
    for (const [index, person] of found.entries()) {
      const option = document.createElement("li");
      option.id = `mention-${index}`;
      option.setAttribute("role", "option");
      option.dataset.name = person.name;
      option.textContent = `${person.shown} @${person.name}`;
      list.append(option);
    }
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
    list.addEventListener("click", (event) => take(event.target.closest("li")));
    document.querySelector("main").append(list);
    const box = target.getBoundingClientRect();
    list.style.left = `${Math.max(8, Math.min(box.left + scrollX, scrollX + innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${box.bottom + scrollY + 2}px`;
    target.setAttribute("aria-controls", list.id);
    select(list.firstChild);
    announce(`${found.length} ${found.length === 1 ? "person" : "people"}: ${found[0].shown}`);
  }

  panel.addEventListener("input", (event) => {
    if (event.target.matches("form[data-mentions] textarea")) offer(event.target);
  });
  panel.addEventListener("focusout", (event) => { if (event.target === field) close(); });
  panel.addEventListener("keydown", (event) => {
    if (!list || event.target !== field) return;
    const now = options().findIndex((option) => option.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) select(options().at((now + step) % options().length));
    else if (event.key === "Enter" || event.key === "Tab") take(options()[now]);
    else if (event.key === "Escape") { close(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
}

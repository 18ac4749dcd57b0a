// On a narrow screen the filters stand above the list, closed until they are asked for.

const nav = document.querySelector("#changelist > nav");
const filters = document.getElementById("changelist-filter");
const narrow = matchMedia("(max-width: 60rem)");

function fold() {
  nav.classList.toggle("folds", narrow.matches);
  filters.open = !narrow.matches;
}

if (nav && filters) {
  narrow.addEventListener("change", fold);
  fold();
}

// Pointing at a role of the drawn map lights its ways in and out. A first touch lights, a second one opens the role.
(() => {
  const map = document.querySelector(".lattice");
  if (!map) return;
  const parts = [...map.querySelectorAll("[data-of]")];
  let lit = null;

  function light(box) {
    if (box === lit) return;
    lit = box;
    map.classList.toggle("pointed", Boolean(box));
    for (const part of parts) {
      part.classList.toggle("lit", Boolean(box) && part.dataset.of.split(" ").includes(box.dataset.number));
    }
  }

  let touched = false;
  map.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch" && event.target.closest(".box") !== lit;
  });
  map.addEventListener("pointerover", (event) => light(event.target.closest(".box")));
  map.addEventListener("pointerleave", (event) => event.pointerType === "touch" || light(null));
  map.addEventListener("click", (event) => {
    if (touched && event.target.closest(".box")) event.preventDefault();
    touched = false;
  });
})();

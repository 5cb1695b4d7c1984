// Pointing at a role of the drawn map lights its ways in and out. A first touch lights them, a second opens the role.
(() => {
  const map = document.querySelector(".lattice");
  if (!map) return;
  const parts = [...map.querySelectorAll("[data-of]")];
  const boxOf = (event) => event.target.closest(".box");
  let lit = null;
  let first = false;

  function light(box) {
    lit = box;
    map.classList.toggle("pointed", box !== null);
    for (const part of parts) {
      part.classList.toggle("lit", box !== null && part.dataset.of.split(" ").includes(box.dataset.number));
    }
  }

  map.addEventListener("pointerdown", (event) => {
    first = event.pointerType === "touch" && boxOf(event) !== lit;
    light(boxOf(event));
  });
  map.addEventListener("pointerover", (event) => event.pointerType === "touch" || light(boxOf(event)));
  map.addEventListener("pointerleave", (event) => event.pointerType === "touch" || light(null));
  map.addEventListener("click", (event) => first && event.preventDefault());
  const hint = matchMedia("(hover: hover)").matches ? "point" : "touch";
  document.querySelector(`[data-hint="${hint}"]`).hidden = false;
})();

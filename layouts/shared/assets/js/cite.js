// Beside each numbered line a button that copies how it is cited; where a page may not write to the clipboard, it selects it.
"use strict";

(() => {
  // Some browsers bring ticks back when a page is loaded again; a list that is opened anew is empty.
  for (const box of document.querySelectorAll(".criterion input")) box.checked = false;

  for (const pattern of document.querySelectorAll(".cite")) {
    const list = pattern.parentElement;
    const shown = pattern.querySelector(".cited");
    const said = Object.assign(document.createElement("p"), { className: "small" });
    said.setAttribute("role", "status");
    pattern.after(said);
    for (const number of list.querySelectorAll(".criterion > .number")) number.after(button(number, pattern, shown, said));
  }

  function button(number, pattern, shown, said) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
    made.setAttribute("aria-label", `Copy the citation of ${number.textContent}`);
    made.addEventListener("click", () => {
      const sentence = number.parentElement.querySelector(".sentence").textContent.trim().replace(/\s+/g, " ");
      shown.textContent = `${pattern.dataset.as}, ${number.textContent}: ${sentence}`;
      copy(shown, said);
    });
    return made;
  }

  async function copy(shown, said) {
    getSelection().selectAllChildren(shown);
    try {
      await navigator.clipboard.writeText(shown.textContent);
      said.textContent = "Copied.";
    } catch {
      shown.scrollIntoView({ block: "nearest" });
      said.textContent = "It is selected below the list: copy it with your keyboard or menu.";
    }
  }
})();

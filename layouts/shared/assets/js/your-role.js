// Finds one's role in the list of the home page by title, another title, code, or hourly rate. The list is whole without it.
"use strict";

(() => {
  const form = document.querySelector(".your-role");
  if (!form) return;
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const roles = [...document.querySelectorAll("[data-rates]")].map(read);
  const families = [...document.querySelectorAll(".family")];
  let waiting;

  function read(item) {
    const words = bare(`${item.querySelector("a").textContent} ${item.dataset.names}`);
    const rates = JSON.parse(item.dataset.rates).map(([step, cents, printed]) => ({ step, cents, printed }));
    const told = item.appendChild(Object.assign(document.createElement("p"), { className: "small", hidden: true }));
    return { item, words, rates, told };
  }

  // Words as they are compared: no accents, no capitals, and II is 2.
  function bare(text) {
    const numerals = { i: "1", ii: "2", iii: "3", iv: "4", v: "5" };
    const words = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
    return words.map((word) => numerals[word] || word);
  }

  // "$21.50" and "21.5" ask for one rate, "21" for any between 21 and 22 dollars.
  function asked(text) {
    const found = text.match(/^\$?\s*(\d{1,3})(\.\d{0,2})?\s*$/);
    if (!found || !(found[2] || text.includes("$") || Number(found[1]) > 6)) return null;
    const cents = Math.round(Number(found[1] + (found[2] || "")) * 100);
    return { low: cents, high: found[2] ? cents : cents + 99 };
  }

  function paying(rates, { low, high }) {
    const exact = rates.filter(({ cents }) => cents >= low && cents <= high);
    return exact.map(({ step, printed }) => `${step} pays ${printed}`).join(", ");
  }

  function around(rates, { low }) {
    const below = rates.filter(({ cents }) => cents < low).pop();
    const above = rates.find(({ cents }) => cents > low);
    return below && above ? `Between ${below.step} (${below.printed}) and ${above.step} (${above.printed})` : "";
  }

  function show(tell) {
    const shown = roles.filter((role) => {
      const words = tell(role);
      role.item.hidden = words === null;
      role.told.hidden = !words;
      role.told.textContent = words || "";
      return words !== null;
    });
    for (const family of families) family.hidden = !family.querySelector("[data-rates]:not([hidden])");
    return shown.length;
  }

  function byRate(rate) {
    const exact = show(({ rates }) => paying(rates, rate) || null);
    if (exact) return `${count(exact)} with this rate.`;
    const near = show(({ rates }) => around(rates, rate) || null);
    return near ? `No step has exactly this rate. ${count(near)} with steps below and above it.` : "No role here has this rate.";
  }

  const count = (number) => `${number} ${number === 1 ? "role" : "roles"}`;

  function find() {
    const text = input.value.trim();
    const typed = bare(text);
    const rate = asked(text);
    let said = "";
    if (rate) said = byRate(rate);
    else {
      const found = show(({ words }) => (typed.every((one) => words.some((word) => word.startsWith(one))) ? "" : null));
      if (typed.length) said = found ? `${count(found)} found.` : "No role here is called so. Try a part of the title.";
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => (status.textContent = said), 300);
  }

  input.addEventListener("input", find);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    find();
  });
  form.hidden = false;
  if (input.value) find();
})();

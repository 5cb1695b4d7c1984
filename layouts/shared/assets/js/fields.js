// The controls of a sheet as questions with parts: read, written, and told in words. A question is an element with
// `data-q`; its parts have `data-k`: a text, a tick box, or a row of radio buttons.
window.LADDERBOOK_FIELDS = (() => {
  "use strict";
  const form = document.querySelector(".answers");
  const tidy = (text) => text.trim().replace(/\s+/g, " ");

  // The words of an element without what is written into its controls, and without the number, which may change alone.
  function wordsOf(element) {
    const copy = element.cloneNode(true);
    for (const one of copy.querySelectorAll("textarea, input, .number")) one.remove();
    return tidy(copy.textContent);
  }

  // --- A part -------------------------------------------------------------------------------------------------

  const choices = (radios) => ({
    get: () => radios.find((one) => one.checked)?.value || "",
    set: (value) => radios.map((one) => (one.checked = one.value === value)).some(Boolean),
    told: (value) => {
      const marked = radios.find((one) => one.value === value);
      return marked ? wordsOf(marked.closest("label")) : value;
    },
  });
  const tick = (box) => ({
    get: () => (box.checked ? true : ""),
    set: (value) => (box.checked = value === true),
    told: () => wordsOf(box.closest("label")),
  });
  const text = (control) => ({
    get: () => control.value,
    set: (value) => {
      if (typeof value === "string") control.value = value;
      return typeof value === "string";
    },
    told: (value) => value,
  });

  function part(element, field) {
    const radios = [...element.querySelectorAll("input[type=radio]")];
    const kind = radios.length ? choices(radios) : element.type === "checkbox" ? tick(element) : text(element);
    const own = element.getAttribute("aria-label") || (element.closest("label") && element.type !== "checkbox" ? wordsOf(element.closest("label")) : "");
    return { ...kind, name: element.dataset.k, label: own, control: radios[0] || element, field };
  }

  // --- A question ---------------------------------------------------------------------------------------------

  // A question about a move is asked in the same words of each; what it is about stands above it.
  function asked(field) {
    const above = field.dataset.q.startsWith("move.") ? field.closest(".onward").querySelector("h2, h3") : null;
    const beside = [...field.children].filter((one) => one.matches("legend ~ .small:not(ul)"));
    const head = field.querySelector("legend") || field.querySelector("label");
    return [above, head, ...beside].filter(Boolean).map(wordsOf).join(" ");
  }

  function question(field) {
    const parts = [...field.querySelectorAll("[data-k]")].map((element) => part(element, field));
    const was = (field.dataset.was || "").split(" ").filter(Boolean);
    return { key: field.dataset.q, words: asked(field), was, parts: new Map(parts.map((one) => [one.name, one])), field };
  }

  const questions = new Map([...form.querySelectorAll("[data-q]")].map(question).map((one) => [one.key, one]));

  // --- All of them --------------------------------------------------------------------------------------------

  function answers() {
    const found = new Map();
    for (const [key, { parts }] of questions) {
      const given = [...parts].map(([name, one]) => [name, one.get()]).filter(([, value]) => value !== "");
      if (given.length) found.set(key, new Map(given));
    }
    return found;
  }

  function empty() {
    for (const { parts } of questions.values()) for (const one of parts.values()) one.set("");
  }

  // Writes answers, and returns those for which there is no place: what can be marked may change, too.
  function fill(given) {
    const lost = [];
    for (const [key, parts] of given) for (const [name, value] of parts) {
      const one = questions.get(key).parts.get(name);
      if (!one || !one.set(value)) lost.push([key, name, value]);
    }
    return lost;
  }

  return { answers, empty, fill, form, questions, tidy, wordsOf };
})();

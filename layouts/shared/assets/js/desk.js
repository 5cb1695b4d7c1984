// The tools of a sheet: save to a file, open one, bring another one in, copy, print, clear. What is written stays in the
// page: no storage, no request; a file goes where the reader saves it, and its name tells of no person.
(() => {
  "use strict";
  const { LIMIT, beside, carried, read, views, written } = window.LADDERBOOK_ANSWERS;
  const fields = window.LADDERBOOK_FIELDS;
  const told = window.LADDERBOOK_TOLD;
  const copy = window.LADDERBOOK_COPY;
  const { element } = told;
  const desk = document.querySelector(".desk");
  const here = { ...desk.dataset };
  const status = element("p", { role: "status" });

  // Answers to what is no longer asked: they stay in the file.
  let left = [];
  // How things stood when nothing was to be lost: as a sentence, and in the words after “changed since”.
  let [stood, since] = ["Nothing is written yet.", ""];
  let safe = "";

  const asked = () => new Map([...[...fields.questions].map(([key, one]) => [key, one.words]), ...left.map(([key, words]) => [key, words])]);
  const answers = () => new Map([...fields.answers(), ...left.map(([key, , parts]) => [key, parts])]);
  const state = () => written(here, new Map(), answers());
  const unsaved = () => state() !== safe;
  // Once the sheet is in use, how it stands is always in view.
  const say = (words) => {
    status.parentElement?.classList.add("used");
    if (status.textContent !== words) status.textContent = words;
  };

  function settle(now, after) {
    safe = state();
    [stood, since] = [now, after];
    say(now);
  }

  const two = (number) => String(number).padStart(2, "0");
  const clock = (now) => `${two(now.getHours())}:${two(now.getMinutes())}`;
  const day = (now) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

  function dated(iso) {
    const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
    if (!found) return iso;
    return new Date(found[1], found[2] - 1, found[3]).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  }

  // --- Saving -------------------------------------------------------------------------------------------------

  const fileName = (now, ending) =>
    [here.sheet, here.role, day(now), clock(now).replace(":", "")].filter(Boolean).join("-") + ending;

  function hand(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = element("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  // The questions with the longest answers, five at most.
  function longest() {
    const sizes = [...fields.answers()].map(([key, parts]) => [key, Math.max(...[...parts.values()].map((value) => value.length || 0))]);
    return sizes.sort((a, b) => b[1] - a[1]).slice(0, 5).map(([key]) => key);
  }

  function save() {
    const blob = new Blob([written(here, asked(), answers())], { type: "application/json" });
    if (blob.size > LIMIT) {
      told.tooLong(longest());
      return;
    }
    const now = new Date();
    hand(blob, fileName(now, ".json"));
    settle(`Saved ${clock(now)} as ${fileName(now, ".json")}.`, `it was saved ${clock(now)}`);
  }

  function saveToRead() {
    const now = new Date();
    hand(new Blob([copy.asPage(dated(here.edition))], { type: "text/html" }), fileName(now, ".html"));
    say(`A copy to read was saved ${clock(now)} as ${fileName(now, ".html")}. It cannot be opened here again.`);
  }

  // --- Opening ------------------------------------------------------------------------------------------------

  async function contents(file) {
    if (file.size > LIMIT) return { refused: "It is larger than 5 MB. A sheet that was saved here is much smaller." };
    try {
      return read(await file.text(), here);
    } catch {
      return { refused: "The browser could not read it. See whether it is still where it was." };
    }
  }

  const editions = ({ edition }) => (edition === here.edition ? `Both are of the edition of ${dated(edition)}.`
    : `The file was saved from the edition of ${dated(edition)}. This page is of the edition of ${dated(here.edition)}.`);

  async function open(file) {
    const found = await contents(file);
    if (found.refused) {
      told.refused(file.name, found.refused);
      return;
    }
    if (unsaved() && !confirm("What is written here is not saved. Opening the file replaces it. Open the file?")) return;
    const parted = carried(found, fields.questions);
    fields.empty();
    const lost = fields.fill(parted.answers);
    left = parted.removed.filter(([, , parts]) => parts.size);
    settle(`Opened ${file.name}.`, "it was opened");
    told.opened(file.name, editions(found), parted, lost);
  }

  async function bringIn(file) {
    const found = await contents(file);
    if (found.refused) {
      told.refused(file.name, found.refused);
      return;
    }
    const parted = carried(found, fields.questions);
    const both = beside(fields.answers(), parted.answers);
    const lost = fields.fill(new Map(both.only.map(([key]) => [key, new Map(both.only.filter(([one]) => one === key).map(([, part, value]) => [part, value]))])));
    const known = new Set(left.map(([key]) => key));
    left = [...left, ...parted.removed.filter(([key, , parts]) => parts.size && !known.has(key))];
    changed();
    const changes = told.differences(parted, lost);
    told.together(file.name, both, views(fields.answers()), changes.length ? [element("p", {}, editions(found)), ...changes] : []);
  }

  // --- Copying, printing, clearing ------------------------------------------------------------------------------

  async function copyText() {
    const text = copy.asText(dated(here.edition));
    try {
      await navigator.clipboard.writeText(text);
      say("Copied as text.");
    } catch {
      const shown = element("textarea", { rows: "8", readonly: "", id: "copied" });
      shown.value = text;
      told.tell("note", "Copy this text", element("label", { for: "copied" }, "It is selected: copy it with your keyboard or menu."), shown);
      shown.focus();
      shown.select();
    }
  }

  function clear() {
    const words = "Clear everything written on this page? Files you saved stay where they are.";
    if (answers().size && !confirm(words)) return;
    fields.empty();
    left = [];
    told.hush();
    settle("Everything is cleared.", "");
  }

  function changed() {
    say(!unsaved() ? stood : since ? `Not saved yet: changed since ${since}.` : "Not saved yet.");
  }

  // Where a field does not grow with its text, it does for the printer.
  function grow() {
    for (const area of fields.form.querySelectorAll("textarea")) {
      while (area.scrollHeight > area.clientHeight + 2 && area.rows < 200) area.rows += 2;
    }
  }

  // --- The tools ----------------------------------------------------------------------------------------------

  function button(words, act) {
    const made = element("button", { type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  }

  function chooser(words, act) {
    const input = element("input", { type: "file", accept: ".json,application/json", "aria-label": words, hidden: "" });
    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (file) await act(file);
      input.value = "";
    });
    return [button(words, () => input.click()), input];
  }

  function tools() {
    const text = here.sheet === "ready" ? "Copy the summary as text" : "Copy as text";
    const other = here.sheet === "worksheet" ? chooser("Bring in a second file", bringIn) : [];
    return element("div", { class: "tools", role: "group", "aria-label": "Tools for this sheet" },
      ...chooser("Open a saved file", open), ...other, button(text, copyText), button("Save a copy to read", saveToRead),
      button("Print", () => print()), button("Clear everything", clear));
  }

  fields.empty();
  settle(stood, since);
  let resting = 0;
  const soon = () => {
    clearTimeout(resting);
    resting = setTimeout(changed, 300);
  };
  fields.form.addEventListener("input", soon);
  fields.form.addEventListener("change", soon);
  addEventListener("beforeprint", grow);
  addEventListener("beforeunload", (event) => {
    if (unsaved()) event.preventDefault();
  });
  desk.querySelector(".without-scripts").remove();
  desk.append(tools(), told.place);
  fields.form.after(element("div", { class: "desk-end no-print" }, status, button("Save to a file", save)));
})();

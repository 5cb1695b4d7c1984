// What is written on a sheet, as a file, carried to another edition and held beside another file. Values only: this
// script touches no page. Answers are `Map`s of `Map`s, by question and part, so that no key a file brings can mean anything.
window.LADDERBOOK_ANSWERS = (() => {
  "use strict";
  const KIND = "ladderbook-sheet";
  const VERSION = 1;
  const LIMIT = 5000000;
  const SHEETS = {
    worksheet: "a review worksheet",
    ready: "a sheet for getting ready",
    feedback: "feedback to a supervisor",
    adjustments: "a request for an adjustment",
  };

  // --- A file -------------------------------------------------------------------------------------------------

  const isText = (value) => typeof value === "string";
  const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isAnswer = (value) => isText(value) || value === true;
  const each = (value, fits) => isPlain(value) && Object.values(value).every(fits);
  const HEAD = ["sheet", "agency", "role", "edition", "title"];

  const shaped = (file) => HEAD.every((name) => isText(file[name])) && each(file.asked, isText)
    && each(file.answers, (parts) => each(parts, isAnswer));

  const maps = (answers) => new Map(Object.entries(answers).map(([key, parts]) => [key, new Map(Object.entries(parts))]));
  // Every key an own property, whatever it is called.
  const plain = (map) => Object.fromEntries([...map].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]));

  function written(here, asked, answers) {
    const { sheet, agency, role = "", edition, title } = here;
    const head = { kind: KIND, version: VERSION, sheet, agency, role, edition, title };
    return `${JSON.stringify({ ...head, asked: plain(asked), answers: plain(answers) }, null, 1)}\n`;
  }

  const refused = (words) => ({ refused: words });
  const short = (text) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

  function read(text, here) {
    let file = null;
    try {
      file = JSON.parse(text);
    } catch {
      // What is no JSON is told apart below, like JSON of anything else.
    }
    if (!isPlain(file) || file.kind !== KIND) return refused("It was not saved from a sheet of a handbook. Choose a file that “Save to a file” made; its name ends in .json.");
    if (file.version !== VERSION) return refused("It was saved from a handbook made with another version of this software, and cannot be read here.");
    if (!shaped(file)) return refused("It is damaged: not everything in it is where it should be. Choose another copy of it.");
    return foreign(file, here) || { edition: file.edition, asked: new Map(Object.entries(file.asked)), answers: maps(file.answers) };
  }

  function foreign(file, here) {
    if (file.agency !== here.agency) return refused(`It is from the handbook of another agency, “${short(file.agency)}”. Open it there.`);
    if (file.sheet !== here.sheet) {
      const kind = Object.hasOwn(SHEETS, file.sheet) ? SHEETS[file.sheet] : "a sheet of another kind";
      return refused(`It holds ${kind} (“${short(file.title)}”), and this page is ${SHEETS[here.sheet]}.`);
    }
    const roles = [here.role || "", ...(here.was || "").split(" ").filter(Boolean)];
    return roles.includes(file.role) ? null : refused(`It is for another role: “${short(file.title)}”. Open it on the page of that role.`);
  }

  // --- Another edition ----------------------------------------------------------------------------------------

  // `asks` is what the page asks: by key its words now, and the keys it had before.
  function carried(file, asks) {
    const found = { answers: new Map(), added: [], changed: [], removed: [] };
    const used = new Set();
    for (const [key, { words, was }] of asks) {
      const known = [key, ...was].find((one) => file.asked.has(one) || file.answers.has(one));
      if (known === undefined) found.added.push(key);
      else {
        used.add(known);
        const before = file.asked.get(known);
        if (file.answers.has(known)) found.answers.set(key, file.answers.get(known));
        if (before !== undefined && before !== words) found.changed.push([key, before]);
      }
    }
    for (const key of new Set([...file.asked.keys(), ...file.answers.keys()])) {
      if (!used.has(key)) found.removed.push([key, file.asked.get(key) || key, file.answers.get(key) || new Map()]);
    }
    return found;
  }

  // --- Two files ----------------------------------------------------------------------------------------------

  const value = (answers, key, part) => answers.get(key)?.get(part);

  // What both say and say differently, and what only the other one says.
  function beside(mine, theirs) {
    const found = { differ: [], only: [] };
    for (const [key, parts] of theirs) for (const [part, other] of parts) {
      const own = value(mine, key, part);
      if (own === undefined) found.only.push([key, part, other]);
      else if (own !== other) found.differ.push([key, part, own, other]);
    }
    return found;
  }

  // Where the peer and the supervisor each marked how something goes, and not the same.
  const views = (answers) => [...answers].map(([key, parts]) => [key, parts.get("peer"), parts.get("supervisor")])
    .filter(([, peer, supervisor]) => peer && supervisor && peer !== supervisor);

  return { LIMIT, beside, carried, read, views, written };
})();

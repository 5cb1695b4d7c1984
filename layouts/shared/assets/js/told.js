// What the tools of a sheet have to say, above it: why a file is not opened, what changed since it was saved, where two
// files differ. What files bring becomes text, never markup.
window.LADDERBOOK_TOLD = (() => {
  "use strict";
  const { questions } = window.LADDERBOOK_FIELDS;
  const place = Object.assign(document.createElement("div"), { className: "desk-told" });

  function element(name, attributes, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  // A heading that gets the focus, so that it is read out and what follows comes next.
  function tell(kind, title, ...inside) {
    const heading = element("h2", { id: "desk-told", tabindex: "-1" }, title);
    place.replaceChildren(element("section", { class: `alert alert-${kind}`, "aria-labelledby": "desk-told" }, heading, ...inside));
    heading.focus();
  }

  const hush = () => place.replaceChildren();

  // Leads to a question; Back leads here again.
  function link(key) {
    const { field, words } = questions.get(key);
    field.id ||= `q-${key}`;
    field.tabIndex = -1;
    const made = element("a", { href: `#${encodeURIComponent(field.id)}` }, words);
    made.addEventListener("click", () => {
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    });
    return made;
  }

  const labelled = (key, part) => questions.get(key).parts.get(part)?.label || "";
  const words = (key, part, value) => questions.get(key)?.parts.get(part)?.told(value) ?? (value === true ? "Marked" : value);
  const written = (text) => element("p", { class: "written" }, text);
  const list = (rows) => element("ul", {}, ...rows.map((row) => element("li", {}, ...row)));
  const counted = (title, rows) => (rows.length ? [element("h3", {}, `${title} (${rows.length})`), list(rows)] : []);

  const refused = (name, why) => tell("warning", `“${name}” was not opened`, element("p", {}, why, " Nothing on this page has changed."));

  const tooLong = (keys) => tell("warning", "This is too much to save",
    element("p", {}, "A file of more than 5 MB could not be opened here again. Shorten what is longest:"), list(keys.map((key) => [link(key)])));

  // --- What changed since a file was saved --------------------------------------------------------------------

  const answer = (key, parts) => [...parts].map(([part, value]) => written(words(key, part, value)));

  function differences({ added, changed, removed }, lost) {
    return [
      ...counted("New since then", added.map((key) => [link(key)])),
      ...counted("In other words now", changed.map(([key, before]) => [link(key), element("p", { class: "was" }, `It was: ${before}`)])),
      ...counted("No longer asked", removed.map(([key, before, parts]) => [before, ...answer(key, parts)])),
      ...counted("Answers that cannot be marked any more", lost.map(([key, part, value]) => [link(key), written(words(key, part, value))])),
    ];
  }

  const kept = ({ removed }) => removed.some(([, , parts]) => parts.size)
    ? [element("p", {}, "What was answered to it stays in your file when you save again.")] : [];

  function opened(name, editions, found, lost) {
    const told = differences(found, lost);
    if (!told.length) hush();
    else tell("note", `“${name}” is open, and the sheet has changed since`, element("p", {}, editions), ...told, ...kept(found));
  }

  // --- Two files ----------------------------------------------------------------------------------------------

  const side = (name, text) => element("div", {}, element("b", {}, name), written(text));

  function swap(key, part, own, other) {
    const names = ["Use the answer of the file", "Use the answer of this page again"];
    const made = element("button", { type: "button" }, names[0]);
    const name = () => made.setAttribute("aria-label", `${made.textContent}: ${questions.get(key).words}`);
    made.addEventListener("click", () => {
      const one = questions.get(key).parts.get(part);
      const taken = made.textContent === names[1];
      one.set(taken ? own : other);
      one.control.dispatchEvent(new Event("input", { bubbles: true }));
      made.textContent = names[taken ? 0 : 1];
      name();
    });
    name();
    return made;
  }

  function differing([key, part, own, other]) {
    const label = labelled(key, part);
    const pair = element("div", { class: "pair" }, side("This page", words(key, part, own)), side("The file", words(key, part, other)));
    return [link(key), ...(label ? [element("p", { class: "small" }, label)] : []), pair, swap(key, part, own, other)];
  }

  const viewed = ([key, peer, supervisor]) => [link(key), element("div", { class: "pair" },
    side("Peer", words(key, "peer", peer)), side("Supervisor", words(key, "supervisor", supervisor)))];

  const single = ([key, part, value]) => [link(key), written([labelled(key, part), words(key, part, value)].filter(Boolean).join(": "))];

  function together(name, { differ, only }, views, more) {
    const rows = [...differ.map(differing), ...views.map(viewed)];
    const title = rows.length ? `Where the two differ (${rows.length})` : "The two do not differ";
    const how = rows.length ? "Talk about each. Then mark or write what you agreed."
      : "Nothing was answered in both and not alike.";
    const came = only.length ? [element("details", {}, element("summary", {}, `Filled in from the file (${only.length})`), list(only.map(single)))] : [];
    const talk = rows.length ? [element("ol", { class: "differ" }, ...rows.map((row) => element("li", {}, ...row)))] : [];
    tell("note", title, element("p", {}, `“${name}” is brought in. ${how}`), ...talk, ...came, ...more);
  }

  return { differences, element, hush, opened, place, refused, tell, together, tooLong, words };
})();

// Compares any two roles: what `ladderbook/newness.py` does, on the lines and in the words of data/roles.js.
(() => {
  "use strict";
  const { facts, kinds, moves, roles, themes, words } = window.LADDERBOOK_ROLES;
  const label = Object.fromEntries(kinds);
  const [from, to, said, compared] = ["from", "to", "said", "compared"].map((id) => document.getElementById(id));

  // --- What changes -------------------------------------------------------------------------------------------

  const identity = (line) => `${line.name || ""}\n${line.words}`;
  const rank = (line) => line.rank || [];
  const missing = (line) => ({ ...line, words: words.missing, unknown: true });
  const rises = (low, high) => low.some((value, at) => high[at] > value) && low.every((value, at) => high[at] >= value);

  function kindOf(old, line) {
    if (old.unknown || line.unknown) return "unknown";
    if (identity(old) === identity(line)) return "same";
    if (rank(old).length !== rank(line).length) return "changed";
    if (rises(rank(old), rank(line))) return "raised";
    return rises(rank(line), rank(old)) ? "lowered" : "changed";
  }

  const change = (old, line) => ({ ...line, kind: kindOf(old, line), before: old.words, after: line.words });
  const there = (kind) => (line) => ({ ...line, kind, after: line.words });
  const here = (kind) => (line) => ({ ...line, kind, before: line.words });

  function changes(before, after, isFacts) {
    if (before.silent || after.silent) return [...after.lines.map(there("there")), ...before.lines.map(here("here"))];
    const known = new Set(before.lines.map(identity));
    const same = new Set(after.lines.map(identity).filter((line) => known.has(line)));
    const like = new Map(before.lines.filter((line) => line.key && !same.has(identity(line))).map((line) => [line.key, line]));
    const found = after.lines.map((line) => {
      const old = same.has(identity(line)) ? line : like.get(line.key);
      if (old !== line) like.delete(line.key);
      if (old) return change(old, line);
      return isFacts ? change(missing(line), line) : there("added")(line);
    });
    const left = before.lines.filter((line) => !same.has(identity(line)) && (!line.key || like.has(line.key)));
    return [...found, ...left.map((line) => (isFacts ? change(line, missing(line)) : here("dropped")(line)))];
  }

  // --- How it is shown ----------------------------------------------------------------------------------------

  function element(name, attributes, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }
  const link = (address, text) => (address ? element("a", { href: address }, text) : text);

  function fact(one) {
    const sides = [[words.now, one.before], [words.there, one.after]];
    const told = one.kind === "same" ? [element("dd", {}, one.after)]
      : sides.map(([side, text]) => element("dd", {}, element("b", {}, side), ` ${text}`));
    const name = element("dt", {}, one.name, " ", element("span", { class: "change" }, label[one.kind]));
    return element("div", { class: `change-${one.kind}` }, name, ...told);
  }

  function listed(one) {
    const both = one.before !== undefined && one.after !== undefined && one.kind !== "same";
    const text = one.after === undefined ? one.before : one.after;
    const name = one.name ? [link(one.address, one.name), ": "] : [];
    const was = both ? [" ", element("span", { class: "was" }, `(${words.before} ${one.before})`)] : [];
    return element("li", {}, ...name, text, ...was);
  }

  function grouped(found) {
    const groups = kinds.map(([kind, text]) => [kind, text, found.filter((one) => one.kind === kind)]);
    return groups.filter(([, , some]) => some.length).map(([kind, text, some]) =>
      element("div", { class: `change-${kind}` }, element("dt", {}, text),
        element("dd", {}, element("ul", { class: "plain-list" }, ...some.map(listed)))));
  }

  function section(name, at, found, silent) {
    const heading = element("h3", { id: `theme-${at}` }, name);
    const rows = name === facts ? found.map(fact) : grouped(found);
    const told = silent.map((text) => element("p", { class: "unknown" }, text));
    if (!rows.length && !told.length) told.push(element("p", { class: "unknown" }, words.nothing));
    if (rows.length) told.push(element("dl", { class: name === facts ? "facts compared" : "facts" }, ...rows));
    return element("section", { "aria-labelledby": `theme-${at}` }, heading, ...told);
  }

  const counted = (found) => kinds.map(([kind, text]) => [text, found.filter((one) => one.kind === kind).length])
    .filter(([, count]) => count).map(([text, count]) => `${text}: ${count}.`).join(" ");

  function show(a, b) {
    const [start, end] = [roles[a], roles[b]];
    const title = words.title.replace("{start}", () => start.title).replace("{end}", () => end.title);
    const found = themes.map((name, at) => changes(start.themes[at], end.themes[at], name === facts));
    const silent = themes.map((_, at) => [start, end].map((role) => role.themes[at].silent).filter(Boolean));
    const between = moves[`${a},${b}`] || [];
    const ways = between.map(([kind, text, address]) => element("li", {}, `${kind}: `, link(address, text)));
    compared.replaceChildren(
      element("h2", {}, title),
      ways.length ? element("ul", {}, ...ways) : element("p", {}, words.apart),
      ...themes.map((name, at) => section(name, at, found[at], silent[at])),
    );
    said.textContent = `${title}. ${counted(found.flat())}`;
  }

  // --- What is chosen: it stands in the address, behind the #, so that it can be sent and Back works ------------

  function read() {
    const asked = location.hash.slice(1).replace("%2C", ",");
    const [a, b] = asked.startsWith("from-") ? [asked.slice(5), ""] : asked.split(",");
    const unknown = [a, b].find((id) => id && !Object.keys(roles).includes(id));
    from.value = unknown === a ? "" : a;
    to.value = !b || unknown === b ? "" : b;
    const ready = Boolean(a && b && !unknown && a !== b);
    if (ready) show(a, b);
    else said.textContent = unknown ? words.unknown : a && a === b ? words.alike : "";
    compared.hidden = !ready;
  }

  function choose() {
    if (from.value && to.value) location.hash = `${from.value},${to.value}`;
  }

  from.addEventListener("change", choose);
  to.addEventListener("change", choose);
  addEventListener("hashchange", read);
  document.getElementById("choose").hidden = false;
  read();
})();

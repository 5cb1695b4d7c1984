// Finds pages for what someone types: from the engine and the index to a function from words to results, in groups by
// kind, best first. It touches no page; what it returns is plain text in pieces, each with whether it was met.
"use strict";

window.LADDERBOOK_FINDER = (Engine, index) => {
  const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
  const ENDING = /(?:ations?|ions?|ings?|ed|ers?|ors?|ments?)$/;
  const LONG = 150;
  const FEW = 3;
  const NOTHING = { anchor: "", heading: "", text: "", met: 0 };
  const EXACT = { prefix: (word) => word.length > 1 };
  const ROUGH = { ...EXACT, fuzzy: (word) => (telling(word) ? 0.2 : false) };

  const telling = (word) => word.length > 4 && !/\p{N}/u.test(word);
  const wordsOf = (text) => text.match(WORD) || [];

  // A word as it is compared: without accents, capitals, commas of thousands and the ending of many.
  const memo = new Map();
  const root = (word) => {
    if (!memo.has(word)) memo.set(word, rootOf(word));
    return memo.get(word);
  };
  const rootOf = (word) => {
    const bare = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]s?$|,/g, "");
    if (bare.length < 4 || !/[^siu]s$/.test(bare)) return bare;
    return bare.replace(/ies$/, "y").replace(/(ss|sh|ch|x)es$/, "$1").replace(/s$/, "");
  };
  const rootsOf = (text) => wordsOf(text).map(root);
  const keyOf = (text) => ` ${rootsOf(text).join(" ")} `;
  const over = new Set(index.over.map(root));

  const linesOf = (section) => section.slice(2).map((line) => (typeof line === "number" ? index.again[line] : line));
  const engine = new Engine({
    fields: ["title", "names", "unseen", "headings", "text"],
    tokenize: wordsOf,
    processTerm: root,
    searchOptions: {
      combineWith: "AND",
      boost: { title: 6, names: 4, unseen: 4, headings: 2 },
      boostDocument: (id) => index.kinds[index.entries[id][0]][1],
    },
  });
  engine.addAll(
    index.entries.map(([, , title, names, unseen, sections], id) => {
      const headings = sections.map((section) => section[1]).join("; ");
      return { id, title, names: names.join("; "), unseen, headings, text: sections.flatMap(linesOf).join("\n") };
    }),
  );

  // The lines of an entry; before them its title, its other names and what only finds it.
  const rows = new Map();
  const rowsOf = (id) => {
    if (!rows.has(id)) {
      const [, , title, names, unseen, sections] = index.entries[id];
      const said = sections.flatMap((section) => linesOf(section).map((line) => [section[0], section[1], line]));
      const all = [["", "", title], ["", "", unseen], ["", "Also", names.join(", ")], ...said];
      rows.set(id, all.map(([anchor, heading, text]) => ({ anchor, heading, text, key: keyOf(text) })));
    }
    return rows.get(id);
  };

  // What is looked for besides what is typed, by the typed phrase.
  const besides = new Map();
  const alike = (typed, lookedFor) => {
    const key = keyOf(typed);
    besides.set(key, [...(besides.get(key) || []), ...lookedFor.filter((phrase) => keyOf(phrase) !== key)]);
  };
  for (const [typed, lookedFor] of index.alike) typed.forEach((phrase) => alike(phrase, lookedFor));
  for (const [kind, , title, names] of index.entries) {
    if (index.named.includes(kind)) [title, ...names].forEach((name) => alike(name, [title, ...names]));
  }
  const longest = Math.max(...[...besides.keys()].map((key) => key.split(" ").length - 2));

  // What is typed, in parts: the longest phrases that are known, and the words between them that say something.
  const partsOf = (typed) => {
    const words = wordsOf(typed);
    const parts = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(longest, words.length - at);
      while (length > 1 && !besides.has(keyOf(words.slice(at, at + length).join(" ")))) length -= 1;
      const phrase = words.slice(at, at + length);
      const key = keyOf(phrase.join(" "));
      parts.push({ phrase, key, words: phrase.filter((word) => !over.has(root(word))), others: besides.get(key) || [] });
      at += length;
    }
    const told = parts.filter((part) => part.words.length || part.others.length);
    return told.length ? told : parts.map((part) => ({ ...part, words: part.phrase }));
  };

  // Each entry that has a part: its score, and what was met there, as words of the index and as phrases.
  const having = (part, how) => {
    const all = new Map();
    const add = (words, options, weight, phrase) => {
      for (const { id, score, queryTerms, terms } of engine.search(words, options)) {
        if (phrase && !rowsOf(id).some((row) => row.key.includes(phrase))) continue;
        const known = all.get(id) || { score: 0, terms: new Set(), phrases: new Set() };
        const here = (weight * score) / (queryTerms.length || 1);
        known.score = Math.max(known.score, here) + Math.min(known.score, here) / 4;
        if (phrase) known.phrases.add(phrase);
        else terms.forEach((term) => known.terms.add(term));
        all.set(id, known);
      }
    };
    if (part.words.length) add(part.words.join(" "), how, 1);
    const [only, ...more] = part.words;
    const stem = more.length || !only || !telling(only) ? "" : root(only).replace(ENDING, "");
    if (stem && stem !== root(only)) {
      if (all.size < FEW && stem.length > 3) add(stem, EXACT, 0.6);
      else if (stem.length > 4) add(stem, { ...EXACT, fields: ["title", "names"] }, 0.6);
    }
    part.others.forEach((phrase) => add(phrase, {}, 0.7 / wordsOf(phrase).length, keyOf(phrase)));
    return all;
  };

  const joined = (parts, how, least) => {
    const sums = new Map();
    for (const part of parts) {
      for (const [id, { score, terms, phrases }] of having(part, how)) {
        const sum = sums.get(id) || { score: 0, parts: 0, terms: new Set(), phrases: new Set() };
        sum.score += score;
        sum.parts += 1;
        terms.forEach((term) => sum.terms.add(term));
        phrases.forEach((phrase) => sum.phrases.add(phrase));
        sums.set(id, sum);
      }
    }
    return [...sums].filter(([, sum]) => sum.parts >= least);
  };

  // How much of what was met a line has: words typed count more than words that mean the same.
  const metIn = (key, { terms, phrases }) => {
    const typed = new Set(key.split(" ").filter((word) => terms.has(word))).size;
    return typed + [...phrases].filter((phrase) => key.includes(phrase)).length / 2;
  };

  const pieces = (text, { terms, phrases }) => {
    const found = [...text.matchAll(WORD)];
    const roots = found.map((match) => root(match[0]));
    const met = roots.map((word) => terms.has(word));
    for (const phrase of phrases) {
      const words = phrase.trim().split(" ");
      roots.forEach((_, at) => {
        if (words.every((word, number) => roots[at + number] === word)) met.fill(true, at, at + words.length);
      });
    }
    const made = [];
    let end = 0;
    found.forEach((match, at) => {
      if (!met[at]) return;
      made.push([text.slice(end, match.index), false], [match[0], true]);
      end = match.index + match[0].length;
    });
    return [...made, [text.slice(end), false]].filter(([piece]) => piece);
  };

  // A long line, around the first word that was met.
  const cut = (made) => {
    const text = made.map(([piece]) => piece).join("");
    if (text.length <= LONG) return made;
    const first = made.findIndex(([, met]) => met);
    const before = made.slice(0, Math.max(first, 0)).map(([piece]) => piece).join("").length;
    const near = Math.max(0, Math.min(before - 50, text.length - LONG));
    const start = near ? text.indexOf(" ", near) + 1 : 0;
    const stop = start + LONG < text.length ? text.lastIndexOf(" ", start + LONG) : text.length;
    let at = 0;
    const kept = made.map(([piece, met]) => {
      const from = at;
      at += piece.length;
      return [piece.slice(Math.max(0, start - from), Math.max(0, stop - from)), met];
    });
    return [[start ? "… " : "", false], ...kept, [stop < text.length ? " …" : "", false]].filter(([piece]) => piece);
  };

  const shown = ({ id, met }) => {
    const [, address, title] = index.entries[id];
    const [named, , also, ...lines] = rowsOf(id).map((row) => ({ ...row, met: metIn(row.key, met) }));
    const withHeading = (row) => row.met + metIn(keyOf(row.heading), met) / 4;
    const told = also.met > named.met ? [...lines, also] : lines;
    const line = told.reduce((best, row) => (withHeading(row) > withHeading(best) ? row : best), told[0] || NOTHING);
    const anchor = line.anchor && line.met > named.met ? `#${line.anchor}` : "";
    return {
      address: address + anchor,
      title: pieces(title, met),
      heading: line.heading,
      line: cut(pieces(line.text, met)),
    };
  };

  // Whoever types the name of a thing looks for the thing.
  const bonus = (id, asked) => {
    const [, , title, names] = index.entries[id];
    const called = [title, ...names].map((name) => rootsOf(name).filter((word) => !over.has(word)).join(" "));
    return called[0] === asked ? 2 : called.includes(asked) ? 1.5 : called[0].includes(asked) ? 1.2 : 1;
  };

  return (typed) => {
    const parts = partsOf(typed);
    let found = joined(parts, EXACT, parts.length);
    if (!found.length) found = joined(parts, ROUGH, parts.length);
    if (!found.length) found = joined(parts, ROUGH, 1);
    const asked = rootsOf(typed).filter((word) => !over.has(word)).join(" ");
    const ranked = found
      .map(([id, met]) => ({ id, met, score: met.score * bonus(id, asked) }))
      .sort((one, other) => other.score - one.score || one.id - other.id);
    const groups = new Map();
    for (const one of ranked) {
      const name = index.kinds[index.entries[one.id][0]][0];
      groups.set(name, [...(groups.get(name) || []), one]);
    }
    return [...groups].map(([kind, members]) => {
      const most = index.kinds[index.entries[members[0].id][0]][2];
      const near = members.filter((one) => one.score > members[0].score / 4).length;
      const results = (from, to) => members.slice(from, to).map(shown);
      return { kind, count: members.length, first: Math.min(most, near), results };
    });
  };
};

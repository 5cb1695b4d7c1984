// A filled sheet in words, to mail or to read: as plain text, and as a page that runs nothing.
window.LADDERBOOK_COPY = (() => {
  "use strict";
  const { form, questions, tidy, wordsOf } = window.LADDERBOOK_FIELDS;
  const { element } = window.LADDERBOOK_TOLD;

  // --- What is told -------------------------------------------------------------------------------------------

  function told(key, always) {
    const { words, parts, field } = questions.get(key);
    const number = field.querySelector(".number");
    const lines = [...parts.values()].map((one) => [one.label, one.get(), one]).filter(([, value]) => value !== "")
      .map(([label, value, one]) => [label, one.told(value)]);
    if (!lines.length && !always) return [];
    return [{ words: number ? `${number.textContent} ${words}` : words, lines: lines.length ? lines : [["", "Nothing written yet"]] }];
  }

  // On a sheet for getting ready only the chosen step, and all that it asks.
  function blocksOf(one, chosen) {
    const step = chosen ? one.closest("[data-step]") : null;
    if (step && step.dataset.step !== chosen) return [];
    if (one.matches("h2, h3")) return [{ level: Number(one.localName[1]), heading: wordsOf(one) }];
    return told(one.dataset.q || one.dataset.again, Boolean(step));
  }

  // A heading is told where something stands under it.
  const holds = (block, at, all) => {
    if (!block.heading) return true;
    const next = all.slice(at + 1).find((one) => !one.heading || one.level <= block.level);
    return Boolean(next && !next.heading);
  };

  function blocks(chosen) {
    return [...form.querySelectorAll("h2, h3, [data-q], [data-again]")].flatMap((one) => blocksOf(one, chosen)).filter(holds);
  }

  const chosen = () => questions.get("chosen")?.parts.get("is").get() || "";
  const head = (edition) => [tidy(document.title), `Edition of ${edition}.`];

  // --- As text ------------------------------------------------------------------------------------------------

  const indented = (text) => text.split("\n").map((line) => `  ${line}`).join("\n");
  const line = ([label, value]) => indented(label ? `${label}: ${value}` : value);
  const block = (one) => (one.heading ? `\n${one.level === 2 ? one.heading.toUpperCase() : one.heading}` : [one.words, ...one.lines.map(line)].join("\n"));

  const asText = (edition) => `${[...head(edition), ...blocks(chosen()).map(block)].join("\n")}\n`;

  // --- As a page ----------------------------------------------------------------------------------------------

  const STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}dt{font-weight:700;margin-top:1rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}";
  const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

  const shown = (one) => (one.heading ? element(`h${one.level}`, {}, one.heading)
    : element("dl", {}, element("dt", {}, one.words), ...one.lines.map(([label, value]) => element("dd", {}, label ? `${label}: ${value}` : value))));

  function asPage(edition) {
    const [title, dated] = head(edition);
    const body = element("body", {}, element("h1", {}, title), element("p", {}, dated), ...blocks("").map(shown));
    const { lang } = document.documentElement;
    return `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`
      + `<meta name="viewport" content="width=device-width, initial-scale=1">${element("title", {}, title).outerHTML}<style>${STYLE}</style></head>\n${body.outerHTML}</html>\n`;
  }

  return { asPage, asText };
})();

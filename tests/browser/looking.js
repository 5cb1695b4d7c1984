// What a reader's eye and hand would notice on a page, as lists of sentences; an empty list is good news.
// The tests put it into the page they look at; no handbook contains it.
window.looking = (() => {
  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const style = (element) => getComputedStyle(element);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const words = (element) => element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  const round = (number) => Math.round(number * 10) / 10;

  function name(element) {
    const own = element.id ? `#${element.id}` : element.classList.length ? `.${element.classList[0]}` : "";
    const parent = element.parentElement?.closest("[id], [class]");
    const above = parent ? (parent.id ? `#${parent.id} ` : `.${parent.classList[0]} `) : "";
    return `${above}${element.localName}${own} “${words(element)}”`;
  }

  const openDetails = () => all("details").forEach((details) => (details.open = true));

  // --- Nothing leaves the page sideways -----------------------------------------------------------------------

  function sideways() {
    const page = document.scrollingElement;
    const wide = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} px wide in ${page.clientWidth}`] : [];
    const sticksOut = (element) => element.getBoundingClientRect().right > page.clientWidth + 1;
    const innermost = (element) => sticksOut(element) && !all("*", element).some(sticksOut);
    const found = all("body *").filter((element) => shown(element) && !element.closest(".scroll *") && innermost(element));
    return [...wide, ...found.map((element) => `${name(element)} ends at ${round(element.getBoundingClientRect().right)} px`)];
  }

  const scrolls = (element) => /auto|scroll/.test(style(element).overflowX) && element.scrollWidth > element.clientWidth;

  function scrollersWithoutKeyboard() {
    const labelled = (element) => element.getAttribute("role") === "region" && label(element);
    const usable = (element) => element.matches("[tabindex='0']") && labelled(element);
    return all("body *").filter((element) => scrolls(element) && !usable(element)).map(name);
  }

  // --- All text is there to be read ---------------------------------------------------------------------------

  function lines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !shown(element) || element.closest(".skip")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) if (box.width > 1) found.push({ element, box });
    }
    return found;
  }

  // Every line of text against the ground it lies on: 4.5 to 1, or 3 to 1 where it is large (WCAG 1.4.3).
  function faintText() {
    const large = ({ fontSize, fontWeight }) => parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
    const ratio = (element) => contrast(style(element).color, ground(element));
    const faint = ({ element }) => ratio(element) < (large(style(element)) ? 3 : 4.5);
    return [...new Set(lines().filter(faint).map(({ element }) => `${name(element)}: ${round(ratio(element))} to 1`))];
  }

  // Text that something else covers, or that a box cuts off. The window must be taller than the page.
  function hiddenText() {
    const hidden = ({ element, box }) => {
      if (element.closest(".scroll")) return false;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = document.elementFromPoint(x, y);
      return !top || !(top === element || top.contains(element) || element.contains(top));
    };
    const cut = (element) =>
      /hidden|clip/.test(style(element).overflow) &&
      (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
    return [
      ...new Set(lines().filter(hidden).map(({ element }) => `${name(element)} is covered or cut`)),
      ...all("body *").filter((element) => shown(element) && cut(element)).map((element) => `${name(element)} cuts its text`),
    ];
  }

  // The least spacing that WCAG 1.4.12 wants a page to bear.
  function spaceOut() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }" +
        "p { margin-bottom: 2em !important; }",
    );
    document.adoptedStyleSheets = [sheet];
  }

  // --- Targets are easy to hit (WCAG 2.5.8) -------------------------------------------------------------------

  const targets = () => all("a[href], button, input, select, textarea, summary").filter((target) => shown(target) && !target.closest(".skip"));

  // In a sentence: words stand beside it, before a line break or the block's end.
  function inSentence(target) {
    if (style(target).display !== "inline") return false;
    const wordsBeside = (next) => {
      for (let node = next(target); node && node.localName !== "br"; node = next(node)) {
        const isLink = node.localName === "a" || node.querySelector?.("a");
        if (!isLink && /\p{L}{2}/u.test(node.textContent)) return true;
      }
      return false;
    };
    return wordsBeside((node) => node.previousSibling) || wordsBeside((node) => node.nextSibling);
  }

  function smallTargets() {
    const boxes = targets().map((target) => ({ target, box: target.getBoundingClientRect() }));
    const small = ({ box }) => box.width < 24 || box.height < 24;
    const centre = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
    const distance = ([x, y], box) =>
      Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const crowded = (one) =>
      boxes.some((other) => {
        if (other.target === one.target) return false;
        const [x, y] = centre(one);
        const near = distance([x, y], other.box) < 12;
        const circles = small(other) && Math.hypot(x - centre(other)[0], y - centre(other)[1]) < 24;
        return near || circles;
      });
    return boxes
      .filter((one) => small(one) && !inSentence(one.target) && crowded(one))
      .map(({ target, box }) => `${name(target)} is ${round(box.width)} x ${round(box.height)} px and crowded`);
  }

  // --- The keyboard -------------------------------------------------------------------------------------------

  // Of radio buttons with one name Tab reaches the one that is marked, or the first; arrow keys reach the others.
  const reached = (radio) => {
    const group = all(`input[type=radio][name="${radio.name}"]`);
    return radio === (group.find((one) => one.checked) ?? group[0]);
  };
  const stops = () => all(CONTROLS).filter((element) => shown(element) && element.tabIndex >= 0 && (element.type !== "radio" || reached(element)));

  function contrast(one, other) {
    const light = (color) => {
      const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      const [red, green, blue] = color.match(/[\d.]+/g).map((value) => part(value / 255));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    const [a, b] = [light(one), light(other)];
    return Math.max(a, b) / Math.min(a, b);
  }

  // What lies behind: in a drawing the box around the text, else the next color above.
  function ground(element) {
    const box = element.closest("svg .box")?.querySelector("rect");
    if (box) return style(box).fill;
    for (let above = element; above; above = above.parentElement) {
      const color = style(above).backgroundColor;
      if (!/, 0\)$|transparent/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  }

  // Where the keyboard stands: which stop in reading order, and what is wrong with how that is shown.
  function focus() {
    const element = document.activeElement;
    if (!document.hasFocus() || element === document.body) return null;
    const { outlineStyle, outlineWidth, outlineColor } = style(element);
    const box = element.getBoundingClientRect();
    const seen = { left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) };
    const inside = seen.right - seen.left >= Math.min(box.width, innerWidth) - 1 && seen.bottom - seen.top >= Math.min(box.height, innerHeight / 2) - 1;
    const first = element.getClientRects()[0];
    const top = inside && document.elementFromPoint(first.left + first.width / 2, Math.max(first.top, 0) + Math.min(first.height, 24) / 2);
    const faults = [];
    if (!inside) faults.push("is not in view");
    else if (!element.contains(top)) faults.push("is covered");
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push("has no outline of 2 px or more");
    else if (contrast(outlineColor, ground(element.parentElement)) < 3) faults.push(`has a faint outline, ${outlineColor}`);
    return { index: stops().indexOf(element), name: name(element), faults };
  }

  // --- The order of the page ----------------------------------------------------------------------------------

  function label(element) {
    const by = element.getAttribute("aria-labelledby");
    return by ? by.split(" ").map((id) => document.getElementById(id)?.textContent.trim() ?? "").join(" ") : element.getAttribute("aria-label") ?? "";
  }

  const outline = () => all("h1, h2, h3, h4, h5, h6").filter(shown).map((heading) => [Number(heading.localName[1]), words(heading)]);
  const labels = (selector) => all(selector).filter(shown).map(label);

  // A table says what it is and what its cells are; a Markdown one has no way to say more than its head.
  function poorTables() {
    const fault = (table) => {
      const cells = all("th", table);
      if (!table.caption?.textContent.trim() && !table.closest(".prose")) return "has no caption";
      if (!table.tHead) return "has no head";
      if (cells.some((cell) => !cell.textContent.trim())) return "has an empty heading";
      if (cells.some((cell) => !cell.scope) && !table.closest(".prose")) return "has a heading without scope";
      if (all("[colspan], [rowspan]", table).length) return "has merged cells";
      if (all("td.num", table).some((cell) => style(cell).textAlign !== "right" || !style(cell).fontVariantNumeric.includes("tabular-nums"))) return "has figures that do not line up";
      return all("td", table).some((cell) => !cell.textContent.trim()) ? "has an empty cell" : "";
    };
    return all("table").filter(fault).map((table) => `${name(table)} ${fault(table)}`);
  }

  // --- Paper --------------------------------------------------------------------------------------------------

  // Text that would not be dark on white; for a page set to print.
  function notBlackOnWhite() {
    const faint = ({ element }) => contrast(style(element).color, "rgb(255, 255, 255)") < 7;
    const dark = ({ element }) => contrast(ground(element), "rgb(255, 255, 255)") > 1.25;
    const found = lines().filter((line) => faint(line) || dark(line));
    return [...new Set(found.map(({ element }) => `${name(element)}: ${style(element).color} on ${ground(element)}`))];
  }

  return { faintText, focus, hiddenText, labels, notBlackOnWhite, openDetails, outline, poorTables, scrollersWithoutKeyboard, sideways, smallTargets, spaceOut, stops };
})();

// Pay at each stop for a rate and weekly hours of one's own: the rates stand in the table of the page, worked out
// beforehand. Only a week's pay is worked out here, in whole numbers: cents an hour times hundredths of hours.
(() => {
  "use strict";
  const table = document.getElementById("stops-of");
  if (!table) return;
  const [rate, hours, said] = ["rate", "hours", "said"].map((id) => document.getElementById(id));
  const rows = [...table.tBodies[0].rows];
  const legs = [...document.querySelectorAll("[data-row]")];

  // `37.5` as 3750; null where it is no number of weekly hours.
  function hundredths(text) {
    const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text);
    if (!found) return null;
    const number = BigInt(found[1]) * 100n + BigInt((found[2] || "").padEnd(2, "0"));
    return number > 0n && number <= 16800n ? number : null;
  }

  // Half up, as everywhere: exact cents an hour, `2150` or `241310/104`, times hours.
  function week(cents, part) {
    const [above, below = "1"] = cents.split("/");
    const [number, units] = [BigInt(above) * part, BigInt(below) * 100n];
    return (2n * number + units) / (2n * units);
  }

  // As `money.show` prints: whole amounts of a hundred or more without cents.
  function money(cents) {
    const [whole, rest] = [String(cents / 100n), String(cents % 100n).padStart(2, "0")];
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return table.dataset.currency + (rest === "00" && cents >= 10000n ? grouped : `${grouped}.${rest}`);
  }

  function paid(cell, part) {
    const { words, cents } = cell.dataset;
    return words + (part && cents ? `; ${hours.value.trim()} hours a week: ${money(week(cents, part))}` : "");
  }

  const cellOf = (row, column) => row.cells[column + 1];

  function mark(column) {
    for (const cell of table.querySelectorAll(".chosen")) cell.classList.remove("chosen");
    if (column !== null) for (const row of table.rows) cellOf(row, column).classList.add("chosen");
  }

  function tell(leg, words) {
    let told = leg.querySelector(".yours");
    if (!told) leg.append((told = Object.assign(document.createElement("p"), { className: "yours" })));
    told.textContent = words;
    told.hidden = !words;
  }

  function chosen() {
    const typed = hours.value.trim();
    const part = typed ? hundredths(typed) : null;
    return { column: rate.value === "" ? null : Number(rate.value), typed, part, wrong: Boolean(typed) && part === null };
  }

  function show() {
    const { column, part } = chosen();
    mark(column);
    for (const leg of legs) {
      const cell = column === null ? null : cellOf(rows[Number(leg.dataset.row) + 1], column);
      tell(leg, cell ? `From your rate: ${paid(cell, part)}.` : "");
    }
  }

  function announce() {
    const { column, typed, part, wrong } = chosen();
    hours.setAttribute("aria-invalid", wrong);
    const mend = wrong ? "Write your weekly hours as a number up to 168, such as 20 or 37.5. " : "";
    const now = column === null ? "" : `You have now: ${paid(cellOf(rows[0], column), part)}. Each stop below says what it would pay before taxes.`;
    said.textContent = mend + (now || (typed && !wrong ? "Choose your rate, too." : ""));
  }

  // A number is shown as it is typed, and spoken of when the typing rests.
  let resting;
  hours.addEventListener("input", () => {
    show();
    clearTimeout(resting);
    resting = setTimeout(announce, 700);
  });
  rate.addEventListener("change", () => {
    show();
    announce();
  });
  document.getElementById("choose").hidden = false;
  show();
  announce();
})();

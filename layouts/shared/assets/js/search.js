// Search: brings the engine, the finder and the index when someone first uses the field, shows what is found and says
// how much it is. It stores nothing, and no address ever holds what is typed. Its words stand in the layout.
"use strict";

(() => {
  const form = document.querySelector("form[role=search]");
  const found = document.getElementById("found");
  const said = document.getElementById("found-said");
  const groups = document.getElementById("found-groups");
  if (!form || !found || !said || !groups) return;
  const field = form.querySelector("input");
  const heading = document.getElementById("found-title");
  const HOUR = 3600000;
  let find = null;
  let state = "not asked for";
  let waiting = 0;
  let saying = 0;

  const bring = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${address} did not load`));
      document.head.append(script);
    });

  // The index keeps its address when it changes, so it is asked for anew each hour.
  const prepare = async () => {
    if (state !== "not asked for") return;
    state = "on its way";
    const { engine, finder, index } = form.dataset;
    try {
      await Promise.all([bring(engine), bring(finder), bring(`${index}?${Math.floor(Date.now() / HOUR)}`)]);
      state = "here";
      show();
    } catch {
      state = "not asked for";
      tell(found.dataset.lost);
    }
  };

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text || "";
    return made;
  };

  const withPieces = (name, pieces) => {
    const made = element(name);
    made.append(...pieces.map(([text, met]) => (met ? element("mark", text) : text)));
    return made;
  };

  const line = ({ address, title, heading: under, line: told }) => {
    const item = element("li");
    const link = withPieces("a", title);
    link.href = address;
    item.append(link);
    if (told.length) {
      const words = withPieces("p", told);
      if (under) words.prepend(element("b", `${under}: `));
      item.append(words);
    }
    return item;
  };

  const group = ({ kind, count, first, results }) => {
    const made = element("div");
    const list = element("ul");
    list.append(...results(0, first).map(line));
    made.append(element("h2", kind), list);
    if (count > first) {
      const more = element("button", found.dataset.more.replace("{count}", count).replace("{kind}", kind));
      more.type = "button";
      more.addEventListener("click", () => {
        const rest = results(first).map(line);
        list.append(...rest);
        more.remove();
        rest[0].querySelector("a").focus();
      });
      made.append(more);
    }
    return made;
  };

  // What is seen at once is said only when the typing rests.
  const tell = (words) => {
    found.hidden = !words;
    heading.textContent = words;
    clearTimeout(saying);
    saying = setTimeout(() => (said.textContent = words), 700);
  };

  const show = () => {
    const typed = field.value.trim();
    if (!typed) {
      groups.replaceChildren();
      tell("");
      return;
    }
    if (state !== "here") {
      prepare();
      return;
    }
    find = find || window.LADDERBOOK_FINDER(window.MiniSearch, window.LADDERBOOK_SEARCH);
    const all = find(typed);
    const count = all.reduce((sum, one) => sum + one.count, 0);
    const { none, one, many } = found.dataset;
    groups.replaceChildren(...all.map(group));
    const words = count > 1 ? many : count ? one : none;
    tell(words.replace("{count}", count).replace("{typed}", () => typed));
  };

  const close = () => {
    field.value = "";
    show();
    field.focus();
  };

  field.addEventListener("focus", prepare);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    if (!found.hidden) heading.focus();
  });
  for (const part of [form, found]) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
  }
  found.querySelector("button").addEventListener("click", close);
  // A link to a place on the page one is on: what lies above it goes away.
  groups.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.href.split("#")[0] === document.URL.split("#")[0]) found.hidden = true;
  });

  document.getElementById("search-without").hidden = true;
  form.hidden = false;
})();

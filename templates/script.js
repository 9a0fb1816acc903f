// Opening findings in place, filters, search, two articles beside each other, and keys that move.
// Everything on the page is there without it.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const root = document.documentElement;
  const main = document.querySelector("main");
  const rows = all("tr[data-row]");
  if (rows.length) root.classList.add("scripted");
  all("details[data-fold]").forEach((d) => { d.open = false; });

  // A row opens its findings in place: that of its question, and what else there is on it
  const finding = (row) => document.getElementById(row.dataset.row);
  const idsOf = (row) => [row.dataset.row, ...(row.dataset.also ?? "").split(" ").filter(Boolean)];
  const findingsOf = (row) => idsOf(row).map((id) => document.getElementById(id)).filter(Boolean);
  const rowOf = (id) => rows.find((row) => idsOf(row).includes(id));
  const isOpen = (row) => row.nextElementSibling?.classList.contains("opened");
  const close = (row) => {
    if (!isOpen(row)) return;
    row.homes.forEach(([article, home]) => home.replaceWith(article));
    row.nextElementSibling.remove();
    row.querySelector("a").setAttribute("aria-expanded", "false");
  };
  const open = (row) => {
    if (isOpen(row)) return;
    const found = findingsOf(row);
    if (!found.length) return;
    row.homes = found.map((article) => {
      const home = document.createComment("");
      article.replaceWith(home);
      return [article, home];
    });
    const cell = make("td", { colSpan: row.cells.length }, ...found);
    row.after(make("tr", { className: `opened ${row.className}` }, cell));
    row.querySelector("a").setAttribute("aria-expanded", "true");
    found.forEach((article) => article.dispatchEvent(new Event("crossread-opened", { bubbles: true })));
  };
  // The address says what is filtered, what is sought and which finding was opened last
  const address = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const write = (values) => {
    Object.entries(values).forEach(([key, value]) => { if (value) address.set(key, value); else address.delete(key); });
    const alone = address.size === 1 && address.has("at");
    history.replaceState(null, "", alone ? `#${address.get("at")}` : `#${address}`);
  };
  const reveal = (element) => {
    for (let e = element; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  };
  const show = (row) => {
    rows.forEach((other) => other.classList.toggle("aimed", other === row));
    reveal(row);
    open(row);
    row.querySelector("a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };
  rows.forEach((row) => {
    const link = row.querySelector("a");
    link.setAttribute("aria-expanded", "false");
    row.addEventListener("click", (event) => {
      if (event.target.closest("a") !== link && event.target.closest("a, button, summary")) return;
      if (event.ctrlKey || event.metaKey || getSelection().toString()) return;
      event.preventDefault();
      if (isOpen(row)) close(row); else { open(row); write({ at: row.dataset.row }); }
    });
  });
  const follow = () => {
    const id = location.hash.includes("=") ? address.get("at") : decodeURIComponent(location.hash.slice(1));
    const row = rowOf(id);
    if (row) show(row);
    else if (id) reveal(document.getElementById(id));
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const row = link && !link.closest("tr[data-row]") && rowOf(decodeURIComponent(link.hash.slice(1)));
    if (!row) return;
    event.preventDefault();
    write({ at: decodeURIComponent(link.hash.slice(1)) });
    show(row);
  });

  // Filters and search
  const items = all("[data-search]");
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) {
      const more = element.dataset.row ? findingsOf(element).map((f) => f.textContent).join(" ") : element.dataset.words ?? "";
      texts.set(element, `${element.textContent} ${more}`.toLowerCase());
    }
    return texts.get(element);
  };
  rows.forEach(textOf);
  const sift = (elements, wanted) => elements.filter((element) => {
    const hit = wanted.every((word) => textOf(element).includes(word));
    element.classList.toggle("filtered", !hit);
    if (hit && wanted.length) reveal(element);
    return hit;
  }).length;
  const words = (input) => input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const searchBox = (id, onInput, of = "") => {
    const input = make("input", { id, type: "search", autocomplete: "off", placeholder: say("script.find") });
    const status = make("span");
    status.setAttribute("role", "status");
    const form = make("form", { className: "search" }, make("label", { className: "vh", htmlFor: id, textContent: say("script.find") }), input, status);
    form.setAttribute("role", "search");
    if (of) form.setAttribute("aria-label", of);
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", onInput);
    return { form, input, status };
  };
  const bars = all("[data-bar]");
  // on a page of several events, and on that of a draft, the whole page has a search of its own
  const alone = bars.length === 1 && bars[0].parentElement === main;
  const setUp = (bar, number) => {
    const scope = bar.parentElement;
    const own = all("tr[data-row]", scope);
    if (own.length < 2) return;
    const others = items.filter((item) => scope.contains(item) && !item.matches(".finding"));
    const pressed = new Set();
    const choice = (label, name, options) => {
      const select = make("select", { name }, make("option", { value: "", textContent: label }));
      options.forEach(([value, text]) => select.append(make("option", { value, textContent: text })));
      select.setAttribute("aria-label", label);
      select.addEventListener("change", () => apply());
      return select;
    };
    const rules = [...new Set(own.map((row) => row.dataset.rule))].sort();
    const kind = choice(say("script.kind"), "kind", rules.map((rule) => [rule, nameOfRule(rule)]));
    // the page names its sources, all of them, in a list of its own
    const labels = all(".sources [data-article]", scope).map((a) => [a.dataset.article, a.dataset.label]);
    const source = choice(say("script.source"), "source", labels);
    const states = ["open", "desk", "done"].map((state) => [state, say(`script.state-${state}`)]);
    if (own.some((row) => "new" in row.dataset)) states.unshift(["new", say("script.state-new")]);
    const decided = choice(say("script.state"), "state", states);
    const isIn = (row, state) => {
      const has = row.dataset.triage ?? "";
      if (state === "new") return "new" in row.dataset;
      if (state === "desk") return has === "desk";
      return (state === "done") === (has === "settled" || has === "ignored");
    };
    const search = searchBox(alone ? "search-words" : `search-words-${number + 1}`, () => apply(), alone ? "" : say("script.find-in", { n: number + 1 }));
    const apply = (quiet) => {
      const wanted = words(search.input);
      const passes = (row) =>
        (!pressed.size || pressed.has(row.dataset.severity)) &&
        (!kind.value || row.dataset.rule === kind.value) &&
        (!source.value || row.dataset.sources.split(" ").includes(source.value)) &&
        (!decided.value || isIn(row, decided.value)) &&
        wanted.every((word) => textOf(row).includes(word));
      let shown = 0;
      own.forEach((row) => {
        const hit = passes(row);
        row.classList.toggle("filtered", !hit);
        findingsOf(row).forEach((f) => f.classList.toggle("filtered", !hit));
        if (isOpen(row)) row.nextElementSibling.classList.toggle("filtered", !hit);
        if (hit) shown += 1;
        if (hit && (wanted.length || pressed.has("info"))) reveal(row);
      });
      sift(others, wanted);
      search.status.textContent = shown < own.length ? say("n-of", { n: shown, all: own.length }) : "";
      if (quiet || bars.length > 1) return;
      const state = { kind: kind.value, source: source.value, state: decided.value, find: search.input.value };
      write({ show: [...pressed].join(" "), ...state });
    };
    const buttons = all(".tally li", bar).map((li) => {
      const button = make("button", { type: "button" }, ...li.childNodes);
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", on);
        if (on) pressed.add(li.dataset.severity); else pressed.delete(li.dataset.severity);
        apply();
      });
      li.append(button);
      return [li.dataset.severity, button];
    });
    bar.querySelector(".tally").after(kind, source, decided, search.form);
    document.addEventListener("crossread-decided", () => { if (decided.value) apply(true); });
    const state = address;
    if (bars.length === 1 && ["show", "kind", "source", "state", "find"].some((key) => state.has(key))) {
      const chosen = (state.get("show") ?? "").split(" ");
      buttons.filter(([severity]) => chosen.includes(severity)).forEach(([severity, button]) => {
        pressed.add(severity);
        button.setAttribute("aria-pressed", "true");
      });
      kind.value = state.get("kind") ?? "";
      source.value = state.get("source") ?? "";
      decided.value = state.get("state") ?? "";
      search.input.value = state.get("find") ?? "";
      apply(true);
    }
  };
  bars.forEach(setUp);
  // while the page's title is out of sight the bar has it
  bars.forEach((bar) => {
    const heading = bar.parentElement.querySelector("h1, h2");
    const see = ([entry]) => bar.classList.toggle("stuck", !entry.isIntersecting && entry.boundingClientRect.top < 0);
    if (heading) new IntersectionObserver(see).observe(heading);
  });
  if (!alone && items.length > 3) {
    const seek = () => {
      const wanted = words(search.input);
      const sought = [...items, ...rows];
      const shown = sift(sought, wanted);
      search.status.textContent = wanted.length ? say("n-of", { n: shown, all: sought.length }) : "";
    };
    const search = searchBox("search-words", () => { seek(); write({ words: search.input.value }); });
    if (address.has("words")) { search.input.value = address.get("words"); seek(); }
    (main.querySelector(".verdicts") || main.querySelector(".standfirst") || main.querySelector("h1")).after(search.form);
  }

  // Two articles beside each other, paragraph beside paragraph
  const parasOf = (article) => all(".para", article);
  // the pairs of paragraphs that have something in common, as many as run in one order in both
  const inOrder = (left, right) => {
    const id = right.dataset.article;
    const places = new Map(parasOf(right).map((p, j) => [p.dataset.n, j]));
    const pairs = parasOf(left).flatMap((p, i) => (p.dataset.with ?? "").split(" ")
      .map((link) => link.split(":")).filter(([of, n]) => of === id && places.has(n)).map(([, n]) => [i, places.get(n)]));
    // headline stands beside headline, whatever else they share
    const heads = [left, right].map((article) => parasOf(article).findIndex((p) => p.matches(".headline")));
    const hasHeads = heads.every((at) => at >= 0);
    const fitting = pairs.filter(([i, j]) => !hasHeads || (i > heads[0] && j > heads[1]));
    if (hasHeads) fitting.unshift(heads);
    const chains = [];
    let best = null;
    fitting.forEach(([i, j]) => {
      const before = chains.filter((c) => c.i < i && c.j < j).reduce((a, c) => (a && a.length >= c.length ? a : c), null);
      const chain = { i, j, before, length: (before?.length ?? 0) + 1 };
      chains.push(chain);
      if (!best || chain.length > best.length) best = chain;
    });
    const found = [];
    for (let c = best; c; c = c.before) found.unshift([c.i, c.j]);
    return found;
  };
  const beside = (left, right) => {
    const [a, b] = [parasOf(left), parasOf(right)];
    let [row, i, j] = [2, 0, 0];
    const put = (p, at, paired) => {
      p.style.setProperty("--row", at);
      p.classList.toggle("paired", paired);
    };
    for (const [x, y] of [...inOrder(left, right), [a.length, b.length]]) {
      const next = row + Math.max(x - i, y - j);
      // those that stand alone end where the next pair begins
      a.slice(i, x).forEach((p, n) => put(p, row + n, false));
      b.slice(j, y).forEach((p, n) => put(p, row + n, false));
      if (a[x]) { put(a[x], next, true); put(b[y], next, true); }
      [row, i, j] = [next + 1, x + 1, y + 1];
    }
  };
  // where in an article its paragraphs, and the words of findings, are: a picture that leads there
  const mapOf = (article) => {
    const bar = make("span", { className: "paras" });
    parasOf(article).forEach((p) => {
      const part = make("span", { className: p.classList.contains("paired") ? "paired" : "" });
      part.style.flexGrow = p.textContent.length;
      all("a.at", p).forEach((mark) => part.append(make("i", { className: mark.className.replace("at ", "") })));
      part.addEventListener("click", () => p.scrollIntoView({ block: "center" }));
      bar.append(part);
    });
    return make("div", {}, make("span", { className: "outlet", textContent: article.dataset.label }), bar);
  };
  all(".reader").forEach((reader) => {
    const articles = all("article.full", reader);
    if (articles.length < 2) return;
    const marks = (article) => article.querySelectorAll("mark").length;
    const ranked = [...articles].sort((a, b) => marks(b) - marks(a));
    // two prints of one text have little to say to each other
    const other = ranked.slice(1).find((a) => !a.dataset.print || a.dataset.print !== ranked[0].dataset.print) ?? ranked[1];
    const selects = [0, 1].map((n) => {
      const select = make("select");
      articles.forEach((a) => select.append(make("option", { value: a.id, textContent: a.dataset.label })));
      select.value = (n ? other : ranked[0]).id;
      select.setAttribute("aria-label", say(n ? "script.against" : "script.read"));
      return select;
    });
    const map = reader.querySelector(".map");
    const put = () => {
      const chosen = selects.map((select) => articles.find((a) => a.id === select.value));
      articles.forEach((article) => {
        article.hidden = !chosen.includes(article);
        article.style.setProperty("--column", chosen.indexOf(article) + 1);
      });
      if (chosen[0] !== chosen[1]) beside(...chosen);
      map.replaceChildren(...[...new Set(chosen)].map(mapOf));
      map.hidden = false;
    };
    const texts = reader.querySelector(".texts");
    texts.classList.add("abreast");
    // a box that scrolls is reached by keys
    texts.tabIndex = 0;
    texts.setAttribute("role", "region");
    texts.setAttribute("aria-label", say("script.beside") + (all(".reader").length > 1 ? `: ${reader.querySelector(".full").dataset.label}, ${say("count.articles", { n: articles.length })}` : ""));
    selects.forEach((select) => select.addEventListener("change", put));
    const line = reader.querySelector(".choose");
    if (articles.length > 2) {
      line.append(selects[0], ` ${say("script.against")} `, selects[1]);
      line.hidden = false;
    }
    put();
  });

  // Keys
  const stops = rows.length ? rows : all("[data-stop]");
  if (!rows.length) stops.forEach((stop) => { stop.tabIndex = -1; });
  const stopOf = (element) => {
    const row = element?.closest?.("tr.opened")?.previousElementSibling ?? element?.closest?.("tr[data-row]");
    return row ?? element?.closest?.("[data-stop]");
  };
  const move = (by, isWanted = () => true) => {
    const seen = stops.filter((s) => !s.classList.contains("filtered") && s.checkVisibility() && isWanted(s));
    if (!seen.length) return;
    const here = seen.indexOf(stopOf(document.activeElement));
    const next = seen[here < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(Math.max(here + by, 0), seen.length - 1)];
    const target = next.matches("tr") ? next.querySelector("a") : next;
    target.focus({ focusVisible: true });
    next.scrollIntoView({ block: next.matches("tr") ? "center" : "start" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select, dialog")) return;
    if (root.hasAttribute("data-keys-off")) return;
    const isHigh = (s) => s.dataset.severity === "high";
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "n") move(1, isHigh);
    else if (event.key === "N") move(-1, isHigh);
    else if (event.key === "Escape") {
      const row = stopOf(document.activeElement);
      if (row?.dataset.row && isOpen(row)) { close(row); row.querySelector("a").focus(); }
    } else if (event.key === "/") {
      const input = document.getElementById("search-words");
      if (input) { event.preventDefault(); input.focus(); }
    }
  });

  // On paper stands what differs; after this button, all there is. The title runs over every page.
  const title = (document.querySelector("h1")?.textContent ?? "").replace(/[^\p{L}\p{M}\p{N}\p{P}\p{Sc}\p{Zs}]|[\\"]/gu, " ").trim().slice(0, 150);
  // letters, figures and punctuation alone: it stands in an attribute, as a string of CSS
  root.style.setProperty("--running", `"${title}"`);
  const printAll = make("button", { type: "button", textContent: say("script.print") });
  printAll.addEventListener("click", () => {
    const folded = all("details:not([open])");
    const hidden = all("article.full[hidden]");
    folded.forEach((d) => { d.open = true; });
    hidden.forEach((a) => { a.hidden = false; });
    root.classList.add("print-full");
    addEventListener("afterprint", () => {
      root.classList.remove("print-full");
      folded.forEach((d) => { d.open = false; });
      hidden.forEach((a) => { a.hidden = true; });
    }, { once: true });
    print();
  });
  document.querySelector(".made")?.append(" ", printAll);
  follow();
})();

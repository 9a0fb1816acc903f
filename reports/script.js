/* generator: crossread 0.1.0 */
const WORDS = {"and":"and","count.articles":{"one":"{n} article","other":"{n} articles"},"keys.are-on":"keys are on","keys.close":"Close","keys.copy":"copy as a note","keys.decide":"settle, call the desk, ignore","keys.find":"find","keys.help":"this box","keys.high":"next, previous of high severity","keys.keys":"Keys","keys.move":"next, previous","keys.open":"open, close the finding","language":"en","n-of":"{n} of {all}","script.against":"against","script.beside":"Articles beside each other","script.find":"Find","script.find-in":"Find in event {n}","script.kind":"Kind","script.print":"Print in full","script.read":"Read","script.source":"Source","script.state":"State","script.state-desk":"to call about","script.state-done":"settled or ignored","script.state-new":"new","script.state-open":"open","severity.high":"high","severity.info":"info","severity.low":"low","severity.medium":"medium","triage.call":"Call the desk","triage.calls":"calls","triage.commands":"commands","triage.copied":"{what} copied","triage.copy-as":"Copy as","triage.copy-calls":"Copy calls","triage.copy-commands":"Copy commands","triage.copy-finding":"Copy finding {id}","triage.copy-waivers":"Copy waivers","triage.correction":"correction","triage.correction-text":"Correction: an earlier version of this article said “{wrong}”; according to {sources} it should read “{right}”{about}.","triage.crossread-finding":"crossread finding {id} ({severity})","triage.decide":"Decide on finding {id}","triage.decided":"What the desk decided","triage.forget":"Forget all","triage.ignore":"Ignore","triage.ignored":"ignored","triage.ignored-reason":"of no importance","triage.keeps-nothing":"this browser keeps nothing: save before you leave","triage.link":"link","triage.markdown":"Markdown","triage.more":"{n} more","triage.no-answer":"the server does not answer","triage.not-written":"not written:","triage.note":"note","triage.reopen":"Open again","triage.save-waivers":"Save waivers","triage.saved":"{file} saved","triage.settle":"Settle","triage.settled":"settled","triage.settled-reason":"checked by the desk","triage.severity-and-id":"{severity}, finding {id}","triage.to-call":"call the desk","triage.waivers":"waivers","triage.why":"Why","triage.written":"written to the waiver file"};
// The words of the script, from words.toml: say("n-of", { n: 2, all: 7 }) is "2 of 7", in the form that the
// language has for the number n.
const { say, nameOfRule } = ((words) => {
  "use strict";
  const cases = new Intl.PluralRules(words.language);
  return {
    say: (key, given = {}) => {
      const text = words[key];
      const form = typeof text === "string" ? text : text[cases.select(given.n)] ?? text.other;
      return form.replace(/\{([a-z-]+)\}/g, (place, name) => given[name] ?? place);
    },
    nameOfRule: (rule) => words[`rule.${rule}`] ?? rule.replaceAll("-", " "),
  };
})(WORDS);

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

// What the desk decides on a finding (settled, call the desk, ignored), kept in this browser and handed on as
// waivers; and a finding copied as a note, a correction, Markdown or a link. Everything on the page is there without it.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const named = (element, role, label) => {
    element.setAttribute("role", role);
    if (label) element.setAttribute("aria-label", label);
    return element;
  };
  const articles = all(".finding[data-id]");
  const byId = Map.groupBy ? Map.groupBy(articles, (a) => a.dataset.id) : new Map(articles.map((a) => [a.dataset.id, [a]]));
  const rowOf = (article) => document.querySelector(`tr[data-row="${CSS.escape(article.id)}"], tr[data-also~="${CSS.escape(article.id)}"]`);

  // What is kept: one entry a finding, so that two windows do not write over each other.
  const PREFIX = "crossread.finding.";
  const STATES = {
    settled: { act: say("triage.settle"), said: say("triage.settled"), key: "s", reason: say("triage.settled-reason") },
    desk: { act: say("triage.call"), said: say("triage.to-call"), key: "d", reason: "" },
    ignored: { act: say("triage.ignore"), said: say("triage.ignored"), key: "i", reason: say("triage.ignored-reason") },
  };
  const storage = (() => {
    try {
      localStorage.setItem(`${PREFIX}test`, "1");
      localStorage.removeItem(`${PREFIX}test`);
      return localStorage;
    } catch {
      return null;
    }
  })();
  const decided = new Map();
  const sane = (value) => (value && Object.hasOwn(STATES, value.state) ? { state: value.state, reason: oneLine(value.reason) } : null);
  const oneLine = (text) => String(text ?? "").replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, " ").trim().slice(0, 500);
  const load = (id) => {
    try {
      return sane(JSON.parse(storage?.getItem(PREFIX + id) ?? "null"));
    } catch {
      return null;
    }
  };
  const keep = (id, value) => {
    if (value) decided.set(id, value); else decided.delete(id);
    try {
      if (value) storage?.setItem(PREFIX + id, JSON.stringify(value)); else storage?.removeItem(PREFIX + id);
    } catch {
      // full, or taken away since: the page goes on without
    }
  };

  // Where the page is served, the waiver file follows; else nothing is ever asked for.
  const token = document.querySelector('meta[name="crossread-serve"]')?.content;
  const send = async (id, state, reason) => {
    if (!token) return "";
    try {
      const answer = await fetch("/settle", {
        method: "POST",
        headers: { "X-Crossread-Token": token, "Content-Type": "application/json" },
        body: JSON.stringify({ id, state, reason }),
      });
      return answer.ok ? say("triage.written") : `${say("triage.not-written")} ${oneLine(await answer.text()) || answer.status}`;
    } catch {
      return `${say("triage.not-written")} ${say("triage.no-answer")}`;
    }
  };
  const isWaiver = (value) => value?.state === "settled" || value?.state === "ignored";

  const tell = (article, text) => {
    const status = article.querySelector(".tools [role=status]");
    if (status) status.textContent = text;
  };
  const decide = async (article, state) => {
    const id = article.dataset.id;
    const before = decided.get(id);
    const value = before?.state === state ? null : { state, reason: STATES[state].reason };
    keep(id, value);
    showAll();
    if (isWaiver(value)) tell(article, await send(id, "settled", value.reason));
    else if (isWaiver(before)) tell(article, await send(id, "open", ""));
    else tell(article, "");
  };

  // A finding as words
  const line = (element) => {
    const copy = element.cloneNode(true);
    all(".vh", copy).forEach((e) => e.remove());
    return oneLine(copy.textContent);
  };
  // Most messages begin with the question.
  const questionOf = (article) => {
    const own = article.querySelector(".question");
    const message = line(article.querySelector("h3, h4, h5"));
    return own ? line(own) : message.slice(0, message.indexOf("?") + 1) || message;
  };
  const told = (article) => ({
    id: article.dataset.id,
    severity: article.dataset.severity,
    question: questionOf(article),
    message: line(article.querySelector("h3, h4, h5")),
    event: line((article.closest(".event-page") ?? document).querySelector(".event-page > h2, h1")),
    answers: all(".answers-strip > li", article).map((li) => ({
      value: line(li.querySelector("b")),
      names: (li.dataset.names || "").split("; ").filter(Boolean),
      more: Number(li.dataset.more || 0),
      majority: "majority" in li.dataset,
    })),
    places: all("figure", article).map((figure) => ({
      outlet: line(figure.querySelector(".outlet")),
      day: figure.querySelector("time") ? line(figure.querySelector("time")) : "",
      link: figure.querySelector("a[rel~=external]")?.href ?? "",
      words: line(figure.querySelector("blockquote")),
    })),
    address: /^https?:$/.test(location.protocol) ? `${location.href.split("#")[0]}#${article.id}` : "",
  });
  const list = (names, more = 0) => {
    const shown = more ? [...names, say("triage.more", { n: more })] : names;
    return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} ${say("and")} ${shown.at(-1)}`;
  };
  const whose = (place) => [place.outlet, place.day].filter(Boolean).join(", ");
  const foot = (f) => [f.event, say("triage.crossread-finding", { id: f.id, severity: say(`severity.${f.severity}`) }), f.address].filter(Boolean);
  const note = (f) => [
    f.question,
    ...(f.answers.length ? f.answers.map((a) => `– ${a.value}: ${list(a.names, a.more)}`) : [f.message]),
    "",
    ...f.places.flatMap((p) => [`${whose(p)}: ${p.words}`, ...(p.link ? [p.link] : [])]),
    "",
    ...foot(f),
  ].join("\n");
  const rich = (f) => {
    const link = (href, text) => make("a", { href, textContent: text });
    const body = make("div", {}, make("p", {}, make("b", { textContent: f.question })));
    if (f.answers.length) {
      body.append(make("ul", {}, ...f.answers.map((a) => make("li", {}, make("b", { textContent: a.value }), `: ${list(a.names, a.more)}`))));
    } else body.append(make("p", { textContent: f.message }));
    f.places.forEach((p) => body.append(make("p", {}, p.link ? link(p.link, whose(p)) : whose(p), `: ${p.words}`)));
    const id = say("triage.crossread-finding", { id: f.id, severity: say(`severity.${f.severity}`) });
    body.append(make("p", {}, f.event ? `${f.event}. ` : "", f.address ? link(f.address, id) : id));
    return body.innerHTML;
  };
  const escaped = (text) => text.replace(/[\\`*_[\]<>#|~&@!]/g, "\\$&").replaceAll("://", "\\://").replace(/\bwww\./gi, (m) => `${m.slice(0, 3)}\\.`);
  const markdown = (f) => [
    `**${escaped(f.question)}** (${say("triage.severity-and-id", { severity: say(`severity.${f.severity}`), id: f.id })})`,
    "",
    ...(f.answers.length ? f.answers.map((a) => `- **${escaped(a.value)}**: ${escaped(list(a.names, a.more))}`) : [escaped(f.message)]),
    ...f.places.flatMap((p) => ["", `> ${escaped(p.words)}  `, `> ${p.link ? `[${escaped(whose(p))}](<${p.link}>)` : escaped(whose(p))}`]),
    "",
    `${escaped(f.event)}${f.address ? `: <${f.address}>` : ""}`,
  ].join("\n");
  // which of two is wrong the desk knows: the sentence takes the answer that fewer sources give
  const correction = (f) => {
    const right = f.answers.find((a) => a.majority) ?? f.answers[0];
    const wrong = f.answers.findLast((a) => a !== right);
    const about = f.question.endsWith("?") ? ` (${f.question})` : "";
    return say("triage.correction-text", { wrong: wrong.value, sources: list(right.names, right.more), right: right.value, about });
  };

  const put = async (text, html) => {
    try {
      if (!html) return await navigator.clipboard.writeText(text);
      const types = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })]);
      return await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch {
      const area = make("textarea", { value: text });
      document.body.append(area);
      area.select();
      const both = (event) => {
        event.clipboardData.setData("text/plain", text);
        if (html) event.clipboardData.setData("text/html", html);
        event.preventDefault();
      };
      document.addEventListener("copy", both, { once: true });
      document.execCommand("copy");
      document.removeEventListener("copy", both);
      area.remove();
    }
    return undefined;
  };
  const COPIES = {
    note: (article) => { const f = told(article); return put(note(f), rich(f)); },
    correction: (article) => put(correction(told(article))),
    markdown: (article) => put(markdown(told(article))),
    link: (article) => put(`${location.href.split("#")[0]}#${article.id}`),
  };
  const copy = async (article, kind) => {
    await COPIES[kind](article);
    tell(article, say("triage.copied", { what: say(`triage.${kind}`) }));
  };

  // The buttons of a finding, made when it is first shown
  const button = (text, act) => {
    const element = make("button", { type: "button", textContent: text });
    element.addEventListener("click", act);
    return element;
  };
  const equip = (article) => {
    if (article.querySelector(".tools")) return;
    const id = article.dataset.id;
    const tools = make("div", { className: "tools" });
    if (article.matches(".waived")) {
      if (token) tools.append(button(say("triage.reopen"), async () => tell(article, await send(id, "open", ""))));
    } else {
      const acts = Object.entries(STATES).map(([state, { act }]) => {
        const element = button(act, () => decide(article, state));
        element.dataset.state = state;
        return element;
      });
      const reason = make("input", { type: "text", maxLength: 500, autocomplete: "off" });
      reason.addEventListener("change", async () => {
        const value = decided.get(id);
        if (!value) return;
        const given = oneLine(reason.value) || STATES[value.state].reason;
        keep(id, { ...value, reason: given });
        showAll();
        if (isWaiver(value)) tell(article, await send(id, "settled", given));
      });
      tools.append(named(make("span", { className: "group" }, ...acts), "group", say("triage.decide", { id })),
        make("label", { className: "grounds", hidden: true }, `${say("triage.why")} `, reason));
    }
    const kinds = Object.keys(COPIES).filter((kind) => kind !== "correction" || all(".answers-strip > li", article).length > 1);
    const copies = make("span", { className: "group" }, `${say("triage.copy-as")} `, ...kinds.map((kind) => button(say(`triage.${kind}`), () => copy(article, kind))));
    tools.append(named(copies, "group", say("triage.copy-finding", { id })), named(make("span"), "status"));
    // above the evidence, so that they are on the screen when a long finding opens
    (article.querySelector(".evidence") ?? article.lastElementChild).before(tools);
    show(article);
  };

  // What is decided, shown on rows, on findings, and below the page as a list to hand on
  const show = (article) => {
    const value = decided.get(article.dataset.id);
    all("[data-state]", article).forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.state === value?.state)));
    const reason = article.querySelector(".grounds");
    if (reason) {
      reason.hidden = !value;
      if (document.activeElement !== reason.firstElementChild) reason.firstElementChild.value = value?.reason ?? "";
    }
    const row = rowOf(article);
    if (row?.dataset.row !== article.id) return;
    const label = row.querySelector(".state") ?? make("span", { className: "state" });
    if (value) {
      row.dataset.triage = value.state;
      label.textContent = STATES[value.state].said;
      row.querySelector("th").append(" ", label);
    } else {
      delete row.dataset.triage;
      label.remove();
    }
  };
  const waivers = () => [...decided].filter(([id, value]) => isWaiver(value) && /^[0-9a-f]{8,16}$/.test(id)).sort();
  const commands = () => waivers().map(([id, { reason }]) => `crossread waive ${id} --reason '${reason.replaceAll("'", "'\\''")}'`).join("\n");
  // a JSON string is a string of TOML where it has no control characters, and oneLine takes those out
  const file = () => waivers().map(([id, { reason }]) => `[[waiver]]\nid = "${id}"\nreason = ${JSON.stringify(reason)}\n`).join("\n");
  const calls = () => articles.filter((a) => decided.get(a.dataset.id)?.state === "desk").map((a) => {
    const { reason } = decided.get(a.dataset.id);
    return (reason ? [reason] : []).concat(note(told(a))).join("\n");
  }).join("\n\n* * *\n\n");
  const FILE = "crossread-waivers.toml";
  const save = () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([file()], { type: "application/toml" })), download: FILE });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const counts = make("p");
  const said = named(make("span"), "status");
  const copied = (of, what) => async () => { await put(of()); said.textContent = say("triage.copied", { what }); };
  const forWaivers = [
    button(say("triage.copy-commands"), copied(commands, say("triage.commands"))),
    button(say("triage.copy-waivers"), copied(file, say("triage.waivers"))),
    button(say("triage.save-waivers"), () => { save(); said.textContent = say("triage.saved", { file: FILE }); }),
  ];
  const forCalls = button(say("triage.copy-calls"), copied(calls, say("triage.calls")));
  const forget = button(say("triage.forget"), () => {
    const before = waivers();
    [...decided.keys()].forEach((id) => keep(id, null));
    before.forEach(([id]) => send(id, "open", ""));
    showAll();
  });
  const desk = named(make("aside", { className: "desk", hidden: true }, counts, ...forWaivers, forCalls, forget, said), "complementary", say("triage.decided"));
  const showAll = () => {
    articles.forEach(show);
    const of = (state) => [...decided.values()].filter((value) => value.state === state).length;
    const parts = Object.entries(STATES).map(([state, { said: name }]) => [of(state), name]).filter(([n]) => n);
    counts.textContent = parts.map(([n, name]) => `${n} ${name}`).join(" · ") + (storage ? "" : ` · ${say("triage.keeps-nothing")}`);
    desk.hidden = !parts.length;
    document.documentElement.classList.toggle("deciding", parts.length > 0);
    forWaivers.forEach((b) => { b.hidden = !waivers().length; });
    forCalls.hidden = !of("desk");
    document.dispatchEvent(new Event("crossread-decided"));
  };
  const loadAll = () => {
    decided.clear();
    byId.forEach((same, id) => {
      const value = load(id);
      // what the waiver file has needs no entry here
      if (value && same.some((a) => a.matches(".waived"))) keep(id, null);
      else if (value) decided.set(id, value);
    });
    showAll();
  };
  if (articles.length) {
    document.querySelector("main").after(desk);
    addEventListener("storage", (event) => { if (!event.key || event.key.startsWith(PREFIX)) loadAll(); });
    document.addEventListener("crossread-opened", (event) => equip(event.target));
    articles.filter((a) => !rowOf(a) || a.closest("tr.opened")).forEach(equip);
    loadAll();
  }

  // Keys, and the box that tells them
  const KEYS_OFF = "crossread.keys-off";
  const isOff = () => { try { return storage?.getItem(KEYS_OFF) === "1"; } catch { return false; } };
  document.documentElement.toggleAttribute("data-keys-off", isOff());
  const help = document.querySelector("dialog.help");
  if (help) {
    const choice = make("input", { type: "checkbox", checked: !isOff() });
    choice.addEventListener("change", () => {
      document.documentElement.toggleAttribute("data-keys-off", !choice.checked);
      try { if (choice.checked) storage?.removeItem(KEYS_OFF); else storage?.setItem(KEYS_OFF, "1"); } catch { /* for this page alone, then */ }
    });
    help.append(make("p", {}, make("label", {}, choice, ` ${say("keys.are-on")}`)), button(say("keys.close"), () => help.close()));
    all(".keys").forEach((e) => { e.hidden = !document.querySelector("[data-stop]"); e.querySelector("button")?.addEventListener("click", () => help.showModal()); });
  }
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select, dialog")) return;
    if (event.key === "?" && help) return help.showModal();
    if (document.documentElement.hasAttribute("data-keys-off")) return undefined;
    const row = document.activeElement?.closest?.("tr[data-row]");
    const article = row ? document.getElementById(row.dataset.row) : document.activeElement?.closest?.(".finding[data-id]");
    if (!article) return undefined;
    const state = Object.keys(STATES).find((s) => STATES[s].key === event.key);
    if (state && !article.matches(".waived")) { equip(article); decide(article, state); }
    else if (event.key === "c") { equip(article); copy(article, "note"); }
    return undefined;
  });
})();

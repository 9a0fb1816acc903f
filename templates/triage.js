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

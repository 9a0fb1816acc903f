// Every page of a report, as a reader meets it: accessible in light and dark, whole without script,
// nothing fetched from outside, keys that move. Prints one line per page; exit status 1 on a fault.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;
const triage = require("./triage.cjs");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const DESK = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" };
let faults = 0;

const pages = (folder) => fs.readdirSync(folder, { recursive: true }).map(String).filter((f) => f.endsWith(".html")).sort();

function check(page, holds, what) {
  if (holds) return;
  faults += 1;
  console.error(`${page}: ${what}`);
}

async function open(browser, file, options, prepare) {
  const context = await browser.newContext({ ...DESK, ...options });
  await prepare?.(context);
  const page = await context.newPage();
  const outside = [], errors = [];
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (/^(file|data|blob|about):/.test(url)) return route.continue();
    outside.push(url);
    return route.abort();
  });
  page.on("console", (m) => { if (m.type() === "error") errors.push(m.text()); });
  page.on("pageerror", (e) => errors.push(e.message));
  page.on("requestfailed", (r) => { if (r.url().startsWith("file:")) errors.push(`missing ${r.url()}`); });
  await page.goto(pathToFileURL(file).href);
  return { page, context, outside, errors };
}

const words = (text) => new Set(text.split(/\s+/));

// A row opens its finding in place, filters hide rows and stand in the address, two articles stand beside each other.
async function matrix(page, name) {
  await page.reload();
  // on a draft's page the event is folded
  const row = page.locator("tr[data-row]:visible").first();
  if (!(await row.count())) return;
  const id = await row.getAttribute("data-row");
  const finding = page.locator(`[id="${id}"]`);
  check(name, !(await finding.isVisible()), "a finding is told twice");
  await row.locator("a").first().click();
  check(name, await finding.isVisible(), "a row does not open its finding");
  check(name, page.url().endsWith(`#${id}`), "an open finding has no address");
  await page.reload();
  check(name, await finding.isVisible(), "the address of a finding does not open it");
  await row.locator("a").first().click();
  check(name, !(await finding.isVisible()), "a row does not close its finding");

  const button = page.locator("[data-bar] .tally button:visible").first();
  if (await button.count()) {
    const severity = await page.locator("[data-bar] .tally li").first().getAttribute("data-severity");
    const others = () => page.evaluate((s) => {
      const scope = document.querySelector("[data-bar]").parentElement;
      return [...scope.querySelectorAll("tr[data-row]")].filter((r) => r.dataset.severity !== s && r.checkVisibility()).length;
    }, severity);
    await button.click();
    check(name, (await others()) === 0, `the filter on ${severity} shows others`);
    if ((await page.locator("[data-bar]").count()) === 1) {
      check(name, page.url().includes(`show=${severity}`), "a filter does not stand in the address");
      await page.reload();
      check(name, (await others()) === 0, "the address of a filter does not filter");
    }
  }
  // what is filtered stays so when a row is opened, and the address has both
  if ((await page.locator("[data-bar]").count()) === 1) {
    const open = page.locator("tr[data-row]:visible").first();
    await open.locator("a").first().click();
    check(name, page.url().includes("show=") && page.url().includes("at="), `an opened row forgets the filter: ${page.url()}`);
    const sources = await page.locator("[data-bar] select[name=source] option").count();
    const articles = await page.evaluate(() => new Set([...document.querySelectorAll(".sources [data-article]")].map((e) => e.dataset.article)).size);
    check(name, sources === articles + 1, `the filter has ${sources - 1} of ${articles} sources`);
  }
  const told = await page.evaluate(() => [...document.querySelectorAll(".opened .finding:first-child")].filter((f) => {
    const [tools, evidence, title] = [".tools", ".evidence", "h3, h4"].map((of) => f.querySelector(of).getBoundingClientRect());
    return tools.bottom > evidence.top + 1 || title.width > 2;
  }).length);
  check(name, told === 0, "an opened finding tells its difference again, or has its buttons below the evidence");
  const shown = await page.evaluate(() => [...document.querySelectorAll(".reader")].map((r) => [...r.querySelectorAll(".full")].filter((a) => a.checkVisibility()).length));
  check(name, shown.every((n) => n <= 2), `${shown} articles beside each other`);
}

// Paragraphs that have something in common stand at one height, and the map has all paragraphs of both articles.
async function abreast(page, name) {
  const faults = await page.evaluate(() => [...document.querySelectorAll(".texts.abreast")].flatMap((texts) => {
    const [left, right] = [...texts.querySelectorAll(".full:not([hidden])")];
    if (!right) return [];
    const tops = (a) => [...a.querySelectorAll(".paired")].map((p) => Math.round(p.getBoundingClientRect().top));
    const paras = [left, right].map((a) => a.querySelectorAll(".para").length);
    const map = [...texts.parentElement.querySelectorAll(".map .paras")].map((m) => m.children.length);
    const isEven = tops(left).join() === tops(right).join();
    return [isEven ? "" : "pairs of paragraphs stand at two heights", map.join() === [...paras].join() || map.join() === [...paras].reverse().join() ? "" : "the map is of other articles"].filter(Boolean);
  }));
  check(name, faults.length === 0, faults.join("; "));
}

// A link of the bar leads to a heading that the bar does not cover.
async function contents(page, name) {
  await page.setViewportSize(DESK.viewport);
  for (const link of await page.locator("[data-bar] .contents a:visible").all()) {
    await link.click();
    const covered = await link.evaluate((a) => {
      const heading = document.getElementById(a.hash.slice(1)).getBoundingClientRect();
      return a.closest("[data-bar]").getBoundingClientRect().bottom - heading.top;
    });
    check(name, covered <= 1, `the bar covers ${covered} pixels of what "${await link.innerText()}" leads to`);
  }
}

// The list of what is amiss in a draft names as many of its notes as are counted above it.
async function amiss(page, name) {
  if (!(await page.locator(".amiss").count())) return;
  const [counted, named] = await page.evaluate(() => [
    [...document.querySelectorAll(".verdicts :is(.v-contradicted, .v-altered) b")].reduce((n, b) => n + Number(b.textContent), 0),
    [...document.querySelectorAll(".amiss .number")].flatMap((n) => n.textContent.match(/\d+/g)),
  ]);
  check(name, new Set(named).size === counted, `${counted} sentences are counted as amiss, and ${named.join(", ")} are listed`);
}

// On paper an event of up to six articles takes two pages, and not a word more than is on the screen's page.
async function print(page, name) {
  const articles = await page.locator("article.source").count();
  const events = await page.locator("[data-bar]").count();
  if (events !== 1 || articles > 6) return;
  await page.reload();
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  const pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
  check(name, pages <= 2, `${pages} printed pages for ${articles} articles`);
}

// Each picture has a table with the same words, and fits its box.
async function pictures(page, name) {
  const faults = await page.evaluate(() => [...document.querySelectorAll(".picture")].filter((p) => {
    const table = p.querySelector("table")?.textContent.replace(/\s+/g, " ") ?? "";
    const outside = [...p.querySelectorAll("svg text")].some((t) => {
      const box = t.getBBox();
      return box.x < -1 || box.x + box.width > t.ownerSVGElement.viewBox.baseVal.width + 1;
    });
    const values = [...p.querySelectorAll(".value, .origin")].every((t) => table.includes(t.textContent.replace(/\s+/g, " ").replace(/…$/, "")));
    return outside || !values;
  }).length);
  check(name, faults === 0, `${faults} pictures say other than their tables, or more than fits`);
}

async function test(browser, root, name) {
  const file = path.join(root, name);
  for (const colorScheme of ["light", "dark"]) {
    const { page, context, outside, errors } = await open(browser, file, { colorScheme });
    check(name, outside.length === 0, `asks for ${outside.join(", ")}`);
    check(name, errors.length === 0, errors.join("; "));
    await page.evaluate(axe);
    const found = await page.evaluate((rules) => axe.run(document, { preload: false, runOnly: { type: "tag", values: rules } }), RULES);
    for (const v of found.violations) check(name, false, `${colorScheme}: ${v.id} (${v.nodes.length}×): ${v.help}: ${v.nodes[0].html}`);
    const dark = await page.evaluate(() => {
      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) < 90;
    });
    check(name, dark === (colorScheme === "dark"), `is not ${colorScheme}`);
    await context.close();
  }

  const { page, context } = await open(browser, file, {});
  // what filters offer is the script's own
  await page.evaluate(() => document.querySelectorAll("select, .tools").forEach((e) => e.remove()));
  const text = await page.locator("body").innerText();
  const broken = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute("href").slice(1)).filter((id) => id && !document.getElementById(id)));
  check(name, broken.length === 0, `links to nothing: ${broken.join(", ")}`);
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((a) => a.href.split(/[?#]/)[0]).filter((h) => h.startsWith("file:")));
  for (const link of new Set(links)) check(name, fs.existsSync(new URL(link)), `links to a missing file: ${link}`);
  const marks = await page.evaluate(() => [...document.querySelectorAll("ins, del, mark")].filter((m) => getComputedStyle(m).textDecorationLine === "none" || !m.querySelector(".vh")).length);
  check(name, marks === 0, `${marks} marks by colour alone`);

  // where there is a matrix its rows are the stops, else the entries themselves
  const kinds = ["tr[data-row]", "tr[data-stop]"];
  const counts = await Promise.all(kinds.map((kind) => page.locator(kind).count()));
  const rows = kinds.find((_, i) => counts[i]);
  const STOPS = rows ? `${rows} th a` : "[data-stop]";
  const stops = await page.locator(STOPS).evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);
  const at = () => page.evaluate((of) => [...document.querySelectorAll(of)].filter((e) => e.checkVisibility()).indexOf(document.activeElement), STOPS);
  if (stops > 1) {
    await page.keyboard.press("j");
    check(name, (await at()) === 0, "j does not go to the first entry");
    await page.keyboard.press("j");
    check(name, (await at()) === 1, "j does not go on");
    await page.keyboard.press("k");
    check(name, (await at()) === 0, "k does not go back");
  }
  if (await page.locator("#search-words").count()) {
    await page.fill("#search-words", "qzxqzx");
    check(name, (await page.locator("[data-search]:not(.filtered)").count()) === 0, "search does not filter");
    check(name, page.url().includes("qzxqzx"), "what is sought does not stand in the address");
    await page.reload();
    check(name, (await page.locator("[data-search]:not(.filtered)").count()) === 0, "the address does not search");
    await page.fill("#search-words", "");
  }
  if (await page.locator("tr[data-row]").count()) {
    await matrix(page, name);
    await triage.decide(page, name, check);
    await triage.refused((prepare) => open(browser, file, {}, prepare), name, check);
    // one file names its script by a hash, and is not served
    if (!name.includes("single")) await triage.served(browser, file, name, check);
  }
  await contents(page, name);
  await amiss(page, name);
  await abreast(page, name);
  await pictures(page, name);
  if (!name.includes("check")) await print(page, name);
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(name, over <= 1, `scrolls sideways by ${over} at 320 pixels`);
  await context.close();

  const still = await open(browser, file, { javaScriptEnabled: false });
  const without = words(await still.page.locator("body").innerText());
  const missing = [...words(text)].filter((w) => !without.has(w));
  // The script adds its own labels: Find, Copy, the keys.
  check(name, missing.length < 12, `without script these words are missing: ${missing.join(" ")}`);
  await still.context.close();
  console.log(`ok ${name} (${stops} entries)`);
}

(async () => {
  const root = path.resolve(process.argv[2]);
  const profile = fs.mkdtempSync(path.join(require("node:os").tmpdir(), "crossread-browser-"));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"], env: { ...process.env, HOME: profile } });
  try {
    const all = pages(root);
    check(root, all.length > 0, "no page");
    for (const name of all) await test(browser, root, name);
  } finally {
    await browser.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
  process.exit(faults ? 1 : 0);
})().catch((error) => {
  console.error(error);
  process.exit(2);
});

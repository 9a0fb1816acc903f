// What the desk decides on an event's page: kept, shown, handed on as waivers, sent only where the page is served.
"use strict";
const fs = require("node:fs");

const openRow = async (page) => {
  const at = await page.locator("tr[data-row]:visible").first().getAttribute("data-row");
  const row = page.locator(`tr[data-row="${at}"]`);
  if ((await row.locator("a").first().getAttribute("aria-expanded")) !== "true") await row.locator("a").first().click();
  const id = await page.evaluate((of) => document.getElementById(of).dataset.id, at);
  return { row, id, finding: page.locator(`.opened [id="${at}"]`) };
};
const press = (finding, name) => finding.getByRole("button", { name, exact: true }).click();

// what is copied goes into window.copied
const watchClipboard = (page) => page.evaluate(() => {
  window.copied = [];
  const keep = async (items) => { for (const i of items) for (const t of i.types) window.copied.push(await (await i.getType(t)).text()); };
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (t) => { window.copied.push(t); }, write: keep }, configurable: true });
});
const copied = async (page) => (await page.evaluate(() => window.copied.splice(0))).join("\n");

async function decide(page, name, check) {
  await page.reload();
  if (!(await page.locator("tr[data-row]:visible").count())) return;
  await watchClipboard(page);
  await page.evaluate(() => { window.asked = []; window.fetch = (...a) => { window.asked.push(a); return Promise.reject(new Error("no")); }; });
  let { row, id, finding } = await openRow(page);
  await press(finding, "Settle");
  check(name, (await row.getAttribute("data-triage")) === "settled", "a settled row is not shown as settled");
  await finding.locator(".grounds input").fill("both are right, isn't \"it\"");
  await finding.locator(".grounds input").press("Enter");
  const desk = page.locator(".desk");
  check(name, (await desk.innerText()).includes("1 settled"), "what is settled is not counted");
  await press(desk, "Copy commands");
  const command = `crossread waive ${id} --reason 'both are right, isn'\\''t "it"'`;
  check(name, (await copied(page)) === command, "the command is another");
  const [file] = await Promise.all([page.waitForEvent("download"), press(desk, "Save waivers")]);
  const text = fs.readFileSync(await file.path(), "utf8");
  check(name, text === `[[waiver]]\nid = "${id}"\nreason = "both are right, isn't \\"it\\""\n`, `the waiver file is ${text}`);
  for (const [kind, forms] of [["note", 2], ["Markdown", 1], ["link", 1]]) {
    await press(finding, kind);
    // a note is written as text and as HTML, each of which is read in its own time
    await page.waitForFunction((n) => window.copied.length >= n, forms, { timeout: 5000 }).catch(() => {});
    const text = await copied(page);
    check(name, text.includes(id), `a ${kind} does not name its finding: ${JSON.stringify(text.slice(0, 200))}`);
  }
  check(name, (await page.evaluate(() => window.asked.length)) === 0, "a page that is not served asks for something");

  await page.reload();
  ({ row, id, finding } = await openRow(page));
  check(name, (await row.getAttribute("data-triage")) === "settled", "what is settled is not kept");
  const state = page.locator("[data-bar] select[name=state]").first();
  await state.selectOption("done");
  check(name, await row.isVisible(), "the filter on settled hides what is settled");
  await state.selectOption("open");
  check(name, !(await row.isVisible()), "the filter on open shows what is settled");
  await state.selectOption("");
  await row.locator("a").first().focus();
  await page.keyboard.press("i");
  check(name, (await row.getAttribute("data-triage")) === "ignored", "i does not ignore");
  await page.keyboard.press("d");
  check(name, (await row.getAttribute("data-triage")) === "desk", "d does not call the desk");
  await page.keyboard.press("?");
  check(name, await page.locator("dialog.help").isVisible(), "? shows no help");
  await page.keyboard.press("Escape");
  await press(desk, "Forget all");
  check(name, (await row.getAttribute("data-triage")) === null && !(await desk.isVisible()), "what is forgotten is still there");
}

// a browser that refuses storage: nothing is kept, and nothing breaks
async function refused(open, name, check) {
  const { page, context, errors } = await open((c) => c.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  }));
  if (await page.locator("tr[data-row]:visible").count()) {
    const { row, finding } = await openRow(page);
    await press(finding, "Ignore");
    check(name, (await row.getAttribute("data-triage")) === "ignored", "without storage nothing can be decided");
    check(name, (await page.locator(".desk").innerText()).includes("keeps nothing"), "without storage nobody is told");
  }
  check(name, errors.length === 0, `without storage: ${errors.join("; ")}`);
  await context.close();
}

// the page as it is served: settling is sent with the token
async function served(browser, file, name, check) {
  const page = await browser.newPage();
  const sent = [];
  const body = fs.readFileSync(file, "utf8")
    .replace("base-uri", "connect-src &#39;self&#39;; base-uri")
    .replace("<head>", '<head><meta name="crossread-serve" content="t0ken">');
  const types = { js: "text/javascript", css: "text/css" };
  await page.route("http://desk.test/**", (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === "/settle") {
      sent.push([request.headers()["x-crossread-token"], request.postDataJSON()]);
      return route.fulfill({ status: 200, body: "" });
    }
    const asset = pathname.split("/").pop();
    if (types[asset.split(".").pop()]) {
      const path = [`${file}/../${asset}`, `${file}/../../${asset}`].map((p) => require("node:path").resolve(p)).find(fs.existsSync);
      return path ? route.fulfill({ contentType: types[asset.split(".").pop()], body: fs.readFileSync(path) }) : route.abort();
    }
    return route.fulfill({ contentType: "text/html", body });
  });
  await page.goto("http://desk.test/events/page.html");
  if (await page.locator("tr[data-row]:visible").count()) {
    const { id, finding } = await openRow(page);
    for (const act of ["Settle", "Call the desk", "Ignore", "Ignore"]) {
      await press(finding, act);
      await page.waitForTimeout(50);
    }
    const states = sent.map(([token, s]) => (token === "t0ken" && s.id === id && s.state) || "wrong");
    check(name, states.join(" ") === "settled open settled open", `what is sent is ${JSON.stringify(sent)}`);
    check(name, sent.every(([, s]) => s.state === "open" || s.reason), "a waiver is sent without its reason");
  }
  await page.close();
}

module.exports = { decide, refused, served };

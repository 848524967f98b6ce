// Who sanctioned whom, as a person uses it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CORPUS, site } from "./site.mjs";

const { open } = site(CORPUS);

const rows = (page) => page.locator("table.acts tbody tr").count();

test("the legend filters at once and the address says so", async () => {
  const { page, context, faults, go } = await open();
  await go("/sanctions");
  const before = await rows(page);
  await Promise.all([page.waitForNavigation(), page.locator("input[value=possible]").click()]);
  const more = await rows(page);
  assert.ok(more > before, `${more} rows after ${before}`);
  assert.ok(new URL(page.url()).searchParams.getAll("status").includes("possible"));
  await page.reload();
  assert.equal(await rows(page), more);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the histogram and the slider choose a time", async () => {
  const { page, context, go } = await open();
  await go("/sanctions");
  const all = await rows(page);
  const undated = page.locator("input[name=undated]");
  assert.equal(await undated.count(), 0, "without a time nothing is left out");
  await page.locator(".histogram a").last().click();
  const last = await rows(page);
  assert.ok(last > 0 && last < all, `${last} of ${all}`);
  await Promise.all([page.waitForNavigation(), undated.click()]);
  assert.ok((await rows(page)) > last);
  await page.getByRole("link", { name: "Elke tijd" }).click();
  assert.equal(await rows(page), all);
  const first = page.getByLabel("Eerste maand");
  await first.focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("ArrowRight")]);
  assert.ok(new URL(page.url()).searchParams.get("from"));
  assert.ok((await rows(page)) < all);
  await context.close();
});

test("rows are sorted by links", async () => {
  const { page, context, go } = await open();
  await go("/sanctions");
  await page.locator("th").getByRole("link", { name: "datum" }).click();
  assert.equal(await page.locator("th[aria-sort]").getAttribute("aria-sort"), "ascending");
  const dates = await page.locator("table.acts tbody td:nth-child(3)").allInnerTexts();
  const dated = dates.filter((date) => date !== "–");
  assert.deepEqual(dated, [...dated].sort());
  await context.close();
});

test("from a line to its sentences, to the text, with a citation", async () => {
  const { page, context, faults, go } = await open();
  await go("/sanctions?view=picture");
  const line = page.locator("svg.picture .lines a").filter({ has: page.locator("title", { hasText: "Karim Khan" }) }).first();
  await line.focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const act = page.locator("article.act").first();
  assert.match(await act.locator("mark").innerText(), /Khan/);
  assert.match(await act.locator(".citation code").innerText(), /#char=\d+,\d+.*versie 1/);
  await act.locator("p a").first().click();
  await page.waitForLoadState("networkidle");
  const hit = page.locator(".text .hit").first();
  assert.match(await hit.innerText(), /Khan/);
  assert.ok(await hit.isVisible());
  const box = await hit.boundingBox();
  assert.ok(box.y > 0 && box.y < 900, `the sentence stands at ${box.y}`);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a link to keep shows the same and names the version", async () => {
  const { page, context, go } = await open();
  await go("/sanctions?status=asserted&kind=Group&sort=target");
  const before = await page.locator("table.acts tbody").innerText();
  await page.locator(".downloads p a").click();
  assert.equal(new URL(page.url()).searchParams.get("version"), "1");
  assert.equal(await page.locator("table.acts tbody").innerText(), before);
  await go("/sanctions?version=99");
  assert.match(await page.locator(".notice").innerText(), /versie 99/);
  await context.close();
});

test("files hold exactly what is shown", async () => {
  const { page, context, faults, go } = await open({ acceptDownloads: true });
  await go("/sanctions?status=asserted&kind=Group");
  const shown = await rows(page);
  const load = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#files").getByRole("link", { name, exact: true }).click()]);
    return readFileSync(await download.path());
  };
  const csv = (await load("CSV")).toString();
  assert.equal(csv.trim().split("\r\n").length, shown + 1);
  const turtle = (await load("Turtle")).toString();
  assert.equal(turtle.match(/kg:Sanction\b/g).length, shown);
  assert.match((await load("SVG")).toString(), /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  for (const name of ["GraphML", "GEXF"]) assert.match((await load(name)).toString(), /<\?xml/);
  const png = await load("PNG");
  assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  await page.locator("#files").getByRole("link", { name: "SPARQL" }).click();
  await page.getByRole("button", { name: "Stel de vraag" }).click();
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator("main table tbody tr").count(), shown);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the keyboard alone reaches everything", async () => {
  const { page, context, go } = await open();
  for (const path of ["/", "/sanctions", "/sanctions?view=picture", "/editor", "/statistics"]) {
    await go(path);
    const reachable = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
      .filter((element) => element.checkVisibility() && element.tabIndex >= 0).length);
    const reached = new Set();
    for (let step = 0; step < reachable * 2 + 40; step++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        element.dataset.reached ??= String(document.querySelectorAll("[data-reached]").length);
        return element.dataset.reached;
      });
      if (at === null) break;
      reached.add(at);
    }
    const left = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
      .filter((element) => element.checkVisibility() && element.tabIndex >= 0 && !element.dataset.reached).map((element) => element.outerHTML.slice(0, 120)));
    assert.deepEqual(left, [], path);
  }
  await context.close();
});

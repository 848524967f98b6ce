// Documents that want to be scripts: nothing of them runs, and no page breaks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { fits, shoot, violations } from "./browser.mjs";
import { serve, shots, texts } from "./server.mjs";
import { site } from "./site.mjs";

const SCRIPT = `"><script>alert(1)</script><img src=x onerror=alert(2)>`;
const FILES = {
  "script.txt": `${SCRIPT}\n\nDe Verenigde Staten hebben in juni 2025 sancties opgelegd aan ${SCRIPT} rechters van het Internationaal Strafhof.\n\nZie javascript:alert(3) en <a href="javascript:alert(4)">hier</a>. Rusland heeft sancties opgelegd aan Karim Khan.\n`,
  "turned.txt": `Brief \u202Eover de sancties\n\nDe Verenigde Staten hebben sancties opgelegd aan \u202Ezes rechters van het Internationaal Strafhof.\n`,
  "long.txt": `Brief\n\nDe Verenigde Staten hebben sancties opgelegd aan de ${"x".repeat(1 << 20)} rechters van het Internationaal Strafhof.\n\nChina heeft sancties opgelegd aan ${"lange woorden ".repeat(20_000)}rechters.\n`,
};

const { open, openAt } = site(texts(FILES));

test("nothing runs and nothing breaks", async () => {
  const { page, context, faults, go } = await open();
  const pages = ["/", "/sanctions", "/sanctions?view=picture", "/sanctions?view=picture&group=kind", "/statistics", "/path?from=Rusland&to=Khan",
    "/id/document/script.txt", "/id/document/turned.txt", "/id/document/long.txt", "/id/country/USA",
    `/search?q=${encodeURIComponent(SCRIPT)}`, `/sanctions?words=${encodeURIComponent(SCRIPT)}&issuer=${encodeURIComponent(SCRIPT)}&near=javascript:alert(5)`,
    `/path?from=${encodeURIComponent(SCRIPT)}&to=javascript:alert(6)`, `/editor?query=${encodeURIComponent(`SELECT (${JSON.stringify(SCRIPT)} AS ?x) (IRI("javascript:alert(7)") AS ?y) {}`)}`];
  for (const [at, path] of pages.entries()) {
    const response = await go(path);
    assert.equal(response.status(), 200, path);
    assert.match(response.headers()["content-security-policy"], /script-src 'self';/);
    await fits(page, path);
    const ways = await page.evaluate(() => [...document.querySelectorAll("a[href], form[action]")].map((a) => a.getAttribute("href") ?? a.getAttribute("action")).filter((href) => !/^(\/(?!\/)|#|https?:\/\/)/.test(href)));
    assert.deepEqual(ways, [], path);
    assert.equal(await page.locator("main script, main img, svg script").count(), 0, path);
    assert.deepEqual(await violations(page), [], path);
    await shoot(page, join(shots, `hostile-${String(at).padStart(2, "0")}.png`), 2_000);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test("marks of direction turn nothing", async () => {
  const { page, context, go } = await open();
  await go("/sanctions");
  const names = await page.locator("main a.thing").allInnerTexts();
  await go("/id/document/turned.txt");
  assert.ok(!/[\u202A-\u202E\u2066-\u2069]/.test(await page.locator("main").innerText()));
  assert.ok(names.length > 0 && names.every((name) => !/[\u202A-\u202E\u2066-\u2069]/.test(name)), names.join("; "));
  await context.close();
});

test("a graph whose every label is hostile", async () => {
  const hostile = await serve(process.env.LABELS ?? "target/labels-store");
  const { page, context, faults, go } = await openAt(hostile.address);
  const name = "2025-kamerbrief-asp-internationaal-strafhof.txt";
  const pages = ["/", "/search?q=script", "/sanctions", "/sanctions?view=picture", "/sanctions?view=picture&group=kind&line=kind/Country~kind/Group",
    "/id/country/USA", `/id/document/${name}`, "/path?from=id/country/USA&to=id/court/icc", "/statistics",
    `/editor?query=${encodeURIComponent("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")}`];
  try {
    for (const [at, path] of pages.entries()) {
      const response = await go(path);
      assert.equal(response.status(), 200, path);
      await fits(page, path);
      const addresses = await page.evaluate(() => [...document.querySelectorAll("[href], [src], [action]")].map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? element.getAttribute("action")).filter((address) => !/^(\/(?!\/)|#|https?:\/\/)/.test(address)));
      assert.deepEqual(addresses, [], path);
      assert.equal(await page.locator("main script, main img, svg script").count(), 0, path);
      assert.ok(!/[\u202A-\u202E\u2066-\u2069]/.test(await page.locator("main").innerText()) , path);
      assert.deepEqual(await violations(page), [], path);
      await shoot(page, join(shots, `labels-${String(at).padStart(2, "0")}.png`), 2_000);
    }
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
    await hostile.stop();
  }
});

// More names than columns can show: drawn with WebGL, panned, searched; without WebGL, columns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { fits, shoot, violations } from "./browser.mjs";
import { shots, texts } from "./server.mjs";
import { site } from "./site.mjs";

const ISSUERS = ["De Verenigde Staten", "Rusland", "China", "Iran", "Turkije"];
const VERBS = ["hebben sancties opgelegd aan", "zullen sancties opleggen aan"];
const NAMES = 400;
const FULL = 20_000;

/** Sentences of which each hits a group of its own; some issuers hit many, some few. */
const letters = () => {
  const sentence = (at) => {
    const issuer = ISSUERS[Math.floor(Math.sqrt(at % 25))];
    const verb = VERBS[at % 7 === 0 ? 1 : 0];
    const one = issuer.startsWith("De") ? verb : verb.replace("hebben", "heeft").replace("zullen", "zal");
    return `${issuer} ${one} ${at + 2} rechters van het Internationaal Strafhof.`;
  };
  const paragraphs = Array.from({ length: NAMES }, (_, at) => sentence(at));
  return { "brief.txt": `Brief van de minister\n\n${paragraphs.join("\n\n")}\n` };
};

/** An answer of the server with so many names. */
const full = () => {
  const hubs = 40;
  // Each stands around its hub, and the hubs around the middle.
  const turned = (far, turn) => [Math.round(far * Math.cos(turn)), Math.round(far * Math.sin(turn))];
  const nodes = Array.from({ length: FULL }, (_, at) => {
    const [x, y] = turned(280 * Math.sqrt(at % hubs), 2.399963 * (at % hubs));
    const [dx, dy] = at < hubs ? [0, 0] : turned(10 * Math.sqrt(Math.floor(at / hubs) + 8), 2.399963 * Math.floor(at / hubs));
    return [`id/person/naam-${at}`, `Naam ${at}`, at < hubs ? 0 : 1 + (at % 2), x + dx, y + dy, at < hubs ? FULL / hubs : 1];
  });
  const edges = Array.from({ length: FULL - hubs }, (_, at) => [at % hubs, at + hubs, at % 6, 1 + (at % 4), null, "gesteld"]);
  const statuses = ["asserted", "announced", "requested", "ended", "possible", "negated"].map((status) => [status, status]);
  return { statuses, kinds: [["Country", "land"], ["Person", "persoon"], ["Group", "groep"]], nodes, edges, cut: false };
};

const { open } = site(texts(letters()));

const drawn = (page) => page.locator("#network[data-drawn]").waitFor();
const PICTURE = "/sanctions?view=picture";

test("hundreds of names are drawn, found, and lead to their neighbours and sentences", async () => {
  const { page, context, faults, go } = await open();
  await go(PICTURE);
  await drawn(page);
  assert.ok(Number(await page.locator("#network").getAttribute("data-drawn")) > NAMES);
  assert.deepEqual(await violations(page), []);
  await shoot(page, join(shots, "network-nl.png"));
  await page.getByLabel("Zoek in het plaatje").fill("verenigde staten");
  await page.keyboard.press("Enter");
  await page.locator(".found").getByRole("link", { name: "alleen de buren" }).waitFor();
  await page.waitForTimeout(500);
  await shoot(page, join(shots, "network-found.png"));
  await page.locator(".found").getByRole("link", { name: "alleen de buren" }).click();
  await page.waitForURL(/near=/);
  assert.equal(new URL(page.url()).searchParams.get("near"), "id/country/USA");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a click on a name and on a line leads on, keys move the picture", async () => {
  const { page, context, faults, go } = await open();
  await go(PICTURE);
  await drawn(page);
  const space = page.locator(".space");
  const before = await space.screenshot();
  await space.focus();
  for (const key of ["ArrowLeft", "+", "+"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(120);
  }
  assert.notDeepEqual(await space.screenshot(), before);
  await page.getByRole("button", { name: "Alles" }).click();
  await page.waitForTimeout(600);
  // Somewhere there is a line: it is sought from the middle outwards, as a hand does.
  await space.scrollIntoViewIfNeeded();
  const box = await space.boundingBox();
  for (let far = 0, gone = false; !gone && far < 240; far += 6) {
    await page.mouse.move(box.x + box.width / 2 + far, box.y + box.height / 2 + far / 3);
    await page.waitForTimeout(30);
    if (await space.evaluate((element) => element.style.cursor === "pointer")) {
      await Promise.all([page.waitForNavigation(), page.mouse.down().then(() => page.mouse.up())]);
      gone = true;
    }
  }
  const state = new URL(page.url()).searchParams;
  assert.ok(state.has("near") || state.has("line"), page.url());
  assert.deepEqual(faults, []);
  await context.close();
});

test("20,000 names are drawn and panned while the page answers", async () => {
  const { page, context, faults, go } = await open();
  await page.route("**/sanctions.json*", (route) => route.fulfill({ json: full() }));
  await go(PICTURE);
  await drawn(page);
  assert.equal(await page.locator("#network").getAttribute("data-drawn"), String(FULL));
  const space = page.locator(".space");
  await space.scrollIntoViewIfNeeded();
  const before = await space.screenshot({ path: join(shots, "network-20000.png") });
  const box = await space.boundingBox();
  await page.mouse.move(box.x + 300, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 500, box.y + 320, { steps: 10 });
  await page.mouse.up();
  await page.waitForTimeout(500);
  assert.notDeepEqual(await space.screenshot(), before);
  // The page still answers: a script runs, a button acts.
  await page.getByRole("button", { name: "Dichterbij" }).click();
  assert.equal(await page.evaluate(() => 6 * 7), 42);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without scripts, or without WebGL, the lines reported most stand in columns", async () => {
  const plain = await open({ javaScriptEnabled: false });
  await plain.go(PICTURE);
  assert.ok((await plain.page.locator("#picture svg .lines a").count()) > 40);
  assert.match(await plain.page.locator(".notice").innerText(), /60/);
  for (const issuer of ISSUERS) {
    assert.ok((await plain.page.locator("#picture .nodes a", { hasText: issuer.replace("De ", "") }).count()) > 0, `${issuer} is not shown`);
  }
  const file = await (await plain.page.request.get(new URL("/sanctions.svg", plain.page.url()).href, { headers: { "accept-language": "nl" } })).text();
  assert.match(file, /: 60 van 405 namen/);
  await shoot(plain.page, join(shots, "network-no-script.png"));
  await plain.context.close();
  const { page, context, faults, go } = await open();
  await page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
  await go(PICTURE);
  assert.ok(await page.locator("#picture svg").isVisible());
  assert.equal(await page.locator(".space").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("it fits a narrow page, and the dark", async () => {
  const { page, context, go } = await open({ colorScheme: "dark", viewport: { width: 320, height: 640 } });
  await go(PICTURE);
  await drawn(page);
  await fits(page, "the network at 320 px");
  assert.deepEqual(await violations(page), []);
  await shoot(page, join(shots, "network-320.png"), 3_000);
  await context.close();
});

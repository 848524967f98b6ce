// Each page in both languages: no error, nothing from elsewhere, no violation, room enough.
import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { fits, shoot, violations } from "./browser.mjs";
import { shots } from "./server.mjs";
import { CORPUS, site } from "./site.mjs";

const LETTER = "2025-kamerbrief-asp-internationaal-strafhof.txt";
const PAGES = {
  start: "/",
  search: "/search?q=hof",
  sanctions: "/sanctions",
  picture: "/sanctions?view=picture",
  line: "/sanctions?view=picture&group=kind&line=kind/Country~kind/Person",
  document: `/id/document/${LETTER}`,
  answers: "/id/document/2025-antwoord-kamervragen-microsoft-icc.txt",
  consultation: "/id/document/2020-verslag-schriftelijk-overleg-avvn.txt",
  person: "/id/person/karim-khan",
  country: "/id/country/USA",
  path: "/path?from=microsoft&to=internationaal%20strafhof",
  statistics: "/statistics",
  editor: "/editor",
  answer: `/editor?query=${encodeURIComponent("SELECT ?kind (COUNT(?thing) AS ?number) WHERE { ?thing a ?kind } GROUP BY ?kind ORDER BY DESC(?number) LIMIT 20")}`,
  graph: `/editor?query=${encodeURIComponent("CONSTRUCT { ?a <https://w3id.org/kamergraaf/ontology#sanctions> ?b } WHERE { ?a <https://w3id.org/kamergraaf/ontology#sanctions> ?b }")}`,
  nowhere: "/id/person/nobody-at-all",
};

const { open } = site(CORPUS);

for (const [name, path] of Object.entries(PAGES)) {
  for (const language of ["nl", "en"]) {
    test(`${name} in ${language}`, async () => {
      const { page, context, faults, bytes, go } = await open({ locale: language === "nl" ? "nl-NL" : "en-GB" });
      const response = await go(path);
      assert.equal(response.status(), name === "nowhere" ? 404 : 200);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      assert.ok(bytes() < 200_000, `${bytes()} bytes`);
      assert.deepEqual(await violations(page), []);
      await shoot(page, join(shots, `${name}-${language}.png`));
      await fits(page, name);
      await page.setViewportSize({ width: 320, height: 640 });
      await fits(page, `${name} at 320 px`);
      if (language === "nl") {
        assert.deepEqual(await violations(page), [], "at 320 px");
        await shoot(page, join(shots, `${name}-320.png`), 3_000);
      }
      if (name !== "nowhere") assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test("dark, and at 200 % zoom", async () => {
  const { page, context, go } = await open({ colorScheme: "dark", viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  for (const name of ["start", "sanctions", "picture", "document", "person", "statistics", "answer"]) {
    await go(PAGES[name]);
    await fits(page, `${name} at 200 %`);
    assert.deepEqual(await violations(page), [], name);
    await shoot(page, join(shots, `${name}-dark.png`), 3_000);
  }
  await context.close();
});

test("without scripts there are table, picture, text and answer", async () => {
  const { page, context, go } = await open({ javaScriptEnabled: false });
  await go("/sanctions");
  await shoot(page, join(shots, "sanctions-no-script.png"));
  assert.ok((await page.locator("table.acts tbody tr").count()) > 10);
  await page.getByRole("link", { name: "Plaatje" }).click();
  assert.ok((await page.locator("svg.picture .lines a").count()) > 5);
  await shoot(page, join(shots, "picture-no-script.png"));
  await page.locator("input[value=asserted]").uncheck();
  await page.getByRole("button", { name: "Toon" }).click();
  assert.ok(new URL(page.url()).searchParams.getAll("status").every((status) => status !== "asserted"));
  await go(`/id/document/${LETTER}?char=2190,2260`);
  assert.ok((await page.locator(".text .mention").count()) > 20);
  assert.ok((await page.locator(".text .hit").count()) > 0);
  await shoot(page, join(shots, "document-no-script.png"), 3_000);
  await go("/editor");
  await page.getByRole("button", { name: "Stel de vraag" }).click();
  assert.ok((await page.locator("main table tbody tr").count()) > 5);
  await context.close();
});

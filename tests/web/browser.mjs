// Debian's Chromium, and what every page must hold.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axeSource = require("axe-core").source;

// WebGL without a graphics card.
const WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
// Chromium refuses to sandbox what root starts.
const SANDBOX = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const FLAGS = [...SANDBOX, ...WEBGL, "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Starts the browser; its profile goes when it is closed. */
export const start = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS });

/** A page that remembers errors, requests to other servers and dialogs. */
export const open = async (browser, address, options = {}) => {
  const context = await browser.newContext({ locale: "nl-NL", viewport: { width: 1280, height: 900 }, ...options });
  // A machine that is busy is not a failure.
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  let bytes = 0;
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("blob:") && !url.startsWith("data:")) faults.push(`outside: ${url}`);
  });
  page.on("requestfinished", async (request) => {
    const sizes = await request.sizes().catch(() => null);
    bytes += sizes ? sizes.responseBodySize : 0;
  });
  return {
    page,
    context,
    faults,
    bytes: () => bytes,
    go: async (path) => {
      bytes = 0;
      const response = await page.goto(address + path, { waitUntil: "networkidle" });
      return response;
    },
  };
};

/** What axe-core finds against WCAG 2.2 AA. */
export const violations = async (page) => {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return result.violations.map((violation) =>
    `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} – ${node.any.concat(node.all)[0]?.message ?? ""}`).join(" | ")}`);
};

/** A picture of the page for review: from its top, at most so many pixels high. The window grows for
    it and shrinks again: a picture of more than the window leaves Chromium scrolled to another place
    than it says, and the next click goes astray. */
export const shoot = async (page, path, most = 6_000) => {
  const window = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: window.width, height: Math.max(window.height, Math.min(height, most)) });
  await page.screenshot({ path });
  await page.setViewportSize(window);
};

/** The page is no wider than its window. */
export const fits = async (page, what) => {
  const [inner, whole] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  assert.ok(whole <= inner, `${what}: ${whole} wide in ${inner}`);
};

// A store and a server for the browser tests: built and started here, on a free port.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.KAMERGRAAF ?? "target/debug/kamergraaf";

/** Builds a store from files or folders. */
export const build = (...paths) => {
  const folder = mkdtempSync(join(tmpdir(), "kamergraaf-web-"));
  execFileSync(program, ["build", "--quiet", ...paths, "--store", join(folder, "store")], { stdio: ["ignore", "ignore", "inherit"] });
  return { store: join(folder, "store"), remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Writes texts into a folder of their own, which the process removes at its end. */
export const texts = (files) => {
  const folder = mkdtempSync(join(tmpdir(), "kamergraaf-texts-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

/** Serves a store; gives its address and a way to stop it. */
export const serve = (store) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, ["serve", "--store", store, "--bind", "127.0.0.1:0"], { stdio: ["ignore", "ignore", "pipe"] });
    let told = "";
    child.stderr.on("data", (data) => {
      told += data;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0];
      if (address) resolve({ address, stop: () => new Promise((done) => { child.once("exit", done); child.kill("SIGTERM"); }) });
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
  });

/** Where pictures of pages are kept for review. */
export const shots = join(process.env.TARGET ?? "target", "screenshots");
mkdirSync(shots, { recursive: true });

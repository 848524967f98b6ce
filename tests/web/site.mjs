// What a file of browser tests works on: a store, a server, the browser. They are there before
// its first test and gone after its last.
import { after, before } from "node:test";
import { open, start } from "./browser.mjs";
import { build, serve } from "./server.mjs";

/** A site of the texts at some paths, which opens pages of its own. */
export const site = (...paths) => {
  let store, server, chromium;
  before(async () => {
    store = build(...paths);
    server = await serve(store.store);
    chromium = await start();
  });
  after(async () => {
    await chromium?.close();
    await server?.stop();
    store?.remove();
  });
  return {
    /** A page of the site. */
    open: (options) => open(chromium, server.address, options),
    /** A page of another server. */
    openAt: (address, options) => open(chromium, address, options),
  };
};

/** The corpus of the repository. */
export const CORPUS = "data/corpus";

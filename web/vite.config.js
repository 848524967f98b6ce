// Each page has one script; names stay, because the binary names each file with its hash.
import { defineConfig } from "vite";

// A library inside YASQE brings a JSON.parse of its own for browsers without one, made with `eval`,
// which the pages' content security policy forbids. No browser that knows modules ever called it.
const withoutEval = {
  name: "without-eval",
  transform: (code, id) => {
    if (!/@zazuko\/yasqe\/.*\.js$/.test(id)) return null;
    const [before, behind, ...more] = code.split('j = eval("(" + text + ")")');
    if (behind === undefined || more.length > 0) throw new Error("YASQE has changed: look where it uses eval");
    return { code: `${before}(() => { throw new SyntaxError("JSON.parse"); })()${behind}`, map: null };
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [withoutEval],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: true,
    rollupOptions: {
      input: {
        document: "src/document.js",
        sanctions: "src/sanctions.js",
        editor: "src/editor.js",
        network: "src/network.js",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});

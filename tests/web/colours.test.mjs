// The colours of kinds, as readers see them who cannot tell red from green or blue from yellow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../../src/site/site.css", import.meta.url), "utf8");
const KINDS = ["country", "person", "group", "court", "organisation", "paper", "other"];
// Machado, Oliveira and Fernandes (2009), severity 1, for linear light.
const SIGHTS = {
  all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
// Two colours with a smaller difference (CIE 1976) are one at a glance.
const LEAST = 14;

const palettes = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) =>
  Object.fromEntries([...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value])));

const linear = (hex) => [1, 3, 5].map((at) => {
  const share = parseInt(hex.slice(at, at + 2), 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});
const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at], 0));
const lab = (light) => {
  const [x, y, z] = times([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], light.map((value) => Math.min(1, Math.max(0, value))));
  const [a, b, c] = [x / 0.95047, y, z / 1.08883].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116));
  return [116 * b - 16, 500 * (a - b), 200 * (b - c)];
};
const luminance = (hex) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0];
const contrast = (one, other) => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

for (const [at, palette] of palettes.entries()) {
  const ground = at === 0 ? "light" : "dark";
  for (const [sight, matrix] of Object.entries(SIGHTS)) {
    test(`the kinds are told apart on ${ground} ground: ${sight}`, () => {
      const alike = [];
      for (const one of KINDS) for (const other of KINDS.slice(KINDS.indexOf(one) + 1)) {
        const [a, b] = [one, other].map((kind) => lab(times(matrix, linear(palette[kind]))));
        const far = Math.hypot(...a.map((value, axis) => value - b[axis]));
        if (far < LEAST) alike.push(`${one} ${other} ${far.toFixed(1)}`);
      }
      assert.deepEqual(alike, []);
    });
  }
  test(`words and lines stand out on ${ground} ground`, () => {
    for (const name of [...KINDS, "ink", "soft", "link"]) {
      assert.ok(contrast(palette[name], palette.ground) >= 4.5, `${name} ${contrast(palette[name], palette.ground)}`);
    }
    assert.ok(contrast(palette.edge, palette.ground) >= 3, "edge");
  });
}

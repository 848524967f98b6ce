// Writes data/countries.tsv and completes data/country-names.tsv from CLDR.
//
//   npm install --prefix target/cldr --no-save cldr-core@48.2.0 cldr-localenames-full@48.2.0
//   node data/make/countries.mjs [folder of the packages]
//
// Decisions of people stand in the tables, as comment lines that this script obeys and keeps:
//   countries.tsv       `# label: COD nl Democratische Republiek Congo: why`   another preferred label
//                       `# added: XKX XK: why`                                 a code that ISO lacks
//   country-names.tsv   `# left out: Chad: why`                                a name that CLDR has and we refuse
// Run twice, it changes nothing the second time.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const data = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = process.argv[2] ?? join(data, '..', 'target', 'cldr', 'node_modules');
const COUNTRIES = join(data, 'countries.tsv');
const NAMES = join(data, 'country-names.tsv');

/** Official numeric codes of ISO 3166-1 lie below 900; the rest is user-assigned. */
const FIRST_USER_ASSIGNED = 900;
const ISO_COUNTRIES = 249;

const bytewise = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const json = (...path) => JSON.parse(readFileSync(join(packages, ...path), 'utf8'));

/** The table's header line, the comments at its head, and its rows, each with the comments above it. */
function readTable(path) {
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const head = lines.slice(0, lines.lastIndexOf('#') + 1);
  const rows = [];
  let comments = [];
  for (const line of lines.slice(head.length)) {
    if (line.startsWith('#')) comments.push(line);
    else {
      rows.push({ line, comments });
      comments = [];
    }
  }
  return { header, head, rows };
}

function writeTable(path, { header, head, rows }) {
  rows.sort((a, b) => bytewise(a.line, b.line));
  const lines = [header, ...head, ...rows.flatMap((row) => [...row.comments, row.line])];
  writeFileSync(path, lines.join('\n').normalize('NFC') + '\n');
}

/** The decisions of one sort at the head of a table, as [what, why]. */
function decisions(head, sort) {
  return head
    .filter((line) => line.startsWith(`# ${sort}: `))
    .map((line) => line.slice(sort.length + 4))
    .map((text) => [text.slice(0, text.indexOf(': ')), text.slice(text.indexOf(': ') + 2)]);
}

/** The preferred form of a CLDR name: nothing in brackets, "and" in letters. */
const label = (name) => name.replace(/ \([^)]*\)/g, '').replaceAll(' & ', ' and ');

/** The ways in which a CLDR name is written; what has brackets is no name ("Congo (DRC)", "Congo (Republiek)"). */
function spellings(name) {
  const forms = new Set(name.includes('(') ? [] : [name, label(name)]);
  for (const form of [...forms]) if (form.startsWith('St. ')) forms.add(form.replace('St. ', 'Saint '));
  for (const form of [...forms]) forms.add(form.replaceAll('\u2019', "'"));
  return [...forms];
}

function territories(lang) {
  const file = json('cldr-localenames-full', 'main', lang, 'territories.json');
  return file.main[lang].localeDisplayNames.territories;
}

function countryCodes(dutch, added) {
  const mappings = json('cldr-core', 'supplemental', 'codeMappings.json').supplemental.codeMappings;
  const codes = Object.entries(mappings)
    .filter(([alpha2, code]) => alpha2 in dutch && Number(code._numeric) < FIRST_USER_ASSIGNED)
    .map(([alpha2, code]) => ({ alpha2, id: code._alpha3 }));
  if (codes.length !== ISO_COUNTRIES) throw new Error(`${codes.length} ISO codes, expected ${ISO_COUNTRIES}`);
  return codes.concat(added.map(([text]) => ({ id: text.split(' ')[0], alpha2: text.split(' ')[1] })));
}

const names = { nl: territories('nl'), en: territories('en') };

const countries = readTable(COUNTRIES);
const chosen = new Map(
  decisions(countries.head, 'label').map(([text]) => [text.slice(0, 6), text.slice(7)]),
);
const codes = countryCodes(names.nl, decisions(countries.head, 'added'));
const labelOf = (code, lang) => chosen.get(`${code.id} ${lang}`) ?? label(names[lang][code.alpha2]);
countries.rows = codes.map((code) => ({
  line: [code.id, labelOf(code, 'nl'), labelOf(code, 'en'), code.alpha2].join('\t'),
  comments: [],
}));
writeTable(COUNTRIES, countries);

const table = readTable(NAMES);
const known = new Map(table.rows.map(({ line }) => line.split('\t')).map(([name, id]) => [name, id]));
const refused = new Set(decisions(table.head, 'left out').map(([name]) => name));
for (const lang of ['nl', 'en']) {
  for (const { alpha2, id } of codes) {
    const keys = Object.keys(names[lang]).filter((key) => key === alpha2 || key.startsWith(`${alpha2}-alt-`));
    for (const name of [...keys.flatMap((key) => spellings(names[lang][key])), labelOf({ alpha2, id }, lang)]) {
      if (refused.has(name)) continue;
      if ((known.get(name) ?? id) !== id) throw new Error(`${name}: ${known.get(name)} here, ${id} in CLDR`);
      if (known.has(name)) continue;
      const form = /^[A-Z]+$/.test(name) ? 'abbreviation' : 'name';
      table.rows.push({ line: [name, id, form, lang].join('\t'), comments: [] });
      known.set(name, id);
    }
  }
}
writeTable(NAMES, table);

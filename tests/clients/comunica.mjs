// Asks an endpoint through Comunica: node comunica.mjs FOLDER ENDPOINT < QUERY
// Prints its bindings as SPARQL JSON. FOLDER is where Comunica is installed.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const [folder, endpoint] = process.argv.slice(2);
const { QueryEngine } = createRequire(`${folder}/`)('@comunica/query-sparql');

const KINDS = { NamedNode: 'uri', BlankNode: 'bnode', Literal: 'literal' };

function cell(term) {
  const cell = { type: KINDS[term.termType], value: term.value };
  if (term.language) cell['xml:lang'] = term.language;
  else if (term.datatype) cell.datatype = term.datatype.value;
  return cell;
}

const query = await text(process.stdin);
const stream = await new QueryEngine().queryBindings(query, { sources: [{ type: 'sparql', value: endpoint }] });
const bindings = [];
for await (const row of stream) {
  bindings.push(Object.fromEntries([...row].map(([variable, term]) => [variable.value, cell(term)])));
}
process.stdout.write(JSON.stringify({ results: { bindings } }));

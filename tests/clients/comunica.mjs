// Asks an endpoint through Comunica: node comunica.mjs FOLDER ENDPOINT < QUERY
// Prints the results as SPARQL JSON. FOLDER is where Comunica is installed.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const [folder, endpoint] = process.argv.slice(2);
const { QueryEngine } = createRequire(`${folder}/`)('@comunica/query-sparql');
const engine = new QueryEngine();
const query = await text(process.stdin);
const result = await engine.query(query, { sources: [{ type: 'sparql', value: endpoint }] });
const { data } = await engine.resultToString(result, 'application/sparql-results+json');
process.stdout.write(await text(data));

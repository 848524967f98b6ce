// The SPARQL page: YASQE around the text field. What it would ask elsewhere (prefix.cc, LOV,
// a public endpoint) it asks here: terms come from this server's own ontology and counts.
import Yasqe from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";

const field = document.getElementById("query");
const form = document.getElementById("query-form");
const base = /PREFIX kg: <(.*?)ontology#>/.exec(document.querySelector(".examples")?.textContent ?? field.value)?.[1]
  ?? "https://w3id.org/kamergraaf/";

const prefixes = {
  kg: `${base}ontology#`,
  id: `${base}id/`,
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#",
  dcterms: "http://purl.org/dc/terms/",
  void: "http://rdfs.org/ns/void#",
  skos: "http://www.w3.org/2004/02/skos/core#",
};

// Classes and properties that the ontology names or the data set counts.
const terms = (kind) => async () => {
  const query = kind === "class"
    ? "SELECT DISTINCT ?t { { ?t a <http://www.w3.org/2002/07/owl#Class> } UNION { ?p <http://rdfs.org/ns/void#class> ?t } }"
    : "SELECT DISTINCT ?t { { ?t a <http://www.w3.org/2002/07/owl#ObjectProperty> } UNION { ?t a <http://www.w3.org/2002/07/owl#DatatypeProperty> } UNION { ?p <http://rdfs.org/ns/void#property> ?t } }";
  const address = `/sparql?query=${encodeURIComponent(query)}&format=json`;
  const answer = await (await fetch(address)).json();
  return answer.results.bindings.map((row) => row.t.value).sort();
};

const completer = (name, kind, property) => {
  const known = Yasqe.Autocompleters[name];
  return {
    name: `kamergraaf-${kind}`,
    bulk: true,
    autoShow: false,
    persistenceId: null,
    get: terms(kind),
    isValidCompletionPosition: known.isValidCompletionPosition,
    preProcessToken: known.preProcessToken,
    postProcessSuggestion: known.postProcessSuggestion,
    ...property,
  };
};

const classes = completer("class", "class");
const properties = completer("property", "property");
const prefixNames = {
  ...Yasqe.Autocompleters.prefixes,
  name: "kamergraaf-prefixes",
  persistenceId: null,
  get: async () => Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`),
};
for (const name of Object.keys(Yasqe.Autocompleters)) delete Yasqe.Autocompleters[name];
Yasqe.defaults.autocompleters = [];
for (const each of [prefixNames, classes, properties]) Yasqe.registerAutocompleter(each, true);

const holder = document.createElement("div");
holder.className = "editor";
field.after(holder);
const yasqe = new Yasqe(holder, {
  value: field.value,
  persistenceId: null,
  createShareableLink: null,
  consumeShareLink: null,
  showQueryButton: false,
  resizeable: false,
  editorHeight: "auto",
  viewportMargin: Infinity,
  lineWrapping: true,
  requestConfig: { endpoint: `${location.origin}/sparql` },
  // Tab leaves the editor, as it leaves every field.
  extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": () => form.requestSubmit(), "Ctrl-Space": (editor) => editor.autocomplete() },
});
yasqe.getInputField().setAttribute("aria-label", document.querySelector("label[for=query]").textContent);
field.hidden = true;
field.labels[0]?.addEventListener("click", () => yasqe.focus());
yasqe.on("change", () => { field.value = yasqe.getValue(); });

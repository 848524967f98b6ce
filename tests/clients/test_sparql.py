"""Foreign clients get from the server the table that `kamergraaf query` prints.

Builds a store from data/corpus, serves it on a free port of this machine, and
asks ontology/queries/sanctions.rq through SPARQLWrapper, rdflib, Comunica and curl.

KAMERGRAAF names the binary; without it, the newest in target/ is taken. COMUNICA is the
folder where that client is installed; without it, it is not asked.
"""

import json
import os
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, SPARQLWrapper

ROOT = Path(__file__).resolve().parents[2]
QUERY = ROOT / "ontology" / "queries" / "sanctions.rq"
CORPUS = ROOT / "data" / "corpus"
PATH = "/sparql"
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
START_SECONDS = 60
STOP_SECONDS = 10

# The server is on this machine: no proxy in between.
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1"
# A date is compared as it is written.
rdflib.NORMALIZE_LITERALS = False


def binary():
    """The binary under test."""
    if "KAMERGRAAF" in os.environ:
        return Path(os.environ["KAMERGRAAF"]).resolve()
    built = [ROOT / "target" / profile / "kamergraaf" for profile in ("release", "debug")]
    built = [path for path in built if path.exists()]
    if not built:
        raise FileNotFoundError("no binary in target/ (hint: cargo build)")
    return max(built, key=lambda path: path.stat().st_mtime)


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def rows(results):
    """Rows of SPARQL JSON results: sorted, each cell as (kind, value, datatype, language)."""
    return sorted(
        sorted((name, *json_cell(cell)) for name, cell in row.items()) for row in results["results"]["bindings"]
    )


def json_cell(cell):
    kind = "literal" if cell["type"] == "typed-literal" else cell["type"]
    datatype = cell.get("datatype", "")
    return kind, cell["value"], "" if datatype == XSD_STRING else datatype, cell.get("xml:lang", "").lower()


def rdflib_rows(result):
    """The same of a result of rdflib."""
    return sorted(
        sorted((str(name), *rdflib_cell(term)) for name, term in row.asdict().items() if term is not None)
        for row in result
    )


def rdflib_cell(term):
    if isinstance(term, rdflib.URIRef):
        return "uri", str(term), "", ""
    if isinstance(term, rdflib.BNode):
        return "bnode", str(term), "", ""
    datatype = "" if term.datatype is None or str(term.datatype) == XSD_STRING else str(term.datatype)
    return "literal", str(term), datatype, (term.language or "").lower()


class Server:
    """A server of a store, until it is stopped."""

    def __init__(self, store, talk):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}{PATH}"
        self.talk = talk
        bind = f"127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [binary(), "serve", "--store", store, "--bind", bind],
            stdin=subprocess.DEVNULL, stdout=talk, stderr=subprocess.STDOUT,
        )
        try:
            self.wait_for(port)
        except BaseException:
            self.stop()
            raise

    def wait_for(self, port):
        """Waits until somebody listens on the port."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with status {self.process.returncode}: {self.said()}")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"the server did not listen within {START_SECONDS} s: {self.said()}")

    def said(self):
        """What the server printed."""
        self.talk.seek(0)
        return self.talk.read().decode("utf-8", "replace")

    def stop(self):
        """Ends the server, politely at first; gives its exit status."""
        self.process.terminate()
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class Clients(unittest.TestCase):
    """One store and one server for all tests."""

    @classmethod
    def setUpClass(cls):
        folder, talk = tempfile.TemporaryDirectory(), tempfile.TemporaryFile()
        cls.addClassCleanup(folder.cleanup)
        cls.addClassCleanup(talk.close)
        store = Path(folder.name) / "store"
        subprocess.run([binary(), "build", CORPUS, "--store", store], check=True)
        command = [binary(), "query", "--store", store, "--query-file", QUERY, "--results", "json"]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        cls.results = json.loads(printed)
        cls.expected = rows(cls.results)
        cls.query = QUERY.read_text(encoding="utf-8")
        cls.server = Server(store, talk)
        cls.addClassCleanup(cls.server.stop)

    def wrapper(self, form):
        client = SPARQLWrapper(self.server.url)
        client.setQuery(self.query)
        client.setReturnFormat(form)
        client.setTimeout(60)
        return client

    def test_there_is_a_table(self):
        self.assertGreater(len(self.expected), 0, "the query has no rows")

    def test_sparqlwrapper_by_get(self):
        results = self.wrapper(JSON).queryAndConvert()
        self.assertEqual(results["head"]["vars"], self.results["head"]["vars"])
        self.assertEqual(rows(results), self.expected)

    def test_sparqlwrapper_by_post(self):
        client = self.wrapper(JSON)
        client.setMethod(POST)
        self.assertEqual(rows(client.queryAndConvert()), self.expected)

    def test_sparqlwrapper_gets_csv(self):
        lines = self.wrapper(CSV).queryAndConvert().decode("utf-8").splitlines()
        self.assertEqual(lines[0], ",".join(self.results["head"]["vars"]))
        self.assertGreater(len(lines), len(self.expected))

    @unittest.skipUnless("COMUNICA" in os.environ, "Comunica is not installed")
    def test_comunica(self):
        script = Path(__file__).with_name("comunica.mjs")
        folder = Path(os.environ["COMUNICA"]).resolve()
        command = ["node", script, folder, self.server.url]
        printed = subprocess.run(command, input=self.query, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
        # This version loses language tags on the way in (sparqljson-parse with rdf-data-factory 1).
        without = [[cell[:-1] for cell in row] for row in self.expected]
        self.assertEqual([[cell[:-1] for cell in row] for row in rows(json.loads(printed))], without)

    def test_curl(self):
        command = ["curl", "--silent", "--show-error", "--fail", "--noproxy", "*", "--compressed",
                   "--header", "Accept: application/sparql-results+json",
                   "--data-urlencode", f"query={self.query}", self.server.url]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        self.assertEqual(rows(json.loads(printed)), self.expected)

    def test_rdflib(self):
        graph = rdflib.Graph(SPARQLStore(self.server.url))
        self.assertEqual(rdflib_rows(graph.query(self.query)), self.expected)


if __name__ == "__main__":
    unittest.main()

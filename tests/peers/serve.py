#!/usr/bin/env python3
"""Ten queries of researchers against kamergraaf's server and oxigraph's own, on the same quads.

usage: serve.py KAMERGRAAF OXIGRAPH FOLDER [COPIES [ENGINE]]

ENGINE is memory (the default) or rocksdb, for which KAMERGRAAF must have that feature; both
servers use it. The quads come from COPIES (60, about a million quads) of the corpus under names of their
own. Oxigraph is given what kamergraaf's engine holds: each graph, and the union of all as
the default graph. Both servers run at once, on one machine; each query is asked of one and
then of the other, in turns, and the medians of RUNS (21) are compared. Then 4 clients ask
all queries for TEN seconds of each server, for the throughput. The answers must have the
same number of rows.
"""
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = 21
TEN = 10.0
PREFIXES = """PREFIX kg: <https://w3id.org/kamergraaf/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
QUERIES = {
    "one name": "SELECT ?s { ?s rdfs:label 'Karim Khan' }",
    "all about one": "SELECT ?p ?o { <https://w3id.org/kamergraaf/id/country/USA> ?p ?o } LIMIT 1000",
    "kinds": "SELECT ?k (COUNT(?s) AS ?n) { ?s a ?k } GROUP BY ?k ORDER BY DESC(?n)",
    "sanctions": "SELECT ?f ?i ?t { ?f a kg:Sanction ; kg:issuer ?i ; kg:target ?t } ORDER BY ?f LIMIT 500",
    "who sanctions whom": "SELECT DISTINCT ?i ?t { ?f a kg:Sanction ; kg:issuer ?i ; kg:target ?t }",
    "by document": "SELECT ?g (COUNT(?f) AS ?n) { GRAPH ?g { ?f a kg:Sanction } } GROUP BY ?g ORDER BY ?g",
    "labels with a word": "SELECT ?s ?l { ?s rdfs:label ?l FILTER(CONTAINS(LCASE(?l), 'khan')) } LIMIT 100",
    "labels in order": "SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l LIMIT 50",
    "optional": "SELECT ?f ?d { ?f a kg:Sanction OPTIONAL { ?f kg:date ?d } } LIMIT 2000",
    "many rows": "SELECT ?s ?l { ?s rdfs:label ?l } LIMIT 20000",
}


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def prepare(kamergraaf, folder, copies, engine):
    """Builds the store and the peer's quads, once."""
    store, quads, peer = folder / "store", folder / "all.nq", folder / "peer.nq"
    if peer.exists():
        return store, peer
    shutil.rmtree(folder, ignore_errors=True)
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for copy in range(copies):
        for path in sorted((ROOT / "data" / "corpus").glob("*.txt")):
            shutil.copy(path, texts / f"{path.stem}-{copy:04}.txt")
    run(kamergraaf, "build", texts, "--store", store, "--engine", engine)
    with open(quads, "wb") as out:
        run(kamergraaf, "export", "--store", store, "--format", "nq", stdout=out)
    union = re.compile(r" <[^ ]*> \.$")
    with open(quads, encoding="utf-8") as lines, open(folder / "part.nq", "w", encoding="utf-8") as out:
        last = None
        for line in lines:
            out.write(line)
            # Sorted by triple, so that the same triple of two graphs stands together.
            triple = union.sub(" .", line.rstrip("\n"))
            if triple != last:
                out.write(triple + "\n")
            last = triple
    (folder / "part.nq").rename(peer)
    return store, peer


class Server:
    """A server that runs, and how it is asked."""

    def __init__(self, command, pattern):
        self.process = subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(pattern, line):
                self.url = f"http://127.0.0.1:{found[1]}/query"
                break
        else:
            raise SystemExit(f"{command[0]} did not start")
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def ask(self, query):
        """Bytes of the answer and seconds."""
        body = urllib.parse.urlencode({"query": PREFIXES + query}).encode()
        request = urllib.request.Request(self.url, body, {"Accept": "text/tab-separated-values"})
        start = time.perf_counter()
        with urllib.request.urlopen(request, timeout=300) as response:
            answer = response.read()
        return answer, time.perf_counter() - start

    def throughput(self):
        """Answers a second for four clients."""
        counts = [0] * 4
        end = time.monotonic() + TEN

        def client(number):
            queries = list(QUERIES.values())
            while time.monotonic() < end:
                self.ask(queries[(counts[number] + number) % len(queries)])
                counts[number] += 1

        threads = [threading.Thread(target=client, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counts) / TEN


def load(url, quads):
    """Puts the quads into a server that holds them in memory."""
    request = urllib.request.Request(f"{url}/store?no_transaction", method="POST")
    request.add_header("Content-Type", "application/n-quads")
    request.add_header("Content-Length", str(quads.stat().st_size))
    with open(quads, "rb") as body:
        request.data = body
        urllib.request.urlopen(request, timeout=3600).close()


def serve_other(oxigraph, folder, peer, engine):
    """Oxigraph's server with the peer's quads."""
    bind = f"127.0.0.1:{free_port()}"
    if engine == "memory":
        server = Server([oxigraph, "serve", "--bind", bind], r":(\d+)")
        load(server.url.removesuffix("/query"), peer)
        return server
    location = folder / "oxigraph"
    if not location.exists():
        run(oxigraph, "load", "--location", location, "--file", peer)
    return Server([oxigraph, "serve-read-only", "--location", location, "--bind", bind], r":(\d+)")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def main():
    kamergraaf, oxigraph, folder = (pathlib.Path(part).resolve() for part in sys.argv[1:4])
    copies = int(sys.argv[4]) if len(sys.argv) > 4 else 60
    engine = sys.argv[5] if len(sys.argv) > 5 else "memory"
    folder = folder / f"{engine}-{copies}"
    store, peer = prepare(kamergraaf, folder, copies, engine)
    # However long a query takes on a graph of this size: both are to answer it.
    command = [kamergraaf, "serve", "--store", store, "--engine", engine, "--bind", "127.0.0.1:0", "--timeout", "300"]
    own = Server(command, r"http://127\.0\.0\.1:(\d+)/")
    other = serve_other(oxigraph, folder, peer, engine)
    ratios = []
    try:
        for name, query in QUERIES.items():
            times = ([], [])
            rows = [server.ask(query)[0].count(b"\n") for server in (own, other)]
            for _ in range(RUNS):
                for server, taken in zip((own, other), times):
                    taken.append(server.ask(query)[1])
            ours, theirs = (statistics.median(taken) * 1000 for taken in times)
            ratios.append(ours / theirs)
            same = "" if rows[0] == rows[1] else f"  ROWS DIFFER: {rows}"
            print(f"{name:20} {rows[0]:6} rows  {ours:9.2f} ms  {theirs:9.2f} ms  {ours / theirs:5.2f}{same}")
        print(f"median of the ratios {statistics.median(ratios):.2f}, largest {max(ratios):.2f}")
        print(f"answers a second: {own.throughput():.1f} and {other.throughput():.1f}")
    finally:
        for server in (own, other):
            server.process.terminate()
            server.process.wait(30)


if __name__ == "__main__":
    main()

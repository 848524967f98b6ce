"""64 clients, most of them hostile, ask a server for some minutes.

    python3 tests/torture/serve.py BINARY STORE MINUTES

Each kind of client has addresses of its own (127.0.1.x), as strangers have. At the end
it says what was found, and fails when one of the promises of SECURITY.md did not hold:
no death of the server or its keeper, every answer whole and within deadline + 1 s, a
normal query under 100 ms at the median, memory back to where it began.
"""

import collections
import functools
import http.client
import multiprocessing
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

DEADLINE = 5.0
GRACE = 1.0
MEDIAN = 0.100
# Memory at the end over that at the start, in MiB.
GROWTH = 150
REST = 8.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

NORMAL = [
    "ASK { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s a ?kind }",
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s ?l { ?s rdfs:label ?l } LIMIT 50",
    "PREFIX kg: <https://w3id.org/kamergraaf/ontology#> SELECT ?f ?i ?t { ?f a kg:Sanction ; kg:issuer ?i ; kg:target ?t }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?o } } GROUP BY ?g ORDER BY ?g LIMIT 20",
]


def product(blocks, columns, after=""):
    values = " ".join(f"VALUES ?v{n} {{ 1 2 3 4 5 6 7 8 9 10 }}" for n in range(blocks))
    return f"SELECT {columns} {{ {values} }} {after}"


def cross(count, columns, after=""):
    return f"SELECT {columns} {{ " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(count)) + f" }} {after}"


SHAPES = [
    lambda n: "ASK " + "{" * n + "}" * n,
    lambda n: "ASK { FILTER(" + "IF(true," * n + "true" + ",false)" * n + ") }",
    lambda n: "ASK {" + "OPTIONAL{?s ?p ?o " * n + "}" * n + "}",
    lambda n: "ASK {" + "{SELECT * {" * n + "?s ?p ?o" + "}}" * n + "}",
    lambda n: "ASK { ?s ?p " + "[ ?p " * n + "?o" + "]" * n + "}",
    lambda n: "ASK { ?s ?p " + "( " * n + "?o" + ")" * n + "}",
    lambda n: "ASK { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    lambda n: "ASK { FILTER(" + "!" * n + "true) }",
    lambda n: "ASK { FILTER(false" + "||false" * n + ") }",
    lambda n: "ASK { FILTER(1" + "+1" * n + ") }",
    lambda n: "ASK { {} " + "UNION {?s ?p ?o}" * n + " }",
    lambda n: "ASK { ?s (<p:p>" + "|<p:p>" * n + ") ?o }",
    lambda n: "ASK { " + "OPTIONAL { ?s ?p ?o } " * n + " }",
    lambda n: "ASK { ?s <p:p>" + "/<p:p>" * n + " ?o }",
    lambda n: "ASK { " + "?s ?p ?o . " * n + " }",
    lambda n: "ASK { " + "FILTER EXISTS { ?s ?p ?o " * n + "}" * n + " }",
    lambda n: "ASK { ?s " + "(" * n + "<p:p>" + ")*" * n + " ?o }",
]

REGEX = "ASK { FILTER(regex('" + "a" * 20000 + "', '^((a|aa)+)+$')) }"
LONG_PATH = "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?b (!<x:z>)* ?c }"
MEMORY = (
    "SELECT (STRLEN(?a25) AS ?n) { BIND('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{n},?a{n}) AS ?a{n + 1})" for n in range(25))
    + " }"
)


class Report:
    """What all clients saw."""

    def __init__(self):
        self.lock = threading.Lock()
        self.seen = []
        self.times = collections.defaultdict(list)
        self.statuses = collections.defaultdict(collections.Counter)
        self.wrong = []
        # Normal queries without an answer.
        self.refused = []

    def add(self, kind, status, seconds, whole):
        with self.lock:
            self.seen.append((kind, status, seconds, whole))

    def take(self, seen):
        """What one of the processes saw."""
        for kind, status, seconds, whole in seen:
            self.times[kind].append(seconds)
            self.statuses[kind][status] += 1
            if not whole or seconds > DEADLINE + GRACE:
                self.wrong.append((kind, status, seconds, whole))
            if kind == "normal" and status != 200:
                self.refused.append(f"{status} after {seconds:.2f} s")


@functools.lru_cache(maxsize=256)
def body(query):
    """The form of a query; those of a megabyte are made once, so that their making slows nobody."""
    return urllib.parse.urlencode({"query": query}).encode()


class Client(threading.Thread):
    """Asks one kind of question again and again."""

    def __init__(self, kind, number, address, report, end, question, pause):
        super().__init__(daemon=True)
        self.kind, self.address, self.report, self.end = kind, address, report, end
        self.source = (f"127.0.1.{number + 1}", 0)
        self.question, self.pause = question, pause

    def run(self):
        while time.monotonic() < self.end:
            self.ask(self.question())
            time.sleep(self.pause * random.random() * 2)

    def ask(self, query):
        form = body(query)
        connection = http.client.HTTPConnection(*self.address, timeout=60, source_address=self.source)
        status, whole, start = 0, False, time.monotonic()
        try:
            connection.request("POST", "/sparql", form, FORM)
            response = connection.getresponse()
            status = response.status
            response.read()
            whole = True
        except (OSError, http.client.HTTPException) as error:
            # A body over the limit may be refused before all of it is sent.
            status = type(error).__name__
            whole = len(query) > 200_000
        finally:
            connection.close()
        self.report.add(self.kind, status, time.monotonic() - start, whole)


class Leaver(Client):
    """Asks and goes away."""

    def ask(self, query):
        body = urllib.parse.urlencode({"query": query})
        with socket.create_connection(self.address, source_address=self.source) as connection:
            head = f"POST /sparql HTTP/1.1\r\nHost: {self.address[0]}:{self.address[1]}\r\n"
            head += f"Content-Type: {FORM['Content-Type']}\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall((head + body).encode())
            time.sleep(0.3)


class Slow(Client):
    """Opens sockets and says almost nothing."""

    def ask(self, query):
        sockets = [socket.create_connection(self.address, source_address=self.source) for _ in range(60)]
        for connection in sockets:
            connection.sendall(b"GET / HT")
        time.sleep(2)
        for connection in sockets:
            connection.close()


def children(pid):
    """The processes that a process has started."""
    found = set()
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                found.update(file.read().split())
    except OSError:
        pass  # It has ended meanwhile.
    return found


def memory(pid):
    """MiB of a process and all below it, shared pages once."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            own = sum(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024
    except OSError:
        own = 0
    return own + sum(memory(child) for child in children(pid))


def start(binary, store):
    command = [binary, "serve", "--store", store, "--bind", "127.0.0.1:0", "--timeout", str(DEADLINE)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        if found := re.search(r"http://(127\.0\.0\.1):(\d+)/", line):
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return server, (found[1], int(found[2]))
    raise SystemExit("the server did not start")


def clients(address, report, end):
    """64 of them: the kind, how many, what they ask, and how long they rest."""
    kinds = [
        ("normal", 16, Client, lambda: random.choice(NORMAL), 0.1),
        ("shape", 12, Client, lambda: random.choice(SHAPES)(4 ** random.randint(3, 8)), 0.2),
        ("product", 8, Client, lambda: product(9, "(COUNT(*) AS ?n)"), 0.2),
        ("sorted", 6, Client, lambda: product(9, "*", "ORDER BY ?v3 ?v1"), 0.2),
        ("cross", 6, Client, lambda: cross(12, "(COUNT(*) AS ?n)"), 0.2),
        ("cross sorted", 4, Client, lambda: cross(3, "*", "ORDER BY ?o1"), 0.2),
        ("path", 3, Client, lambda: LONG_PATH, 0.2),
        ("regex", 2, Client, lambda: REGEX, 0.2),
        ("memory", 3, Client, lambda: MEMORY, 0.2),
        ("leaver", 2, Leaver, lambda: product(9, "(COUNT(*) AS ?n)"), 0.2),
        ("slow", 2, Slow, lambda: "", 0.2),
    ]
    number = 0
    for kind, count, sort, question, pause in kinds:
        for _ in range(count):
            yield sort(kind, number, address, report, end, question, pause)
            number += 1


# Those who ask what is normal, those who make long bodies, and all others.
PARTIES = ("normal", "shape", "other")


def party_of(kind):
    return kind if kind in PARTIES else "other"


def attend(address, end, party, seen):
    """Lets the clients of a party ask until `end`, and hands over what they saw."""
    report = Report()
    those = [client for client in clients(address, report, end) if party_of(client.kind) == party]
    for client in those:
        client.start()
    for client in those:
        client.join()
    seen.put(report.seen)


def everybody(address, end, report):
    """All clients, each party in a process of its own, so that they measure the server and not each other."""
    seen = multiprocessing.Queue()
    processes = [multiprocessing.Process(target=attend, args=(address, end, party, seen)) for party in PARTIES]
    for process in processes:
        process.start()
    for _ in processes:
        report.take(seen.get())
    for process in processes:
        process.join()


def main():
    binary, store, minutes = sys.argv[1], sys.argv[2], float(sys.argv[3])
    server, address = start(binary, store)
    report = Report()
    warm = Client("warm", 99, address, Report(), 0, None, 0)
    for query in NORMAL * 5:
        warm.ask(query)
    before, keeper = memory(server.pid), children(server.pid)
    everybody(address, time.monotonic() + minutes * 60, report)
    time.sleep(REST)
    after = memory(server.pid)
    rested = Report()
    alone = Client("alone", 99, address, rested, 0, None, 0)
    for query in NORMAL * 5:
        alone.ask(query)
    report.take(rested.seen)
    deaths = int(server.poll() is not None) + int(children(server.pid) != keeper)
    for kind, times in sorted(report.times.items()):
        said = ", ".join(f"{status}: {count}" for status, count in sorted(report.statuses[kind].items(), key=str))
        print(f"{kind:13} {len(times):6} asked, median {statistics.median(times) * 1000:7.1f} ms, "
              f"slowest {max(times):5.2f} s; {said}")
    median = statistics.median(report.times["normal"])
    whole = all(status == 200 for status in report.statuses["normal"])
    slowest = max(max(times) for times in report.times.values())
    print(f"deaths of server and keeper: {deaths}; slowest answer {slowest:.2f} s of {DEADLINE + GRACE:.0f}; "
          f"median of a normal query {median * 1000:.1f} ms; memory {before:.0f} MiB at the start, {after:.0f} at the end")
    server.terminate()
    ended = server.wait(60)
    problems = report.wrong[:5] + (["deaths"] if deaths else []) + (["the median"] if median > MEDIAN else [])
    problems += ([] if whole else [f"normal queries without an answer: {report.refused[:5]}"])
    problems += (["memory"] if after > before + GROWTH else []) + ([f"exit {ended}"] if ended else [])
    if problems:
        raise SystemExit(f"what did not hold: {problems}")


if __name__ == "__main__":
    main()

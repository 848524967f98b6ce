"""The graph of the corpus, as the binary builds and exports it, once for all readers.

KAMERGRAAF names the binary; without it, the newest in target/ is taken.
"""

import atexit
import functools
import logging
import os
import subprocess
import tempfile
from pathlib import Path

import rdflib

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://w3id.org/kamergraaf/"
KG = rdflib.Namespace(BASE + "ontology#")
ONTOLOGY = ROOT / "ontology"

# A literal is compared as it is written, a spoiled one too.
rdflib.NORMALIZE_LITERALS = False
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)


def binary():
    """The binary under test."""
    if "KAMERGRAAF" in os.environ:
        return Path(os.environ["KAMERGRAAF"]).resolve()
    built = [ROOT / "target" / profile / "kamergraaf" for profile in ("release", "debug")]
    built = [path for path in built if path.exists()]
    if not built:
        raise FileNotFoundError("no binary in target/ (hint: cargo build)")
    return max(built, key=lambda path: path.stat().st_mtime)


@functools.cache
def folder():
    """A folder of its own for this run, removed at its end."""
    made = tempfile.TemporaryDirectory(prefix="kamergraaf-readers-")
    atexit.register(made.cleanup)
    return Path(made.name)


@functools.cache
def store():
    """The store of the corpus."""
    path = folder() / "store"
    corpus = ROOT / "data" / "corpus"
    subprocess.run([binary(), "--quiet", "build", corpus, "--store", path], check=True)
    return path


@functools.cache
def export(form):
    """The file of the corpus graph in a form."""
    path = folder() / f"corpus.{form}"
    with path.open("wb") as out:
        subprocess.run([binary(), "export", "--store", store(), "--format", form], stdout=out, check=True)
    return path


@functools.cache
def quads():
    """The quads of the corpus as rdflib has them."""
    return rdflib.Dataset().parse(export("nq"), format="nquads")


def union():
    """The triples of all graphs, to keep or to spoil."""
    graph = rdflib.Graph()
    for subject, predicate, value, _ in quads().quads():
        graph.add((subject, predicate, value))
    return graph

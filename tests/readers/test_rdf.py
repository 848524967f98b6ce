"""rdflib and raptor read every RDF form of the corpus graph, and find the same triples in it."""

import subprocess
import unittest

import graph
import rdflib

# The form, what raptor calls it, and what rdflib calls it.
FORMS = [
    ("nq", "nquads", "nquads"),
    ("nt", "ntriples", "nt"),
    ("ttl", "turtle", "turtle"),
    ("trig", "trig", "trig"),
    ("rdfxml", "rdfxml", "xml"),
]


def by_raptor(path, form):
    """The lines of N-Triples that raptor makes of a file, each once."""
    command = ["rapper", "--quiet", "--input", form, "--output", "ntriples", path]
    run = subprocess.run(command, capture_output=True, check=True)
    return set(run.stdout.decode().splitlines())


def by_rdflib(path, form):
    """The triples of a file, each once, whatever their graphs."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=form)
    return {(subject, predicate, value) for subject, predicate, value, _ in dataset.quads()}


class Forms(unittest.TestCase):
    def test_raptor_finds_the_triples_that_rdflib_finds_in_every_form(self):
        expected = by_raptor(graph.export("nq"), "nquads")
        self.assertGreater(len(expected), 10_000)
        for form, raptor, _ in FORMS:
            with self.subTest(form=form):
                self.assertEqual(by_raptor(graph.export(form), raptor), expected)
        read = rdflib.Graph().parse(data="\n".join(expected), format="nt")
        self.assertEqual(set(read), by_rdflib(graph.export("nq"), "nquads"))

    def test_every_form_holds_the_triples_of_the_quads(self):
        expected = by_rdflib(graph.export("nq"), "nquads")
        for form, python in [(form, python) for form, _, python in FORMS] + [("jsonld", "json-ld")]:
            with self.subTest(form=form):
                self.assertEqual(by_rdflib(graph.export(form), python), expected)

    def test_there_are_no_blank_nodes(self):
        for quad in graph.quads().quads():
            self.assertFalse(any(isinstance(term, rdflib.BNode) for term in quad), quad)


if __name__ == "__main__":
    unittest.main()

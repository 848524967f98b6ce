"""rdflib and raptor read every RDF form of the corpus graph, and find the same triples in it."""

import subprocess
import unittest

import graph
import rdflib

# The form, what raptor calls it, and what rdflib calls it.
FORMS = [("nq", "nquads", "nquads"), ("ttl", "turtle", "turtle")]


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
    def test_both_readers_find_the_same_number_of_triples_in_every_form(self):
        counts = {}
        for form, raptor, python in FORMS:
            path = graph.export(form)
            counts[form, "raptor"] = len(by_raptor(path, raptor))
            counts[form, "rdflib"] = len(by_rdflib(path, python))
        self.assertGreater(min(counts.values()), 10_000)
        self.assertEqual(len(set(counts.values())), 1, counts)

    def test_every_form_holds_the_triples_of_the_quads(self):
        expected = by_rdflib(graph.export("nq"), "nquads")
        for form, _, python in FORMS:
            with self.subTest(form=form):
                self.assertEqual(by_rdflib(graph.export(form), python), expected)

    def test_there_are_no_blank_nodes(self):
        for quad in graph.quads().quads():
            self.assertFalse(any(isinstance(term, rdflib.BNode) for term in quad), quad)


if __name__ == "__main__":
    unittest.main()

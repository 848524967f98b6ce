"""pySHACL finds nothing in the corpus graph against the shapes, and something in each spoiled one."""

import unittest

import graph
import pyshacl
import rdflib
from graph import KG
from rdflib import OWL, PROV, RDF, RDFS, XSD, Literal, URIRef

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def validate(data):
    """Whether the data conforms, and what the report says."""
    conforms, _, text = pyshacl.validate(
        data, shacl_graph=rdflib.Graph().parse(graph.ONTOLOGY / "shapes.ttl"), inference="none"
    )
    return conforms, text


def part():
    """A small part of the corpus graph that conforms: some facts with all that they touch."""
    whole = graph.union()
    kept = rdflib.Graph().parse(graph.ONTOLOGY / "kamergraaf.ttl").parse(graph.ONTOLOGY / "status.ttl")
    facts = [fact(whole, KG.Sanction, KG.announced), fact(whole, KG.Sanction), fact(whole, KG.Conviction)]
    facts += [fact(whole, KG.Withdrawal, KG.announced), fact(whole, KG.Citation)]
    todo = [one for one in facts if one is not None]
    todo += [next(whole.subjects(RDF.type, KG.Mention))]
    todo += list(whole.subjects(RDF.type, KG.Document))
    todo += list(whole.subjects(PROV.hadPrimarySource))
    plain = plain_properties(whole)
    seen = set()
    while todo:
        subject = todo.pop()
        if subject in seen or not str(subject).startswith(graph.BASE):
            continue
        seen.add(subject)
        for _, predicate, value in whole.triples((subject, None, None)):
            if predicate in plain:
                continue
            kept.add((subject, predicate, value))
            if isinstance(value, URIRef) and predicate != RDF.type:
                todo.append(value)
    # The plain triples between the ends of asserted facts.
    for one in facts:
        ends = set(whole.objects(one))
        for subject in ends:
            for _, predicate, value in whole.triples((subject, None, None)):
                if value in ends and predicate in plain:
                    kept.add((subject, predicate, value))
    return kept


def plain_properties(data):
    """The properties that join two entities directly: those with an inverse, save that of mentions."""
    return set(data.subjects(OWL.inverseOf)) - {KG.names}


def fact(data, class_, status=KG.asserted):
    """The first fact of a class and a status."""
    found = [one for one in data.subjects(RDF.type, class_) if (one, KG.status, status) in data]
    return min(found, default=None)


def lose(property_):
    """Spoils a fact, or what it rests on, by taking a property away."""

    def spoil(data):
        for subject in [fact(data, KG.Sanction), data.value(fact(data, KG.Sanction), PROV.wasDerivedFrom)]:
            data.remove((subject, property_, None))

    return spoil


def redate(value):
    """Spoils the date of a fact."""

    def spoil(data):
        data.set((fact(data, KG.Withdrawal, KG.announced), KG.date, value))

    return spoil


def unlabel(data):
    target = data.value(fact(data, KG.Sanction), KG.issuer)
    data.remove((target, RDFS.label, None))


def assert_announced(data):
    """An announced fact as a plain triple."""
    one = fact(data, KG.Withdrawal, KG.announced)
    data.add((data.value(one, KG.leaver), KG.withdrewFrom, data.value(one, KG.instrument)))


def wrong_end(data):
    """A conviction by a country."""
    country = next(data.subjects(RDF.type, KG.Country))
    data.set((fact(data, KG.Conviction), KG.convictingCourt, country))


def no_source(data):
    data.remove((next(data.subjects(RDF.type, KG.Mention)), OA.hasSource, None))


def clock(data):
    run = next(data.objects(None, PROV.wasGeneratedBy))
    data.add((run, PROV.endedAtTime, Literal("2025-01-01T00:00:00Z", datatype=XSD.dateTime)))


# What is spoiled, how, and what the report then says.
SPOILED = [
    ("a fact without a label", lose(RDFS.label), "Result Path: rdfs:label"),
    ("a fact without evidence", lose(PROV.wasDerivedFrom), "Result Path: prov:wasDerivedFrom"),
    ("a fact without a status", lose(KG.status), "Result Path: kg:status"),
    ("a fact without its rule", lose(KG.rule), "Result Path: kg:rule"),
    ("evidence without its quote", lose(OA.exact), "Result Path: oa:exact"),
    ("evidence without what stands before it", lose(OA.prefix), "Result Path: oa:prefix"),
    ("a month that calls itself a day", redate(Literal("2025-09", datatype=XSD.date)), "Result Path: kg:date"),
    ("a date that is only text", redate(Literal("september 2025")), "Result Path: kg:date"),
    ("a country without a name", unlabel, "Result Path: rdfs:label"),
    ("an announced withdrawal as a plain triple", assert_announced, "as the plain triple kg:withdrewFrom"),
    ("a country that convicts", wrong_end, "Result Path: kg:convictingCourt"),
    ("a mention of no document", no_source, "Result Path: oa:hasSource"),
    ("a run with a clock", clock, "a run has no clock"),
]


class Shapes(unittest.TestCase):
    def test_the_corpus_graph_conforms(self):
        conforms, text = validate(graph.union())
        self.assertTrue(conforms, text[:4000])

    def test_a_part_of_it_conforms(self):
        conforms, text = validate(part())
        self.assertTrue(conforms, text[:4000])

    def test_every_spoiled_graph_is_found(self):
        right = part()
        for what, spoil, said in SPOILED:
            with self.subTest(what):
                data = rdflib.Graph()
                data += right
                spoil(data)
                conforms, text = validate(data)
                self.assertFalse(conforms, f"{what}: nothing was found")
                self.assertIn(said, text, what)


if __name__ == "__main__":
    unittest.main()

"""HermiT reasons over the ontology and the corpus graph: all is consistent, and it would notice."""

import unittest

import graph
import owlready2
import rdflib
from graph import KG
from rdflib import RDF, URIRef

owlready2.set_log_level(0)


def reason(data, name):
    """The classes that can have no members; an error where the data contradicts itself."""
    path = graph.folder() / f"{name}.nt"
    data.serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    ontology = world.get_ontology(path.as_uri()).load()
    with ontology:
        # Dates of a year or a month are no datatypes of OWL 2.
        owlready2.sync_reasoner_hermit(
            world, infer_property_values=False, ignore_unsupported_datatypes=True, debug=0
        )
    classes = {str(found.iri) for found in world.classes()}
    return classes, [str(found.iri) for found in world.inconsistent_classes()]


def terms():
    """The ontology with its schemes."""
    data = rdflib.Graph()
    for name in ("kamergraaf", "status", "kinds"):
        data.parse(graph.ONTOLOGY / f"{name}.ttl")
    return data


class Reasoner(unittest.TestCase):
    def test_ontology_and_data_are_consistent_and_every_class_can_have_members(self):
        data = graph.union()
        self.assertGreater(len(set(data.subjects(RDF.type, KG.Mention))), 1000)
        classes, empty = reason(data, "corpus")
        self.assertIn(str(KG.Sanction), classes)
        self.assertEqual(empty, [])

    def test_a_class_that_can_have_no_members_is_noticed(self):
        data = terms()
        data.add((KG.Court, rdflib.RDFS.subClassOf, KG.Party))
        self.assertIn(str(KG.Court), reason(data, "empty")[1])

    def test_a_contradiction_is_noticed(self):
        data = terms()
        fact, court = URIRef(graph.BASE + "id/fact/0"), URIRef(graph.BASE + "id/court/icc")
        data.add((court, RDF.type, KG.Court))
        data.add((fact, RDF.type, KG.Membership))
        data.add((fact, KG.party, court))
        with self.assertRaises(owlready2.OwlReadyInconsistentOntologyError):
            reason(data, "contradiction")


if __name__ == "__main__":
    unittest.main()

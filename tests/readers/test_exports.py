"""Programs for networks, tables, JSON-LD and investigations read what is exported for them."""

import collections
import json
import sqlite3
import subprocess
import unittest
import xml.etree.ElementTree
from pathlib import Path

import duckdb
import duckdb_extension_sqlite_scanner
import followthemoney
import graph
import networkx
import pandas
import pyld.jsonld
import rdflib
from followthemoney.entity import ValueEntity


def exported(name, *arguments):
    """The path of an export to a file or folder, made once."""
    path = graph.folder() / name
    if not path.exists():
        command = [graph.binary(), "--quiet", "export", "--store", graph.store(), "--output", path, *arguments]
        subprocess.run(command, check=True)
    return path


def facts():
    """The facts of the corpus: how many of each class."""
    role = rdflib.URIRef(graph.KG.status)
    found = graph.union()
    return {fact: next(found.objects(fact, rdflib.RDF.type)) for fact in set(found.subjects(role))}


def duck():
    """DuckDB with its reader of SQLite, which it checks the signature of."""
    connection = duckdb.connect()
    folder = Path(duckdb_extension_sqlite_scanner.__file__).parent
    connection.execute(f"LOAD '{next(folder.rglob('*.duckdb_extension'))}'")
    return connection


def text(value):
    """A cell as text; a whole number is written as one, whatever column it stands in."""
    if value is None or pandas.isna(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def rows_of(table):
    """Columns and rows of a data frame, as texts."""
    return list(table.columns), [tuple(map(text, row)) for row in table.itertuples(index=False, name=None)]


def rows_in(relation):
    """Columns and rows of an answer of DuckDB, as texts."""
    return relation.columns, [tuple(map(text, row)) for row in relation.fetchall()]


class Networks(unittest.TestCase):
    def test_networkx_finds_equal_counts_in_graphml_and_gexf(self):
        graphml = networkx.read_graphml(exported("corpus.graphml"))
        gexf = networkx.read_gexf(exported("corpus.gexf"))
        for network in (graphml, gexf):
            self.assertEqual(network.number_of_edges(), len(facts()))
            self.assertTrue(network.is_directed())
        self.assertEqual(graphml.number_of_nodes(), gexf.number_of_nodes())
        labels = [
            collections.Counter(data["label"] for _, data in network.nodes(data=True)) for network in (graphml, gexf)
        ]
        self.assertEqual(*labels)

    def test_attributes_have_their_types(self):
        for network in (networkx.read_graphml(exported("corpus.graphml")), networkx.read_gexf(exported("corpus.gexf"))):
            mentions = [data["mentions"] for _, data in network.nodes(data=True) if "mentions" in data]
            self.assertTrue(mentions and all(type(count) is int for count in mentions))
            self.assertTrue(all(data["status"] for _, _, data in network.edges(data=True)))

    def test_a_view_holds_its_facts_alone(self):
        network = networkx.read_graphml(exported("sanctions.graphml", "--view", "sanctions"))
        expected = sum(1 for kind in facts().values() if kind == graph.KG.Sanction)
        self.assertEqual(network.number_of_edges(), expected)
        self.assertEqual({data["kind"] for _, _, data in network.edges(data=True)}, {"sanctions"})
        self.assertEqual(list(networkx.isolates(network)), [])

    def test_graphviz_draws_the_dot(self):
        svg = subprocess.run(
            ["dot", "-Tsvg", exported("sanctions.dot", "--view", "sanctions")], capture_output=True, check=True
        )
        self.assertEqual(svg.stderr, b"")
        drawn = xml.etree.ElementTree.fromstring(svg.stdout)
        groups = collections.Counter(element.get("class") for element in drawn.iter("{http://www.w3.org/2000/svg}g"))
        network = networkx.read_graphml(exported("sanctions.graphml", "--view", "sanctions"))
        self.assertEqual(groups["node"], network.number_of_nodes())
        self.assertEqual(groups["edge"], network.number_of_edges())


class Tables(unittest.TestCase):
    def counts(self):
        """Rows of every table, as SQLite has them."""
        with sqlite3.connect(exported("corpus.sqlite")) as database:
            names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}

    def test_sqlite_is_whole_and_its_keys_hold(self):
        with sqlite3.connect(exported("corpus.sqlite")) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
            self.assertEqual(database.execute("SELECT count(*) FROM fact").fetchone()[0], len(facts()))

    def test_pandas_and_duckdb_read_the_same_rows_everywhere(self):
        csv, parquet = exported("csv", "--format", "csv"), exported("parquet", "--format", "parquet")
        sqlite, counts = exported("corpus.sqlite"), self.counts()
        self.assertEqual({path.stem for path in csv.glob("*.csv")}, set(counts))
        self.assertEqual({path.stem for path in parquet.glob("*.parquet")}, set(counts))
        with sqlite3.connect(sqlite) as database, duck() as duckdb:
            duckdb.execute(f"ATTACH '{sqlite}' AS lite (TYPE sqlite, READ_ONLY)")
            for name, expected in counts.items():
                in_parquet, in_csv = parquet / f"{name}.parquet", csv / f"{name}.csv"
                read = {
                    "pandas, Parquet": rows_of(pandas.read_parquet(in_parquet)),
                    "pandas, CSV": rows_of(pandas.read_csv(in_csv, dtype=str, keep_default_na=False)),
                    "pandas, SQLite": rows_of(pandas.read_sql_query(f'SELECT * FROM "{name}"', database)),
                    "DuckDB, Parquet": rows_in(duckdb.sql(f"SELECT * FROM '{in_parquet}'")),
                    "DuckDB, CSV": rows_in(duckdb.sql(f"FROM read_csv('{in_csv}', all_varchar = true)")),
                    "DuckDB, SQLite": rows_in(duckdb.sql(f'SELECT * FROM lite."{name}"')),
                }
                columns, rows = read["pandas, Parquet"]
                self.assertEqual(len(rows), expected, name)
                for reader, found in read.items():
                    with self.subTest(table=name, reader=reader):
                        self.assertEqual(found, (columns, rows))

    def test_duckdb_needs_to_be_told_nothing_of_a_csv(self):
        csv = exported("csv", "--format", "csv")
        with duck() as duckdb:
            for table, column in (("sanctions", "first_character"), ("mention", "after_character")):
                found = duckdb.sql(f"SELECT count(*), min({column}) FROM '{csv / table}.csv'").fetchone()
                self.assertEqual(found[0], self.counts()[table])
                self.assertIsInstance(found[1], int)

    def test_numbers_are_numbers(self):
        parquet = exported("parquet", "--format", "parquet")
        mentions = pandas.read_parquet(parquet / "mention.parquet")
        self.assertTrue(pandas.api.types.is_integer_dtype(mentions["first_character"]))
        with sqlite3.connect(exported("corpus.sqlite")) as database:
            types = database.execute("SELECT DISTINCT typeof(first_character) FROM mention").fetchall()
        self.assertEqual(types, [("integer",)])

    def test_the_dictionary_explains_every_column(self):
        csv = exported("csv", "--format", "csv")
        dictionary = pandas.read_csv(csv / "dictionary.csv", keep_default_na=False)
        for path in csv.glob("*.csv"):
            header = list(pandas.read_csv(path, nrows=0).columns)
            rows = dictionary[dictionary["table"] == path.stem]
            self.assertEqual(header, list(rows["column"][1:]), path.stem)
            self.assertTrue(all(rows["meaning_en"]) and all(rows["meaning_nl"]), path.stem)

    def test_a_zip_holds_the_files_of_the_folder(self):
        folder, archive = exported("csv", "--format", "csv"), exported("tables.zip", "--format", "csv")
        listed = subprocess.run(
            ["python3", "-m", "zipfile", "-l", archive], capture_output=True, check=True, text=True
        ).stdout
        self.assertEqual(listed.count(".csv"), len(list(folder.glob("*.csv"))))
        subprocess.run(["python3", "-m", "zipfile", "-t", archive], capture_output=True, check=True)


class FollowTheMoney(unittest.TestCase):
    def test_every_entity_is_valid_and_stays_as_it_is(self):
        lines = exported("corpus.ftm").read_text().splitlines()
        schemata, entities = collections.Counter(), {}
        for line in lines:
            data = json.loads(line)
            schema = followthemoney.model.get(data["schema"])
            self.assertIsNotNone(schema, data["schema"])
            schema.validate(data)
            entity = ValueEntity.from_dict(data, cleaned=False)
            for name, values in data["properties"].items():
                self.assertEqual(set(entity.get(name)), set(values), (data["id"], name))
            for name in schema.required:
                self.assertTrue(entity.get(name), (data["id"], name))
            entities[data["id"]] = entity
            schemata[schema.name] += 1
        self.assertEqual(len(entities), len(lines))
        for name in ("Person", "Organization", "PublicBody", "Sanction", "Document", "UnknownLink", "Membership"):
            self.assertGreater(schemata[name], 0, name)
        self.check_references(entities)

    def check_references(self, entities):
        """What an entity refers to is there and of the schema that the property wants."""
        for entity in entities.values():
            for prop, value in entity.itervalues():
                if prop.type.name == "entity":
                    self.assertIn(value, entities)
                    self.assertTrue(entities[value].schema.is_a(prop.range), (entity.id, prop.name))


class JsonLd(unittest.TestCase):
    def test_pyld_expands_it_to_the_quads(self):
        document = json.loads(graph.export("jsonld").read_text())
        lines = pyld.jsonld.to_rdf(document, {"format": "application/n-quads"}).splitlines()
        found, expected = rdflib.Dataset(), graph.quads()
        found.parse(data="\n".join(lines), format="nquads")
        self.assertEqual(set(found.quads()), set(expected.quads()))


if __name__ == "__main__":
    unittest.main()

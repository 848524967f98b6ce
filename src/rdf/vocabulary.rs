//! The terms that the mapping uses beside those of kinds and relations.

use oxrdf::{NamedNode, NamedNodeRef};

use super::Iris;
use crate::relation::Status;

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident = $iri:literal;)*) => {
        $($(#[$doc])* pub(super) const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked($iri);)*
    };
}

terms! {
    /// A title.
    DCTERMS_TITLE = "http://purl.org/dc/terms/title";
    /// A date of issue.
    DCTERMS_ISSUED = "http://purl.org/dc/terms/issued";
    /// What sort of document it is.
    DCTERMS_TYPE = "http://purl.org/dc/terms/type";
    /// Where a document was published.
    DCTERMS_SOURCE = "http://purl.org/dc/terms/source";
    /// The number that others know it by.
    DCTERMS_IDENTIFIER = "http://purl.org/dc/terms/identifier";
    /// A document that holds the same as a paper.
    DCTERMS_HAS_FORMAT = "http://purl.org/dc/terms/hasFormat";
    /// The court of a judgment.
    ELI_PASSED_BY = "http://data.europa.eu/eli/ontology#passed_by";
    /// The country in which a judgment holds.
    ELI_JURISDICTION = "http://data.europa.eu/eli/ontology#jurisdiction";
    /// What sort of body it is.
    ORG_CLASSIFICATION = "http://www.w3.org/ns/org#classification";
    /// The same thing under another name.
    OWL_SAME_AS = "http://www.w3.org/2002/07/owl#sameAs";
    /// The same concept in another scheme.
    SKOS_EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch";
    /// The document from which a stretch was taken.
    OA_HAS_SOURCE = "http://www.w3.org/ns/oa#hasSource";
    /// The characters of a stretch.
    OA_EXACT = "http://www.w3.org/ns/oa#exact";
    /// The characters before it.
    OA_PREFIX = "http://www.w3.org/ns/oa#prefix";
    /// The characters behind it.
    OA_SUFFIX = "http://www.w3.org/ns/oa#suffix";
    /// Its first character.
    OA_START = "http://www.w3.org/ns/oa#start";
    /// The text on which a fact rests.
    PROV_WAS_DERIVED_FROM = "http://www.w3.org/ns/prov#wasDerivedFrom";
    /// The document from which a graph was made.
    PROV_HAD_PRIMARY_SOURCE = "http://www.w3.org/ns/prov#hadPrimarySource";
    /// What a run read beside documents.
    PROV_USED = "http://www.w3.org/ns/prov#used";
    /// A thing with a history.
    PROV_ENTITY = "http://www.w3.org/ns/prov#Entity";
    /// The run that made a graph.
    PROV_WAS_GENERATED_BY = "http://www.w3.org/ns/prov#wasGeneratedBy";
    /// A run.
    PROV_ACTIVITY = "http://www.w3.org/ns/prov#Activity";
    /// The program of a run.
    PROV_WAS_ASSOCIATED_WITH = "http://www.w3.org/ns/prov#wasAssociatedWith";
    /// A program.
    PROV_SOFTWARE_AGENT = "http://www.w3.org/ns/prov#SoftwareAgent";
    /// A query that can be run.
    SH_SPARQL_EXECUTABLE = "http://www.w3.org/ns/shacl#SPARQLExecutable";
    /// A query that selects rows.
    SH_SPARQL_SELECT_EXECUTABLE = "http://www.w3.org/ns/shacl#SPARQLSelectExecutable";
    /// The text of such a query.
    SH_SELECT = "http://www.w3.org/ns/shacl#select";
    /// A version.
    SCHEMA_SOFTWARE_VERSION = "http://schema.org/softwareVersion";
    /// A version of what is no program.
    SCHEMA_VERSION = "http://schema.org/version";
    /// Another name.
    SKOS_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel";
    /// A data set.
    VOID_DATASET = "http://rdfs.org/ns/void#Dataset";
    /// How many triples.
    VOID_TRIPLES = "http://rdfs.org/ns/void#triples";
    /// How many entities of a class or triples with a property.
    VOID_ENTITIES = "http://rdfs.org/ns/void#entities";
    /// How many documents.
    VOID_DOCUMENTS = "http://rdfs.org/ns/void#documents";
    /// A vocabulary that is used.
    VOID_VOCABULARY = "http://rdfs.org/ns/void#vocabulary";
    /// A part by class.
    VOID_CLASS_PARTITION = "http://rdfs.org/ns/void#classPartition";
    /// The class of a part.
    VOID_CLASS = "http://rdfs.org/ns/void#class";
}

/// Our own terms beside the classes of kinds and relations, the roles and the
/// properties of relations and the statuses; a test holds them against the ontology.
pub const KG_TERMS: &[&str] = &[
    "Document",
    "Mention",
    "Group",
    "names",
    "status",
    "date",
    "rule",
    "count",
    "inferred",
    "statedBy",
    "announcedOn",
    "effectiveFrom",
    "until",
    "legalBasis",
    "programme",
    "measure",
    "dossier",
    "number",
    "session",
    "page",
    "courtCode",
    "role",
    "possiblySame",
    "sentence",
    "crime",
    "judgment",
    "amount",
    "currency",
    "period",
    "from",
    "to",
];

/// The ontology's term for a status: `kg:asserted`.
pub fn status_term(iris: &Iris, status: Status) -> NamedNode {
    iris.term(status.word())
}

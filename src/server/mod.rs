//! HTTP: the SPARQL endpoint.

//! Known names: the tables of `data/`, read, checked and matched.

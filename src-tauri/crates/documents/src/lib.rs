//! Reports of core to document models of press: one file per kind of document.

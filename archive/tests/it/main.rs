//! The program on small archives: the same bytes as the report of the library, however they are cut and wherever they
//! are compared.

mod archive;
mod bytes;
mod cluster;
mod refused;
mod resume;
mod spark;

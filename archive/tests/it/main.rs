//! The program on small archives: the same bytes as the report of the library, however they are cut and wherever they
//! are compared.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test that cannot go on fails, and one that is skipped says so")]

mod archive;
mod bytes;
mod cluster;
mod refused;
mod resume;
mod spark;

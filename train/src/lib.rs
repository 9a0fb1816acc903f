//! What the programs that measure and train crossread share: sets of pairs and folders of articles
//! as inputs, and the ledger of what is found in them.
//!
//! Nothing of it is part of the library.

#![allow(clippy::disallowed_methods, reason = "tools for developing, run by hand on known files")]

pub mod changes;
pub mod html5lib;
pub mod inputs;
pub mod ledger;
pub mod padding;

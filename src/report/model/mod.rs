//! The types of Report v1. Their names and meanings are a contract with users' templates and
//! scripts; fields are added, never changed.

mod article;
mod changes;
mod counts;
mod draft;
mod event;
mod finding;
mod report;
mod wording;

pub use article::*;
pub use changes::*;
pub use counts::*;
pub use draft::*;
pub use event::*;
pub use finding::*;
pub use report::*;
pub use wording::*;

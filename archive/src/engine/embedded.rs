//! DataFusion in this process: a task for each core at a time.

use crate::function::function;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::sync::Arc;

/// The engine that needs no other process.
pub(crate) struct Embedded;

impl Embedded {
    /// A session for `tasks` tasks.
    pub(super) fn context(&self, tasks: usize) -> SessionContext {
        let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(tasks.max(1)));
        context.register_udf(Arc::unwrap_or_clone(function()));
        context
    }
}

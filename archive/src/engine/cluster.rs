//! Ballista: a scheduler, and executors that carry out its tasks.

use crate::function::function;
use anyhow::{Context as _, Result, ensure};
use ballista::prelude::{SessionConfigExt as _, SessionContextExt as _};
use ballista_core::config::BALLISTA_SCHEDULER_MAX_PARTITIONS_PER_TASK;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;

/// How long a scheduler may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The engine of several processes.
pub(crate) struct Cluster {
    /// Addresses of schedulers, the first of which that answers is asked.
    schedulers: Vec<String>,
}

impl Cluster {
    /// The workers of the first of `schedulers` that answers.
    pub(crate) fn of(schedulers: &[String]) -> Result<Self> {
        let address = |given: &String| {
            let address = given.split_once("://").map_or(given.as_str(), |(_, rest)| rest).trim_end_matches('/');
            ensure!(!address.is_empty(), "{given:?} is no address; give HOST or HOST:PORT");
            Ok(if address.contains(':') { address.to_owned() } else { format!("{address}:{}", super::services::SCHEDULER_PORT) })
        };
        Ok(Self { schedulers: schedulers.iter().map(address).collect::<Result<_>>()? })
    }

    /// The first scheduler that answers.
    pub(super) async fn answering(&self) -> Result<&str> {
        let mut told = Vec::new();
        for scheduler in &self.schedulers {
            match tokio::time::timeout(PATIENCE, TcpStream::connect(scheduler)).await {
                Ok(Ok(_)) => return Ok(scheduler),
                Ok(Err(error)) => told.push(format!("{scheduler}: {error}")),
                Err(_) => told.push(format!("{scheduler}: no answer within {} s", PATIENCE.as_secs())),
            }
        }
        Err(anyhow::anyhow!("no scheduler answers ({}); start one with `crossread-archive scheduler`", told.join("; ")))
    }

    /// A session for `tasks` tasks.
    pub(super) async fn context(&self, tasks: usize) -> Result<SessionContext> {
        session(self.answering().await?, tasks).await
    }
}

async fn session(scheduler: &str, tasks: usize) -> Result<SessionContext> {
    // a task of the engine for each of ours, so that none waits for others and little is lost with a worker
    let config = SessionConfig::new_with_ballista().set_str(BALLISTA_SCHEDULER_MAX_PARTITIONS_PER_TASK, "1");
    let config = config.with_target_partitions(tasks.max(1));
    let state = SessionStateBuilder::new().with_default_features().with_config(config).build();
    let context = SessionContext::remote_with_state(&format!("df://{scheduler}"), state).await;
    let context = context.with_context(|| format!("the scheduler {scheduler} cannot be asked"))?;
    context.register_udf(Arc::unwrap_or_clone(function()));
    Ok(context)
}

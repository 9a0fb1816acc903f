//! The processes of a cluster: `scheduler` and `executor`.

use crate::cli::STACK;
use crate::function::{NAME, function, keep_threads};
use anyhow::{Context as _, Result, anyhow};
use ballista_core::extension::SessionConfigExt as _;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::execution::{SessionState, SessionStateBuilder};
use datafusion::prelude::SessionConfig;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::PathBuf;
use std::sync::Arc;

/// The port of a scheduler, unless another is given.
pub(crate) const SCHEDULER_PORT: u16 = 50050;

/// Seconds between the heartbeats of an executor.
const HEARTBEAT: u64 = 2;
/// Seconds without one after which an executor counts as lost, and its tasks are given to others.
const LOST: u64 = 15;

/// Run a scheduler until it is stopped.
pub(crate) async fn scheduler(bind: &str) -> Result<()> {
    let address = resolve(bind)?;
    let config = SchedulerConfig {
        bind_host: address.ip().to_string(),
        bind_port: address.port(),
        external_host: address.ip().to_string(),
        executor_timeout_seconds: LOST,
        expire_dead_executor_interval_seconds: HEARTBEAT,
        no_executors_grace_period_seconds: 4 * LOST,
        // a task that was on a lost executor is no failure of the task
        task_max_failures: 64,
        stage_max_failures: 64,
        override_session_builder: Some(Arc::new(session)),
        override_config_producer: Some(Arc::new(SessionConfig::new_with_ballista)),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await.map_err(|e| anyhow!("{e}"))?;
    start_server(cluster, address, Arc::new(config)).await.map_err(|e| anyhow!("the scheduler at {address} has stopped: {e}"))
}

/// A session of the scheduler, which plans queries with the function.
fn session(config: SessionConfig) -> datafusion::error::Result<SessionState> {
    let state = ballista_core::utils::default_session_builder(config)?;
    let mut functions: Vec<_> = state.scalar_functions().values().cloned().collect();
    functions.push(function());
    Ok(SessionStateBuilder::new_from_existing(state).with_scalar_functions(functions).build())
}

/// What an executor is told.
pub(crate) struct Executor {
    /// Address of its scheduler.
    pub(crate) scheduler: String,
    /// Address that it listens on.
    pub(crate) bind: String,
    /// Name that the scheduler and the run reach it by.
    pub(crate) host: Option<String>,
    /// Tasks at a time; 0 for as many as there are cores.
    pub(crate) tasks: usize,
    /// Folder for what it keeps while it runs.
    pub(crate) scratch: Option<PathBuf>,
}

/// Run an executor until it is stopped.
pub(crate) async fn executor(given: Executor) -> Result<()> {
    let scheduler = if given.scheduler.contains(':') { given.scheduler } else { format!("{}:{SCHEDULER_PORT}", given.scheduler) };
    let (scheduler_host, scheduler_port) = scheduler.rsplit_once(':').context("no address of a scheduler")?;
    let address = resolve(&given.bind)?;
    let scratch = match given.scratch {
        Some(folder) => folder.join(format!("executor-{}", std::process::id())),
        None => std::env::temp_dir().join(format!("crossread-archive-{}", std::process::id())),
    };
    std::fs::create_dir_all(&scratch).with_context(|| format!("could not make the folder {}", scratch.display()))?;
    keep_threads(given.tasks, STACK)?;
    let mut registry = BallistaFunctionRegistry::default();
    registry.scalar_functions.insert(NAME.to_owned(), function());
    let config = ExecutorProcessConfig {
        bind_host: address.ip().to_string(),
        external_host: given.host,
        port: address.port(),
        grpc_port: address.port().checked_add(1).context("the port is too high; an executor needs the next one, too")?,
        scheduler_host: scheduler_host.to_owned(),
        scheduler_port: scheduler_port.parse().with_context(|| format!("{scheduler} is no address; give HOST:PORT"))?,
        scheduler_connect_timeout_seconds: 60,
        vcores: given.tasks,
        work_dir: Some(scratch.to_string_lossy().into_owned()),
        executor_heartbeat_interval_seconds: HEARTBEAT,
        job_data_clean_up_interval_seconds: 600,
        job_data_ttl_seconds: 3600,
        override_function_registry: Some(Arc::new(registry)),
        ..ExecutorProcessConfig::default()
    };
    let ended = start_executor_process(Arc::new(config)).await;
    // another of this number would take it for its own
    let _ = std::fs::remove_dir_all(&scratch);
    ended.map_err(|e| anyhow!("the executor at {address} has stopped: {e}"))
}

fn resolve(bind: &str) -> Result<SocketAddr> {
    let told = || format!("{bind} is no address; give HOST:PORT");
    bind.to_socket_addrs().with_context(told)?.next().with_context(told)
}

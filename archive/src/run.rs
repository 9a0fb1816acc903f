//! `run`: the stages one after another, what comes of them, and going on where an earlier run was stopped.

use crate::engine::{Cluster, Embedded, Engine};
use crate::job::{Done, JOB_FILE, Job, Order, Task, mark, read_json};
use crate::merge::{self, Summary};
use crate::plan::{self, Plan};
use crate::progress::Progress;
use crate::stages::{STAGES, Stage};
use crate::table::{self, Written};
use anyhow::{Context as _, Result, anyhow, bail, ensure};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// What a run is told.
pub(crate) struct Wish {
    pub(crate) input: PathBuf,
    pub(crate) output: PathBuf,
    pub(crate) workers: Vec<String>,
    pub(crate) block: u32,
    pub(crate) window: Option<u32>,
    pub(crate) max_bytes: u64,
    pub(crate) quiet: bool,
}

/// The report in JSON Lines, and the list of all files with their hashes, which is written last.
const REPORT: &str = "report.jsonl";
const MANIFEST: &str = "manifest.json";

/// Exit statuses: no article; done, and some input could not be read.
const NO_INPUT: u8 = 3;
const UNREAD: u8 = 4;

/// All that a run has written.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    generator: String,
    contract: String,
    fingerprint: String,
    articles: u64,
    events: u64,
    findings: u64,
    files: Vec<Written>,
}

/// Carry out a run.
pub(crate) async fn run(wish: Wish) -> Result<ExitCode> {
    let output = std::path::absolute(&wish.output)?;
    let engine = if wish.workers.is_empty() { Engine::Embedded(Embedded) } else { Engine::Cluster(Cluster::of(&wish.workers)?) };
    let plan = Plan::of(&plan::Wish { input: &wish.input, block: wish.block, window: wish.window, max_bytes: wish.max_bytes })?;
    let input = std::path::absolute(&wish.input)?;
    ensure!(!output.starts_with(&input), "{} lies within the input, of which it would become a part", wish.output.display());
    engine.check().await?;
    if plan.job.parts == 0 {
        tell(&format!("no article could be read from {}", wish.input.display()));
        return Ok(ExitCode::from(NO_INPUT));
    }
    let (job, _lock) = claim(plan, &output)?;
    let driver = Driver { output, engine, job, quiet: wish.quiet };
    let summary = if driver.is_done() { driver.summary()? } else { driver.all().await? };
    if !wish.quiet {
        driver.tell(&summary);
    }
    Ok(if summary.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(UNREAD) })
}

/// Take `output` for the run of `plan`: an empty folder, or that of the same run. No other may go on with it meanwhile.
fn claim(plan: Plan, output: &Path) -> Result<(Job, File)> {
    std::fs::create_dir_all(output).with_context(|| format!("could not make the folder {}", output.display()))?;
    let job_file = output.join(JOB_FILE);
    if job_file.exists() {
        let job: Job = read_json(&job_file)?;
        let told = "holds a run of another input, of other settings or of another version; give another folder";
        ensure!(job == plan.job, "{} {told}", output.display());
        let lock = locked(&job_file, output)?;
        remove_parts(&output.join("stages"))?;
        forget_lost(&job, output)?;
        return Ok((job, lock));
    }
    for name in names(output)? {
        let is_begun = name == "stages" && names(&output.join("stages"))?.iter().all(|stage| stage == "list");
        let is_own = is_begun || is_part(&name);
        ensure!(is_own, "{} is not empty, and crossread-archive did not write it; give another folder", output.display());
    }
    let job = plan.write(output)?;
    let lock = locked(&job_file, output)?;
    Ok((job, lock))
}

fn locked(job_file: &Path, output: &Path) -> Result<File> {
    let lock = File::open(job_file)?;
    lock.try_lock().map_err(|_| anyhow!("another run is at work in {}", output.display()))?;
    Ok(lock)
}

/// The names of what `folder` holds.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("could not read the folder {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// Whether it is the name of a file that is not finished.
fn is_part(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(".part")
}

/// Remove what workers that were killed have left unfinished.
fn remove_parts(folder: &Path) -> Result<()> {
    for name in names(folder)? {
        let path = folder.join(&name);
        if path.is_dir() {
            remove_parts(&path)?;
        } else if is_part(&name) {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Take the marks of tasks away whose files are gone or cut short, so that these are made again.
fn forget_lost(job: &Job, output: &Path) -> Result<()> {
    let is_whole = |file: &Written| std::fs::metadata(output.join(&file.path)).is_ok_and(|found| found.len() == file.bytes);
    for stage in STAGES {
        for task in 0..(stage.tasks)(job) {
            let mark = mark(output, stage.name, task);
            if mark.exists() && !read_json::<Done>(&mark)?.files.iter().all(is_whole) {
                std::fs::remove_file(&mark)?;
            }
        }
    }
    Ok(())
}

/// How often an engine may fail without a task being done in between.
const FAILURES: u32 = 8;
/// How long is waited after such a failure, and between looks at what is done.
const PAUSE: Duration = Duration::from_secs(2);
const LOOK: Duration = Duration::from_millis(250);
/// The same for each task of a stage: a look asks the file system for each mark.
const LOOK_AT_ONE: Duration = Duration::from_millis(2);

struct Driver {
    output: PathBuf,
    engine: Engine,
    job: Job,
    quiet: bool,
}

impl Driver {
    /// Whether an earlier run has done it all, and nothing of it was lost since.
    fn is_done(&self) -> bool {
        let is_there = |name: &str| self.output.join(name).exists();
        is_there(MANIFEST) && is_there(REPORT) && STAGES.iter().all(|stage| self.open(stage).is_empty())
    }

    async fn all(&self) -> Result<Summary> {
        let mut articles = 0;
        for (n, stage) in STAGES.iter().enumerate() {
            let progress = Progress::new(stage.doing, (n + 1, STAGES.len()), (stage.tasks)(&self.job), self.quiet);
            self.stage(stage, articles, &progress).await?;
            if stage.name == "read" {
                articles = self.done(stage)?.iter().map(|done| done.count("articles")).sum::<i64>() as u64;
            }
        }
        let summary = self.summary()?;
        let task = Task { job: self.job.clone(), order: self.order("findings", 0, articles) };
        if self.scratch().exists() {
            std::fs::remove_dir_all(self.scratch())?;
        }
        let report = merge::write(&task, &summary, &self.output.join(REPORT))?;
        self.write_manifest(report, &summary)?;
        Ok(summary)
    }

    /// Where an engine is told of its tasks.
    fn scratch(&self) -> PathBuf {
        self.output.join("stages/.tasks.part")
    }

    fn order(&self, stage: &str, task: u32, articles: u64) -> Order {
        Order { output: self.output.clone(), stage: stage.to_owned(), task, articles }
    }

    /// Carry out the tasks of `stage` that are not done yet.
    async fn stage(&self, stage: &Stage, articles: u64, progress: &Progress) -> Result<()> {
        let all = (stage.tasks)(&self.job);
        let mut failures = 0;
        loop {
            let open = self.open(stage);
            progress.at(all - open.len() as u32);
            if open.is_empty() {
                return Ok(());
            }
            let orders: Vec<String> =
                open.iter().map(|task| serde_json::to_string(&self.order(stage.name, *task, articles))).collect::<Result<_, _>>()?;
            let scratch = self.scratch();
            let at_work = self.engine.run(&orders, &scratch);
            tokio::pin!(at_work);
            let ended = loop {
                tokio::select! {
                    ended = &mut at_work => break ended,
                    () = tokio::time::sleep(LOOK.max(LOOK_AT_ONE * all)) => {
                        let left = self.open(stage).len() as u32;
                        progress.at(all - left);
                        // what the engine would still tell is not needed, and may be lost with a worker
                        if left == 0 {
                            return Ok(());
                        }
                    }
                }
            };
            match ended {
                Ok(wrong) if !wrong.is_empty() => bail!("{}", wrong.join("\n")),
                Ok(_) if self.open(stage).is_empty() => return Ok(()),
                ended => {
                    failures = if self.open(stage).len() < open.len() { 1 } else { failures + 1 };
                    let why =
                        ended.err().unwrap_or_else(|| anyhow!("tasks were not carried out; do workers see {}?", self.output.display()));
                    if failures >= FAILURES {
                        return Err(why.context(format!("{} could not be finished", stage.doing)));
                    }
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    /// The tasks of `stage` that are not done.
    fn open(&self, stage: &Stage) -> Vec<u32> {
        (0..(stage.tasks)(&self.job)).filter(|task| !mark(&self.output, stage.name, *task).exists()).collect()
    }

    /// What the tasks of `stage` left.
    fn done(&self, stage: &Stage) -> Result<Vec<Done>> {
        (0..(stage.tasks)(&self.job)).map(|task| read_json(&mark(&self.output, stage.name, task))).collect()
    }

    fn summary(&self) -> Result<Summary> {
        let mut read = vec![read_json(&mark(&self.output, "list", 0))?];
        let mut others = Vec::new();
        for stage in STAGES {
            if stage.name == "read" { &mut read } else { &mut others }.extend(self.done(stage)?);
        }
        Ok(Summary::of(&read, &others))
    }

    fn write_manifest(&self, report: Written, summary: &Summary) -> Result<()> {
        let listed: Done = read_json(&mark(&self.output, "list", 0))?;
        let mut files = listed.files;
        files.push(report);
        for stage in STAGES {
            files.extend(self.done(stage)?.into_iter().flat_map(|done| done.files));
        }
        files.sort();
        let counts = &summary.totals.findings;
        let manifest = Manifest {
            generator: self.job.generator.clone(),
            contract: self.job.contract.clone(),
            fingerprint: self.job.fingerprint.clone(),
            articles: summary.totals.articles as u64,
            events: summary.totals.events as u64,
            findings: (counts.high + counts.medium + counts.low + counts.info) as u64,
            files,
        };
        table::write_whole(&self.output.join(MANIFEST), &self.output, &serde_json::to_vec_pretty(&manifest)?)?;
        Ok(())
    }

    fn tell(&self, summary: &Summary) {
        let totals = &summary.totals;
        let counts = &totals.findings;
        let all = counts.high + counts.medium + counts.low + counts.info;
        let unread = if totals.failures > 0 { format!("; {} inputs could not be read", totals.failures) } else { String::new() };
        let place = self.output.join(REPORT);
        tell(&format!("{}: {} articles, {} events, {all} findings{unread}", place.display(), totals.articles, totals.events));
    }
}

#[allow(clippy::print_stderr, reason = "what the user is told of a run")]
fn tell(text: &str) {
    eprintln!("{text}");
}

//! An input → blocks of articles: which files, or rows of which Parquet file, each is read from.

use crate::job::{Done, Input, JOB_FILE, Job, mark};
use crate::stages::{Source, check_columns, listing_schema, paths_of};
use crate::table::{self, CONTRACT, TableWriter, numbers, texts};
use anyhow::{Context as _, Result, bail, ensure};
use crossread::internals::mark::GENERATOR;
use crossread::internals::read::{Listing, ReadOptions, list};
use crossread::internals::report::common_folder;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::UInt64Type;
use datafusion::parquet::arrow::ProjectionMask;
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use xxhash_rust::xxh3::Xxh3;

/// Bytes of files that a block is read from, at most.
const BLOCK_BYTES: u64 = 64 << 20;

/// A run that is about to begin.
pub(crate) struct Plan {
    /// What it is.
    pub(crate) job: Job,
    blocks: Vec<Vec<Source>>,
    listed: Done,
}

/// What the user wants of it.
pub(crate) struct Wish<'a> {
    pub(crate) input: &'a Path,
    pub(crate) block: u32,
    pub(crate) window: Option<u32>,
    pub(crate) max_bytes: u64,
}

impl Plan {
    /// Look what there is, and cut it into blocks.
    pub(crate) fn of(wish: &Wish<'_>) -> Result<Self> {
        let tables = tables(wish.input)?;
        let mut seen = Xxh3::new();
        let mut listed = Done::default();
        let (input, blocks, folder) = match tables {
            Some(files) => {
                let (blocks, folder) = table_blocks(&files, wish.block, &mut seen)?;
                (Input::Tables, blocks, folder)
            }
            None => folder_blocks(wish, &mut seen, &mut listed)?,
        };
        let (root, below) = place()?;
        let parts = u32::try_from(blocks.len()).context("too many blocks; make them larger with --block")?;
        let job = Job {
            generator: GENERATOR.to_owned(),
            contract: CONTRACT.to_owned(),
            input,
            fingerprint: format!("{:032x}", seen.digest128()),
            max_bytes: wish.max_bytes,
            block: wish.block,
            window: wish.window,
            folder,
            root,
            below,
            parts,
        };
        Ok(Self { job, blocks, listed })
    }

    /// Write into the empty folder `output` what the run is, last that it is one.
    pub(crate) fn write(mut self, output: &Path) -> Result<Job> {
        for (n, block) in self.blocks.iter().enumerate() {
            let place = output.join("stages/list").join(format!("files-{n:05}.parquet"));
            let mut writer = TableWriter::create(&place, &listing_schema())?;
            let columns = vec![
                texts(block.iter().map(|s| &s.path)),
                numbers::<UInt64Type>(block.iter().map(|s| s.group)),
                numbers::<UInt64Type>(block.iter().map(|s| s.from)),
                numbers::<UInt64Type>(block.iter().map(|s| s.rows)),
            ];
            writer.write(n as u32, &RecordBatch::try_new(listing_schema(), columns)?)?;
            self.listed.files.push(writer.finish(output)?);
        }
        table::write_whole(&mark(output, "list", 0), output, &serde_json::to_vec(&self.listed)?)?;
        table::write_whole(&output.join(JOB_FILE), output, &serde_json::to_vec_pretty(&self.job)?)?;
        Ok(self.job)
    }
}

/// The Parquet files of the input, if it is one of these or a folder of them.
fn tables(input: &Path) -> Result<Option<Vec<PathBuf>>> {
    let is_table = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet"));
    let kind = std::fs::metadata(input).with_context(|| format!("{}: no such file or folder can be read", input.display()))?;
    if kind.is_file() {
        ensure!(is_table(input), "{} is neither a folder nor a Parquet file", input.display());
        return Ok(Some(vec![std::path::absolute(input)?]));
    }
    let (mut files, mut other) = (Vec::new(), None);
    for entry in std::fs::read_dir(input)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if is_table(&path) {
            files.push(std::path::absolute(path)?);
        } else if !name.starts_with(['.', '_']) {
            // other programs put files with such names beside their tables
            other = Some(name);
        }
    }
    if let Some(other) = other.filter(|_| !files.is_empty()) {
        bail!("{} holds Parquet files and others ({other}); give a folder of one or the other", input.display());
    }
    files.sort();
    Ok((!files.is_empty()).then_some(files))
}

/// Cut the files of a folder into blocks.
fn folder_blocks(wish: &Wish<'_>, seen: &mut Xxh3, listed: &mut Done) -> Result<(Input, Vec<Vec<Source>>, String)> {
    let options = ReadOptions { max_bytes: wish.max_bytes, ..ReadOptions::default() };
    let given: PathBuf = wish.input.components().collect();
    let Listing { files, inputs, .. } = list(std::slice::from_ref(&given), &options);
    listed.failures = inputs.failures.into_iter().map(|f| (f.path, f.reason)).collect();
    listed.passed_over = inputs.ignored.into_iter().map(|i| (i.path, i.reason.to_owned())).collect();
    let mut blocks: Vec<Vec<Source>> = Vec::new();
    let (mut count, mut bytes) = (0, 0);
    for file in &files {
        let below = file.strip_prefix(&given).unwrap_or(file);
        let path = below.to_str().with_context(|| format!("{}: the name is no text", file.display()))?.to_owned();
        let (size, time) = std::fs::metadata(file).map(|m| (m.len(), m.modified().ok())).unwrap_or_default();
        let time = time.and_then(|t| t.duration_since(UNIX_EPOCH).ok()).map_or(0, |t| t.as_nanos());
        seen.update(format!("{path}\0{size}\0{time}\n").as_bytes());
        if blocks.is_empty() || count >= wish.block || bytes + size > BLOCK_BYTES && count > 0 {
            blocks.push(Vec::new());
            (count, bytes) = (0, 0);
        }
        (count, bytes) = (count + 1, bytes + size);
        if let Some(block) = blocks.last_mut() {
            block.push(Source { path, group: 0, from: 0, rows: 0 });
        }
    }
    let told = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let rooted = |path: &str| Path::new(path).is_absolute();
    let paths: Vec<String> = files.iter().map(|f| told(f)).collect();
    let others = listed.failures.iter().chain(&listed.passed_over).map(|(path, _)| path.as_str()).filter(|path| rooted(path));
    let folder = common_folder(paths.iter().map(String::as_str).chain(others)).to_owned();
    let input = Input::Folder { given: told(&given), place: std::path::absolute(&given)?.components().collect() };
    Ok((input, blocks, folder))
}

/// Cut the rows of Parquet files into blocks, none of which is of two row groups.
fn table_blocks(files: &[PathBuf], block: u32, seen: &mut Xxh3) -> Result<(Vec<Vec<Source>>, String)> {
    let mut blocks = Vec::new();
    let mut last: Option<PathBuf> = None;
    let mut folder: Option<String> = None;
    for file in files {
        let told = || format!("could not read {}", file.display());
        let path = file.to_str().context("a path that is no text")?.to_owned();
        let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(file).with_context(told)?).with_context(told)?;
        for (group, about) in builder.metadata().row_groups().iter().enumerate() {
            let rows = u64::try_from(about.num_rows())?;
            for from in (0..rows).step_by(block as usize) {
                let rows = rows.saturating_sub(from).min(block.into());
                blocks.push(vec![Source { path: path.clone(), group: group as u64, from, rows }]);
            }
        }
        let size = std::fs::metadata(file)?.len();
        seen.update(format!("{path}\0{size}\n").as_bytes());
        check_columns(builder.schema()).with_context(|| format!("{path} is no table of articles"))?;
        let mask = ProjectionMask::columns(builder.parquet_schema(), ["path"]);
        for rows in builder.with_projection(mask).build().with_context(told)? {
            for name in paths_of(&rows?)? {
                seen.update(name.as_bytes());
                folder = Some(match folder {
                    None => common_folder(std::iter::once(name.as_str())).to_owned(),
                    Some(folder) if folder.is_empty() => folder,
                    Some(folder) => common_folder([folder.as_str(), &name].into_iter()).to_owned(),
                });
                let name = PathBuf::from(name);
                if let Some(last) = last.as_ref().filter(|last| **last >= name) {
                    bail!("{path}: {} stands behind {}; sort the rows by their paths, each once", name.display(), last.display());
                }
                last = Some(name);
            }
        }
    }
    Ok((blocks, folder.unwrap_or_default()))
}

/// The root of the repository that the program runs in, else the folder that it runs in; and the way from there.
#[allow(clippy::disallowed_methods, reason = "paths of a report are told from where the run is begun")]
fn place() -> Result<(String, String)> {
    const MARKS: [&str; 4] = [".git", ".hg", ".jj", ".svn"];
    let here = std::env::current_dir()?;
    let is_root = |folder: &&Path| MARKS.iter().any(|mark| folder.join(mark).symlink_metadata().is_ok());
    let root = here.ancestors().find(is_root).unwrap_or(&here);
    let slashed = |path: &Path| path.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned();
    Ok((slashed(root), here.strip_prefix(root).map(slashed).unwrap_or_default()))
}

//! Parquet files with their rows in buckets: what one stage writes and another reads.
//!
//! A file holds the rows of each bucket in row groups of their own, in the order of the buckets, so that who wants one
//! bucket of a file reads nothing else of it. It is written beside its place and renamed, so that a file that is there is
//! whole, and two workers that make the same file make the same bytes.

use anyhow::{Context as _, Result, anyhow, ensure};
use datafusion::arrow::array::{ArrayRef, ArrowPrimitiveType, AsArray, ListArray, PrimitiveArray, RecordBatch, StringArray};
use datafusion::arrow::buffer::{OffsetBuffer, ScalarBuffer};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::file::metadata::KeyValue;
use datafusion::parquet::file::properties::WriterProperties;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The version of the schemas of all stages.
pub(crate) const CONTRACT: &str = "1";

/// Key of a file's metadata that tells the bucket of each of its row groups.
const BUCKETS: &str = "crossread.buckets";

/// Key of a file's metadata that tells the version of its schema.
const VERSION: &str = "crossread.contract";

/// Rows of a batch that is read.
const BATCH: usize = 4096;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Written {
    /// Path below the output folder, `/` between folders.
    pub(crate) path: String,
    /// Bytes.
    pub(crate) bytes: u64,
    /// SHA-256 of them, in hexadecimal.
    pub(crate) sha256: String,
}

/// Writes to a file beside its place; what is not finished is removed.
pub(crate) struct Beside {
    file: Option<BufWriter<File>>,
    digest: Sha256,
    bytes: u64,
    aside: PathBuf,
    place: PathBuf,
}

/// Tells attempts of one process apart.
static ATTEMPT: AtomicU32 = AtomicU32::new(0);

impl Beside {
    /// Begin the file that is to stand at `place`.
    pub(crate) fn create(place: &Path) -> Result<Self> {
        let folder = place.parent().context("a file without a folder")?;
        std::fs::create_dir_all(folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
        let name = place.file_name().context("a file without a name")?.to_string_lossy();
        let attempt = ATTEMPT.fetch_add(1, Ordering::Relaxed);
        let aside = folder.join(format!(".{name}.{}-{}-{attempt}.part", host(), std::process::id()));
        let file = File::create(&aside).with_context(|| format!("could not write {}", aside.display()))?;
        Ok(Self { file: Some(BufWriter::new(file)), digest: Sha256::new(), bytes: 0, aside, place: place.to_owned() })
    }

    /// Put it in its place.
    pub(crate) fn finish(mut self, root: &Path) -> Result<Written> {
        let file = self.file.take().context("the file is finished")?.into_inner().map_err(|e| anyhow!("{e}"))?;
        file.sync_data().or_else(|e| if e.kind() == io::ErrorKind::InvalidInput { Ok(()) } else { Err(e) })?;
        std::fs::rename(&self.aside, &self.place).with_context(|| format!("could not write {}", self.place.display()))?;
        let path = self.place.strip_prefix(root).unwrap_or(&self.place);
        let path = path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let sha256 = std::mem::take(&mut self.digest).finalize().iter().map(|b| format!("{b:02x}")).collect();
        Ok(Written { path, bytes: self.bytes, sha256 })
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(file) = &mut self.file else { return Err(io::ErrorKind::WriteZero.into()) };
        file.write_all(bytes)?;
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // what a killed run leaves is removed by the next one
            let _ = std::fs::remove_file(&self.aside);
        }
    }
}

/// Tells machines apart that share a folder.
fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    name.trim().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Write `bytes` to `place` whole.
pub(crate) fn write_whole(place: &Path, root: &Path, bytes: &[u8]) -> Result<Written> {
    let mut file = Beside::create(place)?;
    file.write_all(bytes)?;
    file.finish(root)
}

/// Writes a table bucket by bucket.
pub(crate) struct TableWriter {
    writer: ArrowWriter<Beside>,
    buckets: Vec<u32>,
}

impl TableWriter {
    /// Begin the file that is to stand at `place`.
    pub(crate) fn create(place: &Path, schema: &SchemaRef) -> Result<Self> {
        let codec = Compression::ZSTD(ZstdLevel::try_new(1)?);
        let properties = WriterProperties::builder().set_compression(codec).set_max_row_group_row_count(None).build();
        let writer = ArrowWriter::try_new(Beside::create(place)?, Arc::clone(schema), Some(properties))?;
        Ok(Self { writer, buckets: Vec::new() })
    }

    /// Add `rows` of `bucket`, which is none before the last one.
    pub(crate) fn write(&mut self, bucket: u32, rows: &RecordBatch) -> Result<()> {
        ensure!(self.buckets.last().is_none_or(|last| *last <= bucket), "buckets out of order");
        if rows.num_rows() > 0 {
            self.writer.write(rows)?;
            self.writer.flush()?;
            self.buckets.push(bucket);
        }
        Ok(())
    }

    /// Put the file in its place below `root`.
    pub(crate) fn finish(mut self, root: &Path) -> Result<Written> {
        let buckets = self.buckets.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        self.writer.append_key_value_metadata(KeyValue::new(BUCKETS.to_owned(), buckets));
        self.writer.append_key_value_metadata(KeyValue::new(VERSION.to_owned(), CONTRACT.to_owned()));
        self.writer.into_inner()?.finish(root)
    }
}

/// The rows of one bucket of the file at `place`, or of all.
pub(crate) fn read(place: &Path, bucket: Option<u32>) -> Result<ParquetRecordBatchReader> {
    let told = || format!("could not read {}", place.display());
    let file = File::open(place).with_context(told)?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).with_context(told)?.with_batch_size(BATCH);
    let known = builder.metadata().file_metadata().key_value_metadata();
    let value = |key: &str| known.into_iter().flatten().find(|kv| kv.key == key).and_then(|kv| kv.value.clone());
    let version = value(VERSION);
    ensure!(version.as_deref() == Some(CONTRACT), "{} is of another version of the tables ({version:?})", place.display());
    let Some(bucket) = bucket else { return builder.build().with_context(told) };
    let buckets = value(BUCKETS).unwrap_or_default();
    let groups = buckets.split(',').enumerate().filter(|(_, b)| b.parse() == Ok(bucket)).map(|(n, _)| n).collect();
    builder.with_row_groups(groups).build().with_context(told)
}

/// A schema of columns none of which may be empty.
pub(crate) fn schema<'n>(columns: impl IntoIterator<Item = (&'n str, DataType)>) -> SchemaRef {
    Arc::new(Schema::new(columns.into_iter().map(|(name, kind)| Field::new(name, kind, false)).collect::<Vec<_>>()))
}

/// The type of a list of `item`.
pub(crate) fn list_of(item: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("item", item, false)))
}

/// A column of numbers.
pub(crate) fn numbers<T: ArrowPrimitiveType>(values: impl IntoIterator<Item = T::Native>) -> ArrayRef {
    Arc::new(PrimitiveArray::<T>::from_iter_values(values))
}

/// A column of texts.
pub(crate) fn texts<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

/// A column of lists of numbers.
pub(crate) fn lists<T: ArrowPrimitiveType, I: IntoIterator<Item = T::Native>>(rows: impl IntoIterator<Item = I>) -> ArrayRef {
    let mut ends = vec![0i32];
    let mut values: Vec<T::Native> = Vec::new();
    for row in rows {
        values.extend(row);
        ends.push(values.len() as i32);
    }
    let values = PrimitiveArray::<T>::new(ScalarBuffer::from(values), None);
    let field = Arc::new(Field::new("item", T::DATA_TYPE, false));
    Arc::new(ListArray::new(field, OffsetBuffer::new(ScalarBuffer::from(ends)), Arc::new(values), None))
}

/// A column of lists of texts.
pub(crate) fn text_lists<S: AsRef<str>, I: IntoIterator<Item = S>>(rows: impl IntoIterator<Item = I>) -> ArrayRef {
    let mut ends = vec![0i32];
    let mut values: Vec<S> = Vec::new();
    for row in rows {
        values.extend(row);
        ends.push(values.len() as i32);
    }
    let field = Arc::new(Field::new("item", DataType::Utf8, false));
    Arc::new(ListArray::new(field, OffsetBuffer::new(ScalarBuffer::from(ends)), texts(values), None))
}

/// The numbers of the column `name`.
pub(crate) fn numbers_of<'b, T: ArrowPrimitiveType>(rows: &'b RecordBatch, name: &str) -> Result<&'b [T::Native]> {
    let column = rows.column_by_name(name).and_then(|c| c.as_primitive_opt::<T>());
    column.map(|c| c.values().as_ref()).with_context(|| format!("no column {name} of numbers"))
}

/// The texts of the column `name`.
pub(crate) fn texts_of<'b>(rows: &'b RecordBatch, name: &str) -> Result<&'b StringArray> {
    rows.column_by_name(name).and_then(|c| c.as_string_opt::<i32>()).with_context(|| format!("no column {name} of texts"))
}

/// The texts of the column `name`, however they are laid out.
pub(crate) fn plain_texts(rows: &RecordBatch, name: &str) -> Result<Vec<String>> {
    let column = rows.column_by_name(name).with_context(|| format!("no column {name}"))?;
    let column = datafusion::arrow::compute::cast(column, &DataType::Utf8)?;
    Ok(column.as_string::<i32>().iter().map(|text| text.unwrap_or_default().to_owned()).collect())
}

/// The lists of numbers of the column `name`.
pub(crate) struct Lists<'b, T: ArrowPrimitiveType> {
    ends: &'b [i32],
    values: &'b [T::Native],
}

impl<'b, T: ArrowPrimitiveType> Lists<'b, T> {
    /// The column `name` of `rows`.
    pub(crate) fn of(rows: &'b RecordBatch, name: &str) -> Result<Self> {
        let told = || format!("no column {name} of lists");
        let column = rows.column_by_name(name).and_then(|c| c.as_list_opt::<i32>()).with_context(told)?;
        let values = column.values().as_primitive_opt::<T>().with_context(told)?;
        Ok(Self { ends: column.value_offsets(), values: values.values() })
    }

    /// The list of a row.
    pub(crate) fn row(&self, n: usize) -> &'b [T::Native] {
        &self.values[self.ends[n] as usize..self.ends[n + 1] as usize]
    }
}

/// The lists of texts of the column `name`.
pub(crate) struct TextLists<'b> {
    ends: &'b [i32],
    values: &'b StringArray,
}

impl<'b> TextLists<'b> {
    /// The column `name` of `rows`.
    pub(crate) fn of(rows: &'b RecordBatch, name: &str) -> Result<Self> {
        let told = || format!("no column {name} of lists");
        let column = rows.column_by_name(name).and_then(|c| c.as_list_opt::<i32>()).with_context(told)?;
        let values = column.values().as_string_opt::<i32>().with_context(told)?;
        Ok(Self { ends: column.value_offsets(), values })
    }

    /// The list of a row.
    pub(crate) fn row(&self, n: usize) -> Vec<String> {
        (self.ends[n]..self.ends[n + 1]).map(|i| self.values.value(i as usize).to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use datafusion::arrow::datatypes::UInt32Type;

    #[test]
    fn a_bucket_is_read_by_itself_and_a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("stage/part-00000.parquet");
        let schema = schema([("n", DataType::UInt32), ("all", list_of(DataType::UInt32))]);
        let rows = |n: u32| {
            RecordBatch::try_new(Arc::clone(&schema), vec![numbers::<UInt32Type>([n, n + 1]), lists::<UInt32Type, _>([vec![n], vec![]])])
        };
        let mut writer = TableWriter::create(&place, &schema).unwrap();
        writer.write(1, &rows(10).unwrap()).unwrap();
        writer.write(4, &rows(40).unwrap()).unwrap();
        assert!(!place.exists());
        let written = writer.finish(folder.path()).unwrap();
        assert_eq!(written.path, "stage/part-00000.parquet");
        let of = |bucket| -> Vec<u32> {
            let batches = read(&place, bucket).unwrap().map(|b| b.unwrap());
            batches.flat_map(|b| numbers_of::<UInt32Type>(&b, "n").unwrap().to_vec()).collect()
        };
        assert_eq!(of(None), [10, 11, 40, 41]);
        assert_eq!(of(Some(4)), [40, 41]);
        assert!(of(Some(2)).is_empty());
        drop(TableWriter::create(&place.with_file_name("other.parquet"), &schema).unwrap());
        assert_eq!(std::fs::read_dir(folder.path().join("stage")).unwrap().count(), 1);
    }
}

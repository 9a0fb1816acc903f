//! What one record has that another has not, and what padding changes within one record.

use crate::ledger::{Line, Record, set_of};
use std::collections::{BTreeMap, BTreeSet};

/// What became of the findings of one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Found by the new build alone.
    pub added: Vec<Line>,
    /// Found by the old build alone.
    pub removed: Vec<Line>,
    /// Found by both with another severity: the old severity, and the new line.
    pub regraded: Vec<(String, Line)>,
    /// Found by both, with the same words marked, under another id: the old id, and the new line.
    pub renamed: Vec<(String, Line)>,
    /// Inputs that only one record has: no finding of theirs is counted.
    pub uncommon: usize,
}

impl Changes {
    /// Whether nothing but ids changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.regraded.is_empty()
    }
}

/// Hold two records side by side. A finding is the same with its check and id, or, where an id is
/// gone, with its check and the words it marks.
pub fn changes(old: &Record, new: &Record) -> Changes {
    let mut changes = Changes::default();
    let common = |line: &&Line| {
        let set = set_of(&line.input);
        old.sets.contains_key(&set) && old.sets.get(&set) == new.sets.get(&set)
    };
    let sets: BTreeSet<&String> = old.sets.keys().chain(new.sets.keys()).collect();
    changes.uncommon = sets.iter().filter(|s| old.sets.get(**s) != new.sets.get(**s)).count();
    let mut left: Vec<Line> = old.lines.iter().filter(common).cloned().collect();
    let mut right: Vec<Line> = new.lines.iter().filter(common).cloned().collect();
    let by_id = |l: &Line| (l.input.clone(), l.check.clone(), l.id.clone());
    let by_words = |l: &Line| (l.input.clone(), l.check.clone(), l.marked.clone());
    for (was, is) in paired(&mut left, &mut right, by_id) {
        changes.note(&was, is);
    }
    for (was, is) in paired(&mut left, &mut right, by_words) {
        changes.renamed.push((was.id.clone(), is.clone()));
        changes.note(&was, is);
    }
    changes.added = right;
    changes.removed = left;
    changes.regraded.sort_by(|a, b| a.1.cmp(&b.1));
    changes
}

impl Changes {
    fn note(&mut self, was: &Line, is: Line) {
        if was.severity != is.severity {
            self.regraded.push((was.severity.clone(), is));
        }
    }
}

/// Take out of both lists the lines with one key, first with first.
fn paired<K: Ord>(left: &mut Vec<Line>, right: &mut Vec<Line>, key: impl Fn(&Line) -> K) -> Vec<(Line, Line)> {
    let mut by_key: BTreeMap<K, Vec<Line>> = BTreeMap::new();
    for line in left.drain(..).rev() {
        by_key.entry(key(&line)).or_default().push(line);
    }
    let mut pairs = Vec::new();
    right.retain(|line| match by_key.get_mut(&key(line)).and_then(Vec::pop) {
        Some(was) => {
            pairs.push((was, line.clone()));
            false
        }
        None => true,
    });
    *left = by_key.into_values().flatten().collect();
    left.sort();
    pairs
}

/// Of one set and padding: how many inputs, and what is found in them at low or more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Inputs.
    pub inputs: usize,
    /// Inputs with a finding of severity low or more.
    pub alarmed: usize,
    /// Findings of severity low or more.
    pub alarms: usize,
    /// Inputs whose alarms alone (checks and severities) are not their alarms here.
    pub unlike_alone: usize,
}

/// The figures of each `SET@PADDING` of a record. Inputs of one article's own troubles count too.
pub fn found(record: &Record) -> BTreeMap<String, Found> {
    let mut alarms: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in record.lines.iter().filter(|l| l.severity != "info") {
        alarms.entry(&line.input).or_default().push((&line.check, &line.severity));
    }
    let mut out: BTreeMap<String, Found> =
        record.sets.iter().map(|(set, inputs)| (set.clone(), Found { inputs: *inputs, ..Found::default() })).collect();
    for (input, of) in &alarms {
        let found = out.entry(set_of(input)).or_default();
        found.alarmed += 1;
        found.alarms += of.len();
    }
    let bare = |key: &str| key.rsplit_once('@').map_or_else(|| key.to_owned(), |(k, _)| k.to_owned());
    let names: BTreeSet<String> = alarms.keys().map(|k| bare(k)).collect();
    for name in names {
        let here = |padding: &str| alarms.get(format!("{name}@{padding}").as_str());
        for padding in ["front", "behind", "within"] {
            if let Some(found) = out.get_mut(&set_of(&format!("{name}@{padding}"))) {
                found.unlike_alone += usize::from(here("alone") != here(padding));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(lines: &[(&str, &str, &str)]) -> Record {
        let text: String = lines.iter().map(|(severity, id, marked)| format!("s/x@alone\tc\t{severity}\t{id}\t{marked}\n")).collect();
        Record::parse(&format!("# s@alone 1\n{text}")).unwrap()
    }

    #[test]
    fn a_finding_is_the_same_by_its_id_or_by_its_words() {
        let old = record(&[("low", "1", "14 / 15"), ("low", "2", "may / will"), ("low", "3", "Monday / Friday")]);
        let new = record(&[("high", "1", "14 / 15"), ("low", "9", "may / will"), ("low", "4", "Brandt / Brand")]);
        let changes = changes(&old, &new);
        assert_eq!(changes.regraded.iter().map(|(was, l)| (was.as_str(), l.id.as_str())).collect::<Vec<_>>(), [("low", "1")]);
        assert_eq!(changes.renamed.iter().map(|(was, l)| (was.as_str(), l.id.as_str())).collect::<Vec<_>>(), [("2", "9")]);
        assert_eq!((changes.added[0].id.as_str(), changes.removed[0].id.as_str()), ("4", "3"));
    }

    #[test]
    fn a_record_is_read_as_it_was_printed() {
        let record = record(&[("low", "1", "14 / 15"), ("info", "2", "")]);
        assert_eq!(Record::parse(&record.print()).unwrap(), record);
    }
}

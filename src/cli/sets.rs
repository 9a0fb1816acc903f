//! What a configuration changes of a run, in words: " sets fail-on = never, differing-number = off". A file that a
//! checkout brings changes nothing without a word.

use super::place::shown_name;
use crossread::internals::config::{Config, DraftRule, FailOn, IsAgency, Source};
use crossread::internals::extract::known::KnownPerson;
use std::collections::BTreeMap;

/// Entries of one kind that are named on standard error; the report has all.
const NAMED: usize = 12;

/// What a configuration sets of the articles, the names, the checks, the pages and the exit status: " sets fail-on =
/// never"; nothing if it sets none of it.
pub(super) fn told(config: &Config) -> String {
    let fail_on = config.fail_on.map(|fail_on| format!("fail-on = {}", gates(fail_on)));
    let files = [("waivers", &config.waivers), ("baseline", &config.baseline)];
    let html = [("html.templates", &config.html.templates), ("html.theme", &config.html.theme)];
    let files = files.into_iter().chain(html).filter_map(|(key, file)| file.as_ref().map(|f| format!("{key} = {}", shown_name(f))));
    let checks = checks(config).into_iter().map(|(check, level)| format!("{check} = {level}"));
    let parts = [read(config), fail_on.into_iter().collect(), files.collect(), checks.collect()];
    let known = [people(config), sources(config), columns(config), drafts(config)];
    let set: Vec<String> = parts.into_iter().flatten().chain(known.into_iter().flat_map(some)).collect();
    if set.is_empty() { String::new() } else { format!(" sets {}", set.join(", ")) }
}

/// What the report says that the configuration sets besides the checks: what is read, and what is known of it.
pub(super) fn in_report(config: &Config) -> Vec<String> {
    [read(config), people(config), sources(config), columns(config), drafts(config)].concat()
}

/// Severity of each check that the configuration sets, or "off"; "undated-article in articles/wire/**" for some files.
pub(super) fn checks(config: &Config) -> BTreeMap<String, String> {
    let all = config.checks.iter().map(|(check, level)| (check.clone(), level.name().to_owned()));
    let rules = config.paths.iter().flat_map(|rule| rule.checks.iter().map(move |(check, level)| (rule, check, level)));
    let some = rules.map(|(rule, check, level)| (format!("{check} in {}", shown_name(&rule.files)), level.name().to_owned()));
    all.chain(some).collect()
}

/// The first of `entries`, and how many more there are.
fn some(entries: Vec<String>) -> Vec<String> {
    let more = entries.len().saturating_sub(NAMED);
    let kind = entries.first().and_then(|e| e.split(" = ").next()).unwrap_or_default().to_owned();
    let rest = (more > 0).then(|| format!("and {more} more of {kind}"));
    entries.into_iter().take(NAMED).chain(rest).collect()
}

/// What of the files is read.
fn read(config: &Config) -> Vec<String> {
    let lists = [("corpus", &config.corpus), ("exclude", &config.exclude), ("include", &config.include)];
    let lists = lists.into_iter().filter(|(_, all)| !all.is_empty());
    let lists = lists.map(|(key, all)| format!("{key} = {}", all.iter().map(|p| shown_name(p)).collect::<Vec<_>>().join(" ")));
    lists.chain(config.gitignore.map(|obeyed| format!("gitignore = {obeyed}"))).collect()
}

fn people(config: &Config) -> Vec<String> {
    let person = |KnownPerson { name, aliases, offices }: &KnownPerson| {
        let offices = offices.iter().map(|o| {
            let day = |word: &str, day: Option<jiff::civil::Date>| day.map_or_else(String::new, |d| format!(" {word} {d}"));
            format!("{}{}{}", shown_name(&o.title), day("from", o.from), day("until", o.until))
        });
        entry("people", name, aliases.iter().map(|a| shown_name(a)).chain(offices))
    };
    config.people.iter().map(person).collect()
}

fn sources(config: &Config) -> Vec<String> {
    let source = |Source { name, aliases, agency }: &Source| {
        let agency = agency.as_ref().map(|agency| match agency {
            IsAgency::Itself(is_one) => format!("agency: {is_one}"),
            IsAgency::Of(agency) => format!("agency: {}", shown_name(agency)),
        });
        entry("sources", name, aliases.iter().map(|a| shown_name(a)).chain(agency))
    };
    config.sources.iter().map(source).collect()
}

/// "people = Maren Lysa (Maren Lyssa; mayor until 2024-06-01)".
fn entry(key: &str, name: &str, more: impl Iterator<Item = String>) -> String {
    let more: Vec<String> = more.collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
    format!("{key} = {}{more}", shown_name(name))
}

fn columns(config: &Config) -> Vec<String> {
    let named = config.columns.named().into_iter();
    named.map(|(part, name)| format!("columns.{part} = {}", shown_name(name))).collect()
}

fn drafts(config: &Config) -> Vec<String> {
    let rule =
        |DraftRule { files, against }: &DraftRule| entry("drafts", files, against.iter().map(|a| format!("against {}", shown_name(a))));
    config.drafts.iter().map(rule).collect()
}

/// "high", or "report high and check low".
fn gates(fail_on: FailOn) -> String {
    match fail_on {
        FailOn::All(gate) => gate.name().to_owned(),
        FailOn::Each(gates) => {
            let each = [("report", gates.report), ("compare", gates.compare), ("check", gates.check)];
            let each: Vec<String> = each.iter().filter_map(|(name, gate)| gate.map(|g| format!("{name} {}", g.name()))).collect();
            each.join(" and ")
        }
    }
}

//! A checked draft as an editor shows it: marks, words on hover, fixes.

use super::places::{self, Encoding};
use crossread::internals::findings::Severity;
use crossread::internals::render::visible;
use crossread::internals::report::{Finding, Location, Report};
use lsp_types::{
    CodeAction, CodeActionKind, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Hover, HoverContents, MarkupContent,
    MarkupKind, NumberOrString, Position, Range, TextEdit, Uri, WorkspaceEdit,
};
use std::collections::BTreeMap;
use std::path::Path;

/// What was found in a draft.
#[derive(Default)]
pub(super) struct Checked(Vec<Found>);

struct Found {
    diagnostic: Diagnostic,
    /// Markdown.
    words: String,
    fix: Option<(Range, String)>,
}

impl Checked {
    /// The findings of `report` that stand in its draft, whose file has `text`.
    pub(super) fn new(report: &Report, text: &str, encoding: Encoding) -> Self {
        let Some(draft) = &report.draft else { return Self::default() };
        let lines: Vec<&str> = text.split('\n').collect();
        let mut files = BTreeMap::new();
        let is_shown = |f: &&Finding| f.is_open() && f.locations.first().is_some_and(|l| l.article == draft.article);
        Self(report.findings.iter().filter(is_shown).filter_map(|f| found(f, &lines, encoding, &mut files)).collect())
    }

    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.0.iter().map(|found| found.diagnostic.clone()).collect()
    }

    /// The sources' words for what stands at `place`.
    pub(super) fn hover(&self, place: Position) -> Option<Hover> {
        let here: Vec<&Found> = self.0.iter().filter(|f| f.diagnostic.range.start <= place && place <= f.diagnostic.range.end).collect();
        let range = here.first()?.diagnostic.range;
        let value = here.iter().map(|f| f.words.as_str()).collect::<Vec<_>>().join("\n\n---\n\n");
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
        Some(Hover { contents, range: Some(range) })
    }

    /// The fixes within `range` of the draft at `uri`.
    pub(super) fn actions(&self, uri: &Uri, range: Range) -> Vec<CodeAction> {
        let meets = |f: &&Found| f.diagnostic.range.start <= range.end && range.start <= f.diagnostic.range.end;
        self.0.iter().filter(meets).filter_map(|f| action(f, uri)).collect()
    }
}

#[allow(clippy::mutable_key_type, reason = "the protocol's map of changes is keyed by address")]
fn action(found: &Found, uri: &Uri) -> Option<CodeAction> {
    let (range, text) = found.fix.clone()?;
    let edit = TextEdit { range, new_text: text.clone() };
    Some(CodeAction {
        title: format!("Put in the sources' words: {text}"),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![found.diagnostic.clone()]),
        edit: Some(WorkspaceEdit { changes: Some([(uri.clone(), vec![edit])].into()), ..WorkspaceEdit::default() }),
        ..CodeAction::default()
    })
}

/// The lines of the sources' files, read once each.
type Files = BTreeMap<String, Vec<String>>;

fn found(finding: &Finding, lines: &[&str], encoding: Encoding, files: &mut Files) -> Option<Found> {
    let (own, sources) = finding.locations.split_first()?;
    let related = sources.iter().filter_map(|l| related(l, encoding, files)).collect();
    let diagnostic = Diagnostic {
        range: encoding.range(own.position, own.end_position, lines),
        severity: Some(match finding.severity {
            Severity::High => DiagnosticSeverity::ERROR,
            Severity::Medium => DiagnosticSeverity::WARNING,
            Severity::Low => DiagnosticSeverity::INFORMATION,
            Severity::Info => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(finding.rule.clone())),
        source: Some("crossread".to_owned()),
        message: visible(&finding.message).into_owned(),
        related_information: Some(related),
        data: Some(serde_json::json!({ "id": finding.id })),
        ..Diagnostic::default()
    };
    let mut words = format!("**{}** `{}`\n\n{}", markdown(&finding.message), finding.id, markdown(&finding.because));
    for source in sources {
        let (at, marked) = (source.position, marked(source));
        words += &format!(
            "\n\n> {}{marked}{}\n\n{} · {}:{}",
            markdown(&source.before),
            markdown(&source.after),
            markdown(&source.outlet),
            markdown(&source.path),
            at.line
        );
    }
    let fix = finding.fix.as_ref().map(|fix| (encoding.range(fix.position, fix.end_position, lines), fix.text.clone()));
    Some(Found { diagnostic, words, fix })
}

fn related(location: &Location, encoding: Encoding, files: &mut Files) -> Option<DiagnosticRelatedInformation> {
    /// Bytes of a source that are read to count its columns.
    const LONGEST: u64 = 16 << 20;
    let path = Path::new(&location.path);
    let lines = files.entry(location.path.clone()).or_insert_with(|| {
        let text = crossread::internals::read::bounded::text(path, LONGEST).unwrap_or_default();
        text.split('\n').map(str::to_owned).collect()
    });
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Some(DiagnosticRelatedInformation {
        location: lsp_types::Location { uri: places::uri(path)?, range: encoding.range(location.position, location.end_position, &lines) },
        message: visible(&location.label).into_owned(),
    })
}

/// The words of a location, what differs in bold.
fn marked(location: &Location) -> String {
    let piece = |p: &crossread::internals::report::Marked| if p.marked { format!("**{}**", markdown(&p.text)) } else { markdown(&p.text) };
    location.pieces.iter().map(piece).collect()
}

/// `text` on one line, with nothing in it that Markdown obeys.
fn markdown(text: &str) -> String {
    let line = text.split_inclusive(char::is_whitespace).map(|word| word.replace(['\n', '\r'], " ")).collect::<String>();
    let mut out = String::with_capacity(line.len());
    for c in visible(&line).chars() {
        if "\\`*_{}[]<>#|~&!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

//! `crossread lsp`: a language server on standard input and output. A draft that is open in an editor
//! shows its findings, the sources' words on hover, and the fix as an action.
//!
//! It looks at what `check` looks at. The sources are those of `--against`, or of the editor's
//! `initializationOptions`: `{ "against": ["articles"] }`.

mod answers;
mod desk;
mod places;

use super::Exit;
use super::global::Global;
use super::select::SelectArgs;
use answers::Checked;
use anyhow::Context as _;
use desk::Desk;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument, Notification as _, PublishDiagnostics,
    ShowMessage,
};
use lsp_types::request::{CodeActionRequest, HoverRequest, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, DidChangeTextDocumentParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, HoverParams, HoverProviderCapability, InitializeParams, MessageType,
    PublishDiagnosticsParams, ServerCapabilities, ShowMessageParams, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, Uri,
};
use places::Encoding;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct LspArgs {
    /// Files of the sources, or folders: of a folder, those on the draft's event
    #[arg(long, num_args = 1.., value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// Talk on standard input and output, which is the only way there is; editors give it
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
    #[command(flatten)]
    pub(super) select: SelectArgs,
}

/// Run the command: until the editor ends it.
pub(super) fn run(args: &LspArgs, global: &Global) -> anyhow::Result<Exit> {
    let (connection, threads) = Connection::stdio();
    serve(&connection, args, global)?;
    drop(connection);
    threads.join().context("the editor's stream broke")?;
    Ok(Exit::Clean)
}

/// What the editor may set as the server begins.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Wishes {
    against: Vec<PathBuf>,
}

/// How long a draft is left alone before it is checked: some keys in a row are one change.
const PAUSE: Duration = Duration::from_millis(150);

fn serve(connection: &Connection, args: &LspArgs, global: &Global) -> anyhow::Result<()> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params)?;
    let encoding = Encoding::of(&params);
    let answer = serde_json::json!({
        "capabilities": capabilities(encoding),
        "serverInfo": { "name": "crossread", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, answer)?;
    let wishes: Wishes = params.initialization_options.map(serde_json::from_value).transpose()?.unwrap_or_default();
    let against = if args.against.is_empty() { wishes.against } else { args.against.clone() };
    let mut session =
        Session { desk: Desk::new(against, &args.select, global)?, encoding, texts: BTreeMap::new(), checked: BTreeMap::new() };
    let mut waiting: BTreeSet<String> = BTreeSet::new();
    loop {
        let received = if waiting.is_empty() {
            connection.receiver.recv().ok()
        } else {
            match connection.receiver.recv_timeout(PAUSE) {
                Ok(message) => Some(message),
                Err(e) if e.is_timeout() => {
                    session.check_all(connection, &mut waiting)?;
                    continue;
                }
                Err(_) => None,
            }
        };
        let Some(message) = received else { return Ok(()) };
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(());
                }
                session.check_all(connection, &mut waiting)?;
                let response = session.answer(request);
                connection.sender.send(Message::Response(response))?;
            }
            Message::Notification(notification) => session.hear(connection, notification, &mut waiting)?,
            Message::Response(_) => {}
        }
    }
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.name()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::FULL),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// What the server knows while it runs.
struct Session<'a> {
    desk: Desk<'a>,
    encoding: Encoding,
    /// The drafts that are open: address → text.
    texts: BTreeMap<String, String>,
    /// What was found in each.
    checked: BTreeMap<String, Checked>,
}

impl Session<'_> {
    fn hear(&mut self, connection: &Connection, heard: Notification, waiting: &mut BTreeSet<String>) -> anyhow::Result<()> {
        match heard.method.as_str() {
            DidOpenTextDocument::METHOD => {
                let params: DidOpenTextDocumentParams = serde_json::from_value(heard.params)?;
                let uri = params.text_document.uri.to_string();
                self.texts.insert(uri.clone(), params.text_document.text);
                waiting.insert(uri);
            }
            DidChangeTextDocument::METHOD => {
                let params: DidChangeTextDocumentParams = serde_json::from_value(heard.params)?;
                let uri = params.text_document.uri.to_string();
                if let Some(change) = params.content_changes.into_iter().next_back() {
                    self.texts.insert(uri.clone(), change.text);
                    waiting.insert(uri);
                }
            }
            DidSaveTextDocument::METHOD => {
                // A source may be what was saved.
                self.desk.forget();
                waiting.extend(self.texts.keys().cloned());
            }
            DidCloseTextDocument::METHOD => {
                let params: DidCloseTextDocumentParams = serde_json::from_value(heard.params)?;
                let uri = params.text_document.uri.to_string();
                self.texts.remove(&uri);
                self.checked.remove(&uri);
                waiting.remove(&uri);
                publish(connection, params.text_document.uri, Vec::new())?;
            }
            _ => {}
        }
        Ok(())
    }

    fn check_all(&mut self, connection: &Connection, waiting: &mut BTreeSet<String>) -> anyhow::Result<()> {
        std::mem::take(waiting).iter().try_for_each(|uri| self.check(connection, uri))
    }

    /// Check the draft at `uri` and show its findings.
    fn check(&mut self, connection: &Connection, uri: &str) -> anyhow::Result<()> {
        let Some(text) = self.texts.get(uri) else { return Ok(()) };
        let address: Uri = uri.parse().map_err(|_| anyhow::anyhow!("{uri:?} is no address"))?;
        let checked = match self.desk.check(uri, text)? {
            Some(report) => Checked::new(&report, text, self.encoding),
            None => Checked::default(),
        };
        if let Some(trouble) = self.desk.trouble() {
            show(connection, trouble)?;
        }
        let diagnostics = checked.diagnostics();
        self.checked.insert(uri.to_owned(), checked);
        publish(connection, address, diagnostics)
    }

    fn answer(&self, request: Request) -> Response {
        let found = match request.method.as_str() {
            HoverRequest::METHOD => self.hover(request.params),
            CodeActionRequest::METHOD => self.actions(request.params),
            other => {
                let what = format!("crossread does not answer {other}");
                return Response::new_err(request.id, ErrorCode::MethodNotFound as i32, what);
            }
        };
        match found {
            Ok(value) => Response::new_ok(request.id, value),
            Err(error) => Response::new_err(request.id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    fn hover(&self, params: serde_json::Value) -> serde_json::Result<serde_json::Value> {
        let params: HoverParams = serde_json::from_value(params)?;
        let place = params.text_document_position_params;
        let checked = self.checked.get(&place.text_document.uri.to_string());
        serde_json::to_value(checked.and_then(|c| c.hover(place.position)))
    }

    fn actions(&self, params: serde_json::Value) -> serde_json::Result<serde_json::Value> {
        let params: CodeActionParams = serde_json::from_value(params)?;
        let checked = self.checked.get(&params.text_document.uri.to_string());
        serde_json::to_value(checked.map(|c| c.actions(&params.text_document.uri, params.range)).unwrap_or_default())
    }
}

fn publish(connection: &Connection, uri: Uri, diagnostics: Vec<lsp_types::Diagnostic>) -> anyhow::Result<()> {
    let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
    connection.sender.send(Message::Notification(Notification::new(PublishDiagnostics::METHOD.to_owned(), params)))?;
    Ok(())
}

/// Show `message` as an error.
fn show(connection: &Connection, message: String) -> anyhow::Result<()> {
    let params = ShowMessageParams { typ: MessageType::ERROR, message };
    connection.sender.send(Message::Notification(Notification::new(ShowMessage::METHOD.to_owned(), params)))?;
    Ok(())
}

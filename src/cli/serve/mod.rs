//! `crossread serve`: the report in a browser on this machine, where findings are settled.
//!
//! Bound to 127.0.0.1; the pages are in memory, and nothing is written but the file of waivers.

mod answer;
mod desk;
mod http;
mod seats;
mod watch;

use super::comparison::SinceArgs;
use super::exit::WriteError;
use super::global::Global;
use super::grouping::GroupingArgs;
use super::select::InputArgs;
use super::settings::Settings;
use super::tell::tell;
use super::template::TemplateOptions;
use super::{Exit, output, stop};
use answer::ALWAYS;
use anyhow::anyhow;
use desk::{Desk, Source};
use http::{Answer, Unread};
use seats::Seats;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::Duration;
use watch::Watched;

/// Where the pages are when nothing else is asked for.
const PORT: u16 = 4173;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub(super) struct ServeArgs {
    /// Files or folders of articles [default: `corpus` of crossread.toml, else corpus]
    pub(super) paths: Vec<PathBuf>,
    /// Port on 127.0.0.1; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = PORT)]
    pub(super) port: u16,
    /// Make the pages anew when articles, waivers or templates change; pages that are open follow
    #[arg(long)]
    pub(super) watch: bool,
    #[command(flatten)]
    pub(super) since: SinceArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) grouping: GroupingArgs,
    #[command(flatten)]
    pub(super) templates: TemplateOptions,
}

/// Run the command.
pub(super) fn run(args: &ServeArgs, global: &Global) -> anyhow::Result<Exit> {
    let settings = Settings::load(global)?;
    let failed = |error| WriteError { place: format!("the pages to 127.0.0.1:{}", args.port), error };
    // Before anything is compared: who has the port already is told at once.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    let given = args.input.given(&args.paths, &settings, global)?;
    let before = args.since.read()?;
    let source = Source { settings, given, grouping: &args.grouping, templates: &args.templates, before, global, token: token()? };
    let Some(compared) = source.compared()? else { return Ok(Exit::NoInput) };
    let desk = Desk::new(source, compared)?;
    output::text(&format!("http://127.0.0.1:{port}/\n"))?;
    if !global.quiet {
        tell!("crossread: {}; Ctrl-C ends it", desk.pages().summary);
    }
    stop::standing().is_serving = true;
    let watched = if args.watch { Some(Watched::of(&desk)?) } else { None };
    let seats = Seats::default();
    std::thread::scope(|scope| {
        if let Some(watched) = &watched {
            scope.spawn(|| watched.follow(&desk));
        }
        loop {
            let Ok((stream, _)) = listener.accept() else {
                // No more files can be opened: those that are there end soon.
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            let Some(seat) = seats.take(&stream) else { continue };
            let desk = &desk;
            // A connection for which there is no thread is dropped.
            let _ = std::thread::Builder::new().spawn_scoped(scope, move || {
                let _seat = seat;
                connection(stream, desk, port);
            });
        }
    })
}

/// Answer the one request of a connection.
fn connection(mut stream: TcpStream, desk: &Desk, port: u16) {
    let (answer, with_body) = match http::read(&mut stream) {
        Ok(request) => (answer::answer(&request, desk, port), request.method != "HEAD"),
        Err(Unread::Refused(status, why)) => (Answer::text(status, why), true),
        Err(Unread::Gone) => return,
    };
    http::write(&mut stream, &answer, &ALWAYS, with_body);
}

/// What the pages of this run send along: 128 random bits.
fn token() -> anyhow::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| anyhow!("the system gives no random numbers: {e}"))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

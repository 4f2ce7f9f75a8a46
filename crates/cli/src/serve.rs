//! `presque serve` and `presque work`: an installation at work.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use app::App;
use app::ports::demonstration_zone;
use app::schedule::{self, Stop};
use clap::Args;
use documents::language::{Languages, Voice};
use tokio::net::TcpListener;

use crate::failure::{BROKEN, FINE, Failure, Outcome, REFUSED};
use crate::{Data, print};

/// How to serve.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    data: Data,
    /// Address to listen at; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Leaves the jobs to `presque work`.
    #[arg(long)]
    no_jobs: bool,
    /// Readers reach this server over TLS, through a proxy in front of it.
    #[arg(long)]
    behind_tls: bool,
}

/// How to run the jobs alone.
#[derive(Debug, Args)]
pub(crate) struct WorkArguments {
    #[command(flatten)]
    data: Data,
}

/// Runs `presque serve`.
pub(crate) fn run(arguments: &Arguments, voice: &Voice) -> Outcome {
    let app = crate::open(&arguments.data)?;
    if app.is_demonstration() {
        return Err(Failure::Said(REFUSED, voice.say("cli-serve-demonstration")));
    }
    serve(&app, arguments.listen, !arguments.no_jobs, arguments.behind_tls, voice)
}

/// Runs `presque work`: the jobs, until told to stop.
pub(crate) fn work(arguments: &WorkArguments) -> Outcome {
    log();
    let app = crate::open(&arguments.data)?;
    let stop = Stop::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::scope(|scope| {
        scope.spawn(|| schedule::run(&app, &stop));
        runtime.block_on(told_to_stop());
        stop.stop();
    });
    app.store.close();
    Ok(FINE)
}

/// Serves pages, and runs the jobs beside them, until told to stop; then finishes what was begun.
pub(crate) fn serve(app: &App, listen: SocketAddr, jobs: bool, secure: bool, voice: &Voice) -> Outcome {
    log();
    let state =
        web::WebState { app: app.clone(), languages: Arc::new(languages(app)?), zone: demonstration_zone(), secure };
    let stop = Stop::new();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = std::thread::scope(|scope| {
        if jobs {
            scope.spawn(|| schedule::run(app, &stop));
        } else {
            scope.spawn(|| schedule::repeat(app, &schedule::FEED, &stop));
        }
        let served = runtime.block_on(async {
            let listener = TcpListener::bind(listen).await?;
            print(&voice.with("cli-serve-address", [("address", format!("http://{}", listener.local_addr()?))]))?;
            // Who connected is for limits alone: it is counted under a hash, and never logged.
            let service = web::service(state).into_make_service_with_connect_info::<SocketAddr>();
            axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await
        });
        stop.stop();
        served
    });
    app.store.close();
    served?;
    Ok(FINE)
}

/// The shipped languages, and those that the folder adds.
fn languages(app: &App) -> Outcome<Languages> {
    let said = |fault: documents::language::CatalogueFault| Failure::Said(BROKEN, fault.to_string());
    let mut languages = Languages::embedded().map_err(said)?;
    for (tag, files) in app.folder.added_languages()? {
        languages.add(&tag, files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).map_err(said)?;
    }
    Ok(languages)
}

/// One line an event on standard error; RUST_LOG narrows or widens it.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_target(false);
    // A second call in one process changes nothing.
    let _ = lines.try_init();
}

/// Answers when the process is asked to end: by Ctrl-C, or by a supervisor.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

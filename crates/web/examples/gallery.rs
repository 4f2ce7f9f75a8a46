//! Serves the shell and its gallery on an empty demonstration, for whoever works on the look: `cargo run -p presque-web --example gallery`, then open
//! <http://127.0.0.1:4008/style>.

use std::error::Error;
use std::sync::Arc;

use app::folder::{Demonstration, Folder};
use app::installation;
use app::ports::{Chance, demonstration_zone};
use documents::language::Languages;
use tempfile::TempDir;
use tokio::net::TcpListener;
use web::WebState;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let directory = TempDir::new()?;
    let folder = Folder::new(directory.path());
    installation::prepare(&folder, &Chance::seeded(7))?;
    folder.demonstrate(&Demonstration { date: "2008-05-01".into(), seed: 7 })?;
    let app = installation::open(&folder, None)?;
    let state =
        WebState { app, languages: Arc::new(Languages::embedded()?), zone: demonstration_zone(), secure: false };
    let listener = TcpListener::bind("127.0.0.1:4008").await?;
    axum::serve(listener, web::service(state)).await?;
    Ok(())
}

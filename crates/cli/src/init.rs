//! `presque init`: a new installation, and a single-use link for its first operator.

use clap::Args;
use documents::language::Voice;
use domain::authority::Actor;
use domain::text::{Language, Text};

use crate::failure::{FINE, Outcome};
use crate::{Data, print};

/// How to make an installation.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    data: Data,
    /// E-mail address of the first operator.
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// Their name.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The address people will reach the installation at.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080")]
    base_url: String,
    /// A first organisation, by short name.
    #[arg(long, value_name = "SHORT-NAME")]
    organisation: Option<String>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, voice: &Voice) -> Outcome {
    let folder = app::folder::Folder::new(&arguments.data.data);
    // Judged before anything is written, so that a slip of the pen leaves no half-made folder.
    app::account::email(&arguments.email)?;
    let chance = app::ports::Chance::from_system().map_err(app::error::broken)?;
    app::installation::prepare(&folder, &chance)?;
    let configuration = app::folder::Configuration {
        database_url: arguments.data.database_url.clone(),
        base_url: Some(arguments.base_url.trim_end_matches('/').to_owned()),
        ..app::folder::Configuration::default()
    };
    folder.configure(&configuration)?;
    let app = crate::open(&arguments.data)?;
    let operator = app::account::NewPerson {
        email: arguments.email.clone(),
        name: arguments.name.clone(),
        language: voice.tag().to_owned(),
    };
    let token = app::installation::seat_first_operator(&app, operator)?;
    if let Some(short_name) = &arguments.organisation {
        let named = |language: Language| (language, short_name.clone());
        let new = app::organisation::NewOrganisation {
            short_name: short_name.clone(),
            name: Text::new([named(Language::french()), named(Language::english())]),
            zone: "Europe/Paris".to_owned(),
            k: 11,
            funding: Text::default(),
        };
        app::organisation::found(&app, &Actor::System, new)?;
    }
    let link = format!("{}/invitation/{token}", arguments.base_url.trim_end_matches('/'));
    print(&voice.with("cli-init-done", [("link", link)]))?;
    Ok(FINE)
}

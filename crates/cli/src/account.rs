//! `presque account`: people and their roles, for whoever has the data folder.

use clap::Subcommand;
use documents::language::Voice;
use domain::authority::{Actor, Role};
use domain::ids::{OrgId, PersonId};
use serde_json::json;

use crate::failure::{FINE, Failure, Outcome, USAGE};
use crate::{Data, Format, print};

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Lists people and the roles they hold.
    List {
        #[command(flatten)]
        data: Data,
        /// text or json.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Gives somebody a role and prints a single-use link with which they set their password.
    Invite {
        #[command(flatten)]
        data: Data,
        /// E-mail address.
        #[arg(long)]
        email: String,
        /// Name.
        #[arg(long)]
        name: String,
        /// operator, lead, clerk, tutor, editor, second_reader, moderator; of a body manager, expert; of the authority officer.
        #[arg(long)]
        role: String,
        /// The organisation, by short name; not asked for an operator.
        #[arg(long)]
        org: Option<String>,
    },
    /// Takes a role back.
    TakeRole {
        #[command(flatten)]
        data: Data,
        /// E-mail address.
        #[arg(long)]
        email: String,
        /// The role.
        #[arg(long)]
        role: String,
        /// The organisation, by short name; not asked for an operator.
        #[arg(long)]
        org: Option<String>,
        /// Why; written to the journal.
        #[arg(long)]
        reason: String,
    },
    /// Ends every session of somebody.
    SignOut {
        #[command(flatten)]
        data: Data,
        /// E-mail address.
        #[arg(long)]
        email: String,
    },
}

/// Runs the command.
pub(crate) fn run(action: &Action, voice: &Voice) -> Outcome {
    match action {
        Action::List { data, format } => list(&crate::open(data)?, *format),
        Action::Invite { data, email, name, role, org } => {
            let app = crate::open(data)?;
            let (role, org) = seat(&app, role, org.as_deref())?;
            let new =
                app::account::NewPerson { email: email.clone(), name: name.clone(), language: voice.tag().to_owned() };
            let (_, token) = app::account::add_member(&app, &Actor::System, org, role, new)?;
            let base = app.configuration.base_url.clone().unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
            print(&format!("{base}/invitation/{token}"))?;
            Ok(FINE)
        }
        Action::TakeRole { data, email, role, org, reason } => {
            let app = crate::open(data)?;
            let (role, org) = seat(&app, role, org.as_deref())?;
            let person = person(&app, email)?;
            app::account::take_hat(&app, &Actor::System, org, person, role, reason)?;
            Ok(FINE)
        }
        Action::SignOut { data, email } => {
            let app = crate::open(data)?;
            let person = person(&app, email)?;
            app::account::sign_out_everywhere(&app, &Actor::System, person)?;
            Ok(FINE)
        }
    }
}

fn list(app: &app::App, format: Format) -> Outcome {
    let organisations = app::organisation::list(app)?;
    let place = |org: OrgId| {
        let known = organisations.iter().find(|organisation| organisation.id == org);
        known.map_or_else(|| "installation".to_owned(), |organisation| organisation.short_name.clone())
    };
    app::account::each(app, &Actor::System, |account| {
        let hats: Vec<String> = account.hats.iter().map(|hat| format!("{}@{}", hat.role, place(hat.org))).collect();
        let line = match format {
            Format::Text => format!("{}\t{}\t{}", account.email, account.name, hats.join(" ")),
            Format::Json => json!({ "email": account.email, "name": account.name, "hats": hats }).to_string(),
        };
        print(&line).map_err(app::Error::from)
    })?;
    Ok(FINE)
}

fn seat(app: &app::App, role: &str, org: Option<&str>) -> Outcome<(Role, OrgId)> {
    let role = Role::parse(role)
        .filter(|role| *role != Role::Participant)
        .ok_or_else(|| Failure::Said(USAGE, format!("role: there is no role {role} to give; see --help")))?;
    match (role, org) {
        (Role::Operator, _) => Ok((role, OrgId::INSTALLATION)),
        (_, Some(short_name)) => Ok((role, app::organisation::find(app, short_name)?.id)),
        (_, None) => Err(Failure::Said(USAGE, format!("org: the role {role} is held in an organisation; name it"))),
    }
}

fn person(app: &app::App, email: &str) -> Outcome<PersonId> {
    Ok(app::account::find(app, &Actor::System, email)?)
}

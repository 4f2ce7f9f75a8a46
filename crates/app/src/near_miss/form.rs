//! What stands before the first word: the body, its form, who will read.

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::content::Asked;
use domain::near_miss::form::Form;
use domain::programme::CodeList;
use jiff::civil::Date;
use store::Tx;

use super::duration::{self, Median};
use super::person_of;
use crate::App;
use crate::body::Body;
use crate::doctor;
use crate::error::{Error, Result};

/// The form of a body as one author meets it.
#[derive(Debug, Clone)]
pub struct NearMissForm {
    /// The body: its scheme, policy, months and whether names are known.
    pub body: Body,
    /// The version of the form.
    pub version: String,
    /// Specialties and risk situations.
    pub elsewhere: Vec<CodeList>,
    /// The civil date there.
    pub today: Date,
    /// The teams in whose name the author can send, with their names.
    pub teams: Vec<(i64, String)>,
    /// How long it takes others, from k of them on.
    pub median: Option<Median>,
}

impl NearMissForm {
    /// Of a version, inside a transaction.
    pub(crate) fn load(app: &App, tx: &mut Tx<'_>, org: OrgId, version: Option<&str>) -> Result<Self> {
        let body = Body::load(app, tx, org)?;
        let today = body.today(app.now());
        let elsewhere = body.elsewhere(tx, today)?;
        let version = version.unwrap_or(&body.scheme.form.version).to_owned();
        body.form(&version)?;
        Ok(Self { body, version, elsewhere, today, teams: Vec::new(), median: None })
    }

    /// The questions.
    #[must_use]
    pub fn form(&self) -> &Form {
        // A version was found when this was loaded.
        self.body.scheme.form_of(&self.version).unwrap_or(&self.body.scheme.form)
    }

    /// What judges answers.
    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        Asked { form: self.form(), elsewhere: &self.elsewhere, today: self.today }
    }
}

/// The form as a near miss that begins now is asked with.
///
/// # Errors
/// Refused to all but doctors of the body; not found when the organisation is none.
pub fn form(app: &App, actor: &Actor, org: OrgId) -> Result<NearMissForm> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person) = (app.clone(), person_of(actor)?);
    app.store.clone().read(move |tx| {
        let mut form = NearMissForm::load(&app, tx, org, None)?;
        form.teams = doctor::teams_on(tx, person, form.today)?;
        form.median = duration::load(tx, org, form.body.k)?;
        Ok(form)
    })
}

/// Who analyses for this body today, by name: an author may ask, without a reason, that some should not be given theirs.
///
/// # Errors
/// Refused to all but doctors of the body; not found when the organisation is none.
pub fn readers(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<(PersonId, String)>> {
    actor.may(Right::ReportNearMisses, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let today = Body::load(&app, tx, org)?.today(app.now());
        let mut found: Vec<(PersonId, String)> = Vec::new();
        for (person, _, span) in store::expert::list(tx, org)? {
            if span.holds(today) && found.last().is_none_or(|(last, _)| *last != person) {
                let name = store::person::find(tx, person.0)?.map(|person| person.name);
                found.push((person, name.ok_or(Error::NotFound("person"))?));
            }
        }
        found.sort_by(|one, other| one.1.cmp(&other.1));
        Ok(found)
    })
}

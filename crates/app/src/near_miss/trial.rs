//! The form as whoever passes by may try it: asked and judged as a real one, by a body that does not exist. Nothing is
//! read from the base, nothing is kept, and nothing of what was typed leaves the answer.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::calendar::civil_date;
use domain::near_miss::content::{Asked, Content};
use domain::near_miss::form::{Form, Needed};
use domain::near_miss::serious::{Answer, answer, screened};
use domain::programme::{Code, CodeList};
use domain::scheme::{Duty, Scheme};
use domain::text::Language;
use jiff::civil::Date;

use super::assist::{self, Finding};
use super::content_faults;
use crate::App;
use crate::body;
use crate::error::{Error, Fault, Result};

/// The scheme that is tried.
const SCHEME: &str = "fr-has";

/// The form, apart from any body: every specialty of the scheme, no risk situation of anybody's.
#[derive(Debug, Clone)]
pub struct Trial {
    scheme: Arc<Scheme>,
    elsewhere: Vec<CodeList>,
    today: Date,
}

/// What would keep it from being sent, if it could be.
#[derive(Debug, Clone)]
pub struct Tried {
    /// Needed answers that are missing, and answers that cannot be.
    pub faults: Vec<Fault>,
    /// What a body that starts from the scheme would do, were it serious.
    pub serious: Answer,
    /// Every passage that would give somebody away; whoever tries judges them.
    pub findings: Vec<Finding>,
}

/// The form to be tried, by anybody.
///
/// # Errors
/// Not found when the scheme is not shipped.
pub fn trial(app: &App) -> Result<Trial> {
    let scheme = documents::scheme::shipped(SCHEME).ok_or(Error::NotFound("scheme"))?;
    let today = civil_date(app.now(), &scheme.zone);
    let other = Code { code: body::OTHER.to_owned(), label: body::other(), group: None, exclusive: false };
    let situations = CodeList { id: "risk_situation".to_owned(), version: scheme.version.clone(), codes: vec![other] };
    Ok(Trial { elsewhere: vec![scheme.specialty_list(), situations], scheme, today })
}

impl Trial {
    /// The questions.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.scheme.form
    }

    /// What judges answers.
    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        Asked { form: &self.scheme.form, elsewhere: &self.elsewhere, today: self.today }
    }

    /// What is owed elsewhere when something was serious.
    #[must_use]
    pub fn duty(&self) -> &Duty {
        &self.scheme.serious
    }

    /// Judges what was typed as [`super::send`] would judge a draft; `nobody` are the marks of passages that lead to
    /// nobody.
    #[must_use]
    pub fn judge(&self, content: &Content, language: &Language, nobody: &BTreeSet<String>) -> Tried {
        let asked = self.asked();
        let content = asked.stripped(content);
        let serious = answer(self.scheme.parameters.serious_policy, screened(self.form(), &content));
        let mut faults = content_faults(&asked, &content, Needed::ToSend);
        faults.extend(assist::unjustified(&content, language, nobody));
        Tried { faults, serious, findings: assist::findings(&content, language) }
    }
}

//! What a board shows of a cohort, read table by table and handed over person by person.
//!
//! No name and no answer is read: pseudonyms, what was done and when. People come in the order of their identity, a few
//! hundred at a time, so that memory stays flat however large the cohort is, and the number of statements small.

use domain::ids::{CohortId, OrgId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::choice::Choice;
use crate::departure::LeavePeriod;
use crate::team_override::{Override, OverrideKind};
use crate::{Result, Row, Tx, vals};

/// People read at once.
pub const PAGE: i64 = 512;

/// The people of a page: $1 organisation, $2 cohort, $3 the identity after which it begins, $4 how many.
const PEOPLE: &str = "SELECT enrolment_id, pseudonym FROM enrolment
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id > $3 ORDER BY enrolment_id LIMIT $4";
// The rest of a page: $1 organisation, $2 cohort, $3 and $4 its first and last person.
const CHOICES: &str = "SELECT enrolment_id, set_no, place, goal, chosen_ms, replaced_ms FROM choice
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
const COMMITMENTS: &str = "SELECT enrolment_id, goal, at_ms FROM commitment
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
const RESPONSES: &str = "SELECT enrolment_id, evaluation, submitted_ms FROM response
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
const DRAFTS: &str = "SELECT enrolment_id, evaluation, saved_ms FROM draft
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
const LEAVES: &str = "SELECT enrolment_id, from_date, to_date, at_ms FROM leave_period
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
const DEPARTURES: &str = "SELECT enrolment_id, on_date, at_ms FROM departure
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
const OVERRIDES: &str = "SELECT enrolment_id, requirement, kind, until_date, at_ms FROM team_override
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";

/// The statements of one page after that of its people, for whoever measures them bare.
pub const STATEMENTS: [&str; 7] = [CHOICES, COMMITMENTS, RESPONSES, DRAFTS, LEAVES, DEPARTURES, OVERRIDES];

/// One person's rows, without anything a person wrote. Reused from person to person.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// The pseudonym.
    pub pseudonym: String,
    /// Every choice, replaced ones included; without reasons and estimates.
    pub choices: Vec<Choice>,
    /// Commitments: (goal's number, when).
    pub commitments: Vec<(u16, Timestamp)>,
    /// Questionnaires submitted: (questionnaire, when), a row each time.
    pub submitted: Vec<(String, Timestamp)>,
    /// Drafts: (questionnaire, last saved).
    pub drafts: Vec<(String, Timestamp)>,
    /// Leaves; of what kind is nobody's business here and stays empty.
    pub leaves: Vec<LeavePeriod>,
    /// The withdrawal: (last day, when recorded).
    pub departure: Option<(Date, Timestamp)>,
    /// Overrides by the team, without their reasons.
    pub overrides: Vec<Override>,
}

impl Rows {
    fn clear(&mut self) {
        self.choices.clear();
        self.commitments.clear();
        self.submitted.clear();
        self.drafts.clear();
        self.leaves.clear();
        self.departure = None;
        self.overrides.clear();
    }
}

/// Hands everybody of a cohort to `each`, in the order of their identity and on one moment of the data.
pub fn scan(
    tx: &mut Tx<'_>,
    org: OrgId,
    cohort: CohortId,
    mut each: impl FnMut(&mut Rows) -> Result<()>,
) -> Result<()> {
    let mut page = Page::default();
    let mut rows = Rows::default();
    let mut after = i64::MIN;
    loop {
        page.people = tx.query(PEOPLE, vals![org.0, cohort.0, after, PAGE], |row| Ok((row.int(0)?, row.text(1)?)))?;
        let (Some(first), Some(last)) = (page.people.first().map(|it| it.0), page.people.last().map(|it| it.0)) else {
            return Ok(());
        };
        page.read(tx, [org.0, cohort.0, first, last])?;
        for (person, pseudonym) in std::mem::take(&mut page.people) {
            rows.clear();
            rows.pseudonym = pseudonym;
            page.hand_over(person, &mut rows);
            each(&mut rows)?;
        }
        after = last;
    }
}

/// Everything of the people of a page: each list in the order of people, taken from its head.
#[derive(Default)]
struct Page {
    people: Vec<(i64, String)>,
    choices: Pile<Choice>,
    commitments: Pile<(u16, Timestamp)>,
    submitted: Pile<(String, Timestamp)>,
    drafts: Pile<(String, Timestamp)>,
    leaves: Pile<LeavePeriod>,
    departures: Pile<(Date, Timestamp)>,
    overrides: Pile<Override>,
}

impl Page {
    fn read(&mut self, tx: &mut Tx<'_>, range: [i64; 4]) -> Result<()> {
        self.choices.fill(tx, CHOICES, range, choice)?;
        self.commitments.fill(tx, COMMITMENTS, range, |row| Ok((small(row.int(1)?), row.time(2)?)))?;
        self.submitted.fill(tx, RESPONSES, range, |row| Ok((row.text(1)?, row.time(2)?)))?;
        self.drafts.fill(tx, DRAFTS, range, |row| Ok((row.text(1)?, row.time(2)?)))?;
        self.leaves.fill(tx, LEAVES, range, |row| {
            Ok(LeavePeriod { from: row.date(1)?, to: row.opt_date(2)?, kind: String::new(), at: row.time(3)? })
        })?;
        self.departures.fill(tx, DEPARTURES, range, |row| Ok((row.date(1)?, row.time(2)?)))?;
        self.overrides.fill(tx, OVERRIDES, range, team_override)
    }

    fn hand_over(&mut self, person: i64, rows: &mut Rows) {
        self.choices.take(person, |it| rows.choices.push(it));
        self.commitments.take(person, |it| rows.commitments.push(it));
        self.submitted.take(person, |it| rows.submitted.push(it));
        self.drafts.take(person, |it| rows.drafts.push(it));
        self.leaves.take(person, |it| rows.leaves.push(it));
        self.departures.take(person, |it| rows.departure = Some(it));
        self.overrides.take(person, |it| rows.overrides.push(it));
    }
}

/// Rows of one table with whose they are.
struct Pile<T>(std::collections::VecDeque<(i64, T)>);

impl<T> Default for Pile<T> {
    fn default() -> Self {
        Self(std::collections::VecDeque::new())
    }
}

impl<T> Pile<T> {
    fn fill(
        &mut self,
        tx: &mut Tx<'_>,
        sql: &str,
        [org, cohort, first, last]: [i64; 4],
        each: impl Fn(&Row<'_>) -> Result<T>,
    ) -> Result<()> {
        self.0.clear();
        tx.scan(sql, vals![org, cohort, first, last], |row| {
            self.0.push_back((row.int(0)?, each(row)?));
            Ok(())
        })
    }

    /// Takes a person's rows off the head; rows of nobody enrolled are dropped on the way.
    fn take(&mut self, person: i64, mut each: impl FnMut(T)) {
        while let Some((whose, row)) = self.0.pop_front_if(|(whose, _)| *whose <= person) {
            if whose == person {
                each(row);
            }
        }
    }
}

fn choice(row: &Row<'_>) -> Result<Choice> {
    Ok(Choice {
        set: small(row.int(1)?),
        place: small(row.int(2)?),
        goal: small(row.int(3)?),
        chosen: row.time(4)?,
        patients: None,
        replaced: row.opt_time(5)?,
        reason: None,
    })
}

fn team_override(row: &Row<'_>) -> Result<Override> {
    let kind = match (row.text_ref(2)?, row.opt_date(3)?) {
        ("reopened", Some(until)) => OverrideKind::Reopened { until },
        _ => OverrideKind::Excused,
    };
    Ok(Override { id: 0, requirement: row.text(1)?, kind, reason: String::new(), at: row.time(4)? })
}

fn small(number: i64) -> u16 {
    u16::try_from(number).unwrap_or_default()
}

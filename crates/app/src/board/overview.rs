//! Every cohort of an organisation in one line: where its calendar stands, and what waits in it.

use domain::authority::{Actor, Right};
use domain::calendar::{Moment, Window, civil_date, days_after};
use domain::obligation::effective_window;
use domain::path::{self, Step};
use jiff::civil::Date;

use super::{Board, Wanted, board};
use crate::App;
use crate::cohort::{self, Pinned};
use crate::cohort_report::last_day;
use crate::error::{Error, Result};

/// A cohort too large to be read whole for one line of a list.
const LARGE: i64 = 2_000;

/// Where the calendar of a cohort stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// It begins on that day.
    Ahead(Date),
    /// It runs.
    Running {
        /// What can be done now, with its window as general measures moved it.
        open: Vec<(Step, Window)>,
        /// What opens next.
        next: Option<(Step, Window)>,
    },
    /// Everything locked on that day.
    Closed(Date),
}

/// A cohort in one line.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The cohort.
    pub pinned: Pinned,
    /// Everybody who joined.
    pub enrolled: i64,
    /// Where its calendar stands.
    pub phase: Phase,
    /// People with something late; not known of a large cohort before its board is opened, nor of one that does not run.
    pub late: Option<u32>,
}

/// Every cohort of an organisation, those that run first.
///
/// # Errors
/// Refused to whoever does not follow cohorts.
pub fn overview(app: &App, actor: &Actor, org: domain::ids::OrgId) -> Result<Vec<Overview>> {
    actor.may(Right::ReadBoard, org)?;
    let mut all = Vec::new();
    for pinned in cohort::list(app, org)? {
        let (enrolled, phase) = standing(app, &pinned)?;
        let runs = matches!(phase, Phase::Running { .. });
        let late = if runs && enrolled <= LARGE { Some(late_in(app, actor, &pinned)?) } else { None };
        all.push(Overview { pinned, enrolled, phase, late });
    }
    all.sort_by_key(|one| {
        let order = match one.phase {
            Phase::Running { .. } => 0,
            Phase::Ahead(_) => 1,
            Phase::Closed(_) => 2,
        };
        (order, std::cmp::Reverse(one.pinned.cohort.start), one.pinned.cohort.name.clone())
    });
    Ok(all)
}

fn late_in(app: &App, actor: &Actor, pinned: &Pinned) -> Result<u32> {
    let Board { late, .. } = board(app, actor, pinned, Wanted::default())?;
    Ok(late)
}

fn standing(app: &App, pinned: &Pinned) -> Result<(i64, Phase)> {
    let today = civil_date(app.now(), &pinned.programme.zone);
    let pinned = pinned.clone();
    app.store.read(move |tx| {
        let (org, id, start) = (pinned.cohort.org, pinned.cohort.id, pinned.cohort.start);
        let enrolled = store::enrolment::count(tx, org, id)?;
        let closes = last_day(tx, &pinned)?;
        if today > closes {
            return Ok::<_, Error>((enrolled, Phase::Closed(closes)));
        }
        if today < start {
            return Ok((enrolled, Phase::Ahead(start)));
        }
        let measures = cohort::measures(tx, org, id)?;
        let requirements = path::requirements(&pinned.programme, start);
        let steps: Vec<(Step, Window)> = path::calendar(&pinned.programme, start)
            .into_iter()
            .zip(&requirements)
            .map(|(step, requirement)| (step, effective_window(requirement, &measures, today).0))
            .collect();
        let opens_later = |window: &Window| window.opens >= days_after(today, 1);
        let next =
            steps.iter().filter(|(_, window)| opens_later(window)).min_by_key(|(_, window)| window.opens).cloned();
        let open =
            steps.into_iter().filter(|(_, window)| matches!(window.at(today), Moment::OnTime | Moment::Late)).collect();
        Ok((enrolled, Phase::Running { open, next }))
    })
}

//! Samples of the list: every outcome, every state of an invitation, every notice.

use app::applicants::Filter;
use app::enrolling::{ACCEPTED, ACCEPTED_AS_EXCEPTION, NEEDS_EXCEPTION, REFUSED};
use app::inviting::{Invited, NOTED_BY_CLERK};
use domain::ids::PersonId;

use super::super::sample_counts;
use super::{
    APPLICANT, Asked, Figures, INVITATIONS, Line, NEWCOMER, ROSTER, ShowApplicants, address, crumbs, read_limit,
    sieves, words,
};
use crate::components::{Field, faults};
use crate::page::{Page, Sample};

fn line(page: &Page, name: &str, outcome: &str, findings: &str, invited: &Invited) -> Line {
    Line {
        address: APPLICANT.to(crate::path::samples::here().and("7")),
        name: name.into(),
        email: "nom@example.org".into(),
        profession: page.say("role-participant"),
        setting: String::new(),
        training: page.say("enrolment-training-none"),
        subscription: words::subscription(page, Some(page.now.date())),
        outcome: words::outcome(page, outcome),
        findings: words::findings(page, findings.split_whitespace()),
        invitation: words::invitation(page, invited),
        since: words::invitation_since(page, invited, &jiff::tz::TimeZone::UTC),
    }
}

fn people(page: &Page) -> Vec<Line> {
    let at = page.now.timestamp();
    let every = [
        Invited::NotYet,
        Invited::Waiting { since: at },
        Invited::Sent { at },
        Invited::Bounced { at, code: "550".into() },
        Invited::Bounced { at, code: NOTED_BY_CLERK.into() },
        Invited::GivenUp { at, code: None },
        Invited::Dropped { at },
        Invited::Joined { at },
    ];
    let invited = every.iter().map(|invited| line(page, "Camille Aubrac", ACCEPTED, "", invited));
    let all = "other_profession no_training test_not_passed no_subscription";
    let others = [
        ("Denis Lauze", NEEDS_EXCEPTION, all),
        ("Élise Marn", ACCEPTED_AS_EXCEPTION, "no_training"),
        ("Farid Onzé", REFUSED, "no_training"),
    ];
    let others = others.map(|(name, outcome, found)| line(page, name, outcome, found, &Invited::NotYet));
    invited.chain(others).collect()
}

fn view(page: &Page, filter: Filter, people: Vec<Line>, limit: Field, next: Option<String>) -> ShowApplicants {
    let here = crate::path::samples::here();
    ShowApplicants {
        crumbs: crumbs(page, &here, None),
        cohort: "Programme, 2008".into(),
        is_synthetic: true,
        counts: Figures::of(page, sample_counts()),
        filters: sieves(page, &here, filter),
        people,
        first: next.clone(),
        next,
        faults: faults(&[&limit]),
        limit,
        invitations: INVITATIONS.to(here.parts()),
        roster: ROSTER.to(here.parts()),
        newcomer: NEWCOMER.to(here.parts()),
        page: page.clone(),
    }
}

impl Sample for ShowApplicants {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let here = crate::path::samples::here();
        let next = Some(address(&here, Filter::All, Some(PersonId(7))));
        let wrong = read_limit(page, "0").expect_err("nobody cannot be invited");
        let mut all = vec![
            ("all", view(page, Filter::All, people(page), Field::new("limit").holding("50"), next)),
            ("none, wrong batch", view(page, Filter::Refused, Vec::new(), wrong, None)),
        ];
        for done in ["invited", "imported", "decided", "sent", "bounced", "added"] {
            for n in [0, 1, 12] {
                let asked = Asked { done: done.into(), n, ..Asked::default() };
                let mut view = view(page, Filter::All, Vec::new(), Field::new("limit"), None);
                view.page.notice = asked.notice(page);
                all.push(("a notice", view));
            }
        }
        all
    }
}

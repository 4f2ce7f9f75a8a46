//! What is said of applicants: evidence, the rule's answer, the clerk's decision, the invitation.

use app::inviting::{Invited, Invitee};
use domain::programme::Programme;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::components::{Tag, Tone};
use crate::page::Page;

/// A code of one of the programme's lists, in words.
pub(crate) fn label(page: &Page, programme: &Programme, list: &str, code: &str) -> String {
    let found = programme.list(list).and_then(|list| list.codes.iter().find(|one| one.code == code));
    found.map_or_else(|| code.to_owned(), |one| page.read(&one.label).to_owned())
}

/// The training shown, with its year and test.
pub(crate) fn training(page: &Page, who: &Invitee) -> String {
    let Some(name) = &who.applicant.training else {
        return page.say("enrolment-training-none");
    };
    let key = if who.applicant.test_passed { "enrolment-training-passed" } else { "enrolment-training-not-passed" };
    let year = who.applicant.training_year.map_or_else(String::new, |year| year.to_string());
    page.with(key, [("training", name.as_str()), ("year", year.as_str())])
}

/// The subscription shown.
pub(crate) fn subscription(page: &Page, until: Option<Date>) -> String {
    match until {
        Some(until) => page.with("enrolment-subscription-until", [("date", page.voice.short_date(until))]),
        None => page.say("enrolment-subscription-none"),
    }
}

/// Where the application stands.
pub(crate) fn outcome(page: &Page, outcome: &str) -> Tag {
    let (tone, key) = match outcome {
        app::enrolling::ACCEPTED => (Tone::Done, "enrolment-outcome-accepted"),
        app::enrolling::ACCEPTED_AS_EXCEPTION => (Tone::Done, "enrolment-outcome-exception"),
        app::enrolling::NEEDS_EXCEPTION => (Tone::Due, "enrolment-outcome-undecided"),
        _ => (Tone::Neutral, "enrolment-outcome-refused"),
    };
    Tag { tone, text: page.say(key) }
}

/// What the rule found wanting, in a sentence; empty where it found nothing.
pub(crate) fn findings<'a>(page: &Page, codes: impl IntoIterator<Item = &'a str>) -> String {
    let said: Vec<String> = codes
        .into_iter()
        .filter_map(|code| {
            let key = match code {
                "other_profession" => "roster-finding-other-profession",
                "no_training" => "roster-finding-no-training",
                "test_not_passed" => "roster-finding-test-not-passed",
                "no_subscription" => "roster-finding-no-subscription",
                _ => return None,
            };
            Some(page.say(key))
        })
        .collect();
    if said.is_empty() { String::new() } else { page.voice.list(&said) }
}

/// Where the invitation stands, in a word.
pub(crate) fn invitation(page: &Page, invited: &Invited) -> Tag {
    let (tone, key) = match invited {
        Invited::NotYet => (Tone::Neutral, "enrolment-invited-not-yet"),
        Invited::Waiting { .. } => (Tone::Info, "enrolment-invited-waiting"),
        Invited::Sent { .. } => (Tone::Info, "enrolment-invited-sent"),
        Invited::Bounced { .. } => (Tone::Late, "enrolment-invited-bounced"),
        Invited::GivenUp { .. } => (Tone::Late, "enrolment-invited-given-up"),
        Invited::Dropped { .. } => (Tone::Neutral, "enrolment-invited-dropped"),
        Invited::Joined { .. } => (Tone::Done, "enrolment-invited-joined"),
    };
    Tag { tone, text: page.say(key) }
}

/// When that was, and what became of it; empty when nothing happened.
pub(crate) fn invitation_since(page: &Page, invited: &Invited, zone: &TimeZone) -> String {
    let day = |at: &Timestamp| page.voice.short_date(at.to_zoned(zone.clone()).date());
    let since = |at: &Timestamp| page.with("enrolment-invited-on", [("date", day(at))]);
    match invited {
        // That somebody joined is all a clerk learns: a date would tell which pseudonym is theirs.
        Invited::NotYet | Invited::Joined { .. } => String::new(),
        Invited::Waiting { since: at } | Invited::Sent { at } | Invited::Dropped { at } => since(at),
        Invited::Bounced { at, code } if code == app::inviting::NOTED_BY_CLERK => {
            page.with("enrolment-bounce-noted", [("date", day(at))])
        }
        Invited::Bounced { at, code } => {
            page.with("enrolment-bounce-code", [("date", day(at)), ("code", code.clone())])
        }
        Invited::GivenUp { at, .. } => page.with("enrolment-invited-given-up-on", [("date", day(at))]),
    }
}

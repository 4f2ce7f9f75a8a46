//! Where each hat leads: its home, and the places of its navigation. Data, so that a new page is one line.

use documents::language::Voice;
use domain::authority::Role;

use crate::alert::{DESK as ALERT_DESK, HEARD};
use crate::analysis::ANALYSIS;
use crate::assignment::{DESK, EXPERTS, REPLIES};
use crate::cohort::COHORTS;
use crate::enrolment::ENROLMENT;
use crate::extract::REQUESTS;
use crate::feedback::SHARES;
use crate::forum::FORUMS;
use crate::guideline::WORK;
use crate::hospital::HOSPITAL;
use crate::leaving::LEAVE;
use crate::member::MEMBERS;
use crate::near_miss::OWN;
use crate::operation::{ACCOUNTS, HOSPITALS, OPERATION, ORGANISATIONS};
use crate::page::Place;
use crate::path::{MINE, PATH};
use crate::programme::PROGRAMMES;
use crate::record::RECORD;
use crate::relay::RELAYS;
use crate::report::REPORT;
use crate::rex::{HELD, REX};
use crate::start::START;
use crate::story::DESK as STORY_DESK;
use crate::study::STUDIES;
use crate::team::TEAM;
use crate::theme::KEEPING;
use crate::uptake::GUIDELINES;
use crate::url::Path;
use crate::watch::WATCH;

/// What fills an address.
#[derive(Debug, Clone, Copy)]
enum Where {
    /// Nothing: it belongs to the installation.
    Installation(Path<0>),
    /// The organisation of the hat.
    Organisation(Path<1>),
    /// The cohort whose pages one is in.
    Cohort(Path<3>),
}

/// One place of the navigation.
struct Spot {
    roles: &'static [Role],
    name: &'static str,
    at: Where,
}

const READERS: &[Role] = &[Role::Lead, Role::Tutor, Role::Editor, Role::SecondReader, Role::Moderator];

const WATCHERS: &[Role] = &[Role::Manager, Role::Expert, Role::Officer];

const SPOTS: &[Spot] = &[
    Spot { roles: &[Role::Participant], name: "place-mine", at: Where::Organisation(MINE) },
    Spot { roles: &[Role::Participant], name: "place-path", at: Where::Cohort(PATH) },
    Spot { roles: &[Role::Participant], name: "place-report", at: Where::Cohort(REPORT) },
    Spot { roles: &[Role::Participant], name: "place-forum", at: Where::Cohort(FORUMS) },
    Spot { roles: &[Role::Participant], name: "place-record", at: Where::Cohort(RECORD) },
    Spot { roles: &[Role::Participant], name: "place-leave", at: Where::Cohort(LEAVE) },
    Spot { roles: READERS, name: "place-team", at: Where::Organisation(TEAM) },
    Spot { roles: &[Role::Lead], name: "place-cohorts", at: Where::Organisation(COHORTS) },
    Spot { roles: READERS, name: "place-programmes", at: Where::Organisation(PROGRAMMES) },
    Spot { roles: &[Role::Lead], name: "place-members", at: Where::Organisation(MEMBERS) },
    Spot { roles: &[Role::Doctor], name: "place-near-misses", at: Where::Organisation(OWN) },
    Spot { roles: &[Role::Manager], name: "place-desk", at: Where::Organisation(DESK) },
    Spot { roles: &[Role::Manager], name: "place-experts", at: Where::Organisation(EXPERTS) },
    Spot { roles: &[Role::Manager], name: "place-replies", at: Where::Organisation(REPLIES) },
    Spot { roles: &[Role::Expert], name: "place-analysis", at: Where::Organisation(ANALYSIS) },
    Spot { roles: &[Role::Correspondent], name: "place-relays", at: Where::Organisation(RELAYS) },
    Spot { roles: &[Role::Correspondent], name: "place-hospital", at: Where::Organisation(HOSPITAL) },
    Spot { roles: &[Role::Doctor], name: "place-uptake", at: Where::Organisation(GUIDELINES) },
    Spot { roles: &[Role::Expert], name: "place-stories", at: Where::Organisation(STORY_DESK) },
    Spot { roles: &[Role::Doctor, Role::Expert], name: "place-alerts", at: Where::Organisation(HEARD) },
    Spot { roles: &[Role::Manager], name: "place-feedback", at: Where::Organisation(SHARES) },
    Spot { roles: &[Role::Clerk], name: "place-enrolment", at: Where::Organisation(ENROLMENT) },
    Spot { roles: &[Role::Expert, Role::Officer], name: "place-rex", at: Where::Installation(REX) },
    Spot { roles: &[Role::Manager, Role::Officer], name: "place-alert-desk", at: Where::Organisation(ALERT_DESK) },
    Spot { roles: &[Role::Manager, Role::Officer], name: "place-extracts", at: Where::Organisation(REQUESTS) },
    Spot { roles: &[Role::Expert], name: "place-rex-held", at: Where::Installation(HELD) },
    Spot {
        roles: &[Role::Manager, Role::Expert, Role::Officer],
        name: "place-guidelines",
        at: Where::Organisation(WORK),
    },
    Spot { roles: WATCHERS, name: "place-watch", at: Where::Organisation(WATCH) },
    Spot { roles: WATCHERS, name: "place-studies", at: Where::Organisation(STUDIES) },
    Spot { roles: &[Role::Expert, Role::Officer], name: "place-themes", at: Where::Organisation(KEEPING) },
    Spot { roles: &[Role::Operator], name: "place-operation", at: Where::Installation(OPERATION) },
    Spot { roles: &[Role::Operator], name: "place-accounts", at: Where::Installation(ACCOUNTS) },
    Spot { roles: &[Role::Operator], name: "place-organisations", at: Where::Installation(ORGANISATIONS) },
    Spot { roles: &[Role::Operator], name: "place-hospitals", at: Where::Installation(HOSPITALS) },
];

/// First segments after the organisation's that are not the short name of a programme.
const NOT_PROGRAMMES: [&str; 9] =
    ["mine", "team", "enrolment", "desk", "analysis", "near-misses", "guidelines", "hospital", "alerts"];

/// Parts of a cohort's pages that belong to a place with another address: what is written in a forum is of the forums.
const WITHIN: [(&str, &str); 2] = [("threads", "forums"), ("posts", "forums")];

/// The page where a hat's day begins; `org` is the short name of its organisation, none for the installation.
#[must_use]
pub fn home_of(role: Role, org: Option<&str>) -> String {
    let home = SPOTS.iter().find(|spot| spot.roles.contains(&role));
    home.and_then(|spot| address(spot.at, org, None)).unwrap_or_else(|| START.plain().to_owned())
}

/// A participant's own path in a cohort.
#[must_use]
pub fn own_path(cohort: [&str; 3]) -> String {
    PATH.to(cohort)
}

/// The navigation of a hat on the page at `here`: the place one is in is marked.
pub(crate) fn places(voice: &Voice, role: Role, org: Option<&str>, here: &str) -> Vec<Place> {
    let here = here.split(['?', '#']).next().unwrap_or_default();
    let cohort = cohort_of(org, here);
    let mut places: Vec<Place> = SPOTS
        .iter()
        .filter(|spot| spot.roles.contains(&role))
        // Inside a cohort its own path stands in the place of the list of cohorts.
        .filter(|spot| cohort.is_none() || !matches!(spot.name, "place-mine"))
        .filter_map(|spot| {
            Some(Place { address: address(spot.at, org, cohort)?, name: voice.say(spot.name), is_current: false })
        })
        .collect();
    let here = cohort.map_or_else(|| here.to_owned(), |_| within(here));
    let inside = |place: &Place| {
        here.strip_prefix(place.address.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let nearest = places
        .iter()
        .enumerate()
        .filter(|(_, place)| inside(place))
        .max_by_key(|(_, place)| place.address.len())
        .map(|(index, _)| index);
    if let Some(place) = nearest.and_then(|index| places.get_mut(index)) {
        place.is_current = true;
    }
    places
}

/// The address of a page, as if it lay in the place that it belongs to.
fn within(here: &str) -> String {
    let mut segments: Vec<&str> = here.split('/').collect();
    if let Some(part) = segments.get_mut(4)
        && let Some((_, place)) = WITHIN.iter().find(|(name, _)| name == part)
    {
        *part = place;
    }
    segments.join("/")
}

fn address(at: Where, org: Option<&str>, cohort: Option<[&str; 2]>) -> Option<String> {
    match at {
        Where::Installation(path) => Some(path.plain().to_owned()),
        Where::Organisation(path) => Some(path.to([org?])),
        Where::Cohort(path) => {
            let [programme, name] = cohort?;
            Some(path.to([org?, programme, name]))
        }
    }
}

/// The cohort whose pages an address is in.
fn cohort_of<'a>(org: Option<&str>, here: &'a str) -> Option<[&'a str; 2]> {
    let mut segments = here.split('/').skip(1);
    let (first, programme, name) = (segments.next()?, segments.next()?, segments.next()?);
    let fits = org == Some(first) && !NOT_PROGRAMMES.contains(&programme) && !name.is_empty();
    fits.then_some([programme, name])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hat_has_a_home() {
        assert_eq!(home_of(Role::Participant, Some("amp")), "/amp/mine");
        assert_eq!(home_of(Role::Operator, None), "/operation");
        assert_eq!(home_of(Role::Clerk, Some("amp")), "/amp/enrolment");
        assert_eq!(home_of(Role::Doctor, Some("amp")), "/amp/near-misses");
        assert_eq!(home_of(Role::Manager, Some("amp")), "/amp/desk/near-misses");
        assert_eq!(home_of(Role::Expert, Some("amp")), "/amp/analysis");
        for role in READERS {
            assert_eq!(home_of(*role, Some("amp")), "/amp/team");
        }
    }

    #[test]
    fn the_place_one_is_in_is_marked_and_only_that_one() {
        let voice = documents::language::Languages::embedded().unwrap().voice("en").unwrap();
        let current = |role, here: &str| {
            let all = places(&voice, role, Some("amp"), here);
            let marked: Vec<String> = all.into_iter().filter(|it| it.is_current).map(|it| it.address).collect();
            marked.join(" ")
        };
        assert_eq!(current(Role::Participant, "/amp/pip/2008-01/evaluations/b1?x=1"), "/amp/pip/2008-01");
        assert_eq!(current(Role::Participant, "/amp/pip/2008-01/report"), "/amp/pip/2008-01/report");
        for page in ["forums/psa", "threads/x7", "posts"] {
            assert_eq!(current(Role::Participant, &format!("/amp/pip/2008-01/{page}")), "/amp/pip/2008-01/forums");
        }
        assert_eq!(current(Role::Participant, "/amp/mine"), "/amp/mine");
        assert_eq!(current(Role::Lead, "/amp/team/cohorts"), "/amp/team/cohorts");
        assert_eq!(current(Role::Lead, "/amp/team/pip/2008-01/results"), "/amp/team");
        assert_eq!(current(Role::Lead, "/amp/teamwork"), "");
        assert_eq!(current(Role::Doctor, "/amp/near-misses/drafts/x7"), "/amp/near-misses");
        assert_eq!(current(Role::Manager, "/amp/desk/near-misses/x7"), "/amp/desk/near-misses");
        assert_eq!(current(Role::Expert, "/amp/analysis/x7/verdict"), "/amp/analysis");
        assert_eq!(current(Role::Participant, "/other/pip/2008-01"), "", "another organisation's page");
    }
}

//! Words of guidelines: kinds, states, opinions, deeds, and for whom something waits.

use app::guideline::{Counts, Line, Told as Step, Waits};
use domain::guideline::course::{Deed, Peer, Step as At};
use domain::guideline::{Disclosed, Kind, PARTS, Verdict, Wording, lines};

use crate::components::{Tag, Tone};
use crate::page::Page;

/// Every state of the desk's list, in the order of a life.
pub(super) fn states() -> impl Iterator<Item = &'static str> {
    At::ALL.into_iter().map(At::code).chain(["under_watch", "withdrawn", "put_aside"])
}

pub(super) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::General => "guideline-kind-general",
        Kind::TypeOne => "guideline-kind-type-one",
        Kind::TypeTwo => "guideline-kind-type-two",
        Kind::TypeThree => "guideline-kind-type-three",
    }
}

pub(super) fn kind_hint_key(kind: Kind) -> &'static str {
    match kind {
        Kind::General => "guideline-kind-general-hint",
        Kind::TypeOne => "guideline-kind-type-one-hint",
        Kind::TypeTwo => "guideline-kind-type-two-hint",
        Kind::TypeThree => "guideline-kind-type-three-hint",
    }
}

pub(super) fn state_key(code: &str) -> &'static str {
    match code {
        "idea" => "guideline-state-idea",
        "scoped" => "guideline-state-scoped",
        "evidence_frozen" => "guideline-state-evidence-frozen",
        "drafted" => "guideline-state-drafted",
        "peer_review" => "guideline-state-peer-review",
        "approval" => "guideline-state-approval",
        "grading" => "guideline-state-grading",
        "opinion" => "guideline-state-opinion",
        "ready" => "guideline-state-ready",
        "under_watch" => "guideline-state-under-watch",
        "withdrawn" => "guideline-state-withdrawn",
        _ => "guideline-state-put-aside",
    }
}

pub(super) fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Favourable => "guideline-verdict-favourable",
        Verdict::WithChanges => "guideline-verdict-with-changes",
        Verdict::Unfavourable => "guideline-verdict-unfavourable",
    }
}

pub(super) fn part_key(part: &str) -> &'static str {
    match part {
        "title" => "guideline-part-title",
        "situation" => "guideline-part-situation",
        "measures" => "guideline-part-measures",
        "messages" => "guideline-part-messages",
        _ => "guideline-part-method",
    }
}

/// Where it stands, coloured by whether it waits for whoever looks.
pub(super) fn tag(page: &Page, line: &Line) -> Tag {
    let tone = match line.state {
        _ if line.is_mine => Tone::Due,
        "under_watch" => Tone::Done,
        "withdrawn" | "put_aside" => Tone::Neutral,
        _ => Tone::Info,
    };
    Tag { tone, text: page.say(state_key(line.state)) }
}

pub(super) fn waits(page: &Page, waits: &Waits) -> String {
    match waits {
        Waits::Makers => page.say("guideline-waits-makers"),
        Waits::Peers => page.say("guideline-waits-peers"),
        Waits::Approval(bodies) => {
            let names: Vec<String> = bodies.iter().map(|name| page.read(name).to_owned()).collect();
            page.with("guideline-waits-approval", [("bodies", page.voice.list(&names))])
        }
        Waits::Graders => page.say("guideline-waits-graders"),
        Waits::Authority => page.say("guideline-waits-authority"),
        Waits::Look(by) => page.with("guideline-waits-look", [("date", page.date(*by))]),
        Waits::Nobody => page.say("guideline-waits-nobody"),
    }
}

pub(super) fn peer(page: &Page, peer: Peer) -> String {
    match peer {
        Peer::Invited => page.say("guideline-peer-invited"),
        Peer::Free => page.say("guideline-peer-free"),
        Peer::Conflicted => page.say("guideline-peer-conflicted"),
        Peer::Reviewed { verdict, .. } => page.say(verdict_key(verdict)),
    }
}

/// How many records, as whoever reads may know (a35).
pub(super) fn records(page: &Page, counts: Counts) -> String {
    match counts {
        Counts::Exact(count) => page.with("guideline-records", [("count", count)]),
        Counts::Told(told) => disclosed(page, told),
    }
}

pub(super) fn disclosed(page: &Page, told: Disclosed) -> String {
    match told {
        Disclosed::None => page.say("guideline-records-none"),
        Disclosed::Fewer { than } => page.with("guideline-records-fewer", [("than", than)]),
        Disclosed::AtLeast(count) => page.with("guideline-records-at-least", [("count", page.voice.count(count))]),
    }
}

/// What was done, in a few words.
pub(super) fn deed(page: &Page, step: &Step) -> String {
    page.say(match &step.deed {
        Deed::Proposed => "guideline-deed-proposed",
        Deed::Scoped { .. } => "guideline-deed-scoped",
        Deed::Frozen { .. } => "guideline-deed-frozen",
        Deed::Drafted { .. } => "guideline-deed-drafted",
        Deed::Invited(_) => "guideline-deed-invited",
        Deed::Declared { conflict: true } => "guideline-deed-conflicted",
        Deed::Declared { conflict: false } => "guideline-deed-declared",
        Deed::Reviewed { .. } => "guideline-deed-reviewed",
        Deed::Answered(_) => "guideline-deed-answered",
        Deed::ReviewClosed => "guideline-deed-review-closed",
        Deed::Approved => "guideline-deed-approved",
        Deed::SentBack => "guideline-deed-sent-back",
        Deed::Graded { .. } => "guideline-deed-graded",
        Deed::Opined { favourable: true } => "guideline-deed-opined-for",
        Deed::Opined { favourable: false } => "guideline-deed-opined-against",
        Deed::Published { .. } => "guideline-deed-published",
        Deed::Kept { .. } => "guideline-deed-kept",
        Deed::RevisionBegun => "guideline-deed-revision-begun",
        Deed::Withdrawn { .. } => "guideline-deed-withdrawn",
        Deed::PutAside => "guideline-deed-put-aside",
    })
}

/// One part of the words.
#[derive(Debug)]
pub(crate) struct Section {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    pub(super) is_list: bool,
}

/// The words but for the title, in the reader's language.
pub(super) fn sections(page: &Page, wording: &Wording) -> Vec<Section> {
    let section = |part: &'static str| {
        let is_list = matches!(part, "measures" | "messages");
        let text = page.read(wording.part(part));
        let whole = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let all = if is_list { lines(text).map(str::to_owned).collect() } else { whole.map(str::to_owned).collect() };
        Section { title: page.say(part_key(part)), lines: all, is_list }
    };
    let parts = PARTS.into_iter().filter(|part| *part != "title").map(section);
    parts.filter(|section| !section.lines.is_empty()).collect()
}

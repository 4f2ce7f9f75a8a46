//! One near miss of a demonstration, from its first line to where it stands, through the use cases that people have.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::Actor;
use domain::calendar::days_after;
use domain::ids::OrgId;
use domain::near_miss::consent::Use;
use domain::near_miss::content::{FieldKey, Value};
use domain::rex::When;
use domain::text::Language;
use jiff::civil::Date;

use super::{Desk, Sent, verdicts};
use crate::App;
use crate::demonstration::noon;
use crate::demonstration::rex_base::typeset;
use crate::demonstration::stories::{Also, Far, Story};
use crate::error::{Error, Result};
use crate::near_miss::{self, Changes, SendAs, Sending, Start, analysis, assignment};

/// A near miss that is sent, and those whom it concerns.
pub(super) struct Told<'a> {
    pub(super) app: &'a App,
    pub(super) desk: &'a Desk,
    pub(super) story: &'a Story,
    pub(super) org: OrgId,
    pub(super) author: &'a Actor,
    pub(super) expert: &'a Actor,
    /// The expert who does not have it.
    pub(super) other: &'a Actor,
    pub(super) sent: Date,
    pub(super) reference: String,
    pub(super) language: Language,
    /// Whoever wrote these invented everybody: each passage that looks like somebody is nobody.
    pub(super) marks: BTreeSet<String>,
}

impl Told<'_> {
    /// Moves the clock to so many days after the sending.
    pub(super) fn after(&self, days: u16) {
        self.app.clock.set(noon(days_after(self.sent, days)));
    }

    /// The same in the language of the near miss.
    pub(super) fn say(&self, french: &str, english: &str) -> String {
        if self.language == Language::french() { typeset(french) } else { english.to_owned() }
    }

    pub(super) fn assign(&self, expert: &Actor) -> Result<()> {
        let given = expert.person().ok_or(Error::NotFound("expert"))?;
        assignment::assign(self.app, &self.desk.manager, self.org, &self.reference, given)
    }
}

/// Tells a near miss, sent on a day, and lets it come as far as it has; what is needed to find it again, unless it is a
/// draft.
pub(super) fn tell(app: &App, desk: &Desk, story: &Story, sent: Date) -> Result<Option<Sent>> {
    let (org, author) = (desk.org, &desk.doctors[story.author]);
    app.clock.set(noon(sent));
    let draft = begin(app, (org, author), story)?;
    if story.far == Far::Draft {
        return Ok(None);
    }
    let (expert, other) = experts(desk, story)?;
    let saved = near_miss::save(app, author, org, &draft, (&answers(story, sent), 1))?;
    let language = Language::parse(story.language).unwrap_or_else(Language::french);
    let content = near_miss::draft(app, author, org, &draft)?.content;
    let marks: BTreeSet<String> =
        near_miss::findings(&content, &language).into_iter().map(|finding| finding.mark).collect();
    let sending = Sending {
        reference: draft,
        seen: saved.version,
        send_as: if story.is(Also::Team) { SendAs::Team(desk.team) } else { SendAs::Alone },
        agreed: agreed(story),
        excluded: other.person().into_iter().filter(|_| story.is(Also::Excludes)).collect(),
        justified: marks.clone(),
        language: language.clone(),
        seconds: Some(120 + u32::try_from(story.narrative.len()).unwrap_or_default()),
    };
    let reference = near_miss::send(app, author, org, sending)?.reference;
    let told = Told { app, desk, story, org, author, expert, other, sent, reference, language, marks };
    match story.far {
        Far::Sent => {}
        Far::Withdrawn => near_miss::withdraw(app, author, org, &told.reference)?,
        _ => analyse(&told)?,
    }
    let Told { expert, reference, .. } = told;
    Ok(Some(Sent { body: story.body, ago: story.ago, expert: expert.clone(), reference }))
}

fn begin(app: &App, (org, author): (OrgId, &Actor), story: &Story) -> Result<String> {
    let narrative = if story.language == "fr" { typeset(story.narrative) } else { story.narrative.to_owned() };
    near_miss::begin(app, author, org, &Start::Words(narrative))
}

/// Who analyses it, and who does not.
fn experts<'a>(desk: &'a Desk, story: &Story) -> Result<(&'a Actor, &'a Actor)> {
    let place = story.author % desk.experts.len().max(1);
    let other = (place + 1) % desk.experts.len().max(1);
    desk.experts.get(place).zip(desk.experts.get(other)).ok_or(Error::NotFound("expert"))
}

fn agreed(story: &Story) -> BTreeSet<Use> {
    let mut agreed = BTreeSet::from([Use::Rex, Use::Story, Use::FollowUp]);
    if story.is(Also::NoRex) {
        agreed.remove(&Use::Rex);
    }
    if story.is(Also::NoStory) {
        agreed.remove(&Use::Story);
    }
    agreed
}

fn analyse(told: &Told<'_>) -> Result<()> {
    told.after(2);
    told.assign(told.expert)?;
    if told.story.far == Far::Assigned {
        return Ok(());
    }
    told.after(4);
    analysis::open(told.app, told.expert, told.org, &told.reference)?;
    if told.story.far == Far::Opened { Ok(()) } else { verdicts::judge(told) }
}

fn answers(story: &Story, on: Date) -> Changes {
    let code = |code: &str| Value::Code(code.to_owned());
    let month = When::Month(on.year(), on.month().unsigned_abs());
    let mut all = vec![
        ("specialty", code(story.specialty)),
        ("met", Value::YesNo(true)),
        ("own_practice", Value::YesNo(true)),
        ("care", Value::YesNo(true)),
        ("unexpected", Value::YesNo(false)),
        ("month", Value::Month(month)),
        ("unit", code(story.unit)),
        ("phase", code(story.phase)),
        ("actual", code(story.severity[0])),
        ("potential", code(story.severity[1])),
        ("informed", code(if story.severity[0] == "0" { "not_needed" } else { "yes" })),
        ("detected_how", code(story.detection)),
        ("preventability", code("probably")),
    ];
    let graded: BTreeMap<String, String> =
        story.factors.iter().map(|factor| ((*factor).to_owned(), "contributed".to_owned())).collect();
    all.push(("factors", Value::Graded(graded)));
    let mut changes: Changes = all.into_iter().map(|(field, value)| (FieldKey::once(field), Some(value))).collect();
    if !story.measure.is_empty() {
        let words = if story.language == "fr" { typeset(story.measure) } else { story.measure.to_owned() };
        let row = [
            ("measure", Value::Words(words)),
            ("measure_owner", code("team")),
            ("measure_due", Value::Day(days_after(on, 90))),
        ];
        changes.extend(row.into_iter().map(|(field, value)| (FieldKey::row(field, 1), Some(value))));
    }
    changes
}

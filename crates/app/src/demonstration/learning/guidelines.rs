//! Guidelines of a demonstration, each as far as it has come.

use domain::authority::Actor;
use domain::calendar::{days_before, months_after};
use domain::guideline::grading::Marks;
use domain::guideline::{Kind, Scope, Verdict, Wording};
use domain::ids::OrgId;
use domain::rex::{Facet, Filter};
use domain::text::Language;
use jiff::civil::Date;

use super::both;
use super::texts::{GUIDELINES, Guideline, METHOD, Step};
use crate::App;
use crate::demonstration::near_miss::{Bodies, Desk, SCHEME};
use crate::demonstration::noon;
use crate::error::{Error, Result};
use crate::guideline::evidence::{self, Freezing};
use crate::guideline::{
    Idea, Interests, approval, drafting, grading, idea, opinion, peer_review, publishing, watching,
};
use crate::rex::{self, Ask, MOST_HITS};
use crate::screen::Confirmed;

/// Days that each step takes.
const PACE: u16 = 12;
/// Days before the date of the demonstration on which the one that is replaced is withdrawn.
const WITHDRAWN: u16 = 540;

/// A guideline under way.
struct Work<'a> {
    app: &'a App,
    bodies: &'a Bodies,
    lead: &'a Desk,
    of: &'a Guideline,
    as_of: Date,
    reference: String,
}

/// Makes them; the references of all, in the order of the texts.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(
    app: &App,
    bodies: &Bodies,
    (study, seen): (&str, &[String]),
    as_of: Date,
) -> Result<Vec<(String, &'static Guideline)>> {
    let mut all: Vec<(String, &Guideline)> = Vec::new();
    for of in GUIDELINES {
        let lead = &bodies.desks[of.body];
        app.clock.set(noon(days_before(as_of, of.ago + 6 * PACE)));
        let new = Idea {
            title: crate::demonstration::rex_base::typeset(of.title[0]),
            why: "Plusieurs récits de l’année disent la même chose.".to_owned(),
        };
        let reference = idea::propose(app, &lead.experts[0], lead.org, of.kind, &new)?;
        let work = Work { app, bodies, lead, of, as_of, reference };
        work.scope()?;
        if of.step != Step::Scoped {
            // The study and what was seen first concern syringes.
            let beside = of.theme == "wrong_medicine" && of.step == Step::Published;
            let studies = beside.then(|| study.to_owned()).into_iter().collect();
            work.draft(studies, seen.iter().take(usize::from(beside)).cloned().collect())?;
            work.review()?;
        }
        if matches!(of.step, Step::Published | Step::Replaced(_)) {
            work.agree()?;
            work.publish()?;
        }
        if let Step::Replaced(by) = of.step {
            let by = all.get(by).map(|(reference, _)| reference.clone());
            let why = "Remplacée par une recommandation plus large.";
            // By then what replaces it is published.
            app.clock.set(noon(days_before(as_of, WITHDRAWN)));
            watching::withdraw(app, &lead.manager, lead.org, &work.reference, why, by.as_deref())?;
        }
        all.push((work.reference, of));
    }
    Ok(all)
}

impl Work<'_> {
    fn org(&self) -> OrgId {
        self.lead.org
    }

    fn writer(&self) -> &Actor {
        &self.lead.experts[0]
    }

    /// The day that is so many steps before its last.
    fn on(&self, steps: u16) {
        self.app.clock.set(noon(days_before(self.as_of, self.of.ago + steps * PACE)));
    }

    fn scope(&self) -> Result<()> {
        let scope = Scope {
            question: crate::demonstration::rex_base::typeset(self.of.question),
            situation: String::new(),
            themes: vec![self.of.theme.to_owned()],
            specialties: vec![self.of.specialty.to_owned()],
        };
        let partners: Vec<OrgId> = self.of.partner.map(|place| self.bodies.desks[place].org).into_iter().collect();
        idea::scope(self.app, self.writer(), self.org(), &self.reference, &scope, &partners)
    }

    fn draft(&self, studies: Vec<String>, watch: Vec<String>) -> Result<()> {
        self.on(5);
        let (app, org, reference) = (self.app, self.org(), self.reference.as_str());
        let freezing = Freezing {
            words: self.of.words.to_owned(),
            language: Some(Language::french()),
            filters: self.narrowed()?,
            studies,
            watch,
        };
        evidence::freeze(app, self.writer(), org, reference, &freezing)?;
        let wording = Wording {
            title: both(self.of.title),
            situation: both(self.of.situation),
            measures: both(self.of.measures),
            messages: both(self.of.messages),
            method: both(METHOD),
        };
        drafting::draft(app, self.writer(), org, reference, &wording, 0, &Confirmed::none())
    }

    /// In a base of a country, one year of it: no more is frozen than can be read.
    fn narrowed(&self) -> Result<Vec<Filter>> {
        let ask =
            Ask { words: self.of.words.to_owned(), language: Some(Language::french()), limit: 1, ..Ask::default() };
        let many = rex::search(self.app, &Actor::System, &ask)?.total;
        let year = Filter { facet: Facet::Year, value: (self.as_of.year() - 1).to_string() };
        Ok(if many > MOST_HITS as u64 { vec![year] } else { Vec::new() })
    }

    /// Two peers: a colleague of the lead, who remarks, and an expert of another body. Of what is still read, one has
    /// answered.
    fn review(&self) -> Result<()> {
        self.on(4);
        let other = &self.bodies.desks[(self.of.body + 1) % self.bodies.desks.len()];
        let peers = [(self.lead, &self.lead.experts[1]), (other, &other.experts[0])];
        for (place, (desk, peer)) in peers.into_iter().enumerate() {
            let person = peer.person().ok_or(Error::NotFound("expert"))?;
            peer_review::invite(self.app, self.writer(), self.org(), &self.reference, person)?;
            if self.of.step == Step::Reviewed && place == 1 {
                return Ok(());
            }
            self.read_by(desk.org, peer)?;
        }
        self.on(3);
        for remark in [1, 2] {
            let words = "C’est ajouté.";
            peer_review::answer(self.app, self.writer(), self.org(), &self.reference, remark, words)?;
        }
        peer_review::close(self.app, self.writer(), self.org(), &self.reference)
    }

    fn read_by(&self, org: OrgId, peer: &Actor) -> Result<()> {
        let nothing = Interests { words: String::new() };
        peer_review::declare(self.app, peer, org, &self.reference, false, &nothing)?;
        let remarks = ["Dire qui relit, et à quel moment.".to_owned()];
        let words = "Utile, et faisable sans moyens de plus.";
        peer_review::review(self.app, peer, org, &self.reference, Verdict::WithChanges, words, &remarks)
    }

    /// Whatever its kind asks for before it is published.
    fn agree(&self) -> Result<()> {
        self.on(2);
        let (app, org, reference) = (self.app, self.org(), self.reference.as_str());
        approval::approve(app, &self.lead.manager, org, reference)?;
        match self.of.kind {
            Kind::General | Kind::TypeOne => Ok(()),
            Kind::TypeTwo => {
                for grader in [&self.lead.experts[1], &self.lead.third] {
                    let words = "Question précise, mesures praticables ; peu d’études hors de la base.";
                    grading::grade(app, grader, org, reference, &marks()?, words)?;
                }
                let grounds = "Fondé sur des cas nombreux et concordants.";
                opinion::give(app, &self.bodies.officer, self.bodies.authority, reference, true, grounds)
            }
            Kind::TypeThree => {
                if let Some(partner) = self.of.partner.map(|place| &self.bodies.desks[place]) {
                    approval::approve(app, &partner.manager, partner.org, reference)?;
                }
                approval::approve(app, &self.bodies.officer, self.bodies.authority, reference)
            }
        }
    }

    fn publish(&self) -> Result<()> {
        self.on(0);
        let review_by = months_after(days_before(self.as_of, self.of.ago), 24);
        publishing::publish(self.app, &self.lead.manager, self.org(), &self.reference, review_by)
    }
}

/// Two marks of three for every criterion.
fn marks() -> Result<Marks> {
    let scheme = documents::scheme::shipped(SCHEME).ok_or(Error::NotFound("scheme"))?;
    let grid = scheme.grid.clone().ok_or(Error::NotFound("grid"))?;
    Ok(grid.criteria.into_iter().map(|criterion| (criterion.code, 2)).collect())
}

//! What people of a story do.

use domain::answers::{Answer, AnswerKey, Answers};
use domain::goal::GoalStatus;
use domain::question::Item;
use domain::text::Language;
use jiff::civil::Date;

use super::{Somebody, World};
use crate::choosing::{self, Chosen, Plan};
use crate::cohort::Pinned;
use crate::enrolling;
use crate::leaving;
use crate::overriding;
use crate::questionnaire::{self, Changes};
use crate::rehearsal::sound_answers;
use crate::screen::Confirmed;

impl World {
    /// They join the cohort they were accepted into.
    pub fn when_they_join(&self, cohort: &Pinned, mut who: Somebody) -> Somebody {
        who.enrolment = Some(enrolling::join(&self.app, &who.actor, cohort).expect("they may join"));
        who.pseudonym = self.path_of(&who).enrolment.pseudonym;
        who
    }

    /// They choose the first goals offered for a sequence that they have not chosen elsewhere.
    pub fn when_they_choose(&self, cohort: &Pinned, who: &Somebody, sequence: &str) {
        let me = self.path_of(who);
        let taken: Vec<_> = cohort.programme.sequences.iter().flat_map(|other| me.goals_of_set(other.set)).collect();
        let chosen: Vec<Chosen> = cohort
            .programme
            .offered(sequence)
            .filter(|goal| goal.status == GoalStatus::Published && !taken.contains(&goal.id))
            .take(usize::from(cohort.programme.choice.per_set))
            .map(|goal| Chosen { goal: goal.id.clone(), patients: Some(10) })
            .collect();
        choosing::choose(&self.app, &who.actor, cohort, sequence, &chosen).expect("the choice is open");
    }

    /// They commit to every goal of a sequence.
    pub fn when_they_commit(&self, cohort: &Pinned, who: &Somebody, sequence: &str) {
        let me = self.path_of(who);
        for goal in me.goals_of(sequence) {
            let plan = Plan {
                cue: "Quand la situation se présente".to_owned(),
                action: "je fais ce que l'objectif dit".to_owned(),
                target: String::new(),
                from: me.today(self.app.now()),
            };
            choosing::commit(&self.app, &who.actor, cohort, &goal, &plan, &Language::french(), &Confirmed::none())
                .expect("they may commit");
        }
    }

    /// They answer every question of a questionnaire soundly, and submit it.
    pub fn when_they_submit(&self, cohort: &Pinned, who: &Somebody, evaluation: &str) {
        self.when_they_submit_saying(cohort, who, evaluation, |_, _| None);
    }

    /// They submit a questionnaire, saying what `say` says and something sound to every other required question.
    pub fn when_they_submit_saying(
        &self,
        cohort: &Pinned,
        who: &Somebody,
        evaluation: &str,
        say: impl Fn(&AnswerKey, &Item) -> Option<Answer>,
    ) {
        let open = questionnaire::read(&self.app, &who.actor, cohort, evaluation).expect("it can be read");
        let answers = sound_answers(&open.asked(), open.today, say);
        let changes: Changes = answers.into_iter().map(|(key, answer)| (key, Some(answer))).collect();
        questionnaire::submit(&self.app, &who.actor, cohort, evaluation, open.version, changes, "fr")
            .expect("the answers are sound and it is open");
    }

    /// They go on leave, until a day or until they say so.
    pub fn when_they_go_on_leave(&self, cohort: &Pinned, who: &Somebody, from: &str, to: Option<&str>) {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        leaving::go_on_leave(&self.app, &who.actor, cohort, day(from), to.map(day), false).expect("they may be away");
    }

    /// They come back from a leave that is open.
    pub fn when_they_come_back(&self, cohort: &Pinned, who: &Somebody) {
        leaving::come_back(&self.app, &who.actor, cohort).expect("they are away");
    }

    /// They leave for good, answering nothing of the exit form.
    pub fn when_they_withdraw(&self, cohort: &Pinned, who: &Somebody) {
        leaving::withdraw(&self.app, &who.actor, cohort, Answers::new(), &Language::french(), &Confirmed::none())
            .expect("they are still there");
    }

    /// The team excuses them from a requirement.
    pub fn when_the_team_excuses(&self, house: &super::House, cohort: &Pinned, who: &Somebody, requirement: &str) {
        overriding::excuse(&self.app, &house.lead, cohort, &who.pseudonym, requirement, "à sa demande")
            .expect("it can be excused");
    }

    /// The team opens a requirement again until a day.
    pub fn when_the_team_reopens(
        &self,
        house: &super::House,
        cohort: &Pinned,
        who: &Somebody,
        requirement: &str,
        until: &str,
    ) {
        let until = until.parse().expect("a date");
        overriding::reopen(&self.app, &house.lead, cohort, &who.pseudonym, requirement, until, "absence")
            .expect("it can be opened again");
    }
}

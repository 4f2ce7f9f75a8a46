//! Codes of experts: whoever has a near miss codes it; somebody else may code what was cleared a second time, blind. How
//! far two coders agree is told code by code, and what they settle between them is what the base gets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::content::Asked;
use domain::near_miss::course::{Hand, State};
use domain::near_miss::record::{Codes, is_coded};
use domain::near_miss::{Content, Form};
use domain::programme::CodeList;
use domain::review::{Coding, Sight, Theme, ThemeKind, agreement, settled, sight};
use domain::scheme::Scheme;
use domain::statistics::Agreement;
use store::Tx;

use super::assignment::candidates_for;
use super::round::{self, expert, of_expert};
use super::{File, person_of, rex_entry};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::keys::DataKey;

/// The role under which the author sees that somebody coded what was cleared.
const SECOND_CODER: &str = "second_coder";

/// How far two coders agree on one part, over the near misses that two coded.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// Near misses that two coded.
    pub near_misses: usize,
    /// Over every code.
    pub all: Agreement,
    /// Code by code, without those that nobody gave.
    pub each: BTreeMap<String, Agreement>,
}

/// What a second coder reads: what was cleared, and nothing else.
#[derive(Debug, Clone)]
pub struct Second {
    /// Its name in addresses.
    pub reference: String,
    /// The scheme of the body.
    pub scheme: Arc<Scheme>,
    /// The form it was asked with, by its version.
    pub form_version: String,
    /// The lists that the form takes from elsewhere, as they were on the day of sending.
    pub elsewhere: Vec<CodeList>,
    /// Whether the acting coder is the expert who has it: they write down what was settled.
    pub has_it: bool,
    /// What was cleared.
    pub content: Content,
    /// What the acting coder gave, by part.
    pub codes: Codes,
    /// What the other gave, for parts that the acting coder has coded too.
    pub others: Codes,
    /// What was settled.
    pub settled: Codes,
}

impl Second {
    /// The form it was asked with.
    #[must_use]
    pub fn form(&self) -> &Form {
        self.scheme.form_of(&self.form_version).unwrap_or(&self.scheme.form)
    }
}

/// Codes a part of a near miss: by whoever has it while it is analysed, or by its second coder.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever has nothing to do with it, or a part that is not coded;
/// conflict once its record is in the base; invalid for a code that the list does not have.
pub fn code(app: &App, actor: &Actor, org: OrgId, reference: &str, part: &str, codes: &BTreeSet<String>) -> Result<()> {
    let coder = expert(actor, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    let (part, codes) = (part.to_owned(), codes.clone());
    app.store.clone().write(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        let has_it = file.standing.state.expert() == Some(coder);
        let seconds = store::near_miss::find_second(tx, org, file.row.id)? == Some(coder);
        if !has_it && !seconds {
            return Err(Error::NotFound("near miss"));
        }
        open_to_codes(&file)?;
        check(tx, &file, &part, &codes)?;
        let place = format!("coding/{coder}/{part}");
        let sealed = file.seal(&app, &place, &to_line(&codes))?;
        let row = store::near_miss::Coding { coder, part: part.clone(), codes: sealed, on: file.today };
        store::near_miss::save_coding(tx, org, file.row.id, &row)?;
        file.note(&app, tx, (&actor, Hand::Expert(coder)), "near-miss.code")?;
        rex_entry::renew(&app, tx, &file)
    })
}

/// Asks an expert without a tie to code what was cleared a second time.
///
/// # Errors
/// Refused to whoever does not assign; not found; conflict when somebody was asked already, nothing is cleared, or the
/// expert is unfit.
pub fn ask_second(app: &App, actor: &Actor, org: OrgId, reference: &str, coder: PersonId) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        if !file.standing.cleared {
            return Err(conflict("", "fault-near-miss-not-cleared"));
        }
        open_to_codes(&file)?;
        let fit = candidates_for(&app, tx, &file)?.into_iter().any(|it| it.expert == coder && it.unfit().is_none());
        if !fit || file.standing.state.expert() == Some(coder) {
            return Err(conflict("expert", "fault-near-miss-unfit"));
        }
        if !store::near_miss::add_second(tx, org, file.row.id, coder, file.today)? {
            return Err(conflict("", "fault-near-miss-second-asked"));
        }
        file.note(&app, tx, (&actor, Hand::Manager), "near-miss.ask-second")
    })
}

/// Opens what was cleared, for its second coder or for the expert who has it: a reading. What the other gave is shown
/// only for parts that one has coded oneself.
///
/// # Errors
/// Refused to whoever does not analyse; not found for anybody else, or when nothing is cleared any more.
pub fn open(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Second> {
    let coder = expert(actor, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        let has_it = file.standing.state.expert() == Some(coder);
        let seconds = store::near_miss::find_second(tx, org, file.row.id)? == Some(coder);
        let cleared = round::last(&file, tx)?;
        if !(has_it || seconds) || !cleared.by_expert {
            return Err(Error::NotFound("near miss"));
        }
        let role = if has_it { super::file::EXPERT } else { SECOND_CODER };
        round::read(&app, tx, &actor, &file, role)?;
        let mut others = Codes::new();
        let mut codes = Codes::new();
        for (part, codings) in codings_by_part(tx, &file)? {
            if let Sight::Both(other) = sight(&codings, coder) {
                others.insert(part.clone(), other.codes.clone());
            }
            let own = codings.into_iter().find(|coding| coding.coder == coder);
            codes.extend(own.map(|own| (part, own.codes)));
        }
        Ok(Second {
            reference: reference.clone(),
            scheme: Arc::clone(&file.body.scheme),
            form_version: file.row.form_version.clone(),
            elsewhere: file.body.elsewhere(tx, file.row.sent_on)?,
            has_it,
            content: cleared.content,
            codes,
            others,
            settled: adjudicated(tx, &file)?,
        })
    })
}

/// Keeps what both coders settled for a part, once each has coded it. The expert who has it writes it down.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it; conflict before two have coded it, or
/// once its record is in the base; invalid for a code that the list does not have.
pub fn adjudicate(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    part: &str,
    codes: &BTreeSet<String>,
) -> Result<()> {
    let hand = Hand::Expert(expert(actor, org)?);
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    let (part, codes) = (part.to_owned(), codes.clone());
    app.store.clone().write(move |tx| {
        let file = of_expert(&app, tx, &actor, org, &reference)?;
        open_to_codes(&file)?;
        check(tx, &file, &part, &codes)?;
        if codings_by_part(tx, &file)?.get(&part).is_none_or(|codings| codings.len() < 2) {
            return Err(conflict("", "fault-near-miss-coded-once"));
        }
        let sealed = file.seal(&app, &format!("settled/{part}"), &to_line(&codes))?;
        let row = store::near_miss::Adjudicated { part: part.clone(), codes: sealed, on: file.today };
        store::near_miss::adjudicate(tx, org, file.row.id, &row)?;
        file.note(&app, tx, (&actor, hand), "near-miss.adjudicate")?;
        rex_entry::renew(&app, tx, &file)
    })
}

/// How far coders agree on a part of a body's near misses; none before two have coded one.
///
/// # Errors
/// Refused to whoever neither assigns nor analyses; not found for a part that is not coded.
pub fn agreed(app: &App, actor: &Actor, org: OrgId, part: &str) -> Result<Option<Agreed>> {
    actor.may(Right::AssignNearMisses, org).or_else(|_| actor.may(Right::AnalyseNearMisses, org))?;
    let (app, part) = (app.clone(), part.to_owned());
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let themes = themes(tx, &body, &part)?;
        let mut texts: Vec<(i64, DataKey, Vec<Coding>)> = Vec::new();
        for row in store::near_miss::codings_of_part(tx, org, &part)? {
            if texts.last().is_none_or(|(id, ..)| *id != row.near_miss) {
                let found = store::near_miss::load(tx, org, row.near_miss)?.ok_or(Error::NotFound("near miss"))?;
                let place = super::file::place(org, found.id, "key");
                texts.push((found.id, body.key.data_key(&place, &found.data_key)?, Vec::new()));
            }
            let Some((id, key, codings)) = texts.last_mut() else { continue };
            let place = super::file::place(org, *id, &format!("coding/{}/{part}", row.coder));
            let plain = String::from_utf8(key.open(&place, &row.codes)?.to_vec()).map_err(broken)?;
            codings.push(Coding { coder: row.coder, codes: of_line(&plain) });
        }
        let texts: Vec<Vec<Coding>> = texts.into_iter().map(|(_, _, codings)| codings).collect();
        Ok(agreement(&texts, &themes).map(|(near_misses, all, each)| Agreed { near_misses, all, each }))
    })
}

/// The parts of a form that can be coded, with their lists.
pub fn parts(form: &Form) -> impl Iterator<Item = (&str, &str)> {
    form.fields()
        .filter(|(_, block, _)| block.rows.is_none())
        .filter_map(|(_, _, field)| Some((field.id.as_str(), is_coded(field)?)))
}

fn themes(tx: &mut Tx<'_>, body: &Body, part: &str) -> Result<Vec<Theme>> {
    let form = &body.scheme.form;
    let (_, list) = parts(form).find(|(id, _)| *id == part).ok_or(Error::NotFound("part"))?;
    let elsewhere = body.elsewhere(tx, domain::calendar::epoch())?;
    let list = find_list(form, &elsewhere, list)?;
    let theme = |code: &domain::programme::Code| Theme {
        code: code.code.clone(),
        kind: ThemeKind::Other,
        label: code.label.clone(),
        is_retired: false,
    };
    Ok(list.codes.iter().map(theme).collect())
}

fn find_list<'a>(form: &'a Form, elsewhere: &'a [CodeList], id: &str) -> Result<&'a CodeList> {
    let found = form.list(id).or_else(|| elsewhere.iter().find(|list| list.id == id));
    found.ok_or_else(|| broken("a form asks for a list that is not there"))
}

/// Codes are given while it is analysed, and after its acceptance until its record is in the base.
fn open_to_codes(file: &File) -> Result<()> {
    let now = matches!(file.standing.state, State::UnderAnalysis { .. } | State::Accepted { .. });
    if now && !file.standing.entered { Ok(()) } else { Err(conflict("", "fault-near-miss-not-now")) }
}

fn check(tx: &mut Tx<'_>, file: &File, part: &str, codes: &BTreeSet<String>) -> Result<()> {
    let form = file.form()?;
    let (_, list) = parts(form).find(|(id, _)| *id == part).ok_or(Error::NotFound("part"))?;
    let elsewhere = file.body.elsewhere(tx, file.row.sent_on)?;
    let asked = Asked { form, elsewhere: &elsewhere, today: file.today };
    let known = asked.list(list).is_some_and(|list| codes.iter().all(|code| list.code(code).is_some()));
    let single = form.field(part).is_some_and(|(_, field)| matches!(field.asks, domain::near_miss::Asks::One { .. }));
    if known && (!single || codes.len() <= 1) {
        Ok(())
    } else {
        Err(Fault::new("codes", "fault-near-miss-codes").into())
    }
}

fn to_line(codes: &BTreeSet<String>) -> String {
    codes.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn of_line(line: &str) -> BTreeSet<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

/// Every coding of this near miss, by part.
fn codings_by_part(tx: &mut Tx<'_>, file: &File) -> Result<BTreeMap<String, Vec<Coding>>> {
    let mut parts: BTreeMap<String, Vec<Coding>> = BTreeMap::new();
    for row in store::near_miss::codings(tx, file.org(), file.row.id)? {
        // What the first of two experts coded is no more seen than what they decided.
        if file.standing.set_aside.contains(&row.coder) {
            continue;
        }
        let codes = of_line(&file.unseal(&format!("coding/{}/{}", row.coder, row.part), &row.codes)?);
        parts.entry(row.part).or_default().push(Coding { coder: row.coder, codes });
    }
    Ok(parts)
}

fn adjudicated(tx: &mut Tx<'_>, file: &File) -> Result<Codes> {
    let rows = store::near_miss::adjudicated(tx, file.org(), file.row.id)?;
    let opened = rows.into_iter().map(|row| {
        let codes = of_line(&file.unseal(&format!("settled/{}", row.part), &row.codes)?);
        Ok((row.part, codes))
    });
    opened.collect()
}

/// What one coder gave, by part.
pub(super) fn codes_of(tx: &mut Tx<'_>, file: &File, coder: PersonId) -> Result<Codes> {
    let parts = codings_by_part(tx, file)?.into_iter();
    let own = parts.filter_map(|(part, codings)| {
        codings.into_iter().find(|coding| coding.coder == coder).map(|coding| (part, coding.codes))
    });
    Ok(own.collect())
}

/// The codes that hold: what was settled; without that those of the only coder, or those that both gave.
pub(super) fn settled_of(tx: &mut Tx<'_>, file: &File) -> Result<Codes> {
    let parts = codings_by_part(tx, file)?.into_iter();
    // Two who agree on nothing have settled nothing: then the author's own codes stay.
    let agreed = parts.map(|(part, codings)| (part, settled(&codings, None))).filter(|(_, codes)| !codes.is_empty());
    let mut codes: Codes = agreed.collect();
    codes.extend(adjudicated(tx, file)?);
    Ok(codes)
}

/// What waits to be coded a second time by the acting expert is in [`super::analysis::given`]; this tells who was asked.
///
/// # Errors
/// Refused to whoever does not assign; not found.
pub fn second_of(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Option<String>> {
    actor.may(Right::AssignNearMisses, org)?;
    person_of(actor)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        let coder = store::near_miss::find_second(tx, org, file.row.id)?;
        coder.map(|coder| round::name_of(tx, coder)).transpose()
    })
}

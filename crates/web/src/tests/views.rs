//! Every view, in every language, from its own samples.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use axum::http::Method;
use documents::language::{Languages, Voice};
use jiff::civil::date;
use scraper::{ElementRef, Html, Selector};

use crate::failure_page::FailurePage;
use crate::page::{Page, Sample};
use crate::routes;
use crate::start::ShowStart;
use crate::style::ShowStyle;

/// The views of the web door. A new view adds one line.
fn every_view(page: &Page) -> Vec<Rendered> {
    [
        rendered::<FailurePage>(page),
        rendered::<crate::enrolment::ShowEnrolment>(page),
        rendered::<crate::enrolment::ShowApplicants>(page),
        rendered::<crate::enrolment::ShowApplicant>(page),
        rendered::<crate::enrolment::ShowRoster>(page),
        rendered::<crate::enrolment::ShowDryRun>(page),
        rendered::<crate::enrolment::ShowNewcomer>(page),
        rendered::<crate::member::ShowMembers>(page),
        rendered::<crate::member::ShowMember>(page),
        rendered::<crate::near_miss::ShowOwn>(page),
        rendered::<crate::near_miss::ShowBefore>(page),
        rendered::<crate::near_miss::ShowDraft>(page),
        rendered::<crate::near_miss::ShowFromFile>(page),
        rendered::<crate::near_miss::ShowLooked>(page),
        rendered::<crate::near_miss::ShowSection>(page),
        rendered::<crate::near_miss::CheckNearMiss>(page),
        rendered::<crate::near_miss::ShowReceipt>(page),
        rendered::<crate::near_miss::ShowNearMiss>(page),
        rendered::<crate::near_miss::EditRevision>(page),
        rendered::<crate::operation::ShowOperation>(page),
        rendered::<crate::operation::ShowAccounts>(page),
        rendered::<crate::operation::ShowAccount>(page),
        rendered::<crate::operation::ShowOrganisations>(page),
        rendered::<crate::operation::ShowHospitals>(page),
        rendered::<ShowStart>(page),
        rendered::<crate::path::ShowMine>(page),
        rendered::<crate::path::ShowInvitation>(page),
        rendered::<crate::path::ShowPath>(page),
        rendered::<crate::goal::ShowGoal>(page),
        rendered::<crate::choice::ShowChoice>(page),
        rendered::<crate::choice::CheckChoice>(page),
        rendered::<crate::commitment::ShowCommitment>(page),
        rendered::<crate::evaluation::ShowEvaluation>(page),
        rendered::<crate::evaluation::ShowBlock>(page),
        rendered::<crate::evaluation::ShowConflict>(page),
        rendered::<crate::evaluation::CheckAnswers>(page),
        rendered::<crate::sign_in::ShowSignIn>(page),
        rendered::<crate::sign_in::ChooseHat>(page),
        rendered::<crate::invitation::ShowInvitation>(page),
        rendered::<crate::invitation::InvitationOver>(page),
        rendered::<crate::sessions::ShowSessions>(page),
        rendered::<crate::report::ShowReport>(page),
        rendered::<crate::record::ShowRecord>(page),
        rendered::<crate::record::ShowAttestation>(page),
        rendered::<crate::record::ShowUnattested>(page),
        rendered::<crate::leaving::ShowLeave>(page),
        rendered::<crate::leaving::ShowWithdrawal>(page),
        rendered::<crate::leaving::ConfirmWithdrawal>(page),
        rendered::<crate::leaving::ShowLeft>(page),
        rendered::<crate::team::ShowTeam>(page),
        rendered::<crate::forum::ShowForums>(page),
        rendered::<crate::forum::ShowThreads>(page),
        rendered::<crate::forum::ShowThread>(page),
        rendered::<crate::forum::BeginThread>(page),
        rendered::<crate::forum::ShowOwnPosts>(page),
        rendered::<crate::forum::ShowPost>(page),
        rendered::<crate::forum::ListOpenings>(page),
        rendered::<crate::forum::ShowIdentity>(page),
        rendered::<crate::review::ShowReviews>(page),
        rendered::<crate::review::ShowQueue>(page),
        rendered::<crate::review::ShowReview>(page),
        rendered::<crate::review::ListThreads>(page),
        rendered::<crate::review::ShowThreadReview>(page),
        rendered::<crate::review::ShowCodebook>(page),
        rendered::<crate::board::ShowBoard>(page),
        rendered::<crate::board::ShowParticipant>(page),
        rendered::<crate::results::ShowResults>(page),
        rendered::<crate::results::ShowGoalResults>(page),
        rendered::<crate::general_measure::ListMeasures>(page),
        rendered::<crate::cohort::ListCohorts>(page),
        rendered::<crate::programme::ListProgrammes>(page),
        rendered::<crate::programme::ShowDefinition>(page),
        rendered::<crate::programme::ShowPublishing>(page),
        rendered::<crate::synthesis::ListSyntheses>(page),
        rendered::<crate::synthesis::ShowSynthesis>(page),
        rendered::<crate::synthesis::EditSynthesis>(page),
        rendered::<crate::synthesis::ListOwnSyntheses>(page),
        rendered::<crate::synthesis::ShowOwnSynthesis>(page),
        rendered::<crate::synthesis::ShowKit>(page),
        rendered::<crate::paraphrase::ShowRequests>(page),
        rendered::<crate::paraphrase::ShowOwnRequests>(page),
        rendered::<crate::wording::ListWordings>(page),
        rendered::<crate::wording::ShowWording>(page),
        rendered::<crate::rehearsal::ListRehearsals>(page),
        rendered::<crate::rehearsal::ShowRehearsal>(page),
        rendered::<crate::rehearsal::ListMails>(page),
        rendered::<crate::rehearsal::ShowMail>(page),
        rendered::<crate::editorial::ListEditions>(page),
        rendered::<crate::editorial::ShowEdition>(page),
        rendered::<crate::editorial::ShowGoalDesk>(page),
        rendered::<crate::editorial::ShowSuspension>(page),
        rendered::<crate::proposal::ShowOwnProposals>(page),
        rendered::<crate::proposal::ListProposals>(page),
        rendered::<crate::organisation::ShowAbout>(page),
        rendered::<crate::organisation::ShowOrganisation>(page),
        rendered::<crate::organisation::ShowInterests>(page),
        rendered::<crate::tally::ShowTally>(page),
        rendered::<crate::tally::ShowRunChart>(page),
        rendered::<crate::help::ShowHelp>(page),
        rendered::<crate::option_help::ListOptions>(page),
        rendered::<crate::self_check::ShowSelfCheck>(page),
        rendered::<crate::trajectory::ShowPast>(page),
        rendered::<crate::outcome_report::ShowOutcome>(page),
        rendered::<crate::feedback::ShowShares>(page),
        rendered::<crate::story::StoryDesk>(page),
        rendered::<crate::story::EditStory>(page),
        rendered::<crate::story::ListStories>(page),
        rendered::<crate::story::ShowStory>(page),
        rendered::<crate::alert::ListAlerts>(page),
        rendered::<crate::alert::AlertDesk>(page),
        rendered::<crate::alert::ShowAlert>(page),
        rendered::<crate::digest::ChooseDigest>(page),
        rendered::<crate::digest::StopDigest>(page),
        rendered::<crate::assignment::ListDesk>(page),
        rendered::<crate::assignment::ShowAssignment>(page),
        rendered::<crate::assignment::ShowExperts>(page),
        rendered::<crate::assignment::ShowReplies>(page),
        rendered::<crate::link::ShowLinks>(page),
        rendered::<crate::hospital::ShowHospital>(page),
        rendered::<crate::body_question::ListQuestions>(page),
        rendered::<crate::body_question::ShowQuestion>(page),
        rendered::<crate::extract::ListRequests>(page),
        rendered::<crate::extract::ShowRequest>(page),
        rendered::<crate::extract::ListExtracts>(page),
        rendered::<crate::extract::ShowExtract>(page),
        rendered::<crate::relay::ListRelays>(page),
        rendered::<crate::relay::ShowPrepared>(page),
        rendered::<crate::near_miss::ShowRelay>(page),
        rendered::<crate::analysis::ListAnalysis>(page),
        rendered::<crate::analysis::ShowAnalysis>(page),
        rendered::<crate::analysis::ShowClearing>(page),
        rendered::<crate::analysis::ShowVerdict>(page),
        rendered::<crate::analysis::ShowThemes>(page),
        rendered::<crate::theme::ListThemes>(page),
        rendered::<crate::theme::ShowTheme>(page),
        rendered::<crate::theme::KeepThemes>(page),
        rendered::<crate::theme::FileRecord>(page),
        rendered::<crate::watch::ListWatch>(page),
        rendered::<crate::watch::ShowItem>(page),
        rendered::<crate::study::ListStudies>(page),
        rendered::<crate::study::ShowStudy>(page),
        rendered::<crate::uptake::ListMine>(page),
        rendered::<crate::uptake::ShowUptake>(page),
        rendered::<crate::editorial::DrawGoal>(page),
        rendered::<crate::analysis::ShowSecond>(page),
        rendered::<crate::analysis::ShowRecommendations>(page),
        rendered::<crate::guideline::ListGuidelineWork>(page),
        rendered::<crate::guideline::ShowGuidelineWork>(page),
        rendered::<crate::guideline::DraftGuideline>(page),
        rendered::<crate::guideline::ShowEvidence>(page),
        rendered::<crate::guideline::ListGuidelines>(page),
        rendered::<crate::guideline::ShowGuideline>(page),
        rendered::<crate::rex::ShowSearch>(page),
        rendered::<crate::rex::ShowRexRecord>(page),
        rendered::<crate::rex::ListHeld>(page),
        rendered::<crate::rex::ShowHeld>(page),
        rendered::<crate::rex::ShowCounts>(page),
        rendered::<crate::receipt::AskReceipt>(page),
        rendered::<crate::receipt::ShowTrail>(page),
        rendered::<crate::receipt::ShowProof>(page),
        rendered::<crate::try_out::ShowTry>(page),
        rendered::<ShowStyle>(page),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One sample of a view, rendered in one language.
struct Rendered {
    view: &'static str,
    place: String,
    html: String,
}

fn rendered<V: Sample>(page: &Page) -> Vec<Rendered> {
    let view = std::any::type_name::<V>().rsplit("::").next().expect("a name");
    let samples = V::samples(page);
    assert!(!samples.is_empty(), "{view} has no sample");
    samples
        .into_iter()
        .map(|(name, sample)| Rendered {
            view,
            place: format!("{view} “{name}” in {}", page.voice.tag()),
            html: sample.render().expect("a page"),
        })
        .collect()
}

fn languages() -> Languages {
    Languages::embedded().expect("the shipped catalogues are sound")
}

fn frame(voice: Voice, is_demonstration: bool) -> Page {
    Page {
        voice,
        languages: languages().voices(),
        address: "/".into(),
        now: date(2008, 5, 1).at(14, 32, 0, 0).in_tz("Europe/Paris").expect("an instant"),
        signed_in: None,
        places: Vec::new(),
        is_demonstration,
        rehearsal: None,
        notice: Some("✓".into()),
    }
}

fn every_page() -> Vec<Rendered> {
    let voices = languages().voices();
    let frames = voices.into_iter().flat_map(|voice| [frame(voice.clone(), false), frame(voice, true)]);
    frames.flat_map(|page| every_view(&page)).collect()
}

fn select(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

fn elements<'h>(html: &'h Html, css: &str) -> Vec<ElementRef<'h>> {
    html.select(&select(css)).collect()
}

fn check(test: impl Fn(&Html, &Rendered) -> Vec<String>) {
    let mut faults = Vec::new();
    for page in every_page() {
        let html = Html::parse_document(&page.html);
        faults.extend(test(&html, &page).into_iter().map(|fault| format!("{}: {fault}", page.place)));
    }
    faults.dedup();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_template_has_a_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let known: BTreeSet<&str> = every_page().iter().map(|page| page.view).collect();
    for file in files_under(&root.join("src")) {
        let text = fs::read_to_string(&file).expect("a source file");
        let text: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
        for after in text.split("#[template(path = \"").skip(1) {
            let view = after
                .split("struct ")
                .nth(1)
                .and_then(|rest| rest.split(|it: char| !it.is_alphanumeric()).next())
                .expect("a view");
            assert!(known.contains(view), "{view} in {} is missing from `every_view`", file.display());
        }
    }
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                found.extend(files_under(&path));
            }
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_page_is_well_formed() {
    check(|html, _| html.errors.iter().map(ToString::to_string).collect());
}

#[test]
fn every_page_says_all_its_words_and_values() {
    check(|html, page| {
        let text: String = html.root_element().text().collect();
        let unsaid = ["⟦", "{$", "NaN"].into_iter().filter(|sign| page.html.contains(sign) || text.contains(sign));
        unsaid.map(|sign| format!("{sign} is on the page")).collect()
    });
}

#[test]
fn every_page_keeps_the_content_policy() {
    check(|html, _| {
        let mut faults: Vec<String> = elements(html, "style, [style], script:not([src]), base, iframe, object")
            .iter()
            .map(ElementRef::html)
            .collect();
        for element in elements(html, "*") {
            faults.extend(
                element
                    .value()
                    .attrs()
                    .filter(|(name, _)| name.starts_with("on"))
                    .map(|(name, _)| format!("inline {name}")),
            );
        }
        for element in elements(html, "[src], link[href]") {
            let address = element.attr("src").or(element.attr("href")).unwrap_or_default();
            if !address.starts_with('/') {
                faults.push(format!("loads {address}"));
            }
        }
        faults
    });
}

#[test]
fn every_page_can_be_heard() {
    check(|html, page| {
        let mut faults = Vec::new();
        let language = html.root_element().attr("lang").unwrap_or_default();
        if !page.place.ends_with(language) {
            faults.push(format!("its language is {language}"));
        }
        if elements(html, "h1").len() != 1 {
            faults.push("a page has one first heading".into());
        }
        let title: String = elements(html, "head > title").iter().flat_map(|title| title.text()).collect();
        if title.trim_start().starts_with('–') {
            faults.push("no title".into());
        }
        faults.extend(heading_gaps(html));
        faults.extend(reference_faults(html));
        faults.extend(unlabelled(html));
        faults
    });
}

fn heading_gaps(html: &Html) -> Vec<String> {
    let mut faults = Vec::new();
    let mut last = 1;
    for heading in elements(html, "main h1, main h2, main h3, main h4") {
        let level = heading.value().name()[1..].parse::<u8>().expect("a level");
        // The error summary stands before the first heading, as GOV.UK and the NHS place it.
        let is_summary = heading.attr("id") == Some("errors-title");
        if !is_summary && level > last + 1 {
            faults.push(format!("{} skips a level", heading.html()));
        }
        last = level;
    }
    faults
}

/// Ids are unique, and whatever refers to one finds it.
fn reference_faults(html: &Html) -> Vec<String> {
    let mut ids = BTreeMap::new();
    for element in elements(html, "[id]") {
        *ids.entry(element.attr("id").unwrap_or_default()).or_insert(0) += 1;
    }
    let mut faults: Vec<String> =
        ids.iter().filter(|(_, times)| **times > 1).map(|(id, _)| format!("#{id} stands twice")).collect();
    for element in elements(html, "[aria-describedby], [aria-labelledby], label[for], a[href^='#']") {
        let named = ["aria-describedby", "aria-labelledby", "for"]
            .into_iter()
            .filter_map(|name| element.attr(name))
            .flat_map(str::split_whitespace);
        let linked = element.attr("href").and_then(|address| address.strip_prefix('#'));
        faults.extend(named.chain(linked).filter(|id| !ids.contains_key(id)).map(|id| format!("#{id} is nowhere")));
    }
    faults
}

/// Every control has a label, every choice a legend, every picture a name or silence.
fn unlabelled(html: &Html) -> Vec<String> {
    let mut faults = Vec::new();
    for control in elements(html, "input:not([type=hidden]), select, textarea") {
        let id = control.attr("id").unwrap_or_default();
        if elements(html, &format!("label[for='{id}']")).is_empty() {
            faults.push(format!("no label: {}", control.html()));
        }
    }
    for control in elements(html, "input[type=radio]") {
        let in_group = control.ancestors().filter_map(ElementRef::wrap).any(|it| it.value().name() == "fieldset");
        if !in_group {
            faults.push(format!("no question around {}", control.html()));
        }
    }
    for fieldset in elements(html, "fieldset") {
        if fieldset.select(&select("legend")).next().is_none() {
            faults.push("a group without a legend".into());
        }
    }
    for picture in elements(html, "svg:not([aria-hidden=true])") {
        if picture.attr("aria-labelledby").is_none() || picture.select(&select("title")).next().is_none() {
            faults.push("a picture without a name".into());
        }
    }
    for element in elements(html, "a, button, summary, th, caption, label, legend, h1, h2, h3") {
        if element.text().collect::<String>().trim().is_empty() {
            faults.push(format!("empty: {}", element.html()));
        }
    }
    faults
}

#[test]
fn every_link_and_every_form_leads_to_a_page_that_exists() {
    let table = routes::table();
    let leads = |method: &Method, address: &str| {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        table.iter().any(|route| route.method == *method && matches(route.pattern, path))
    };
    check(|html, _| {
        let links = elements(html, "a[href]").into_iter().map(|it| (Method::GET, it.attr("href").unwrap_or_default()));
        let forms = elements(html, "form").into_iter().map(|it| {
            let method = if it.attr("method") == Some("post") { Method::POST } else { Method::GET };
            (method, it.attr("action").unwrap_or_default())
        });
        let saves = elements(html, "[data-autosave]")
            .into_iter()
            .map(|it| (Method::POST, it.attr("data-autosave").unwrap_or_default()));
        let all = links
            .chain(forms)
            .chain(saves)
            .filter(|(_, address)| !address.starts_with('#') && !address.starts_with("https://"));
        all.filter(|(method, address)| !leads(method, address))
            .map(|(method, address)| format!("{method} {address} leads nowhere"))
            .collect()
    });
}

fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(&path).all(|(part, given)| part == given || (part.starts_with('{') && !given.is_empty()))
}

#[test]
fn every_address_that_is_declared_is_served() {
    let patterns: BTreeSet<&str> = routes::table().iter().map(|route| route.pattern).collect();
    for file in files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        if file.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        for line in text.lines().filter(|line| line.trim_start().starts_with("pub")) {
            let Some(pattern) = line.split("Path::new(\"").nth(1).and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            assert!(patterns.contains(pattern), "{pattern} in {} is served by no route", file.display());
        }
    }
}

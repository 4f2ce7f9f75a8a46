//! Everybody of the demonstration follows every kind of link their hat shows them, and
//! no page holds a barrier, leaves the installation or breaks its own policy.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use journeys::{Browser, Demo, Page, Visitor};

/// Pages of one kind opened by one person: two, because the first may be the empty one.
const OF_A_KIND: usize = 2;

/// Parts of an address after which a name stands: pages that differ by it are of a kind.
const NAMED: &[&str] = &[
    "results",
    "goals",
    "evaluations",
    "participants",
    "applicants",
    "wording",
    "sets",
    "accounts",
    "forums",
    "threads",
    "posts",
    "helps",
    "tally",
    "reviews",
    "thread-reviews",
    "syntheses",
    "editions",
    "codebook",
    "options",
    "proposals",
    "near-misses",
    "drafts",
    "sections",
    "analysis",
    "records",
    "held",
];

/// The kind of page at an address: without names, and without what follows `?`.
fn kind(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let mut is_name = false;
    let parts = path.split('/').map(|part| {
        let shown = if is_name { "*" } else { part };
        is_name = NAMED.contains(&part);
        shown
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether a link leads to a page of this installation rather than to a file.
fn is_page(demo: &Demo, address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    address.starts_with(&demo.page("/")) && !last.contains('.')
}

/// What is wrong with the page that is open, in one line each.
fn faults(page: &Page) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    let status = page.status()?;
    if status != 200 {
        faults.push(format!("status {status}"));
    }
    faults.extend(page.axe()?.iter().map(|one| format!("axe: {one}")));
    page.resize(360)?;
    if page.scrolls_sideways()? {
        let wide = page.evaluate(
            "[...document.querySelectorAll('main *, header *, footer *')].filter(it => it.getBoundingClientRect().right > innerWidth + 1)\
             .slice(0, 3).map(it => it.outerHTML.slice(0, 100)).join(' | ')",
        )?;
        faults.push(format!("scrolls sideways on a phone: {wide}"));
    }
    let heads = page.evaluate("document.querySelectorAll('h1').length")?;
    if heads != 1 {
        faults.push(format!("{heads} main headings"));
    }
    // A key that no catalogue knows is shown as it is, and a value that is missing in braces.
    let raw = page.evaluate("(document.body.innerText.match(/\\{ ?\\$[a-z-]+ ?\\}/g) ?? []).join(' ')")?;
    if raw != "" {
        faults.push(format!("words without their value: {raw}"));
    }
    Ok(faults)
}

/// Signs in by the card, follows the links and tells what was wrong where.
fn walk(visitor: Visitor, card: &str, at_least: usize) -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = browser.visit(visitor)?;
    page.open(&demo.page("/"))?;
    page.click_on(card)?;
    let mut waiting = VecDeque::from([page.address()?]);
    let mut known = BTreeSet::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut opened = 0;
    while let Some(address) = waiting.pop_front() {
        let count = kinds.entry(kind(&address)).or_default();
        *count += 1;
        if *count > OF_A_KIND {
            continue;
        }
        page.resize(if visitor.phone { 360 } else { 1280 })?;
        page.open(&address)?;
        opened += 1;
        let found = faults(&page)?;
        wrong.extend(found.iter().map(|fault| format!("{address}: {fault}")));
        for link in page.links()? {
            if is_page(&demo, &link) && known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    wrong.extend(page.third_party_requests()?);
    wrong.extend(page.console_errors()?);
    anyhow::ensure!(wrong.is_empty(), "{opened} pages of {card}:\n{}", wrong.join("\n"));
    anyhow::ensure!(opened >= at_least, "only {opened} pages of {card}: {kinds:?}");
    Ok(())
}

#[test]
fn a_participant_who_is_late() -> anyhow::Result<()> {
    walk(Visitor::FRENCH.on_a_phone(), "Dr Claire Montferrand", 12)
}

#[test]
fn a_participant_who_is_up_to_date() -> anyhow::Result<()> {
    walk(Visitor::ENGLISH.in_the_dark(), "Karim Belloc", 12)
}

#[test]
fn a_participant_on_leave_in_the_dark() -> anyhow::Result<()> {
    walk(Visitor::FRENCH.on_a_phone().in_the_dark(), "Dr Anne-Lise Roubaud", 8)
}

#[test]
fn a_participant_accepted_as_an_exception() -> anyhow::Result<()> {
    walk(Visitor::FRENCH, "Lucie Sarrazin", 8)
}

#[test]
fn a_participant_who_stopped() -> anyhow::Result<()> {
    walk(Visitor::ENGLISH, "Dr Étienne Combaluzier", 4)
}

#[test]
fn a_participant_of_the_other_programme() -> anyhow::Result<()> {
    walk(Visitor::ENGLISH.on_a_phone(), "Fatou Delvaux", 8)
}

#[test]
fn the_lead_at_a_desk() -> anyhow::Result<()> {
    walk(Visitor::FRENCH, "Hélène Vasseur", 8)
}

#[test]
fn the_lead_of_a_small_team_in_the_dark() -> anyhow::Result<()> {
    walk(Visitor::ENGLISH.in_the_dark(), "Nora Lindekens", 8)
}

#[test]
fn the_clerk() -> anyhow::Result<()> {
    walk(Visitor::FRENCH.in_the_dark(), "Bruno Keller", 4)
}

#[test]
fn the_editor_the_second_reader_and_the_moderator() -> anyhow::Result<()> {
    walk(Visitor::FRENCH, "Inès Maurand", 2)?;
    walk(Visitor::ENGLISH, "Paul Tessandier", 2)?;
    walk(Visitor::ENGLISH, "Moderator Sylvain Arbogast", 2)
}

#[test]
fn the_operator() -> anyhow::Result<()> {
    walk(Visitor::ENGLISH, "Odile Ferrand", 4)
}

#[test]
fn a_doctor_who_reports() -> anyhow::Result<()> {
    walk(Visitor::FRENCH.on_a_phone(), "Dr Oriane Valcourbe", 8)?;
    walk(Visitor::ENGLISH.in_the_dark(), "Dr Hugh Wetherwold", 8)
}

#[test]
fn a_manager_of_a_body() -> anyhow::Result<()> {
    walk(Visitor::FRENCH, "Ludivine Castelfort", 4)
}

#[test]
fn an_expert_of_a_body() -> anyhow::Result<()> {
    walk(Visitor::FRENCH, "Dr Armand Peyrelevade", 6)
}

#[test]
fn an_officer_of_the_authority() -> anyhow::Result<()> {
    walk(Visitor::ENGLISH.in_the_dark(), "Agathe Morvandieu", 3)
}

#[test]
fn a_stranger() -> anyhow::Result<()> {
    // The mark of the house is the only control on the start page that keeps one a stranger.
    walk(Visitor::FRENCH.in_the_dark(), "Presque – accueil", 3)
}

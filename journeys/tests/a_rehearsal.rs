//! The editor rehearses a definition in a real browser: throw-away data, a clock that moves, both languages, mails.

use journeys::{Browser, Demo, Visitor};

#[test]
fn the_editor_walks_a_definition_in_both_languages() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = browser.visit(Visitor::ENGLISH)?;
    page.open(&demo.page("/"))?;
    page.follow("Inès Maurand")?;
    page.follow("Rehearsals")?;
    page.see("Before it is published, a programme is walked through whole")?;
    anyhow::ensure!(page.axe()?.is_empty(), "the list has faults: {:?}", page.axe()?);
    let begin = page.controls()?.into_iter().find(|name| name.starts_with("Begin a rehearsal"));
    page.follow(&begin.ok_or_else(|| anyhow::anyhow!("nothing can be rehearsed"))?)?;

    page.see("Throw-away data: you walk the programme as")?;
    page.screenshot("en-rehearsal-desk")?;
    anyhow::ensure!(page.axe()?.is_empty(), "the desk has faults: {:?}", page.axe()?);
    const JOIN: &str = "Do it with sample answers Joining the cohort";
    page.click(JOIN)?;
    page.reload_until(|page| Ok(!page.controls()?.iter().any(|name| name == JOIN)))?;
    let first = page.controls()?.into_iter().find(|name| name.starts_with("Go there"));
    let first = first.ok_or_else(|| anyhow::anyhow!("the clock cannot be moved"))?;
    page.click(&first)?;
    page.reload_until(|page| Ok(!page.controls()?.contains(&first)))?;
    page.open(&demo.page("/rehearsal/mails"))?;
    page.see("No mail leaves.")?;
    page.screenshot("en-rehearsal-mails")?;

    // The other language has a person of its own, who has not joined yet.
    page.click("Français")?;
    page.open(&demo.page("/rehearsal"))?;
    page.see("Données jetables")?;
    page.see("Rejoindre la promotion")?;
    page.screenshot("fr-rehearsal-desk")?;
    page.follow("Mettre fin à la répétition et effacer ses données")?;
    page.see("Répétitions")?;
    anyhow::ensure!(!page.text()?.contains("Données jetables"), "one is out of the rehearsal");
    Ok(())
}

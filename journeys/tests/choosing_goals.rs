//! Goals are chosen with the keyboard alone, and a wrong number of them is explained
//! where it can be mended.

use journeys::{Browser, Demo, Key, Page, Visitor};

/// Goes on with Tab until the focus is on the control of this name: at most two hundred
/// steps, more than any page here has.
fn tab_to(page: &Page, name: &str) -> anyhow::Result<()> {
    let mut met = Vec::new();
    for _ in 0..200 {
        page.press(Key::Tab)?;
        let (_, found) = page.focused()?;
        if found == name {
            return Ok(());
        }
        met.push(found);
    }
    anyhow::bail!("the keyboard does not reach {name:?}; it met {met:?}")
}

#[test]
fn claire_changes_her_goals_with_the_keyboard() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = browser.visit(Visitor::FRENCH)?;
    page.open(&demo.page("/"))?;

    // The demonstration goes back to the summer, when the third set is being chosen.
    page.evaluate("document.getElementById('demonstration-date').value = '2026-07-12'")?;
    page.click("Changer")?;
    page.see("Améliorer sa pratique")?;
    page.follow("Dr Claire Montferrand")?;
    page.see("Série 3 : analyser votre pratique")?;
    page.open(&demo.page("/prescrire-demo/prescrire-pip/2025-11/sets/s3/choice"))?;
    page.see("Cochez 3 objectifs")?;
    anyhow::ensure!(page.is_chosen("Conseil minimal d'arrêt du tabac")?, "her first choice is not shown");

    // A fourth one is one too many.
    tab_to(&page, "Réserver les fluoroquinolones")?;
    page.press(Key::Space)?;
    tab_to(&page, "Vérifier mon choix")?;
    page.press(Key::Enter)?;
    page.see("Quelques points à revoir")?;
    anyhow::ensure!(page.axe()?.is_empty(), "{:?}", page.axe()?);
    page.screenshot("fr-desk-choice-errors")?;
    anyhow::ensure!(page.is_chosen("Réserver les fluoroquinolones")?, "what she ticked is gone");

    // The summary has the focus, and its link leads to the field.
    page.press(Key::Tab)?;
    let (role, message) = page.focused()?;
    assert_eq!(role, "link", "{message}");
    page.press(Key::Enter)?;
    let target = page
        .evaluate("document.getElementById(location.hash.slice(1))?.closest('fieldset, .field, .option') !== null")?;
    assert_eq!(target, true, "{message} leads nowhere");

    tab_to(&page, "Conseil minimal d'arrêt du tabac")?;
    page.press(Key::Space)?;
    tab_to(&page, "Vérifier mon choix")?;
    page.press(Key::Enter)?;
    page.see("Vérifiez votre choix")?;
    page.see("Réserver les fluoroquinolones")?;
    page.screenshot("fr-desk-choice-check")?;
    tab_to(&page, "Enregistrer ces objectifs")?;
    page.press(Key::Enter)?;
    page.see("Vos objectifs sont enregistrés.")?;
    page.see("Réserver les fluoroquinolones")?;
    Ok(())
}

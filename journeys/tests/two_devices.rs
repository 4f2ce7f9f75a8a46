//! One person with two devices, or with a network that comes and goes, loses nothing.

use journeys::{Browser, Demo, Page, Visitor};

const STATUS: &str = "/prescrire-demo/prescrire-pip/2025-11/evaluations/b3/goals/diabetic-foot";
const PUT_IN_PLACE: &str = "Qu'avez-vous mis en place ?";

fn claire(browser: &Browser, demo: &Demo, visitor: Visitor) -> anyhow::Result<Page> {
    let page = browser.visit(visitor)?;
    page.open(&demo.page("/"))?;
    page.follow("Dr Claire Montferrand")?;
    page.open(&demo.page(STATUS))?;
    page.see("Objectif 1 sur 3")?;
    Ok(page)
}

#[test]
fn two_devices_with_scripts_show_both_answers() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let desk = claire(&browser, &demo, Visitor::FRENCH)?;
    let phone = claire(&browser, &demo, Visitor::FRENCH.on_a_phone())?;

    phone.fill(PUT_IN_PLACE, "Écrit dans le bus")?;
    phone.see("Enregistré à")?;
    desk.fill(PUT_IN_PLACE, "Écrit au cabinet")?;

    desk.see("Cette réponse a été modifiée ailleurs")?;
    desk.see("Écrit dans le bus")?;
    desk.see("Écrit au cabinet")?;
    anyhow::ensure!(desk.axe()?.is_empty(), "{:?}", desk.axe()?);
    desk.screenshot("fr-desk-conflict")?;
    desk.click("Garder celle d'ici")?;
    desk.see("Enregistré à")?;
    phone.reload()?;
    assert_eq!(phone.value(PUT_IN_PLACE)?, "Écrit au cabinet");

    // The other way: what the other device says is taken.
    desk.fill(PUT_IN_PLACE, "Corrigé au cabinet")?;
    let witness = claire(&browser, &demo, Visitor::FRENCH)?;
    witness.reload_until(|page| Ok(page.value(PUT_IN_PLACE)? == "Corrigé au cabinet"))?;
    phone.fill(PUT_IN_PLACE, "Corrigé dans le bus")?;
    phone.see("Corrigé au cabinet")?;
    phone.screenshot("fr-phone-conflict")?;
    phone.click("Garder l'autre")?;
    phone.see("La version de l'autre appareil est gardée.")?;
    assert_eq!(phone.value(PUT_IN_PLACE)?, "Corrigé au cabinet");
    Ok(())
}

#[test]
fn two_devices_without_scripts_show_both_answers() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let desk = claire(&browser, &demo, Visitor::FRENCH.without_scripts())?;
    let phone = claire(&browser, &demo, Visitor::FRENCH.on_a_phone().without_scripts())?;

    phone.fill(PUT_IN_PLACE, "Écrit dans le bus")?;
    phone.click("Enregistrer et continuer plus tard")?;
    phone.see("Vos réponses sont enregistrées. Reprenez quand vous voulez.")?;
    desk.fill(PUT_IN_PLACE, "Écrit au cabinet")?;
    desk.click("Enregistrer et continuer")?;

    desk.see("Deux versions de vos réponses")?;
    desk.see("Écrit dans le bus")?;
    desk.see("Écrit au cabinet")?;
    desk.screenshot("fr-desk-conflict-plain")?;
    // Not choosing is answered, and loses nothing either.
    desk.click("Garder ces versions et continuer")?;
    desk.see("Choisissez l'une des deux versions.")?;
    desk.click("Garder celle d'ici")?;
    desk.click("Garder ces versions et continuer")?;
    desk.see("Objectif 2 sur 3")?;
    phone.open(&demo.page(STATUS))?;
    assert_eq!(phone.value(PUT_IN_PLACE)?, "Écrit au cabinet");
    Ok(())
}

#[test]
fn a_network_cut_is_said_and_what_was_written_is_saved_when_it_is_back() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = claire(&browser, &demo, Visitor::FRENCH.on_a_phone())?;

    page.cut_network(true)?;
    page.fill(PUT_IN_PLACE, "Écrit dans un tunnel")?;
    page.see("Pas encore enregistré : pas de connexion.")?;
    page.screenshot("fr-phone-offline")?;
    page.cut_network(false)?;
    // The page tries again as soon as the browser says that there is a network.
    page.see("Enregistré à")?;

    let elsewhere = claire(&browser, &demo, Visitor::FRENCH)?;
    assert_eq!(elsewhere.value(PUT_IN_PLACE)?, "Écrit dans un tunnel");
    Ok(())
}

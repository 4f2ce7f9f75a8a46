//! A participant takes up a half-filled evaluation, answers, checks, submits and reads
//! the report: with scripts and without, at a desk and on a phone, in both languages.

use journeys::{Browser, Demo, Page, Visitor};

const BENEFIT: &str = "Have you noticed, in your patients, a benefit or a harm linked to this change?";

/// Ticks a box or chooses an answer unless it is already: a second click would undo it.
fn choose(page: &Page, name: &str) -> anyhow::Result<()> {
    if !page.is_chosen(name)? {
        page.click(name)?;
    }
    Ok(())
}

/// Answers every question about one goal, in French.
fn answer_in_french(page: &Page, put_in_place: &str) -> anyhow::Result<()> {
    choose(page, "Oui, le plus souvent")?;
    page.fill("Combien de patients concernés avez-vous en tête ou dans vos dossiers ?", "10")?;
    page.fill("Chez combien d'entre eux l'action a-t-elle été faite ?", "8")?;
    page.fill("Qu'avez-vous mis en place ?", put_in_place)?;
    choose(page, "Plutôt facile")?;
    choose(page, "Patient mal informé")?;
    choose(page, "Non")?;
    choose(page, "Le garder tel quel")
}

#[test]
fn claire_resumes_what_is_late_and_reads_her_report() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = browser.visit(Visitor::FRENCH)?;

    page.open(&demo.page("/"))?;
    page.see(
        "La participation est volontaire. Aucun employeur, aucun financeur, aucune autorité ne voit vos réponses.",
    )?;
    page.follow("Dr Claire Montferrand")?;

    // She sees what is late, what is open, and that nothing is lost.
    page.see("Bilan 3 : série 3, à quatre mois")?;
    page.see("rien n'est perdu : c'est possible jusqu'au 30 novembre 2026")?;
    page.see("Bilan 4 : série 1, à douze mois")?;
    page.see("1 bilan envoyé sur 6")?;
    page.screenshot("fr-desk-path")?;

    page.click("Reprendre")?;
    page.see("Les pages de ce questionnaire")?;
    page.screenshot("fr-desk-evaluation")?;
    page.click("Reprendre où j'en étais")?;
    page.see("Objectif 1 sur 3")?;
    page.see("Votre plan : « Quand je reçois un patient diabétique")?;
    anyhow::ensure!(page.is_chosen("En partie")?, "what she had answered is gone");

    // Each answer is saved by itself, and the page says so.
    page.see("Vos réponses sont enregistrées quand vous continuez.")?;
    answer_in_french(&page, "Chaussures ôtées dès l'arrivée.")?;
    page.see("Enregistré à")?;
    page.screenshot("fr-desk-goal")?;
    page.click("Enregistrer et continuer")?;
    page.see("Objectif 2 sur 3")?;
    answer_in_french(&page, "Une question à chaque consultation.")?;
    page.click("Enregistrer et continuer")?;
    page.see("Objectif 3 sur 3")?;
    // Where no patient was concerned, no further question about patients is asked.
    choose(&page, "Aucun patient concerné")?;
    let asked = page.text()?;
    anyhow::ensure!(!asked.contains("Chez combien d"), "{asked}");
    choose(&page, "Le garder tel quel")?;
    page.click("Enregistrer et continuer")?;

    page.see("Pour l'ensemble de la série")?;
    page.fill("Environ combien de minutes avez-vous consacrées à cette série depuis son début ?", "90")?;
    choose(&page, "Plutôt facile")?;
    page.click("Enregistrer et continuer")?;

    page.see("Vérifiez vos réponses")?;
    page.see("Chaussures ôtées dès l'arrivée.")?;
    page.screenshot("fr-desk-check")?;
    page.click("Envoyer mes réponses")?;

    page.see("Mon bilan individuel")?;
    page.see("8 patients sur 10")?;
    page.see("Les effets pour les patients n'ont pas été mesurés.")?;
    page.screenshot("fr-desk-report")?;
    page.click("Mon parcours")?;
    page.see("2 bilans envoyés sur 6")?;
    anyhow::ensure!(page.console_errors()?.is_empty(), "{:?}", page.console_errors());
    Ok(())
}

#[test]
fn emily_answers_on_a_phone_where_scripts_do_not_run() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = browser.visit(Visitor::ENGLISH.on_a_phone().without_scripts())?;

    page.open(&demo.page("/"))?;
    page.screenshot("en-phone-start")?;
    page.follow("Dr Emily Hargreave")?;
    page.see("3 evaluations submitted of 6")?;
    page.screenshot("en-phone-path")?;
    page.click("Begin")?;
    page.see("The pages of this questionnaire")?;
    page.click("Begin")?;

    for goal in 1..=3 {
        page.see(&format!("Goal {goal} of 3"))?;
        // Without a script every question is there, and says when it is to be answered.
        page.see("Only if ")?;
        choose(&page, "Yes, every time")?;
        page.fill("How many patients concerned do you have in mind, or in your records?", "6")?;
        page.fill("In how many of them was the action done?", "5")?;
        choose(&page, "Now a habit")?;
        choose(&page, "No, never")?;
        choose(&page, "No")?;
        choose(&page, "Keep it as it is")?;
        // One question is forgotten, on the second page.
        if goal != 2 {
            choose(&page, "Nothing in particular")?;
        }
        anyhow::ensure!(!page.scrolls_sideways()?, "goal {goal} scrolls sideways");
        if goal == 1 {
            page.screenshot("en-phone-goal")?;
        }
        page.click("Save and continue")?;
    }
    page.see("About the set as a whole")?;
    choose(&page, "Rather easy")?;
    page.click("Save and continue")?;

    // The check says what is left and leads to it; nothing else is asked again.
    page.see("Check your answers")?;
    page.see("1 question is left")?;
    page.screenshot("en-phone-check")?;
    page.click(BENEFIT)?;
    page.see("Goal 2 of 3")?;
    choose(&page, "Nothing in particular")?;
    for next in ["Goal 3 of 3", "About the set as a whole", "Check your answers"] {
        page.click("Save and continue")?;
        page.see(next)?;
    }
    page.click("Submit my answers")?;
    page.see("My report")?;
    page.see("5 of 6 patients")?;
    page.see("Effects on patients were not measured.")?;
    page.screenshot("en-phone-report")?;
    page.click("My path")?;
    page.see("4 evaluations submitted of 6")?;
    Ok(())
}

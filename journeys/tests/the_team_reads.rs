//! The team at work: the tutor reads the results of 2008, the lead opens a step again,
//! the clerk decides an applicant, the operator verifies the journals. Each reads what
//! is theirs, and no more.

use journeys::{Browser, Demo, Page, Visitor};

const CLOSED: &str = "/prescrire-demo/team/prescrire-pip/2008-01";
const RUNNING: &str = "/prescrire-demo/team/prescrire-pip/2025-11";

fn sign_in(browser: &Browser, demo: &Demo, visitor: Visitor, card: &str) -> anyhow::Result<Page> {
    let page = browser.visit(visitor)?;
    page.open(&demo.page("/"))?;
    page.follow(card)?;
    Ok(page)
}

#[test]
fn the_tutor_reads_the_published_figures_and_sees_pseudonyms() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = sign_in(&browser, &demo, Visitor::FRENCH, "Se connecter comme tutrice pour lire tous les résultats")?;

    assert_eq!(page.address()?, demo.page(&format!("{CLOSED}/results")));
    for figure in ["799", "497 sur 799", "77 %", "98 %", "55 %", "100 %", "68 %", "99 %"] {
        page.see(figure)?;
    }
    page.see("Les effets pour les patients n'ont pas été mesurés.")?;
    page.screenshot("fr-desk-results")?;
    page.click("Éviter toute prise d'AINS pendant la grossesse")?;
    page.see("362 sur 470")?;
    page.see("305 sur 311")?;

    page.open(&demo.page(RUNNING))?;
    page.see("Pseudonymes seulement")?;
    page.screenshot("fr-desk-board")?;
    for name in ["Montferrand", "Belloc", "Roubaud", "@demo.invalid"] {
        anyhow::ensure!(!page.text()?.contains(name), "the board names {name}");
    }
    let links = page.links()?;
    let participant = links
        .iter()
        .find(|link| link.contains("/participants/"))
        .ok_or_else(|| anyhow::anyhow!("no participant is listed"))?;
    page.open(participant)?;
    page.see("Aucune réponse n'est montrée ici, ni aucun nom.")?;
    // A tutor reads; opening again is the lead's.
    anyhow::ensure!(!page.controls()?.contains(&"Rouvrir une étape".to_owned()), "a tutor can open a step again");
    Ok(())
}

#[test]
fn the_lead_opens_a_step_again_with_a_reason() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = sign_in(&browser, &demo, Visitor::ENGLISH, "Hélène Vasseur")?;

    page.open(&demo.page(&format!("{RUNNING}?show=missed&step=b2")))?;
    let links = page.links()?;
    let participant = links
        .iter()
        .find(|link| link.contains("/participants/"))
        .ok_or_else(|| anyhow::anyhow!("nobody missed the second evaluation"))?;
    page.open(participant)?;
    page.click("Open a step again")?;
    page.select("Which step", "Evaluation 2: set 2, at four months")?;
    // Without a reason nothing is opened.
    page.evaluate("document.querySelector('form[action$=reopening] input[type=date]').value = '2026-12-20'")?;
    page.click("Open again")?;
    page.see("A few things to look at again")?;
    anyhow::ensure!(page.axe()?.is_empty(), "{:?}", page.axe()?);
    page.fill("Reason", "Was ill in July; asked by telephone.")?;
    page.click("Open again")?;
    page.see("The step is open again.")?;
    page.see("Opened again until 20 December 2026")?;
    page.see("Was ill in July; asked by telephone.")?;
    page.screenshot("en-desk-participant")?;
    Ok(())
}

#[test]
fn the_clerk_decides_an_applicant_and_never_sees_a_board() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = sign_in(&browser, &demo, Visitor::FRENCH, "Bruno Keller")?;

    page.open(&demo.page("/prescrire-demo/enrolment/prescrire-pip/2025-11?show=undecided"))?;
    page.screenshot("fr-desk-applicants")?;
    let links = page.links()?;
    let applicant = links
        .iter()
        .find(|link| link.contains("/applicants/"))
        .ok_or_else(|| anyhow::anyhow!("nobody waits for a decision"))?;
    page.open(applicant)?;
    page.click("Enregistrer la décision")?;
    page.see("Choisissez une décision.")?;
    page.click("Accepter par exception")?;
    page.fill("Raison", "Formation équivalente, attestée par courrier.")?;
    page.click("Enregistrer la décision")?;
    page.see("La décision est enregistrée, avec sa raison, au journal.")?;
    page.see("Formation équivalente, attestée par courrier.")?;

    // What other hats read stays closed, and shows neither a figure nor a pseudonym.
    for address in [RUNNING, CLOSED, "/operation"] {
        for below in ["", "/results", "/measures"] {
            let asked = demo.page(&format!("{address}{below}"));
            page.open(&asked)?;
            let status = page.status()?;
            anyhow::ensure!(matches!(status, 403 | 404), "{asked} answers {status}");
            let shown = page.text()?;
            for told in ["799", "497", "Pseudonyme", " sur 60"] {
                anyhow::ensure!(!shown.contains(told), "{asked} tells {told}");
            }
        }
    }
    Ok(())
}

#[test]
fn the_operator_verifies_the_journals_and_reads_no_answer() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let page = sign_in(&browser, &demo, Visitor::ENGLISH, "Odile Ferrand")?;

    page.click("Verify the journals")?;
    page.see("Every journal holds, from its first link to its last.")?;
    page.see("The chain holds")?;
    page.screenshot("en-desk-operation")?;
    for address in [RUNNING, "/prescrire-demo/enrolment", "/prescrire-demo/prescrire-pip/2025-11"] {
        page.open(&demo.page(address))?;
        assert_eq!(page.status()?, 404, "{address}");
    }
    Ok(())
}

//! The programme's team gives back what it was given: each of its people, and whoever takes part, in both languages.

use journeys::{Browser, Demo, Page, Visitor};

const TEAM: &str = "/prescrire-demo/team/prescrire-pip/2025-11";
const OWN: &str = "/prescrire-demo/prescrire-pip/2025-11";
const CLOSED: &str = "/prescrire-demo/prescrire-pip/2008-01";

/// A window in one language, on a demonstration of its own.
struct Walk {
    demo: Demo,
    page: Page,
    browser: Browser,
    visitor: Visitor,
}

impl Walk {
    fn begin(visitor: Visitor) -> anyhow::Result<Option<Walk>> {
        let Some(browser) = Browser::find_or_skip() else {
            return Ok(None);
        };
        let demo = Demo::start(&[])?;
        let page = browser.visit(visitor)?;
        Ok(Some(Walk { demo, page, browser, visitor }))
    }

    /// The words of this journey's language.
    fn say<'a>(&self, french: &'a str, english: &'a str) -> &'a str {
        if self.visitor.language == "fr" { french } else { english }
    }

    fn open(&self, address: &str) -> anyhow::Result<()> {
        self.page.open(&self.demo.page(address))
    }

    /// Signs in by a card of the start page.
    fn as_one(&self, name: &str) -> anyhow::Result<()> {
        self.open("/")?;
        self.page.follow(name)
    }

    /// Signs in by a card, then puts another hat on.
    fn wearing(&self, name: &str, french: &str, english: &str) -> anyhow::Result<()> {
        self.as_one(name)?;
        self.open("/session/hat")?;
        self.page.follow(self.say(french, english))
    }

    fn see(&self, french: &str, english: &str) -> anyhow::Result<()> {
        self.page.see(self.say(french, english))
    }

    fn click(&self, french: &str, english: &str) -> anyhow::Result<()> {
        self.page.click(self.say(french, english))
    }

    fn follow(&self, french: &str, english: &str) -> anyhow::Result<()> {
        self.page.follow(self.say(french, english))
    }

    fn fill(&self, label: (&str, &str), words: (&str, &str)) -> anyhow::Result<()> {
        self.page.fill(self.say(label.0, label.1), self.say(words.0, words.1))
    }

    fn never(&self, words: &str) -> anyhow::Result<()> {
        anyhow::ensure!(!self.page.text()?.contains(words), "{} tells {words}", self.page.address()?);
        Ok(())
    }

    /// Whatever is open holds no barrier, asks nobody else and breaks no policy; its picture is kept.
    fn is_sound(&self, name: &str) -> anyhow::Result<()> {
        let found = self.page.axe()?;
        anyhow::ensure!(found.is_empty(), "{} has barriers: {found:?}", self.page.address()?);
        anyhow::ensure!(self.page.third_party_requests()?.is_empty(), "{} asks strangers", self.page.address()?);
        anyhow::ensure!(self.page.policy_violations()?.is_empty(), "{} breaks its policy", self.page.address()?);
        self.page.screenshot(&format!("{}-{name}", self.visitor.language))?;
        Ok(())
    }

    /// The addresses of the table's rows that say these words.
    fn rows_saying(&self, words: &str) -> anyhow::Result<Vec<String>> {
        let rows = self.page.evaluate(&format!(
            "[...document.querySelectorAll('main tr')].filter(it => it.innerText.includes({words:?}))\
             .flatMap(it => [...it.querySelectorAll('a')].map(link => link.href))"
        ))?;
        let rows = rows.as_array().cloned().unwrap_or_default();
        Ok(rows.iter().filter_map(|row| row.as_str().map(str::to_owned)).collect())
    }

    /// The demonstration's clock stands on another day; whoever is signed in signs in again.
    fn on(&self, day: &str) -> anyhow::Result<()> {
        self.page.evaluate(&format!(
            "fetch('/demonstration/clock', {{ method: 'POST', body: new URLSearchParams({{ date: '{day}', back: '/' }}) }}).then(it => it.status)"
        ))?;
        Ok(())
    }
}

fn a_tutor(visitor: Visitor) -> anyhow::Result<()> {
    let Some(walk) = Walk::begin(visitor)? else { return Ok(()) };
    let page = &walk.page;
    walk.as_one("Marthe Quillien")?;
    page.see(walk.say("bilans et fils à lire", "evaluations and threads to read"))?;
    walk.open(&format!("{TEAM}/reviews"))?;
    walk.is_sound("team-reviews")?;
    walk.follow("Bilan 3", "Evaluation 3")?;
    walk.is_sound("team-review-queue")?;
    // Opening is reading: one fewer waits.
    let unread = walk.rows_saying("20")?;
    page.open(unread.first().ok_or_else(|| anyhow::anyhow!("nothing waits to be read"))?)?;
    walk.is_sound("team-review-one")?;
    walk.open(&format!("{TEAM}/reviews/b3"))?;
    anyhow::ensure!(walk.rows_saying("20")?.len() + 1 == unread.len(), "what was opened is still to be read");

    // Second coder, blind: the themes of the first are shown once one has given one's own.
    walk.open(&format!("{TEAM}/reviews/b3?show=coded"))?;
    let blind = walk.say("Codé par une autre personne.", "Coded by somebody else.").to_owned();
    let other = walk.say("L'autre personne :", "The other coder:").to_owned();
    for one in walk.rows_saying("20")? {
        page.open(&one)?;
        if page.text()?.contains(&blind) {
            break;
        }
    }
    page.see(&blind)?;
    walk.never(&other)?;
    walk.click("Coder par thèmes", "Code by themes")?;
    page.click_on(walk.say("Je n'y ai pas pensé", "It slipped my mind"))?;
    walk.click("Enregistrer les thèmes", "Save the themes")?;
    walk.see("Vos thèmes sont enregistrés.", "Your themes are saved.")?;
    page.see(&other)?;
    walk.open(&format!("{TEAM}/reviews/b3"))?;
    walk.see("kappa de Cohen", "Cohen's kappa")?;

    // A comment that names somebody is held back with what was typed, and leaves once reworded. The tutor does not know
    // whose evaluation it is: everybody who sent theirs on that day gets the same words.
    walk.open(&format!("{TEAM}/reviews/b3?show=all"))?;
    let of_that_day = walk.rows_saying(walk.say("14 nov. 2026", "14 Nov 2026"))?;
    anyhow::ensure!(!of_that_day.is_empty(), "nobody sent theirs on 14 November");
    let label = ("Votre commentaire", "Your comment");
    let send = walk.say("Envoyer le commentaire", "Send the comment");
    for (number, one) in of_that_day.iter().enumerate() {
        page.open(one)?;
        for secret in ["Belloc", "@demo.invalid"] {
            walk.never(secret)?;
        }
        if number == 0 {
            walk.fill(label, ("Demandez à Mme Durand.", "Ask Mrs Durand."))?;
            page.click(send)?;
            walk.see("Cela ressemble à un nom de personne", "This looks like a person's name")?;
            anyhow::ensure!(page.value(walk.say(label.0, label.1))?.contains("Durand"), "what was typed is lost");
            walk.is_sound("team-review-held-back")?;
        }
        walk.fill(label, ("Une affichette au comptoir aiderait-elle ?", "Would a notice at the counter help?"))?;
        page.click(send)?;
        walk.see("Le commentaire est envoyé.", "The comment is sent.")?;
    }
    walk.as_one("Karim Belloc")?;
    walk.open(&format!("{OWN}/report"))?;
    walk.see("Une affichette au comptoir aiderait-elle ?", "Would a notice at the counter help?")?;
    walk.never("Quillien")
}

/// The ten areas of a draft, in the order of the page, filled by their labels.
fn write(walk: &Walk, forum: (&str, &str)) -> anyhow::Result<()> {
    let sections = [
        ("Pertinence des objectifs", "Relevance of the goals"),
        ("Faisabilité", "Feasibility"),
        ("Obstacles", "Obstacles"),
        ("Autres pistes", "Other options"),
        ("Dans les forums", "In the forums"),
    ];
    for (number, section) in sections.iter().enumerate() {
        let section = walk.say(section.0, section.1);
        let (french, english) =
            if number == 4 { forum } else { ("La plupart gardent l’objectif.", "Most people keep the goal.") };
        walk.page.fill(&format!("{section} (Français)"), french)?;
        walk.page.fill(&format!("{section} (English)"), english)?;
    }
    Ok(())
}

fn an_editor(visitor: Visitor) -> anyhow::Result<()> {
    let Some(walk) = Walk::begin(visitor)? else { return Ok(()) };
    let page = &walk.page;
    walk.open("/")?;
    walk.on("2026-12-01")?;
    walk.as_one("Inès Maurand")?;
    walk.open(&format!("{TEAM}/syntheses"))?;
    walk.is_sound("team-syntheses")?;
    walk.follow("Bilan 3", "Evaluation 3")?;
    walk.click("Arrêter les chiffres", "Freeze the figures")?;
    walk.see("Les chiffres sont arrêtés. Ils ne changeront plus.", "The figures are frozen. They will not change")?;
    walk.follow("Écrire la synthèse", "Write the synthesis")?;
    walk.is_sound("team-synthesis-draft")?;
    let doubtful = (
        "Seuls deux participants en parlent, dont Mme Durand.",
        "Only two participants speak of it, one of them Mrs Durand.",
    );
    write(&walk, doubtful)?;
    walk.click("Enregistrer", "Save")?;
    walk.see("Enregistré. Rien n'a été envoyé.", "Saved. Nothing has been sent.")?;
    walk.open(&format!("{TEAM}/syntheses/b3"))?;
    for found in ["Mme Durand", "deux participants", "Mrs Durand", "two participants"] {
        page.see(found)?;
    }
    walk.is_sound("team-synthesis-check")?;
    walk.follow("Écrire la synthèse", "Write the synthesis")?;
    anyhow::ensure!(page.value(walk.say("Dans les forums (Français)", "In the forums (Français)"))? == doubtful.0);
    // Left empty in one language, it is not handed over, and nothing is lost.
    write(&walk, ("On y échange des phrases toutes prêtes.", ""))?;
    walk.click("Enregistrer et remettre au contrôle", "Save and hand over to the check")?;
    walk.see("est encore vide dans cette langue", "still empty in this language")?;
    walk.is_sound("team-synthesis-missing")?;
    write(&walk, ("On y échange des phrases toutes prêtes.", "People swap ready-made sentences there."))?;
    walk.click("Enregistrer et remettre au contrôle", "Save and hand over to the check")?;
    walk.see("La synthèse attend le contrôle de divulgation.", "The synthesis waits for the disclosure check.")?;
    walk.see("Rien n'a été trouvé.", "Nothing was found.")?;
    // The lead looks at what it gives away, and it goes to the second reader.
    walk.as_one("Hélène Vasseur")?;
    walk.open(&format!("{TEAM}/syntheses/b3"))?;
    walk.click("Laisser passer", "Let it pass the check")?;
    walk.see("La synthèse attend une seconde lecture.", "The synthesis waits for a second reader.")?;
    walk.as_one("Paul Tessandier")?;
    walk.open(&format!("{TEAM}/syntheses/b3"))?;
    walk.see("Signer et publier", "Sign and publish")
}

/// The lead gives a role to a colleague who is there already.
fn gives(walk: &Walk, who: (&str, &str), role: (&str, &str)) -> anyhow::Result<()> {
    walk.open("/prescrire-demo/team/members")?;
    walk.page.fill(walk.say("Nom", "Name"), who.0)?;
    walk.page.fill(walk.say("Adresse électronique", "E-mail address"), &format!("{}@demo.invalid", who.1))?;
    walk.page.click_on(walk.say(role.0, role.1))?;
    walk.click("Confier ce rôle", "Give this role")
}

fn a_second_reader(visitor: Visitor) -> anyhow::Result<()> {
    let Some(walk) = Walk::begin(visitor)? else { return Ok(()) };
    let page = &walk.page;
    let synthesis = format!("{TEAM}/syntheses/b1");
    // Whoever writes is not given the second reader's hat as well. When a colleague takes the pen over, she may have it:
    // what she wrote before, she still does not sign.
    walk.as_one("Hélène Vasseur")?;
    gives(&walk, ("Inès Maurand", "ines.maurand"), ("Seconde lecture", "Second reader"))?;
    walk.see("qui est séparé du rôle", "which is kept apart from")?;
    walk.is_sound("team-roles-apart")?;
    gives(&walk, ("Marthe Quillien", "marthe.quillien"), ("Rédaction", "Editor"))?;
    walk.see("C'est fait", "Done")?;
    walk.follow("Inès Maurand", "Inès Maurand")?;
    page.click_on(walk.say("Rédaction", "Editor"))?;
    walk.fill(("Raison", "Reason"), ("Change de fonction.", "Changes her post."))?;
    walk.click("Reprendre ce rôle", "Take this role back")?;
    walk.see("Le rôle est repris", "The role is taken back")?;
    gives(&walk, ("Inès Maurand", "ines.maurand"), ("Seconde lecture", "Second reader"))?;
    walk.see("C'est fait", "Done")?;
    walk.wearing("Inès Maurand", "Seconde lecture", "Second reader")?;
    walk.open(&synthesis)?;
    walk.never(walk.say("Signer et publier", "Sign and publish"))?;
    walk.is_sound("team-synthesis-not-hers-to-sign")?;
    let reading = format!("{OWN}/syntheses/b1");
    walk.as_one("Karim Belloc")?;
    walk.open(&reading)?;
    assert_eq!(page.status()?, 404, "it is not published");

    walk.as_one("Paul Tessandier")?;
    walk.open(&synthesis)?;
    walk.is_sound("team-synthesis-to-sign")?;
    walk.click("Signer et publier", "Sign and publish")?;
    walk.see("La synthèse est publiée.", "The synthesis is published.")?;
    walk.as_one("Karim Belloc")?;
    walk.open(&format!("{OWN}/syntheses"))?;
    walk.follow("Bilan 1", "Evaluation 1")?;
    walk.see("56 personnes ont envoyé ce bilan.", "56 people submitted this evaluation.")?;
    walk.see("moins de 11", "fewer than 11")?;
    walk.is_sound("synthesis-published")?;

    // A correction has a reason that participants read; the edition before stays.
    let reason = ("Une phrase prêtait à confusion.", "One sentence could be misread.");
    walk.wearing("Marthe Quillien", "Rédaction", "Editor")?;
    walk.open(&synthesis)?;
    walk.click("Ouvrir la correction", "Open the correction")?;
    walk.see("Donnez la raison", "Give the reason")?;
    walk.fill(("Raison", "Reason"), reason)?;
    walk.click("Ouvrir la correction", "Open the correction")?;
    walk.see("La correction est ouverte.", "The correction is open.")?;
    walk.follow("Écrire la synthèse", "Write the synthesis")?;
    page.fill(walk.say("Autres pistes (Français)", "Other options (Français)"), "Une affiche, une fiche, une date.")?;
    page.fill(walk.say("Autres pistes (English)", "Other options (English)"), "A notice, a sheet, a date.")?;
    walk.click("Enregistrer et remettre au contrôle", "Save and hand over to the check")?;
    walk.see("La synthèse attend le contrôle de divulgation.", "The synthesis waits for the disclosure check.")?;
    walk.as_one("Karim Belloc")?;
    walk.open(&reading)?;
    walk.never("Une affiche, une fiche")?;
    walk.never("A notice, a sheet")?;
    walk.as_one("Paul Tessandier")?;
    walk.open(&synthesis)?;
    walk.click("Laisser passer", "Let it pass the check")?;
    walk.click("Signer et publier", "Sign and publish")?;
    walk.see("La synthèse est publiée.", "The synthesis is published.")?;
    walk.as_one("Karim Belloc")?;
    walk.open(&reading)?;
    walk.see("Ce que cette édition corrige", "What this edition corrects")?;
    walk.see(reason.0, reason.1)?;
    walk.see("Une affiche, une fiche", "A notice, a sheet")?;
    walk.open(&format!("{reading}?edition=1"))?;
    walk.see("Une édition plus récente remplace celle-ci.", "A later edition replaces this one.")?;
    walk.is_sound("synthesis-superseded")
}

/// A thread begun in the forum on anti-inflammatory drugs by whoever is signed in; it is left open.
fn begins_a_thread(walk: &Walk, title: (&str, &str), words: (&str, &str)) -> anyhow::Result<()> {
    walk.open(&format!("{OWN}/forums/nsaid-pregnancy/threads"))?;
    walk.fill(("Titre", "Title"), title)?;
    walk.fill(("Votre message", "Your post"), words)?;
    walk.click("Envoyer", "Send")
}

fn a_moderator(visitor: Visitor) -> anyhow::Result<()> {
    let Some(walk) = Walk::begin(visitor)? else { return Ok(()) };
    let page = &walk.page;
    let title = ("Une dose qui m'inquiète", "A dose that worries me");
    let words = ("La patiente de la rue haute a pris le double.", "The patient from the high street took twice that.");
    walk.as_one("Karim Belloc")?;
    begins_a_thread(&walk, title, words)?;
    walk.see(words.0, words.1)?;

    walk.wearing("Inès Maurand", "Modération", "Moderator")?;
    walk.open(&format!("{TEAM}/forums/nsaid-pregnancy"))?;
    walk.is_sound("team-forum")?;
    walk.follow(title.0, title.1)?;
    walk.never("Belloc")?;
    walk.is_sound("team-thread")?;
    walk.follow("Modérer ce message", "Moderate this post")?;
    walk.is_sound("team-moderation")?;
    let post = page.address()?;
    walk.click("Masquer ce message", "Hide this post")?;
    walk.see("Donnez la raison", "Give the reason")?;
    let reason = ("Une patiente serait reconnue.", "A patient could be recognised.");
    walk.fill(("Raison", "Reason"), reason)?;
    walk.click("Masquer ce message", "Hide this post")?;
    walk.see("C'est enregistré.", "Saved.")?;

    // A voice is opened by two persons in two roles: one asks, with a ground and a reason.
    let danger = ("Un surdosage est peut-être en cours.", "Somebody may be taking too much now.");
    page.open(&post)?;
    walk.click("Demander qui a écrit ce message", "Ask who wrote this post")?;
    page.click_on(walk.say("un patient est en danger", "a patient is in danger"))?;
    walk.fill(("Raison, en quelques mots", "Reason, in a few words"), danger)?;
    walk.click("Demander", "Ask")?;
    walk.open(&format!("{TEAM}/openings"))?;
    walk.see("attend une seconde personne", "waits for a second person")?;
    let read = walk.say("Lire qui a écrit", "Read who wrote");
    anyhow::ensure!(!page.controls()?.iter().any(|name| name == read), "one person alone reads who wrote");
    // Nobody has been told yet, and nobody else may look.
    walk.as_one("Marthe Quillien")?;
    walk.open(&format!("{TEAM}/openings"))?;
    assert_eq!(page.status()?, 403);
    walk.as_one("Karim Belloc")?;
    walk.open(&format!("{OWN}/posts"))?;
    walk.see(reason.0, reason.1)?;
    let opened = (
        "Deux personnes de l'équipe ont demandé qui avait écrit un de vos messages",
        "Two persons of the team asked who had written one of your posts",
    );
    walk.never(walk.say(danger.0, danger.1))?;
    walk.as_one("Hélène Vasseur")?;
    walk.open("/prescrire-demo/team")?;
    walk.follow("1 demande de levée d'un pseudonyme", "1 request to open a pseudonym")?;
    walk.see(danger.0, danger.1)?;
    walk.never("Belloc")?;
    walk.is_sound("team-openings")?;
    walk.click("Consentir", "Consent")?;
    walk.see("acceptée", "accepted")?;
    walk.wearing("Inès Maurand", "Modération", "Moderator")?;
    walk.open(&format!("{TEAM}/openings"))?;
    page.click(read)?;
    page.see("Karim Belloc")?;
    walk.is_sound("team-identity")?;
    walk.as_one("Karim Belloc")?;
    walk.open(&format!("{OWN}/posts"))?;
    walk.see(opened.0, opened.1)?;
    walk.see(danger.0, danger.1)?;
    walk.is_sound("own-posts-opened")?;
    // His colleagues see that something was hidden, and neither why nor that anything was opened.
    walk.as_one("Lucie Sarrazin")?;
    walk.open(&format!("{OWN}/forums/nsaid-pregnancy"))?;
    walk.never(walk.say(danger.0, danger.1))?;
    let (code, written) = walk.demo.command(&["journal", "verify"])?;
    anyhow::ensure!(code == Some(0), "{written}");
    Ok(())
}

fn taps(walk: &Walk) -> anyhow::Result<()> {
    walk.open(&format!("{OWN}/tally"))?;
    walk.is_sound("tally")?;
    walk.page.click_on(walk.say("+ 1 : fait", "+ 1: done"))?;
    walk.see("Compté : fait.", "Counted: done.")?;
    // The same where scripts do not run.
    let plain = walk.browser.visit(walk.visitor.without_scripts())?;
    plain.open(&walk.demo.page("/"))?;
    plain.follow("Lucie Sarrazin")?;
    plain.open(&walk.demo.page(&format!("{OWN}/tally")))?;
    plain.see(
        walk.say("1 patient concerné, action faite chez 1 (100 %)", "1 patient concerned, action done in 1 (100%)"),
    )?;
    plain.click_on(walk.say("+ 1 : pas encore", "+ 1: not yet"))?;
    plain.see(walk.say("Compté : pas encore.", "Counted: not yet."))?;
    plain.see(
        walk.say("2 patients concernés, action faite chez 1 (50 %)", "2 patients concerned, action done in 1 (50%)"),
    )?;
    plain.click_on(walk.say("Annuler cet appui", "Take this tap back"))?;
    plain.see(walk.say("Le dernier appui est annulé.", "The last tap is taken back."))?;
    walk.open(&format!("{OWN}/tally"))?;
    walk.page.follow(walk.say("Voir ma courbe", "See my run chart"))?;
    walk.see("Ma courbe, semaine après semaine", "My run chart, week by week")?;
    walk.is_sound("run-chart")
}

fn a_participant(visitor: Visitor) -> anyhow::Result<()> {
    let Some(walk) = Walk::begin(visitor)? else { return Ok(()) };
    let page = &walk.page;
    walk.as_one("Karim Belloc")?;
    walk.open(&format!("{OWN}/forums"))?;
    walk.is_sound("forums")?;
    walk.follow("Éviter toute prise d'AINS", "Avoid NSAIDs during pregnancy")?;
    walk.is_sound("forum")?;
    walk.follow("Ouvrir une discussion", "Begin a thread")?;
    walk.is_sound("forum-begin")?;
    let title = ("Comment en parler ?", "How do you say it?");
    let named = ("J'ai vu Mme Durand ce matin.", "I saw Mrs Durand this morning.");
    begins_a_thread(&walk, title, named)?;
    walk.see("Cela ressemble à un nom de personne", "This looks like a person's name")?;
    assert_eq!(page.value(walk.say("Votre message", "Your post"))?, walk.say(named.0, named.1));
    assert_eq!(page.value(walk.say("Titre", "Title"))?, walk.say(title.0, title.1));
    walk.is_sound("forum-held-back")?;
    let words = ("J'ai vu une patiente ce matin.", "I saw a patient this morning.");
    walk.fill(("Votre message", "Your post"), words)?;
    walk.click("Envoyer", "Send")?;
    walk.see(words.0, words.1)?;
    walk.is_sound("thread")?;
    walk.open(&format!("{OWN}/posts"))?;
    walk.see("Votre pseudonyme dans cette discussion", "Your pseudonym in this thread")?;
    walk.see(title.0, title.1)?;
    walk.is_sound("own-posts")?;
    walk.as_one("Lucie Sarrazin")?;
    taps(&walk)?;

    // What the cohort of 2008 gave back, and the yearly look at the goals she kept.
    walk.open(&format!("{CLOSED}/syntheses"))?;
    walk.is_sound("syntheses")?;
    walk.follow("Bilan 1", "Evaluation 1")?;
    walk.see("736 personnes ont envoyé ce bilan.", "736 people submitted this evaluation.")?;
    walk.follow("Support de réunion", "Meeting kit")?;
    walk.see("Comment s'y prendre", "How to go about it")?;
    walk.is_sound("meeting-kit")?;
    walk.open(&format!("{CLOSED}/outcome"))?;
    page.see("497")?;
    walk.is_sound("outcome-report")?;
    walk.open(&format!("{CLOSED}/self-check"))?;
    walk.is_sound("self-check")?;
    page.click_on(walk.say("Oui, le plus souvent", "Yes, most of the time"))?;
    let (seen, done) = (
        walk.say(
            "Combien de patients concernés avez-vous en tête ou dans vos dossiers ?",
            "How many patients concerned do you have in mind, or in your records?",
        ),
        walk.say("Chez combien d'entre eux l'action a-t-elle été faite ?", "In how many of them was the action done?"),
    );
    page.fill(seen, "5")?;
    page.fill(done, "9")?;
    walk.click("Enregistrer", "Save")?;
    walk.see("Quelques points à revoir", "A few things to look at again")?;
    assert_eq!((page.value(seen)?, page.value(done)?), ("5".to_owned(), "9".to_owned()), "nothing typed is lost");
    walk.is_sound("self-check-fault")?;
    page.fill(done, "4")?;
    walk.click("Enregistrer", "Save")?;
    walk.see("C'est enregistré. À l'année prochaine", "It is saved. Until next year")
}

#[test]
fn a_tutor_in_french() -> anyhow::Result<()> {
    a_tutor(Visitor::FRENCH)
}

#[test]
fn a_tutor_in_english() -> anyhow::Result<()> {
    a_tutor(Visitor::ENGLISH)
}

#[test]
fn an_editor_in_french() -> anyhow::Result<()> {
    an_editor(Visitor::FRENCH)
}

#[test]
fn an_editor_in_english() -> anyhow::Result<()> {
    an_editor(Visitor::ENGLISH)
}

#[test]
fn a_second_reader_in_french() -> anyhow::Result<()> {
    a_second_reader(Visitor::FRENCH)
}

#[test]
fn a_second_reader_in_english() -> anyhow::Result<()> {
    a_second_reader(Visitor::ENGLISH)
}

#[test]
fn a_moderator_in_french() -> anyhow::Result<()> {
    a_moderator(Visitor::FRENCH)
}

#[test]
fn a_moderator_in_english() -> anyhow::Result<()> {
    a_moderator(Visitor::ENGLISH)
}

#[test]
fn a_participant_in_french() -> anyhow::Result<()> {
    a_participant(Visitor::FRENCH)
}

#[test]
fn a_participant_in_english() -> anyhow::Result<()> {
    a_participant(Visitor::ENGLISH)
}

//! A near miss from its first line to what its author reads of it: written on a phone with the keyboard alone, in either
//! language, with the network cut in the middle; given by a manager, analysed by an expert; and the base, searched.

use std::thread;
use std::time::Duration;

use journeys::{Browser, Demo, Key, Page, Visitor};

const BODY: &str = "/demo-anesthesie";

/// What one language says on the way.
struct Words {
    visitor: Visitor,
    doctor: &'static str,
    line: &'static str,
    told: &'static str,
    identified: &'static str,
    expected: &'static str,
    before: &'static str,
    not_sent: &'static str,
    offline: &'static str,
    saved: &'static str,
    serious: &'static str,
    serious_file: &'static str,
    doubtful: &'static str,
    sent: &'static str,
    waits: &'static str,
}

const FRENCH: Words = Words {
    visitor: Visitor::FRENCH,
    doctor: "Dr Oriane Valcourbe",
    line: "La seringue portait la mauvaise étiquette.",
    told: " L'infirmière l'a vu à temps et nous avons tout repris.",
    identified: " Nous l'avons écrit à jean.dupont@example.org.",
    expected: "La relire à deux, dans le tunnel aussi.",
    before: "Un juge peut demander des documents.",
    not_sent: "Non envoyé",
    offline: "Pas encore enregistré : pas de connexion.",
    saved: "Enregistré à",
    serious: "Cela ressemble à un événement indésirable grave",
    serious_file: "Prendre votre texte en fichier",
    doubtful: "Ce qui pourrait désigner quelqu'un",
    sent: "C'est envoyé",
    waits: "L'organisme doit la confier à un expert",
};

const ENGLISH: Words = Words {
    visitor: Visitor::ENGLISH,
    doctor: "Dr Hugh Wetherwold",
    line: "The syringe bore the wrong label.",
    told: " The nurse saw it in time and we began anew.",
    identified: " We wrote of it to jean.dupont@example.org.",
    expected: "To read it aloud, in the tunnel too.",
    before: "A judge can demand documents.",
    not_sent: "Not sent",
    offline: "Not saved yet: no connection.",
    saved: "Saved at",
    serious: "This looks like a serious adverse event",
    serious_file: "Take your text as a file",
    doubtful: "What could point to somebody",
    sent: "It is sent",
    waits: "The body is to give it to an expert",
};

/// Waits, for ten seconds at most, until an expression of the page is true.
fn until(page: &Page, condition: &str) -> anyhow::Result<()> {
    for _ in 0..100 {
        if page.evaluate(&format!("document.readyState === 'complete' && ({condition})")).is_ok_and(|it| it == true) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    anyhow::bail!("{condition} never came on {}, which reads:\n{}", page.address()?, page.text()?)
}

/// Goes on with Tab until what has the focus is as wanted.
fn tab_until(page: &Page, wanted: &str) -> anyhow::Result<()> {
    let is_it = format!("(it => !!it && ({wanted}))(document.activeElement)");
    for _ in 0..300 {
        page.press(Key::Tab)?;
        if page.evaluate(&is_it)? == true {
            return Ok(());
        }
    }
    anyhow::bail!("the keyboard does not reach {wanted} on {}", page.address()?)
}

/// Presses Enter where the focus is, and waits for the page it leads to.
fn enter(page: &Page) -> anyhow::Result<()> {
    page.evaluate("window.wasHere = true")?;
    page.press(Key::Enter)?;
    until(page, "window.wasHere === undefined")
}

/// Reaches a button by its name and value, and presses it.
fn press(page: &Page, name: &str, value: &str) -> anyhow::Result<()> {
    tab_until(page, &format!("it.tagName === 'BUTTON' && it.name === '{name}' && it.value.startsWith('{value}')"))?;
    enter(page)
}

/// Answers a question that has a list, with arrows and Space.
fn choose(page: &Page, field: &str, value: &str) -> anyhow::Result<()> {
    tab_until(page, &format!("it.name === '{field}'"))?;
    let is_there = format!("document.activeElement.value === '{value}'");
    let is_list = page.evaluate("document.activeElement.tagName === 'SELECT'")? == true;
    for _ in 0..80 {
        if page.evaluate(&is_there)? == true {
            if !is_list {
                page.press(Key::Space)?;
            }
            return Ok(());
        }
        page.press(Key::Down)?;
    }
    anyhow::bail!("{field} has no {value} on {}", page.address()?)
}

/// Writes into a field.
fn write(page: &Page, field: &str, text: &str) -> anyhow::Result<()> {
    tab_until(page, &format!("it.name === '{field}'"))?;
    page.type_in(text)
}

/// No barrier, and nothing wider than the phone.
fn fair(page: &Page) -> anyhow::Result<()> {
    let barriers = page.axe()?;
    anyhow::ensure!(barriers.is_empty(), "{}: {barriers:?}", page.address()?);
    anyhow::ensure!(!page.scrolls_sideways()?, "{} scrolls sideways", page.address()?);
    Ok(())
}

/// A section of the draft is answered and left.
fn on(page: &Page) -> anyhow::Result<()> {
    fair(page)?;
    press(page, "then", "continue")
}

/// A section is opened from the draft's page by its link.
fn section(page: &Page, draft: &str, id: &str) -> anyhow::Result<()> {
    page.open(draft)?;
    tab_until(page, &format!("(it.href ?? '').endsWith('/sections/{id}')"))?;
    enter(page)
}

/// Signs in by a card, and opens a page of the body.
fn enters(browser: &Browser, demo: &Demo, visitor: Visitor, (card, rest): (&str, &str)) -> anyhow::Result<Page> {
    let page = browser.visit(visitor)?;
    page.open(&demo.page("/"))?;
    page.click_on(card)?;
    until(&page, "location.pathname !== '/'")?;
    page.open(&demo.page(&format!("{BODY}{rest}")))?;
    Ok(page)
}

/// From one line to a receipt; the reference and the secret.
fn writes(browser: &Browser, demo: &Demo, words: &Words) -> anyhow::Result<(String, String)> {
    let page = enters(browser, demo, words.visitor.on_a_phone(), (words.doctor, "/near-misses"))?;
    fair(&page)?;
    // What is to be known before the first word, and the first word.
    tab_until(&page, "(it.pathname ?? '').endsWith('/near-misses/before')")?;
    enter(&page)?;
    page.see(words.before)?;
    fair(&page)?;
    write(&page, "line", words.line)?;
    tab_until(&page, "it.tagName === 'BUTTON' && it.closest('main') !== null && it.type === 'submit'")?;
    enter(&page)?;
    page.see(words.not_sent)?;
    fair(&page)?;
    let draft = page.address()?.split('?').next().unwrap_or_default().to_owned();
    section(&page, &draft, "frame")?;
    choose(&page, "specialty", "anaesthesia")?;
    on(&page)?;
    for field in ["met", "own_practice", "care", "unexpected", "life_threatened"] {
        choose(&page, field, "yes")?;
    }
    choose(&page, "permanent_deficit", "no")?;
    on(&page)?;
    write(&page, "month", "01/2026")?;
    on(&page)?;
    on(&page)?;
    tells(&page, words)?;
    choose(&page, "actual", "1")?;
    choose(&page, "potential", "4")?;
    on(&page)?;
    on(&page)?;
    on(&page)?;
    on(&page)?;
    serious(&page, words)?;
    section(&page, &draft, "screen")?;
    choose(&page, "unexpected", "no")?;
    on(&page)?;
    page.open(&format!("{draft}/check"))?;
    sends(&page, words)
}

/// Writes the account while the network is cut, says so, and saves it once it is back.
fn tells(page: &Page, words: &Words) -> anyhow::Result<()> {
    tab_until(page, "it.name === 'narrative'")?;
    let kept = page.evaluate("document.activeElement.value")?;
    anyhow::ensure!(kept.as_str().is_some_and(|kept| kept.contains(words.line)), "the line became the account: {kept}");
    page.evaluate("document.activeElement.setSelectionRange(1e6, 1e6)")?;
    page.cut_network(true)?;
    page.type_in(words.told)?;
    page.type_in(words.identified)?;
    write(page, "expected", words.expected)?;
    page.press(Key::Tab)?;
    page.see(words.offline)?;
    // It is said where whoever writes looks: on the screen, and to a screen reader.
    let is_said = "[...document.querySelectorAll('[role=status], [aria-live]')].some(it => it.innerText.trim() !== '')";
    anyhow::ensure!(page.evaluate(is_said)? == true, "a screen reader is not told");
    page.screenshot(&format!("{}-phone-near-miss-offline", words.visitor.language))?;
    page.cut_network(false)?;
    page.see(words.saved)?;
    page.reload()?;
    until(page, "document.querySelector('[name=narrative]') !== null")?;
    for (field, typed) in [("narrative", words.told), ("narrative", words.identified), ("expected", words.expected)] {
        let kept = page.evaluate(&format!("document.querySelector('[name={field}]').value"))?;
        anyhow::ensure!(kept.as_str().is_some_and(|kept| kept.contains(typed)), "{field} lost {typed:?}: {kept}");
    }
    on(page)
}

/// What looks serious is not taken, and is handed over whole.
fn serious(page: &Page, words: &Words) -> anyhow::Result<()> {
    page.see(words.serious)?;
    fair(page)?;
    page.screenshot(&format!("{}-phone-near-miss-serious", words.visitor.language))?;
    tab_until(page, "(it.href ?? '').endsWith('/file')")?;
    anyhow::ensure!(page.focused()?.1.contains(words.serious_file), "{:?}", page.focused()?);
    let file = page.evaluate("fetch(document.activeElement.href).then(it => it.text())")?;
    let file = file.as_str().unwrap_or_default();
    for typed in [words.line, words.told.trim(), words.expected] {
        anyhow::ensure!(file.contains(typed), "{typed:?} is not handed over: {file}");
    }
    anyhow::ensure!(page.evaluate("document.querySelector('[name=consent]') === null")? == true, "it could be sent");
    Ok(())
}

/// Replaces what points to somebody by what it is, agrees to the base, sends, and reads the receipt.
fn sends(page: &Page, words: &Words) -> anyhow::Result<(String, String)> {
    page.see(words.doubtful)?;
    fair(page)?;
    press(page, "replace", "")?;
    anyhow::ensure!(!page.text()?.contains("jean.dupont"), "it was replaced");
    fair(page)?;
    page.screenshot(&format!("{}-phone-near-miss-check", words.visitor.language))?;
    tab_until(page, "it.name === 'consent' && it.value === 'rex'")?;
    page.press(Key::Space)?;
    if page.evaluate("document.querySelector('main [name=team]') !== null")? == true {
        tab_until(page, "it.name === 'team'")?;
        page.press(Key::Space)?;
    }
    tab_until(
        page,
        "it.tagName === 'BUTTON' && !it.hasAttribute('formaction') && (it.form?.action ?? '').endsWith('/sending')",
    )?;
    enter(page)?;
    page.see(words.sent)?;
    fair(page)?;
    page.screenshot(&format!("{}-phone-near-miss-receipt", words.visitor.language))?;
    anyhow::ensure!(page.third_party_requests()?.is_empty(), "{:?}", page.third_party_requests()?);
    let secret = page.evaluate("document.querySelector('code.link-once').innerText")?;
    let reference = page.evaluate("document.querySelector('dl.summary dd').innerText")?;
    let text = |it: serde_json::Value| it.as_str().unwrap_or_default().trim().to_owned();
    let (secret, reference) = (text(secret), text(reference));
    anyhow::ensure!(secret.len() == 26 && !page.address()?.contains(&secret), "a secret, and not in the address");
    Ok((reference, secret))
}

/// A stranger with the receipt reads where it stands, and nothing else.
fn follows_the_receipt(browser: &Browser, demo: &Demo, words: &Words, sent: &(String, String)) -> anyhow::Result<()> {
    let page = browser.visit(words.visitor.on_a_phone())?;
    page.open(&demo.page("/receipt"))?;
    fair(&page)?;
    write(&page, "secret", &sent.1)?;
    enter(&page)?;
    page.see(&sent.0)?;
    page.see(words.waits)?;
    fair(&page)?;
    let read = page.text()?;
    for secret in [words.line, words.doctor, sent.1.as_str()] {
        anyhow::ensure!(!read.contains(secret), "{secret} is on {read}");
    }
    Ok(())
}

#[test]
fn a_doctor_reports_on_a_phone_in_english_by_keyboard_alone() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let sent = writes(&browser, &demo, &ENGLISH)?;
    follows_the_receipt(&browser, &demo, &ENGLISH, &sent)
}

/// Chooses an option of a list or a radio button by its field.
fn set(page: &Page, field: &str, value: &str) -> anyhow::Result<()> {
    let set = format!(
        "(() => {{ const all = [...document.querySelectorAll(\"[name='{field}']\")];
            const one = all.find(it => it.tagName === 'SELECT' || it.value === '{value}') ?? all[0];
            if (one.type === 'radio' || one.type === 'checkbox') {{ one.checked = true; }} else {{ one.value = '{value}'; }}
            one.dispatchEvent(new Event('change', {{ bubbles: true }}));
            return one.value === '{value}'; }})()"
    );
    anyhow::ensure!(page.evaluate(&set)? == true, "{field} takes no {value} on {}", page.address()?);
    Ok(())
}

/// Sends the form of the page that goes to an address ending so.
fn submit(page: &Page, action: &str) -> anyhow::Result<()> {
    page.evaluate("window.wasHere = true")?;
    page.evaluate(&format!(
        "(() => {{ const form = [...document.querySelectorAll('main form')].find(it => it.action.endsWith('{action}'));
            form.requestSubmit(form.querySelector('button:not([formaction], [name=then])')); return true; }})()"
    ))?;
    until(page, "window.wasHere === undefined")
}

#[test]
fn a_doctor_reports_on_a_phone_in_french_and_reads_what_the_expert_made_of_it() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    let sent = writes(&browser, &demo, &FRENCH)?;
    follows_the_receipt(&browser, &demo, &FRENCH, &sent)?;
    let reference = &sent.0;

    // The manager gives it, without a word of it.
    let page = enters(&browser, &demo, Visitor::FRENCH, ("Ludivine Castelfort", "/desk/near-misses"))?;
    fair(&page)?;
    page.open(&demo.page(&format!("{BODY}/desk/near-misses/{reference}")))?;
    fair(&page)?;
    anyhow::ensure!(!page.text()?.contains("seringue") && !page.text()?.contains("Valcourbe"), "a word or a name");
    let armand = "[...document.querySelectorAll('[name=expert]')].find(it => it.closest('div, label, li').innerText.includes('Peyrelevade')).value";
    let armand = page.evaluate(armand)?;
    set(&page, "expert", armand.as_str().unwrap_or_default())?;
    submit(&page, "/assignment")?;
    page.see("C'est confié.")?;

    // The expert opens it, asks, and waits for the rest.
    let at = format!("/analysis/{reference}");
    let expert = enters(&browser, &demo, Visitor::FRENCH, ("Dr Armand Peyrelevade", &at))?;
    expert.see(FRENCH.line)?;
    expert.see("Cette lecture est notée.")?;
    fair(&expert)?;
    anyhow::ensure!(!expert.text()?.contains("Valcourbe"), "under no name");
    expert.fill("Votre message", "Qui relit les seringues ?")?;
    submit(&expert, "/exchange")?;
    expert.see("Votre message est envoyé.")?;

    // Its author completes it.
    let own = format!("/near-misses/{reference}");
    let author = enters(&browser, &demo, Visitor::FRENCH.on_a_phone(), (FRENCH.doctor, &own))?;
    author.see("Qui relit les seringues ?")?;
    fair(&author)?;
    author.open(&demo.page(&format!("{BODY}{own}/revision")))?;
    author.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })")?;
    fair(&author)?;
    for (field, value) in [
        ("unit", "theatre"),
        ("phase", "induction"),
        ("informed", "yes"),
        ("factors:4.4", "contributed"),
        ("detected_how", "check"),
        ("preventability", "certainly"),
        ("measure.1", "Relire à deux voix."),
    ] {
        set(&author, field, value)?;
    }
    submit(&author, "/revision")?;
    author.see("La nouvelle version est envoyée.")?;

    // The expert writes it without anybody in it, and accepts.
    for rest in ["/clearing", "/recommendations", "/verdict"] {
        expert.open(&demo.page(&format!("{BODY}{at}{rest}")))?;
        fair(&expert)?;
    }
    expert.open(&demo.page(&format!("{BODY}{at}/clearing")))?;
    submit(&expert, "/clearing")?;
    set(&expert, "verdict", "accept")?;
    submit(&expert, "/verdict")?;
    expert.see("Votre avis est rendu")?;

    // Its author reads who has read it, and the verdict.
    author.open(&demo.page(&format!("{BODY}{own}")))?;
    author.see("Acceptée")?;
    author.see("Qui l'a lue")?;
    fair(&author)?;
    author.screenshot("fr-phone-near-miss-accepted")?;
    let read = author.text()?;
    anyhow::ensure!(!read.contains("Personne d'autre que vous.") && !read.contains("Peyrelevade"), "{read}");
    Ok(())
}

#[test]
fn an_officer_searches_the_base() -> anyhow::Result<()> {
    let Some(browser) = Browser::find_or_skip() else {
        return Ok(());
    };
    let demo = Demo::start(&[])?;
    for visitor in [Visitor::FRENCH.on_a_phone(), Visitor::ENGLISH] {
        let page = enters(&browser, &demo, visitor, ("Agathe Morvandieu", "/../rex"))?;
        page.open(&demo.page("/rex?q=seringue"))?;
        fair(&page)?;
        let count =
            page.evaluate("[...document.links].filter(it => it.pathname.startsWith('/rex/records/')).length")?;
        if count.as_u64().unwrap_or_default() > 0 {
            page.evaluate("[...document.links].find(it => it.pathname.startsWith('/rex/records/')).click()")?;
            until(&page, "location.pathname.startsWith('/rex/records/')")?;
            fair(&page)?;
        }
        page.open(&demo.page("/rex/counts"))?;
        fair(&page)?;
        anyhow::ensure!(page.console_errors()?.is_empty(), "{:?}", page.console_errors()?);
    }
    Ok(())
}

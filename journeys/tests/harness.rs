//! The harness proves itself on small pages served by the test, so that a journey that
//! finds nothing is known to have looked.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use journeys::{Browser, Key, Page, Visitor};

const GOOD: &str = "<!doctype html><html lang=en><head><title>Good page</title>
    <meta name=viewport content='width=device-width'></head><body><main><h1>Good page</h1>
    <p id=said>Nothing saved yet</p>
    <form action=/answer><p><label for=n>Patients seen</label> <input id=n name=n></p>
    <p><label for=s>Setting</label> <select id=s name=s><option>Practice<option>Hospital</select></p>
    <p><input type=radio name=r id=yes value=1 style='position:absolute;opacity:0'>
    <label for=yes style='display:block;position:relative;background:#fff'>Oui\u{a0}!</label></p>
    <button>Continue</button></form></main></body></html>";

/// Serves pages from memory on the loopback, for as long as the test runs, with the
/// headers given and the request's own address shown on `/answer`.
fn serve(page: &'static str, headers: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut request = [0; 4096];
            let length = stream.read(&mut request).unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let asked = request.split_whitespace().nth(1).unwrap_or_default();
            let language = request.lines().find(|line| line.starts_with("Accept-Language")).unwrap_or_default();
            let body = match asked.starts_with("/answer") {
                true => format!("<title>Answer</title><p>{asked}<p>{language}"),
                false => page.to_owned(),
            };
            // The browser may have gone away: the test sees that by itself.
            let _sent = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\
                 Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    address
}

/// A page opened by a visitor, or nothing where there is no browser.
fn open(visitor: Visitor, page: &'static str, headers: &'static str) -> Option<(Page, String)> {
    let browser = Browser::find_or_skip()?;
    let address = serve(page, headers);
    let window = browser.visit(visitor).unwrap();
    window.open(&address).unwrap();
    Some((window, address))
}

#[test]
fn axe_finds_a_planted_serious_violation() {
    let bad = "<!doctype html><html lang=en><head><title>Bad page</title></head><body><main>
        <h1>Bad page</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>
        <p style='color:#aaa;background:#fff'>Too pale to read</p><input></main></body></html>";
    let Some((page, _)) = open(Visitor::ENGLISH, bad, "") else {
        return;
    };
    let found = page.axe().unwrap();
    let rules: Vec<&str> = found.iter().map(|one| one.rule.as_str()).collect();
    assert_eq!(rules, ["color-contrast", "image-alt", "label"], "{found:?}");
}

#[test]
fn axe_finds_nothing_in_a_good_page_under_a_strict_policy() {
    let policy = "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n";
    let Some((page, _)) = open(Visitor::ENGLISH, GOOD, policy) else {
        return;
    };
    assert_eq!(page.axe().unwrap(), []);
    assert_eq!(page.third_party_requests().unwrap(), Vec::<String>::new());
    assert_eq!(page.policy_violations().unwrap(), Vec::<String>::new());
}

#[test]
fn a_request_to_another_host_and_a_broken_policy_are_seen() {
    let leaking = "<!doctype html><title>Leaking</title><img src='http://127.0.0.1:9/pixel' alt=''>
        <script>document.title = 'ran'</script>";
    let policy = "Content-Security-Policy: script-src 'none'\r\n";
    let Some((page, _)) = open(Visitor::ENGLISH, leaking, policy) else {
        return;
    };
    assert_eq!(page.title().unwrap(), "Leaking");
    assert_eq!(page.third_party_requests().unwrap(), ["http://127.0.0.1:9/pixel"]);
    assert_eq!(page.policy_violations().unwrap().len(), 1, "{:?}", page.console_errors());
}

#[test]
fn a_form_is_filled_by_what_its_labels_say() {
    let Some((page, _)) = open(Visitor::FRENCH, GOOD, "") else {
        return;
    };
    page.see("Nothing saved yet").unwrap();
    page.fill("Patients seen", "7").unwrap();
    page.fill("Patients seen", "12").unwrap();
    page.select("Setting", "Hospital").unwrap();
    page.click("Oui !").unwrap();
    assert_eq!(page.value("Patients seen").unwrap(), "12");
    assert!(page.is_chosen("Oui !").unwrap());
    page.click("Continue").unwrap();
    page.see("/answer?n=12&s=Hospital&r=1").unwrap();
    page.see("Accept-Language: fr").unwrap();
    let missing = page.click("Envoyer").unwrap_err().to_string();
    assert!(missing.contains("nothing is named \"Envoyer\""), "{missing}");
    page.back().unwrap();
    page.see("Good page").unwrap();
}

#[test]
fn the_keyboard_reaches_every_control() {
    let Some((page, _)) = open(Visitor::ENGLISH, GOOD, "") else {
        return;
    };
    let mut walked = Vec::new();
    for _ in 0..4 {
        page.press(Key::Tab).unwrap();
        walked.push(page.focused().unwrap().1);
    }
    assert_eq!(walked, ["Patients seen", "Setting", "Oui !", "Continue"]);
    page.press(Key::BackTab).unwrap();
    assert_eq!(page.focused().unwrap(), ("radio".to_owned(), "Oui !".to_owned()));
    page.press(Key::Tab).unwrap();
    page.press(Key::Enter).unwrap();
    page.see("/answer?n=&s=Practice").unwrap();
}

#[test]
fn without_scripts_no_script_of_the_page_runs() {
    let scripted = "<!doctype html><title>Plain</title><p><label>Name <input name=a></label></p>
        <script>document.title = 'ran'</script><noscript>No script here</noscript>
        <form action=/answer><button>Go</button></form>";
    let Some((page, _)) = open(Visitor::ENGLISH, scripted, "") else {
        return;
    };
    assert_eq!(page.title().unwrap(), "ran");
    let Some((page, _)) = open(Visitor::ENGLISH.without_scripts(), scripted, "") else {
        return;
    };
    assert_eq!(page.title().unwrap(), "Plain");
    page.see("No script here").unwrap();
    let refused = page.axe().unwrap_err().to_string();
    assert!(refused.contains("axe is a script"), "{refused}");
    page.fill("Name", "Ada").unwrap();
    page.click("Go").unwrap();
    page.see("/answer").unwrap();
}

#[test]
fn a_phone_is_narrow_and_a_picture_shows_the_whole_page() {
    let tall = "<!doctype html><html lang=en><head><title>Tall</title>
        <meta name=viewport content='width=device-width'></head>
        <body style='margin:0'><div style='height:3000px;width:600px'>wide</div></body></html>";
    let visitor = Visitor::ENGLISH.on_a_phone().in_the_dark();
    let Some((page, _)) = open(visitor, tall, "") else {
        return;
    };
    assert_eq!(page.evaluate("screen.width").unwrap(), 360);
    assert_eq!(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches").unwrap(), true);
    assert!(page.scrolls_sideways().unwrap());
    let picture = std::fs::read(page.screenshot("harness-tall-phone").unwrap()).unwrap();
    // Width and height are the first two fields of a PNG, after its signature.
    let height = u32::from_be_bytes(picture[20..24].try_into().unwrap());
    assert!(height >= 3000, "{height}");
    page.open(&serve(GOOD, "")).unwrap();
    assert!(!page.scrolls_sideways().unwrap());
}

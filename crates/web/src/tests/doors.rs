//! Every door: headers, refusals, limits, languages.

use app::account::NewPerson;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use std::time::Duration;

use super::{
    Answer, House, ask, demonstration, get, installation, installation_over_tls, installation_with, logged, post,
};
use crate::components::Field;
use crate::cookies;
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::guard::CONTENT_POLICY;
use crate::language::LANGUAGE;
use crate::routes::{self, Access, Route};
use crate::style::STYLE;
use crate::url::Path;

#[test]
fn every_route_has_a_name_of_its_own_and_a_rule() {
    let mut names = std::collections::BTreeSet::new();
    let mut doors = std::collections::BTreeSet::new();
    for route in routes::table() {
        assert!(names.insert(route.name), "{} is named twice", route.name);
        assert!(
            doors.insert((route.method.to_string(), route.pattern)),
            "{} {} is served twice",
            route.method,
            route.pattern
        );
        assert!(route.name.contains('.'), "{}: feature, then what is done", route.name);
        if let Access::Right(right) = route.access {
            let has_rule = domain::authority::RULES.iter().any(|rule| rule.right == right);
            assert!(has_rule, "{} asks for a right without a rule", route.name);
        }
        assert!(routes::documentation().contains(&format!("| {} |", route.name)));
    }
}

#[test]
fn no_programme_can_be_named_like_a_page_that_stands_beside_it() {
    const PART: &str = "/{programme}";
    let table = routes::table();
    let before: std::collections::BTreeSet<&str> =
        table.iter().filter_map(|route| Some(route.pattern.split_once(PART)?.0)).collect();
    assert!(before.contains("/{org}") && before.contains("/{org}/team"), "{before:?}");
    for (beside, route) in before.iter().flat_map(|beside| table.iter().map(move |route| (beside, route))) {
        let Some(rest) = route.pattern.strip_prefix(beside).and_then(|rest| rest.strip_prefix('/')) else { continue };
        let word = rest.split('/').next().unwrap_or_default();
        let is_kept = word.starts_with('{') || domain::check::ADDRESS_WORDS.contains(&word);
        assert!(is_kept, "a programme named {word} would hide {}", route.pattern);
    }
}

#[tokio::test]
async fn every_door_answers_a_stranger_with_a_page_and_its_guards() {
    let (closed, open) = (installation(), demonstration());
    for route in routes::table() {
        // Parts are filled with something that exists nowhere.
        let address: String = route
            .pattern
            .split('/')
            .map(|part| if part.starts_with('{') { "none" } else { part })
            .collect::<Vec<_>>()
            .join("/");
        for (service, is_demonstration) in [(&closed, false), (&open, true)] {
            let request =
                Request::builder().method(route.method.clone()).uri(&address).body(Body::empty()).expect("a request");
            let answer = ask(service, request).await;
            assert!(answer.status != StatusCode::INTERNAL_SERVER_ERROR, "{} broke", route.name);
            check_guards(&answer, route.name);
            if route.access == Access::Demonstration && !is_demonstration {
                let is_gone = matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
                assert!(is_gone, "{} is for demonstrations only", route.name);
            }
        }
    }
}

fn check_guards(answer: &Answer, name: &str) {
    assert_eq!(answer.header("content-security-policy"), CONTENT_POLICY, "{name}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
    assert_eq!(answer.header("referrer-policy"), "no-referrer", "{name}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{name}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{name}");
    assert!(answer.header("permissions-policy").contains("camera=()"), "{name}");
    assert!(!answer.header("cache-control").is_empty(), "{name}");
    assert_eq!(answer.header("set-cookie"), "", "{name}: a stranger gets no cookie");
}

#[tokio::test]
async fn an_address_nobody_serves_gets_a_page_in_the_readers_language() {
    let house = installation();
    let answer = get(&house, "/no/such/page/in/the/whole/house?secret=1").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text.contains("<html lang=\"en\">") && answer.text.contains("Page not found"));
    let request = Request::get("/no/such/page/in/the/whole/house")
        .header("accept-language", "fr")
        .body(Body::empty())
        .expect("a request");
    assert!(ask(&house, request).await.text.contains("Page introuvable"));
    let request = Request::get("/no/such/page/in/the/whole/house")
        .header("accept", "application/json")
        .body(Body::empty())
        .expect("a request");
    let told: serde_json::Value = serde_json::from_str(&ask(&house, request).await.text).expect("JSON for a script");
    assert_eq!(told["error"], "not_found");
    let wrong_method = get(&house, LANGUAGE.plain()).await;
    assert_eq!(wrong_method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong_method.text.contains("This address does not work that way"));
}

#[derive(Debug, serde::Deserialize)]
struct Text {
    text: String,
}

const TEXT: Path<0> = Path::new("/text");

/// A house with doors that fail in each way.
fn failing_house() -> House {
    async fn send(Form(sent): Form<Text>) -> String {
        sent.text.len().to_string()
    }
    async fn broken() -> Result<(), Failure> {
        Err(Failure::broken("the secret cause"))
    }
    async fn panicking() -> &'static str {
        panic!("the secret cause")
    }
    async fn slow() -> &'static str {
        tokio::time::sleep(Duration::from_secs(5)).await;
        "late"
    }
    async fn theirs() -> Failure {
        Failure::not_found()
    }
    let table = vec![
        Route::post("test.text", TEXT, Access::Anyone, send),
        Route::post("test.file", Path::<0>::new("/file"), Access::Anyone, send).with_body_limit(1024 * 1024),
        Route::get("test.broken", Path::<0>::new("/broken"), Access::Anyone, broken),
        Route::get("test.panic", Path::<0>::new("/panic"), Access::Anyone, panicking),
        Route::get("test.slow", Path::<0>::new("/slow"), Access::Anyone, slow),
        Route::get("test.theirs", Path::<0>::new("/theirs"), Access::Anyone, theirs),
    ];
    installation_with(table)
}

#[tokio::test]
async fn what_breaks_is_told_kindly_and_without_its_cause() {
    let house = failing_house();
    for address in ["/broken", "/panic"] {
        let answer = get(&house, address).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(
            answer.text.contains("Something went wrong on our side") && answer.text.contains("1 May 2008 at 14:32")
        );
        assert!(!answer.text.contains("secret cause"), "the cause is for the log");
        check_guards(&answer, address);
    }
    let slow = get(&house, "/slow").await;
    assert_eq!(slow.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(slow.text.contains("The service is very busy"));
}

#[tokio::test]
async fn what_is_not_yours_answers_like_what_is_not_there() {
    let house = failing_house();
    let (theirs, nowhere) = (get(&house, "/theirs").await, get(&house, "/nobody").await);
    assert_eq!(theirs.status, nowhere.status);
    assert_eq!(theirs.headers, nowhere.headers);
    // The pages name their own address, for the switch of language, and nothing else differs.
    assert_eq!(theirs.text.replace("/theirs", "/nobody"), nowhere.text);
}

#[tokio::test]
async fn oversized_and_unreadable_forms_get_a_page_of_their_own() {
    let house = failing_house();
    assert_eq!(post(&house, "/text", "text=d%C3%A9j%C3%A0").await.text, "6");
    let too_large = post(&house, "/text", format!("text={}", "a".repeat(5_000_000))).await;
    assert_eq!(too_large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(too_large.text.contains("This is too large") && too_large.text.contains("Nothing was saved"));
    assert_eq!(
        post(&house, "/file", format!("text={}", "a".repeat(500_000))).await.text,
        "500000",
        "a route may take more"
    );
    let unreadable = post(&house, "/text", "text=%FF%FE").await;
    assert_eq!(unreadable.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unreadable.text.contains("This text cannot be read"));
    let incomplete = post(&house, "/text", "other=1").await;
    assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(incomplete.text.contains("We did not understand what was sent"));
}

#[tokio::test]
async fn another_sites_page_cannot_act_in_a_persons_name() {
    let house = failing_house();
    let sent_from = |headers: &'static [(&'static str, &'static str)]| {
        let house = &house;
        async move {
            let mut request = Request::post("/text")
                .header("host", "presque.example")
                .header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            ask(house, request.body(Body::from("text=a")).expect("a request")).await.status
        }
    };
    assert_eq!(sent_from(&[("sec-fetch-site", "same-origin")]).await, StatusCode::OK);
    assert_eq!(sent_from(&[("sec-fetch-site", "none")]).await, StatusCode::OK);
    assert_eq!(sent_from(&[("origin", "https://presque.example")]).await, StatusCode::OK);
    assert_eq!(sent_from(&[]).await, StatusCode::OK, "a command-line client sends neither");
    assert_eq!(sent_from(&[("sec-fetch-site", "cross-site")]).await, StatusCode::FORBIDDEN);
    assert_eq!(
        sent_from(&[("sec-fetch-site", "same-site")]).await,
        StatusCode::FORBIDDEN,
        "a neighbour under the same domain"
    );
    assert_eq!(sent_from(&[("origin", "https://evil.example")]).await, StatusCode::FORBIDDEN);
    assert_eq!(sent_from(&[("origin", "null")]).await, StatusCode::FORBIDDEN);
    assert_eq!(
        sent_from(&[("sec-fetch-site", "cross-site"), ("origin", "https://presque.example")]).await,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_language_is_chosen_once_and_remembered() {
    let service = installation();
    let answer = post(&service, LANGUAGE.plain(), "language=fr&back=/health").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/health"));
    let cookie = answer.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("presque-language=fr;") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    let request =
        Request::get("/").header("accept-language", "en").header("cookie", "presque-language=fr").body(Body::empty());
    assert!(ask(&service, request.expect("a request")).await.text.contains("<html lang=\"fr\">"));
    let foreign = post(&service, LANGUAGE.plain(), "language=fr&back=//evil.example").await;
    assert_eq!(foreign.header("location"), "/", "a redirect stays in the house");
    assert_eq!(post(&service, LANGUAGE.plain(), "language=xx").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = post(&installation_over_tls(), LANGUAGE.plain(), "language=en").await;
    assert!(
        answer.header("set-cookie").starts_with("__Host-presque-language=en;")
            && answer.header("set-cookie").contains("Secure")
    );
    assert!(answer.header("strict-transport-security").contains("max-age"));
}

#[tokio::test]
async fn a_signed_in_persons_pages_are_kept_nowhere() {
    let service = installation();
    assert_eq!(get(&service, "/").await.header("cache-control"), "private, no-cache");
    assert!(get(&service, "/").await.header("vary").contains("accept-language"));
    let signed_in = get_as_operator(&service, "/").await;
    assert_eq!(signed_in.header("cache-control"), "no-store");
}

#[tokio::test]
async fn files_are_kept_for_ever_under_their_own_content_only() {
    let service = installation();
    let page = get(&service, "/").await.text;
    let address =
        page.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a stylesheet");
    let style = get(&service, address).await;
    assert_eq!((style.status, style.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
    let yesterday = get(&service, "/static/presque.0123456789abcdef.css").await;
    assert_eq!((yesterday.status, yesterday.header("cache-control")), (StatusCode::OK, "no-cache"));
    assert_eq!(get(&service, "/static/other.css").await.status, StatusCode::NOT_FOUND);
    let request = Request::get(address).header("accept-encoding", "gzip").body(Body::empty()).expect("a request");
    assert_eq!(ask(&service, request).await.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn the_demonstrations_clock_moves_in_demonstrations_only() {
    let open = demonstration();
    let moved = post(&open, "/demonstration/clock", "date=2008-06-01&back=/style").await;
    assert_eq!((moved.status, moved.header("location")), (StatusCode::SEE_OTHER, "/style"));
    assert!(get(&open, "/").await.text.contains("value=\"2008-06-01\""));
    let remembered = open.state.app.folder.demonstration_date().expect("a demonstration");
    assert_eq!(remembered, Some(jiff::civil::date(2008, 6, 1)), "it goes on where it was left");
    let wrong = post(&open, "/demonstration/clock", "date=2008-02-30").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("“2008-02-30” is not a date"));
    let closed = post(&installation(), "/demonstration/clock", "date=2008-06-01").await;
    assert_eq!(closed.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_gallerys_form_shows_its_errors_and_its_success() {
    let open = demonstration();
    let wrong = post(&open, STYLE.plain(), "plan=abc").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("href=\"#patients\"") && wrong.text.contains(">abc</textarea>"),
        "errors lead to fields, and nothing typed is lost"
    );
    let right = post(&open, STYLE.plain(), "patients=12&done=some").await;
    assert_eq!(right.status, StatusCode::OK);
    assert!(right.text.contains("Your answers are saved"));
    let saved: serde_json::Value =
        serde_json::from_str(&post(&open, "/style/draft", "field=plan&value=a&base=3").await.text).expect("JSON");
    assert_eq!(saved["version"].as_u64(), Some(4));
    assert!(saved["saved_at"].as_str().is_some_and(|time| time.contains(':')), "{saved}");
    assert_eq!(post(&open, "/style/draft", "field=plan&value=409&base=3").await.status, StatusCode::CONFLICT);
}

#[test]
fn every_kind_of_failure_has_the_status_its_words_promise() {
    for kind in Kind::ALL {
        assert!(kind.status().is_client_error() || kind.status().is_server_error());
        assert_eq!(Kind::of(kind.status()).map(Kind::status), Some(kind.status()), "{kind:?}");
    }
}

#[tokio::test]
async fn the_log_knows_the_route_and_nobody() {
    let house = failing_house();
    get(&house, "/broken?person=camille").await;
    get(&house, "/camille?person=camille").await;
    post(&house, "/text", "text=camille").await;
    let logged = logged();
    assert!(
        logged.contains("method=GET") && logged.contains("route=\"/broken\"") && logged.contains("status=500"),
        "{logged}"
    );
    assert!(logged.contains("duration_ms=") && logged.contains("the secret cause"), "the cause is logged, once");
    assert_eq!(logged.matches("the secret cause").count(), 1);
    assert!(!logged.contains("camille"), "{logged}");
}

/// Seats the first operator and signs them in; answers their session's cookie.
fn signed_in(house: &House) -> String {
    let app = &house.state.app;
    let new = NewPerson { email: "camille@example.org".into(), name: "Camille Aubrac".into(), language: "fr".into() };
    let link = app::installation::seat_first_operator(app, new).expect("the first operator");
    let token = app::account::accept_invitation(app, &link, "une longue phrase de passe").expect("a session");
    format!("{}={token}", cookies::name(&house.state, cookies::SESSION))
}

async fn get_as_operator(house: &House, address: &str) -> Answer {
    let request = Request::get(address).header("cookie", signed_in(house)).body(Body::empty());
    ask(house, request.expect("a request")).await
}

#[tokio::test]
async fn the_hat_worn_is_visible_and_can_be_taken_off() {
    let house = installation();
    let cookie = signed_in(&house);
    let asked = |method: Method, address: &'static str, body: &'static str| {
        let request = Request::builder().method(method).uri(address).header("cookie", &cookie);
        let request =
            request.header("accept-language", "en").header("content-type", "application/x-www-form-urlencoded");
        ask(&house, request.body(Body::from(body)).expect("a request"))
    };
    let page = asked(Method::GET, "/", "").await.text;
    assert!(page.contains("<html lang=\"fr\">"), "the person's own language comes before the browser's");
    assert!(page.contains("Exploitation") && page.contains("Cette installation") && page.contains("Camille Aubrac"));
    assert_eq!(
        asked(Method::POST, "/session/hat", "hat=0-tutor").await.status,
        StatusCode::NOT_FOUND,
        "not one of theirs"
    );
    assert_eq!(asked(Method::POST, "/session/hat", "hat=7-operator").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        asked(Method::POST, "/session/hat", "hat=0-operator").await.header("location"),
        "/operation",
        "the new hat starts at its own home"
    );
    let ended = asked(Method::POST, "/session/end", "").await;
    assert_eq!(ended.header("location"), "/");
    assert!(ended.header("set-cookie").contains("Max-Age=0"), "the cookie goes with the session");
    assert!(
        !asked(Method::GET, "/", "").await.text.contains("Camille Aubrac"),
        "the session is over whoever kept the cookie"
    );
}

#[test]
fn what_a_use_case_refuses_is_said_in_the_readers_language() {
    let voice = documents::language::Languages::embedded().expect("catalogues").voice("en").expect("English");
    let invalid = Failure::from(app::Error::Invalid(vec![
        app::Fault::new("email", "fault-email"),
        app::Fault::new("k", "fault-k"),
    ]));
    assert_eq!(invalid.kind, Kind::Invalid);
    let errors = invalid.field_errors(&voice);
    assert_eq!(Field::new("k").checked(&errors).error.as_deref(), Some("Give a threshold of at least 5 people."));
    assert_eq!(Field::new("name").checked(&errors).error, None);
    let refusal = domain::authority::Actor::Stranger
        .may(domain::authority::Right::OperateInstallation, domain::ids::OrgId::INSTALLATION)
        .unwrap_err();
    let refused = Failure::from(app::Error::Refused(refusal));
    assert_eq!(refused.kind, Kind::Refused);
    assert_eq!(refused.reason.expect("the missing role").said(&voice), "This needs the role: Operator.");
    assert_eq!(Failure::from(app::Error::NotFound("cohort")).kind, Kind::NotFound);
    assert_eq!(Failure::from(app::error::conflict("", "fault-installed")).kind, Kind::Conflict);
    assert_eq!(Failure::from(app::error::broken("disk")).kind, Kind::Broken);
}

//! Extracts as their pages show them.

use app::extract::{Decision, Protocol, Published, Request};
use domain::extract::{State, Variable, Verdict};
use domain::text::Text;
use jiff::civil::date;

use super::public::{ListExtracts, ShowExtract, list_view, view as public_view};
use super::{ListRequests, ShowRequest, Typed, Wrong, one, view};
use crate::page::{Page, Sample};

fn name() -> Text {
    documents::scheme::shipped("fr-has").expect("it is shipped").name.clone()
}

fn request(state: State, may: (bool, bool)) -> Request {
    let protocol = Protocol {
        question: "Les erreurs de côté selon la phase de soins".into(),
        requester: "Laboratoire de santé publique".into(),
        methods: "Description.".into(),
        variables: Variable::ALL.map(|it| it.code().to_owned()).to_vec(),
        query: vec![("specialty".into(), "anaesthesia".into()), ("year".into(), "2007".into())],
        ethics: "Avis favorable.".into(),
        retention: 24,
    };
    let on = date(2008, 3, 10);
    let decided = |verdict, why: &str| Decision { by: name(), verdict: Some((verdict, why.to_owned(), on)) };
    Request {
        reference: "presque-extract-2008-x1".into(),
        from: name(),
        is_own: may.1,
        protocol,
        asked_on: on,
        frozen_on: (state == State::Frozen).then_some(on),
        decisions: vec![
            decided(Verdict::Approved, ""),
            decided(Verdict::Refused, "Trop large."),
            Decision { by: name(), verdict: None },
        ],
        state,
        may_decide: may.0,
        may_download: may.1,
    }
}

fn published(query: Vec<(String, String)>, rows: Option<u64>) -> Published {
    Published {
        reference: "presque-extract-2008-x1".into(),
        question: "Les erreurs de côté".into(),
        requester: "Laboratoire".into(),
        from: name(),
        on: date(2008, 3, 10),
        query,
        variables: vec![Variable::Specialty, Variable::Year],
        snapshot: "0a1b".repeat(16),
        sha256: "2c3d".repeat(16),
        rows,
        withheld: None,
    }
}

impl Sample for ListRequests {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let all = [
            request(State::Waiting, (true, false)),
            request(State::Waiting, (false, true)),
            request(State::Frozen, (false, true)),
            request(State::Refused, (false, false)),
        ];
        let fields = ["question", "requester", "methods", "variables", "query", "ethics", "retention", ""];
        let wrong: Wrong = fields.map(|field| (field.to_owned(), "…".to_owned())).to_vec();
        let none = (Typed::default(), Wrong::new());
        vec![
            ("none", view(page.clone(), "oa", &[], &none.0, &none.1)),
            ("some", view(page.clone(), "oa", &all, &none.0, &none.1)),
            ("refused", view(page.clone(), "oa", &all, &none.0, &wrong)),
        ]
    }
}

impl Sample for ShowRequest {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let none = Wrong::new();
        let wrong: Wrong = vec![("why".to_owned(), "…".to_owned())];
        let new = |request: &Request, wrong: &Wrong| one(page.clone(), "oa", request, ("", wrong));
        vec![
            ("to decide", new(&request(State::Waiting, (true, false)), &none)),
            ("without a reason", new(&request(State::Waiting, (true, false)), &wrong)),
            ("frozen", new(&request(State::Frozen, (false, true)), &none)),
        ]
    }
}

impl Sample for ListExtracts {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let some = [published(Vec::new(), Some(22))];
        vec![("none", list_view(page.clone(), &[])), ("some", list_view(page.clone(), &some))]
    }
}

impl Sample for ShowExtract {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let query = vec![("specialty".to_owned(), "anaesthesia".to_owned())];
        vec![
            ("of everything", public_view(page.clone(), &published(Vec::new(), Some(1_012)))),
            ("of a few", public_view(page.clone(), &published(query, None))),
        ]
    }
}

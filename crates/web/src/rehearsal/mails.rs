//! The mails of a rehearsal, as their readers get them.

use app::rehearsal::{self, Mail};
use askama::Template;
use axum::extract::Path as Parts;
use axum::response::Response;
use domain::rehearsal::Part;
use domain::text::Language;
use jiff::civil::Date;

use super::stage::OnStage;
use super::walk::language_name;
use super::{MAIL, MAILS, REHEARSAL};
use crate::components::{Crumb, Tag, Task, Tone};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "rehearsal/mails.html")]
pub(crate) struct ListMails {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) mails: Vec<Task>,
}

#[derive(Debug, Template)]
#[template(path = "rehearsal/mail.html")]
pub(crate) struct ShowMail {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) mail: Mail,
    pub(super) written: String,
}

pub(super) async fn list(visitor: Visitor, stage: OnStage) -> Result<Response, Failure> {
    let page = visitor.page();
    let (mails, facts) = stage.ask(|_, rehearsal| Ok((rehearsal::mails(rehearsal)?, rehearsal.facts()))).await?;
    let is_read = |mail: &Mail| {
        let part = Part::Mail(mail.kind.clone());
        Language::parse(&mail.language).is_some_and(|language| facts.contains(&(part, language)))
    };
    let tasks = mails.iter().rev().map(|mail| {
        let (tone, key) =
            if is_read(mail) { (Tone::Done, "rehearsal-mail-known") } else { (Tone::Due, "rehearsal-mail-new") };
        Task {
            title: mail.subject.clone(),
            hint: written(&page, mail),
            address: Some(MAIL.to([mail.number])),
            tag: Tag { tone, text: page.say(key) },
        }
    });
    show(&ListMails { mails: tasks.collect(), crumbs: crumbs(&page, false), page })
}

pub(super) async fn show_mail(
    visitor: Visitor,
    stage: OnStage,
    Parts(number): Parts<String>,
) -> Result<Response, Failure> {
    let number: usize = number.parse().map_err(|_| Failure::not_found())?;
    let mail = stage.ask(move |app, rehearsal| rehearsal::read_mail(app, rehearsal, number)).await?;
    let page = visitor.page();
    show(&ShowMail { written: written(&page, &mail), crumbs: crumbs(&page, true), mail, page })
}

/// For whom, in which language, on which day.
fn written(page: &Page, mail: &Mail) -> String {
    let on = mail.on.parse::<Date>().map_or_else(|_| mail.on.clone(), |day| page.date(day));
    let language = language_name(page, &mail.language);
    page.with("rehearsal-mail-written", (("name", mail.to.as_str()), ("language", language), ("date", on)))
}

pub(super) fn crumbs(page: &Page, inside: bool) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb { address: REHEARSAL.plain().to_owned(), name: page.say("rehearsal-title") }];
    if inside {
        crumbs.push(Crumb { address: MAILS.plain().to_owned(), name: page.say("rehearsal-mails") });
    }
    crumbs
}

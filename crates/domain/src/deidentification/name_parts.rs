//! A name in its parts: titles, first names, surnames.

use super::name_context::is_particle;
use super::overlap::Kept;
use super::person::Name;
use super::title::is_title;
use super::word::{Gap, Shape, Word};
use super::{Label, Reading, Reason};

/// Proposes the parts of a name: in French first names and surnames apart, elsewhere as one; and the title before it.
pub(super) fn propose(reading: &Reading<'_>, kept: &mut Kept, words: &[Word<'_>], name: &Name) {
    let mut titles = name.first;
    while titles > 0
        && name.first - titles < 3
        && is_title(words[titles - 1].folded)
        && name.reason == Reason::AfterTitle
    {
        titles -= 1;
        let title = &words[titles];
        let point = usize::from(reading.shadow.text[title.end..].starts_with('.'));
        kept.propose(
            reading.text,
            reading.candidate(title.start, title.end + point, Label::Title, Reason::TitleOfName),
        );
    }
    let part = |from: usize, to: usize, label: Label, kept: &mut Kept| {
        let (start, mut end) = (words[from].start, words[to].end);
        if words[to].shape == Shape::Initial && reading.shadow.text[end..].starts_with('.') {
            end += 1;
        }
        kept.propose(reading.text, reading.candidate(start, end, label, name.reason));
    };
    if !reading.french {
        part(name.first, name.last, Label::Surname, kept);
        return;
    }
    let labels = parts(&words[name.first..=name.last], name.reason);
    let mut from = 0;
    for at in 0..labels.len() {
        if at + 1 == labels.len() || labels[at + 1] != labels[from] {
            part(name.first + from, name.first + at, labels[from], kept);
            from = at + 1;
        }
    }
}

/// For each word of a French name, whether it is its first name or its surname.
fn parts(run: &[Word<'_>], reason: Reason) -> Vec<Label> {
    let surname =
        |word: &Word<'_>| if word.shape == Shape::Initial && run.len() > 1 { Label::FirstName } else { Label::Surname };
    let spoken = |word: &&Word<'_>| word.shape != Shape::Initial && !is_particle(word.folded);
    let case = |shape: Shape| run.iter().filter(spoken).any(|word| word.shape == shape);
    if case(Shape::Upper) && case(Shape::Title) {
        let first = |word: &Word<'_>| word.shape == Shape::Title && !is_particle(word.folded);
        return run.iter().map(|word| if first(word) { Label::FirstName } else { surname(word) }).collect();
    }
    let only = run.iter().filter(spoken).count() == 1;
    let initials = run.iter().any(|word| word.shape == Shape::Initial);
    if only || initials {
        let first = only && !initials && reason != Reason::AfterTitle && run.iter().any(|word| word.known.first);
        return run.iter().map(|word| if first { Label::FirstName } else { surname(word) }).collect();
    }
    // The word that is most a first name, and what a hyphen binds to it; the earliest of equals.
    let degree = |word: &Word<'_>| 2 * i32::from(word.known.first) - i32::from(word.known.surname);
    let mut best = 0;
    for (at, word) in run.iter().enumerate().filter(|(_, word)| spoken(word)) {
        if degree(word) > degree(&run[best]) || !spoken(&&run[best]) {
            best = at;
        }
    }
    let mut labels: Vec<Label> = run.iter().map(surname).collect();
    labels[best] = Label::FirstName;
    for at in best + 1..run.len() {
        if run[at].gap != Gap::Hyphen {
            break;
        }
        labels[at] = Label::FirstName;
    }
    for at in (1..=best).rev() {
        if run[at].gap != Gap::Hyphen {
            break;
        }
        labels[at - 1] = Label::FirstName;
    }
    labels
}

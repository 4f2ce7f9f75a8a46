//! Colours are readable: WCAG 2.2 contrast over the tokens, in light and in dark.

use std::collections::BTreeMap;

use crate::assets::STYLE_LAYERS;

/// Text on its ground: 4.5 to 1 (criterion 1.4.3).
const TEXT: [(&str, &str); 31] = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "wash"),
    ("ink", "due-ground"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("ink-soft", "wash"),
    ("brand", "paper"),
    ("brand", "surface"),
    ("brand", "wash"),
    ("brand-strong", "paper"),
    ("brand-strong", "surface"),
    ("brand-strong", "wash"),
    ("on-brand", "brand"),
    ("on-band", "band"),
    ("on-brand", "brand-strong"),
    ("on-accent", "accent"),
    ("neutral", "neutral-ground"),
    ("info", "info-ground"),
    ("done", "done-ground"),
    ("due", "due-ground"),
    ("late", "late-ground"),
    ("wrong", "wrong-ground"),
    ("wrong", "surface"),
    ("wrong", "paper"),
    ("done", "surface"),
    ("done", "paper"),
    ("due", "surface"),
    ("due", "paper"),
    ("ink", "neutral-ground"),
    ("late", "surface"),
];

/// Edges of controls and marks of charts against what they lie on: 3 to 1 (criterion 1.4.11).
const MARKS: [(&str, &str); 14] = [
    ("edge", "surface"),
    ("edge", "paper"),
    ("edge", "wash"),
    ("neutral", "surface"),
    ("info", "surface"),
    ("data-1", "paper"),
    ("data-2", "paper"),
    ("data-3", "paper"),
    ("data-4", "paper"),
    ("data-1", "data-whole"),
    ("data-2", "data-whole"),
    ("data-1", "surface"),
    ("data-2", "surface"),
    ("brand", "data-whole"),
];

fn tokens(css: &str) -> BTreeMap<String, [f64; 3]> {
    let mut found = BTreeMap::new();
    for line in css.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|rest| rest.split_once(": #")) else {
            continue;
        };
        let value = value.trim_end_matches(';');
        let channel =
            |at: usize| f64::from(u8::from_str_radix(&value[at..at + 2], 16).expect("a colour of six digits"));
        found.insert(name.to_owned(), [channel(0), channel(2), channel(4)]);
    }
    found
}

/// Relative luminance, as WCAG 2.2 defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|channel| {
        let share = channel / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_computed_as_the_standard_says() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([119.0; 3], [255.0; 3]) - 4.478).abs() < 1e-3, "the well-known grey that just fails");
}

#[test]
fn words_and_marks_are_readable_in_light_and_in_dark() {
    let css = STYLE_LAYERS[0].1;
    let (light, dark) = css.split_once("@media (prefers-color-scheme: dark)").expect("both schemes");
    let (light, dark) = (tokens(light), tokens(dark));
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>(), "a colour is given in both schemes");
    let mut faint = Vec::new();
    for (scheme, tokens) in [("light", &light), ("dark", &dark)] {
        for (pairs, least) in [(&TEXT[..], 4.5), (&MARKS[..], 3.0)] {
            for (front, ground) in pairs {
                let ratio = contrast(tokens[*front], tokens[*ground]);
                if ratio < least {
                    faint.push(format!("{scheme}: {front} on {ground} is {ratio:.2}, below {least}"));
                }
            }
        }
    }
    assert!(faint.is_empty(), "{faint:#?}");
}

#[test]
fn the_stylesheet_stays_small_and_names_colours_once() {
    let mut lines = 0;
    for (name, layer) in STYLE_LAYERS {
        assert!(layer.lines().count() <= 500, "{name} is longer than 500 lines");
        lines += layer.lines().count();
        let names_colour =
            name != "tokens.css" && name != "print.css" && layer.lines().any(|line| line.contains(": #"));
        assert!(!names_colour, "{name} names a colour: give it a token");
    }
    assert!(lines <= 1_200, "{lines} lines of style");
    assert!(STYLE_LAYERS.iter().any(|(_, layer)| layer.contains("prefers-reduced-motion")));
}

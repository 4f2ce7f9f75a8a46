use super::*;
use domain::disclosure::{Concord, ThemesRelease, release};
use domain::ids::EnrolmentId;
use domain::outcome::Values;
use domain::sample;
use domain::synthesis::figures::{Figures, WaveCount, WaveRow};

fn about() -> About {
    About {
        programme: "pip".into(),
        version: "1".into(),
        cohort: "2008-01".into(),
        start: "2008-01-01".into(),
        set: 1,
        wave: "short".into(),
        closed: "2008-05-30".into(),
        synthetic: true,
    }
}

fn figures() -> Figures {
    let programme = sample::prescrire_like();
    let goal = programme.offered("s1").next().unwrap().number;
    let mut count = WaveCount::new(&programme, &programme.evaluations[0]);
    for who in 0..40 {
        let row = WaveRow {
            goal,
            values: Values {
                status: Some(u8::from(who >= 37)),
                eligible: Some(4),
                implemented: Some(3),
                obstacles: 1,
                relevance: Some(0),
                feasibility: Some(1),
            },
        };
        count.row(EnrolmentId(who), &row);
    }
    count.finish(11)
}

#[test]
fn the_same_figures_make_the_same_bytes_and_read_back_as_they_were() {
    let bytes = freeze(&figures(), &about()).unwrap();
    assert_eq!(bytes, freeze(&figures(), &about()).unwrap());
    assert_eq!(thaw(&bytes).unwrap(), (figures(), about()));
}

fn no_themes() -> ThemesRelease {
    ThemesRelease { about: Vec::new(), concord: Concord::NotCodedTwice }
}

#[test]
fn a_theme_is_told_with_its_coders_and_one_on_which_they_differ_is_null_with_its_reason() {
    use domain::review::{Coding, codebook};
    use domain::synthesis::themes::{GENERAL, ThemeCount};
    let programme = sample::prescrire_like();
    let themes = codebook(&programme, &[]);
    let coding = |coder, code: &str| Coding { coder: domain::ids::PersonId(coder), codes: [code.to_owned()].into() };
    let goal = programme.offered("s1").next().unwrap().number;
    let mut count = ThemeCount::new(&themes);
    for who in 0..40 {
        let first = coding(1, if who < 20 { &themes[0].code } else { &themes[1].code });
        let second = coding(2, if who == 0 { &themes[2].code } else { &themes[1].code });
        count.text(goal, &if who > 25 { vec![first] } else { vec![first, second] }, None);
        count.text(GENERAL, &[coding(1, &themes[3].code)], None);
    }
    let counted = count.finish(&programme, &programme.evaluations[0], 11, |_| 40);
    let bytes = freeze_themes(&counted, "abc").unwrap();
    assert_eq!(thaw_themes(&bytes).unwrap(), (counted.clone(), "abc".to_owned()));
    let told = domain::disclosure::release_themes(&figures(), &release(&programme, &figures()), &counted);
    let released = Released::new(&programme, &release(&programme, &figures()), &told, &about(), "abc");
    let json: serde_json::Value = serde_json::from_str(&released.json().unwrap()).unwrap();
    let lines = json["themes"][0]["themes"].as_array().unwrap();
    let open = lines.iter().find(|line| line["code"] == themes[0].code.as_str()).unwrap();
    assert!(open["count"].is_null() && open["suppressed"] == "coders_differ", "{open}");
    assert_eq!((json["themes"][0]["coded"]["count"].as_u64(), json["themes"][1]["goal"].is_null()), (Some(40), true));
    let general = &json["themes"][1]["themes"][0];
    assert_eq!(
        (general["suppressed"].as_str(), general["one_coder"].as_bool()),
        (Some("at_least_ninety_percent"), Some(true))
    );
    assert_eq!((json["agreement"]["texts"].as_u64(), json["agreement"]["kappa"].is_null()), (Some(26), false));
}

#[test]
fn a_withheld_figure_is_null_with_its_reason_and_a_rate_has_its_denominator() {
    let programme = sample::prescrire_like();
    let released = Released::new(&programme, &release(&programme, &figures()), &no_themes(), &about(), "abc");
    let json: serde_json::Value = serde_json::from_str(&released.json().unwrap()).unwrap();
    let goal = &json["goals"][0];
    assert_eq!((goal["rate"]["count"].as_u64(), goal["rate"]["denominator"].as_u64()), (Some(40), Some(40)));
    let withheld = goal["statuses"].as_array().unwrap().iter().find(|line| line["suppressed"] == "fewer_than_k");
    assert!(withheld.unwrap()["count"].is_null());
    assert_eq!(json["snapshot"], "abc");
}

#[test]
fn words_read_back_as_they_were_written() {
    let both = |french: &str, english: &str| {
        Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
    };
    let writing = Writing {
        sections: BTreeMap::from([("relevance".to_owned(), both("« Garder »", "Keep"))]),
        paraphrases: vec![Paraphrase { goal: GoalId("g".into()), words: both("a", "b") }],
        confirmed: BTreeSet::from(["name:Dr House".to_owned()]),
    };
    assert_eq!(read_words(&write_words(&writing).unwrap()).unwrap(), writing);
}

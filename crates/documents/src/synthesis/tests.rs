use super::*;
use domain::disclosure::release;
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

#[test]
fn a_withheld_figure_is_null_with_its_reason_and_a_rate_has_its_denominator() {
    let programme = sample::prescrire_like();
    let released = Released::new(&programme, &release(&programme, &figures()), &about(), "abc");
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
        paraphrases: vec![Paraphrase { goal: GoalId("g".into()), words: both("a", "b"), agreed: true }],
        confirmed: BTreeSet::from(["name:Dr House".to_owned()]),
    };
    assert_eq!(read_words(&write_words(&writing).unwrap()).unwrap(), writing);
}

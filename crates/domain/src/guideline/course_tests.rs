use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const LEAD: OrgId = OrgId(1);
const OTHER: OrgId = OrgId(2);
const AUTHORITY: OrgId = OrgId(9);
const WRITER: PersonId = PersonId(1);
const PEERS: [PersonId; 2] = [PersonId(2), PersonId(3)];
const MANAGER: PersonId = PersonId(4);
const OFFICER: PersonId = PersonId(5);

fn on() -> Date {
    date(2026, 3, 2)
}

fn terms(kind: Kind) -> Terms {
    Terms { kind, lead: LEAD, least_graders: 2, pass_percent: 60 }
}

fn hand(person: PersonId, org: OrgId) -> Hand {
    Hand { person, org, is_authority: org == AUTHORITY }
}

fn done(person: PersonId, org: OrgId, deed: Deed) -> Dated {
    Dated { deed, hand: hand(person, org), on: on() }
}

fn scoped(kind: Kind) -> Deed {
    Deed::Scoped { partners: if kind == Kind::TypeThree { vec![OTHER] } else { Vec::new() } }
}

/// Everything up to the end of the peer review.
fn reviewed(kind: Kind) -> Vec<Dated> {
    let by_writer = |deed| done(WRITER, LEAD, deed);
    let mut all = vec![
        by_writer(Deed::Proposed),
        by_writer(scoped(kind)),
        by_writer(Deed::Frozen { items: 3 }),
        by_writer(Deed::Drafted { whole: true }),
    ];
    for peer in PEERS {
        all.push(by_writer(Deed::Invited(peer)));
        all.push(done(peer, OTHER, Deed::Declared { conflict: false }));
        all.push(done(peer, OTHER, Deed::Reviewed { verdict: Verdict::WithChanges, remarks: 1 }));
    }
    all.extend([by_writer(Deed::Answered(1)), by_writer(Deed::Answered(2)), by_writer(Deed::ReviewClosed)]);
    all
}

fn published() -> Deed {
    Deed::Published { review_by: date(2028, 3, 2) }
}

/// What each kind needs from there to its publication.
fn agreed(kind: Kind) -> Vec<Dated> {
    let mut all = vec![done(MANAGER, LEAD, Deed::Approved)];
    match kind {
        Kind::General | Kind::TypeOne => {}
        Kind::TypeTwo => all.extend([
            done(PEERS[0], LEAD, Deed::Graded { percent: 70 }),
            done(MANAGER, LEAD, Deed::Graded { percent: 60 }),
            done(OFFICER, AUTHORITY, Deed::Opined { favourable: true }),
        ]),
        Kind::TypeThree => {
            all.extend([done(PersonId(6), OTHER, Deed::Approved), done(OFFICER, AUTHORITY, Deed::Approved)]);
        }
    }
    all
}

fn whole(kind: Kind) -> Vec<Dated> {
    let mut all = reviewed(kind);
    all.extend(agreed(kind));
    all.push(done(MANAGER, LEAD, published()));
    all
}

fn stands(kind: Kind, deeds: &[Dated]) -> Standing {
    standing(terms(kind), deeds).unwrap()
}

#[test]
fn each_kind_is_published_by_its_own_way_and_none_of_it_can_be_left_out() {
    for kind in Kind::ALL {
        let all = whole(kind);
        let end = stands(kind, &all);
        assert!(matches!(end.state, State::UnderWatch { version: 1, next: None, .. }), "{kind:?} {:?}", end.state);
        // Without any one of the deeds before it, the publication is not reached; an invitation and its answer aside,
        // which too few opinions stand for.
        for left_out in 0..all.len() - 1 {
            let mut fewer = all.clone();
            fewer.remove(left_out);
            let reached = standing(terms(kind), &fewer);
            assert!(reached.is_none_or(|it| it.issues.is_empty()), "{kind:?} without {:?}", all[left_out].deed);
        }
    }
}

#[test]
fn a34_type_two_is_not_published_without_a_sufficient_grade_and_a_favourable_opinion() {
    let mut poor = reviewed(Kind::TypeTwo);
    poor.extend([
        done(MANAGER, LEAD, Deed::Approved),
        done(PEERS[0], LEAD, Deed::Graded { percent: 59 }),
        done(MANAGER, LEAD, Deed::Graded { percent: 60 }),
    ]);
    assert_eq!(stands(Kind::TypeTwo, &poor).code(), "drafted", "the mean is below the threshold");
    let mut against = reviewed(Kind::TypeTwo);
    against.extend(agreed(Kind::TypeTwo));
    against.pop();
    against.push(done(OFFICER, AUTHORITY, Deed::Opined { favourable: false }));
    let back = stands(Kind::TypeTwo, &against);
    assert_eq!(back.code(), "drafted");
    assert!(back.work().unwrap().grades.is_empty() && back.work().unwrap().approvals.is_empty());
}

#[test]
fn a34_type_three_needs_another_body_and_the_authority() {
    let idea = stands(Kind::TypeThree, &[done(WRITER, LEAD, Deed::Proposed)]);
    let alone = |partners| allows(&idea, &done(WRITER, LEAD, Deed::Scoped { partners }));
    assert_eq!(alone(vec![]), Err(Refused::Partners));
    assert_eq!(alone(vec![LEAD]), Err(Refused::Partners));
    assert_eq!(alone(vec![OTHER]), Ok(()));
    let waits = stands(Kind::TypeThree, &reviewed(Kind::TypeThree));
    assert_eq!(allows(&waits, &done(OFFICER, AUTHORITY, Deed::Approved)), Err(Refused::LeadFirst));
    assert_eq!(waits.unapproved(), [LEAD, OTHER]);
}

#[test]
fn whoever_wrote_or_read_does_not_approve() {
    let waits = stands(Kind::General, &reviewed(Kind::General));
    assert_eq!(allows(&waits, &done(WRITER, LEAD, Deed::Approved)), Err(Refused::Wrote));
    assert_eq!(allows(&waits, &done(PEERS[0], LEAD, Deed::Approved)), Err(Refused::Judges));
    assert_eq!(allows(&waits, &done(MANAGER, OTHER, Deed::Approved)), Err(Refused::NotYours));
    assert_eq!(allows(&waits, &done(MANAGER, LEAD, Deed::Approved)), Ok(()));
    assert_eq!(allows(&waits, &done(WRITER, LEAD, Deed::SentBack)), Err(Refused::Wrote));
}

#[test]
fn a_peer_says_what_binds_them_first_and_then_gives_an_opinion_only_if_nothing_does() {
    let mut deeds = reviewed(Kind::General)[..4].to_vec();
    let ask = |deeds: &[Dated], deed: Deed| allows(&stands(Kind::General, deeds), &done(PEERS[0], OTHER, deed));
    let opinion = || Deed::Reviewed { verdict: Verdict::Favourable, remarks: 0 };
    deeds.push(done(WRITER, LEAD, Deed::Invited(PEERS[1])));
    assert_eq!(ask(&deeds, opinion()), Err(Refused::NotInvited));
    deeds.push(done(WRITER, LEAD, Deed::Invited(PEERS[0])));
    assert_eq!(ask(&deeds, opinion()), Err(Refused::NotDeclared));
    deeds.push(done(PEERS[0], OTHER, Deed::Declared { conflict: true }));
    assert_eq!(ask(&deeds, opinion()), Err(Refused::Conflicted));
    assert_eq!(ask(&deeds, Deed::Declared { conflict: false }), Err(Refused::DeclaredAlready));
    let close = allows(&stands(Kind::General, &deeds), &done(WRITER, LEAD, Deed::ReviewClosed));
    assert_eq!(close, Err(Refused::TooFewOpinions));
    let own = allows(&stands(Kind::General, &deeds), &done(WRITER, LEAD, Deed::Invited(WRITER)));
    assert_eq!(own, Err(Refused::Wrote));
}

#[test]
fn a_remark_without_an_answer_keeps_the_review_open() {
    let mut deeds = reviewed(Kind::General);
    deeds.truncate(deeds.len() - 2);
    let open = stands(Kind::General, &deeds);
    assert_eq!(allows(&open, &done(WRITER, LEAD, Deed::ReviewClosed)), Err(Refused::Unanswered));
    for (remark, expected) in [(0, Err(Refused::NoRemark)), (1, Err(Refused::NoRemark)), (2, Ok(()))] {
        assert_eq!(allows(&open, &done(WRITER, LEAD, Deed::Answered(remark))), expected, "{remark}");
    }
}

#[test]
fn evidence_does_not_move_once_peers_read() {
    let drafted = reviewed(Kind::General)[..4].to_vec();
    let freeze =
        |deeds: &[Dated], items| allows(&stands(Kind::General, deeds), &done(WRITER, LEAD, Deed::Frozen { items }));
    assert_eq!((freeze(&drafted, 0), freeze(&drafted, 1)), (Err(Refused::NoEvidence), Ok(())));
    assert_eq!(freeze(&reviewed(Kind::General)[..5], 1), Err(Refused::NotNow));
}

#[test]
fn the_next_look_is_after_today_and_within_two_years() {
    let mut deeds = reviewed(Kind::General);
    deeds.extend(agreed(Kind::General));
    let ready = stands(Kind::General, &deeds);
    let by = |review_by| allows(&ready, &done(MANAGER, LEAD, Deed::Published { review_by }));
    assert_eq!(by(on()), Err(Refused::ReviewBy));
    assert_eq!(by(date(2028, 3, 3)), Err(Refused::ReviewBy));
    assert_eq!((by(date(2026, 3, 3)), by(date(2028, 3, 2))), (Ok(()), Ok(())));
}

#[test]
fn a36_a_revision_leaves_the_version_before_in_force_until_it_is_published() {
    let mut deeds = whole(Kind::TypeOne);
    deeds.push(done(WRITER, LEAD, Deed::RevisionBegun));
    let revised = stands(Kind::TypeOne, &deeds);
    assert!(matches!(&revised.state, State::UnderWatch { version: 1, next: Some(next), .. } if next.version == 2));
    assert_eq!(allows(&revised, &done(WRITER, LEAD, Deed::RevisionBegun)), Err(Refused::NotNow));
    let mut aside = deeds.clone();
    aside.push(done(WRITER, LEAD, Deed::PutAside));
    assert!(matches!(stands(Kind::TypeOne, &aside).state, State::UnderWatch { version: 1, next: None, .. }));
    deeds.extend(whole(Kind::TypeOne).into_iter().skip(2));
    let second = stands(Kind::TypeOne, &deeds);
    assert!(matches!(second.state, State::UnderWatch { version: 2, .. }), "{:?}", second.state);
    assert_eq!(second.issues.iter().map(|issue| issue.work.version).collect::<Vec<_>>(), [1, 2]);
    deeds.push(done(MANAGER, LEAD, Deed::Withdrawn { replaced_by: Some("x".to_owned()) }));
    let withdrawn = stands(Kind::TypeOne, &deeds);
    assert_eq!((withdrawn.code(), withdrawn.issues.len()), ("withdrawn", 2));
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let person = (1_i64..7).prop_map(PersonId);
    let verdict = proptest::sample::select(Verdict::ALL.to_vec());
    let by = prop_oneof![Just(date(2027, 1, 1)), Just(date(2030, 1, 1))];
    prop_oneof![
        Just(Deed::Proposed),
        Just(Deed::Scoped { partners: Vec::new() }),
        Just(Deed::Scoped { partners: vec![OTHER] }),
        (0_u32..3).prop_map(|items| Deed::Frozen { items }),
        any::<bool>().prop_map(|whole| Deed::Drafted { whole }),
        person.prop_map(Deed::Invited),
        any::<bool>().prop_map(|conflict| Deed::Declared { conflict }),
        (verdict, 0_u32..2).prop_map(|(verdict, remarks)| Deed::Reviewed { verdict, remarks }),
        (0_u32..4).prop_map(Deed::Answered),
        Just(Deed::ReviewClosed),
        Just(Deed::Approved),
        Just(Deed::SentBack),
        (40_u32..100).prop_map(|percent| Deed::Graded { percent }),
        any::<bool>().prop_map(|favourable| Deed::Opined { favourable }),
        by.clone().prop_map(|review_by| Deed::Published { review_by }),
        by.prop_map(|review_by| Deed::Kept { review_by }),
        Just(Deed::RevisionBegun),
        Just(Deed::Withdrawn { replaced_by: None }),
        Just(Deed::PutAside),
    ]
}

fn any_command() -> impl Strategy<Value = Dated> {
    let org = prop_oneof![4 => Just(LEAD), 2 => Just(OTHER), 2 => Just(AUTHORITY), 1 => Just(OrgId(7))];
    ((1_i64..7).prop_map(PersonId), org, any_deed()).prop_map(|(person, org, deed)| done(person, org, deed))
}

/// Commands that are likely enough to get somewhere: a whole life with others strewn in.
fn any_commands(kind: Kind) -> impl Strategy<Value = Vec<Dated>> {
    let life = whole(kind);
    let strewn = proptest::collection::vec((0..life.len() * 2, any_command()), 0..30);
    strewn.prop_map(move |strewn| {
        let mut all: Vec<Dated> = life.iter().chain(life.iter().skip(2)).cloned().collect();
        for (at, command) in strewn {
            all.insert(at.clamp(1, all.len()), command);
        }
        all
    })
}

fn then_nothing_forbidden(now: &Standing) -> Result<(), TestCaseError> {
    for issue in &now.issues {
        let work = &issue.work;
        // a34: every published version rests on something, frozen; two and three need what they need.
        prop_assert!(work.evidence > 0 && work.freezes > 0 && work.is_whole);
        prop_assert!(work.opinions() >= LEAST_OPINIONS);
        prop_assert!((1..=work.remarks).all(|remark| work.answered.contains(&remark)));
        prop_assert!(!work.peers.values().any(|peer| *peer == Peer::Conflicted) || work.opinions() >= LEAST_OPINIONS);
        prop_assert!(work.approvals.first().is_some_and(|first| first.hand.org == LEAD));
        for agreed in work.approvals.iter().chain(&work.authority) {
            prop_assert!(!work.writers.contains(&agreed.hand.person) && !work.is_peer(agreed.hand.person));
        }
        prop_assert!(work.writers.iter().all(|writer| !work.is_peer(*writer)));
        match now.terms.kind {
            Kind::TypeTwo => {
                prop_assert!(work.grade().is_some_and(|grade| grade >= 60) && work.grades.len() >= 2);
                prop_assert!(work.grades.iter().all(|(grader, _)| !work.writers.contains(grader)));
                prop_assert!(work.opinion.is_some_and(|opinion| opinion.hand.is_authority));
            }
            Kind::TypeThree => {
                let bodies: BTreeSet<OrgId> = work.approvals.iter().map(|one| one.hand.org).collect();
                prop_assert!(bodies.len() >= 2 && work.authority.is_some());
            }
            Kind::General | Kind::TypeOne => {}
        }
    }
    // a36: versions are numbered without a gap and never lost.
    for (number, issue) in (1..).zip(&now.issues) {
        prop_assert_eq!(issue.work.version, number);
    }
    Ok(())
}

proptest! {
    /// No sequence of commands reaches a forbidden state, and every refusal leaves everything as it was.
    #[test]
    fn no_sequence_of_commands_reaches_a_forbidden_state(
        (kind, commands) in proptest::sample::select(Kind::ALL.to_vec())
            .prop_flat_map(|kind| (Just(kind), any_commands(kind)))
    ) {
        let mut deeds = vec![done(WRITER, LEAD, Deed::Proposed)];
        for command in commands.into_iter().skip(1) {
            let before = standing(terms(kind), &deeds).unwrap();
            if allows(&before, &command).is_ok() {
                deeds.push(command);
                let now = standing(terms(kind), &deeds).unwrap();
                prop_assert!(now.issues.len() >= before.issues.len());
                then_nothing_forbidden(&now)?;
            } else {
                // A refused deed that a damaged table holds all the same changes nothing.
                let mut with = deeds.clone();
                with.push(command);
                prop_assert_eq!(&standing(terms(kind), &with).unwrap(), &before);
            }
        }
    }

    /// What ended stays ended.
    #[test]
    fn nothing_is_done_to_what_was_withdrawn(command in any_command()) {
        let mut deeds = whole(Kind::General);
        deeds.push(done(MANAGER, LEAD, Deed::Withdrawn { replaced_by: None }));
        let withdrawn = stands(Kind::General, &deeds);
        prop_assert!(allows(&withdrawn, &command).is_err());
    }
}

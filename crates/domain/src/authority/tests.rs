use super::*;

#[test]
fn every_right_has_exactly_one_rule() {
    for right in Right::ALL {
        let rules = RULES.iter().filter(|rule| rule.right == right).count();
        assert_eq!(rules, 1, "{right:?} needs one line in the table of authority");
    }
}

#[test]
fn i18_no_role_reads_both_identity_and_answers() {
    for role in Role::ALL {
        let hat = Actor::Wearing { person: PersonId(1), org: OrgId(7), role };
        let identity = hat.may(Right::ReadIdentities, OrgId(7)).is_ok();
        let answers = [Right::ReadResults, Right::ReadBoard, Right::ReviewAnswers]
            .into_iter()
            .any(|right| hat.may(right, OrgId(7)).is_ok());
        assert!(!(identity && answers), "{role} sees identity and answers");
    }
}

#[test]
fn a06_who_assigns_reads_nothing_and_who_decides_meets_no_near_miss() {
    let may = |role, right| Actor::Wearing { person: PersonId(1), org: OrgId(7), role }.may(right, OrgId(7)).is_ok();
    for role in Role::ALL {
        let reads = may(role, Right::ReportNearMisses) || may(role, Right::AnalyseNearMisses);
        assert!(!(reads && may(role, Right::AssignNearMisses)), "{role} assigns and reads");
        assert!(!(reads && may(role, Right::KeepRexBase)), "{role} reads near misses and keeps the base");
    }
    for right in [Right::ReportNearMisses, Right::AssignNearMisses, Right::AnalyseNearMisses] {
        for role in [Role::Operator, Role::Lead, Role::Officer] {
            assert!(!may(role, right), "{role} has {right:?}");
        }
    }
}

#[test]
fn i25_a_hat_is_worth_nothing_in_another_organisation() {
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Operator) {
        let hat = Actor::Wearing { person: PersonId(1), org: OrgId(7), role };
        for rule in RULES.iter().filter(|rule| matches!(rule.grant, Grant::Hats(_))) {
            assert!(hat.may(rule.right, OrgId(8)).is_err(), "{role} reaches {:?} next door", rule.right);
        }
    }
}

use serde_json::Value;

use super::*;

fn answered(request: &str) -> Value {
    let answer = answer(request.as_bytes());
    serde_json::from_str(&answer.unwrap_or_else(|fault| panic!("{request} was not answered: {fault}"))).unwrap()
}

#[track_caller]
fn close(found: &Value, wanted: f64, within: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - wanted).abs() <= within, "found {found}, wanted {wanted}");
}

#[track_caller]
fn check(request: &str, estimate: f64, low: f64, high: f64) {
    let answer = answered(request);
    assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), ["estimate", "low", "high"]);
    close(&answer["estimate"], estimate, 0.5e-4);
    close(&answer["low"], low, 0.5e-4);
    close(&answer["high"], high, 0.5e-4);
}

#[track_caller]
fn refused(request: &str, at: &str, why: &str) {
    match answer(request.as_bytes()) {
        Err(Fault::Refused { field, reason, remedy }) => {
            assert_eq!(field, at, "{request}");
            assert!(reason.contains(why), "{request}: {reason}, wanted {why}");
            assert!(!remedy.is_empty() && reason.len() < 200, "{request}: a message is one line");
        }
        other => panic!("{request} should be refused, got {other:?}"),
    }
}

#[test]
fn the_published_numbers_are_answered() {
    check(r#"{"method":"wilson","k":497,"n":799}"#, 0.6220, 0.5879, 0.6550);
    check(r#"{"method":"wilson","k":10,"n":10}"#, 1.0, 0.7225, 1.0);
    check(r#"{"method":"newcombe_paired","a":14,"b":5,"c":0,"d":22}"#, 0.1220, 0.0115, 0.2265);
    check(r#"{"method":"newcombe_paired","a":1,"b":1,"c":7,"d":12}"#, -0.2857, -0.5069, -0.0256);
    check(r#"{"method":"newcombe_difference","x1":56,"n1":70,"x2":48,"n2":80}"#, 0.2, 0.0524, 0.3339);
}

#[test]
fn answers_have_every_digit() {
    let answer = answer(br#"{"method":"wilson","k":497,"n":799}"#).unwrap();
    assert_eq!(answer, r#"{"estimate":0.6220275344180225,"low":0.5878981838086721,"high":0.6549891233396637}"#);
}

#[test]
fn mcnemar_answers_p_alone() {
    assert_eq!(answer(br#"{"method":"mcnemar_midp","b":5,"c":0}"#).unwrap(), r#"{"p":0.03125}"#);
    assert_eq!(answer(br#"{"method":"mcnemar_midp","b":0,"c":0}"#).unwrap(), r#"{"p":1.0}"#);
}

#[test]
fn retention_answers_a_step_for_each_time_with_a_departure() {
    let answer = answered(
        r#"{"method":"kaplan_meier","times":[1,1,3,4,4,4,6,6,6,6.5],"events":[1,true,1.0,0,0,false,0,0,0,0]}"#,
    );
    let steps = answer["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 2);
    let keys: Vec<_> = steps[1].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["time", "at_risk", "events", "survival", "se", "low", "high"]);
    assert_eq!(steps[1]["time"].as_u64(), Some(3));
    assert_eq!((steps[1]["at_risk"].as_u64(), steps[1]["events"].as_u64()), (Some(8), Some(1)));
    assert_eq!(steps[1]["survival"].as_f64(), Some(0.7));
    close(&steps[1]["se"], 0.1449, 0.5e-4);
    close(&steps[1]["low"], 0.3287, 0.5e-4);
    close(&steps[1]["high"], 0.8919, 0.5e-4);
}

#[test]
fn attrition_answers_two_bounds() {
    let answer = answered(r#"{"method":"attrition_bounds","stayed":497,"enrolled":799,"rate_among_stayers":0.98}"#);
    assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), ["low", "high"]);
    close(&answer["low"], 0.610, 0.5e-3);
    close(&answer["high"], 0.988, 0.5e-3);
}

#[test]
fn what_is_undefined_is_null() {
    for (request, wanted) in [
        (r#"{"method":"wilson","k":0,"n":0}"#, r#"{"estimate":null,"low":null,"high":null}"#),
        (r#"{"method":"newcombe_paired","a":0,"b":0,"c":0,"d":0}"#, r#"{"estimate":null,"low":null,"high":null}"#),
        (
            r#"{"method":"newcombe_difference","x1":0,"n1":0,"x2":1,"n2":2}"#,
            r#"{"estimate":null,"low":null,"high":null}"#,
        ),
        (r#"{"method":"kaplan_meier","times":[],"events":[]}"#, r#"{"steps":[]}"#),
        (
            r#"{"method":"kaplan_meier","times":[2.5],"events":[1]}"#,
            r#"{"steps":[{"time":2.5,"at_risk":1,"events":1,"survival":0.0,"se":null,"low":null,"high":null}]}"#,
        ),
        (
            r#"{"method":"attrition_bounds","stayed":0,"enrolled":0,"rate_among_stayers":0.9}"#,
            r#"{"low":null,"high":null}"#,
        ),
        (
            r#"{"method":"attrition_bounds","stayed":0,"enrolled":4,"rate_among_stayers":null}"#,
            r#"{"low":0.0,"high":1.0}"#,
        ),
    ] {
        assert_eq!(answer(request.as_bytes()).unwrap(), wanted, "{request}");
    }
}

#[test]
fn numbers_may_be_written_as_any_json_writer_does() {
    let plain = answer(br#"{"method":"wilson","k":497,"n":799}"#).unwrap();
    for request in [
        r#" { "n" : 799.0 , "method" : "wilson" , "k" : 4.97e2 } "#,
        "{\"method\":\"wil\\u0073on\",\n\t\"k\":497,\"n\":799}\r\n",
    ] {
        assert_eq!(answer(request.as_bytes()).unwrap(), plain);
    }
    assert!(answer(br#"{"method":"wilson","k":-0,"n":9007199254740992}"#).is_ok());
}

#[test]
fn numbers_that_cannot_come_from_counting_are_refused() {
    for (k, why) in [
        ("800", "800 is more than n (799)"),
        ("-1", "negative"),
        ("-0.5", "negative"),
        ("3.5", "not a whole number"),
        ("1e400", "beyond any number"),
        ("-1e400", "beyond any number"),
        ("9007199254740993", "2^53"),
        ("18446744073709551616", "2^53"),
        ("1e30", "2^53"),
        ("\"NaN\"", "a text"),
        ("\"3\"", "a text"),
        ("null", "null"),
        ("true", "true or false"),
        ("[3]", "a list"),
        ("{\"n\":3}", "an object"),
    ] {
        refused(&format!(r#"{{"method":"wilson","k":{k},"n":799}}"#), "k", why);
        if k != "800" {
            refused(&format!(r#"{{"method":"mcnemar_midp","b":1,"c":{k}}}"#), "c", why);
            refused(&format!(r#"{{"method":"newcombe_paired","a":1,"b":1,"c":1,"d":{k}}}"#), "d", why);
        }
    }
    refused(r#"{"method":"newcombe_difference","x1":1,"n1":2,"x2":3,"n2":2}"#, "x2", "more than n2");
    refused(r#"{"method":"newcombe_difference","x1":3,"n1":0,"x2":0,"n2":2}"#, "x1", "more than n1");
    let too_many = r#"{"method":"attrition_bounds","stayed":800,"enrolled":799,"rate_among_stayers":0.5}"#;
    refused(too_many, "stayed", "more than enrolled");
}

#[test]
fn rates_that_are_not_fractions_are_refused() {
    for (rate, why) in [
        ("98", "98 is not from 0 to 1"),
        ("-0.01", "not from 0 to 1"),
        ("1.0000001", "not from 0 to 1"),
        ("1e999", "beyond any number"),
        ("null", "null"),
        ("\"0.5\"", "a text"),
        ("true", "true or false"),
    ] {
        let request =
            format!(r#"{{"method":"attrition_bounds","stayed":497,"enrolled":799,"rate_among_stayers":{rate}}}"#);
        refused(&request, "rate_among_stayers", why);
    }
    let of_nobody = r#"{"method":"attrition_bounds","stayed":0,"enrolled":9,"rate_among_stayers":98}"#;
    refused(of_nobody, "rate_among_stayers", "not from 0 to 1");
}

#[test]
fn times_and_events_that_do_not_fit_are_refused() {
    let refused_at = |times: &str, events: &str, at: &str, why: &str| {
        refused(&format!(r#"{{"method":"kaplan_meier","times":{times},"events":{events}}}"#), at, why);
    };
    refused_at("[1,2,3]", "[1,0]", "events", "2 entries where times has 3");
    refused_at("[]", "[1]", "events", "1 entries where times has 0");
    refused_at("[1,-2]", "[1,0]", "times[1]", "negative");
    refused_at("[1,1e999]", "[1,0]", "times[1]", "beyond any number");
    refused_at("[1,9007199254740994]", "[1,0]", "times[1]", "2^53");
    refused_at("[\"1\"]", "[1]", "times[0]", "a text");
    refused_at("[null]", "[1]", "times[0]", "null");
    refused_at("3", "[1]", "times", "a number");
    refused_at("[1]", "{}", "events", "an object");
    for event in ["2", "-1", "0.5", "null", "\"1\"", "[]"] {
        refused_at("[1,1]", &format!("[0,{event}]"), "events[1]", "not an event");
    }
}

#[test]
fn a_request_that_is_not_one_is_refused() {
    for (request, why) in [
        ("[]", "a list"),
        ("[{\"method\":\"wilson\",\"k\":1,\"n\":2}]", "a list"),
        ("3", "a number"),
        ("1e400", "a number"),
        ("null", "null"),
        ("true", "true or false"),
        ("\"wilson\"", "a text"),
        (r#"{"\ud800":1}"#, "not text"),
    ] {
        refused(request, "request", why);
    }
    refused("{}", "method", "missing");
    for (method, why) in [
        ("3", "a number"),
        ("null", "null"),
        ("[\"wilson\"]", "a list"),
        ("\"\"", "not known"),
        ("\"Wilson\"", "not known"),
        ("\"wald\"", "not known"),
        ("\"\\ud800\"", "a text"),
    ] {
        refused(&format!(r#"{{"method":{method},"k":1,"n":2}}"#), "method", why);
    }
    refused(&format!(r#"{{"method":"{}"}}"#, "x\\n".repeat(500)), "method", "not known");
    refused(r#"{"method":"wilson","k":1}"#, "n", "missing");
    refused(r#"{"method":"wilson","k":1,"n":2,"z":1.96}"#, "z", "no such field");
    refused(r#"{"method":"wilson","k":1,"n":2,"K":1}"#, "K", "no such field");
    refused(r#"{"method":"wilson","k":1,"n":2,"k":2}"#, "k", "twice");
    refused(r#"{"method":"wilson","method":"wilson","k":1,"n":2}"#, "method", "twice");
    refused(&" ".repeat(LARGEST_REQUEST + 1), "request", "larger than");
}

#[test]
fn deep_nesting_is_refused_and_not_fatal() {
    let (open, shut) = ("[".repeat(200_000), "]".repeat(200_000));
    refused(&format!("{open}{shut}"), "request", "a list");
    refused(&format!(r#"{{"method":"wilson","k":{open}{shut},"n":2}}"#), "k", "a list");
}

#[test]
fn an_empty_request_is_called_empty() {
    for request in [&b""[..], b" \n"] {
        assert_eq!(answer(request), Err(Fault::Malformed("it is empty".to_owned())));
    }
}

#[test]
fn what_is_not_json_is_malformed() {
    for request in [
        &b""[..],
        b"  \n",
        b"{",
        b"{'method':'wilson'}",
        b"{\"method\":\"wilson\",\"k\":01,\"n\":2}",
        b"{\"method\":\"wilson\",\"k\":NaN,\"n\":2}",
        b"{\"method\":\"wilson\",\"k\":Infinity,\"n\":2}",
        b"{\"method\":\"wilson\",\"k\":1,\"n\":2,}",
        b"{\"method\":\"wilson\",\"k\":1,\"n\":2}{}",
        b"{\"method\":\"wils\xffon\",\"k\":1,\"n\":2}",
        b"\xff\xfe{\0}\0",
        b"wilson",
    ] {
        assert!(matches!(answer(request), Err(Fault::Malformed(_))), "{}", String::from_utf8_lossy(request));
    }
}

//! `presque programme` as an editor of definitions meets it.

use super::*;
use crate::failure::voice;
use documents::shipped;
use std::os::unix::fs::symlink;

fn folder(change: impl FnOnce(&mut Files)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut files = shipped::programme("prescrire-pip").unwrap();
    change(&mut files);
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn checked(dir: &Path, expected: Option<u32>, format: Format) -> (u8, String, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let code = check(dir, expected, format, &voice(Some("en")), &mut output, &mut errors).unwrap();
    (code, String::from_utf8(output).unwrap(), String::from_utf8(errors).unwrap())
}

fn told(dir: &Path) -> String {
    let (code, output, _) = checked(dir, None, Format::Text);
    assert_eq!(code, REFUSED, "{output}");
    output
}

#[test]
fn a_shipped_definition_is_sound_with_exit_code_0() {
    let dir = folder(|_| {});
    let (code, output, errors) = checked(dir.path(), None, Format::Text);
    assert_eq!((code, errors.as_str()), (FINE, ""), "{output}");
    assert_eq!(output.lines().count(), 1);
    let (_, output, _) = checked(dir.path(), Some(799), Format::Json);
    let json: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!((&json["programme"], &json["sound"]), (&"prescrire-pip".into(), &true.into()));
    assert_eq!(json["expected"]["clearing"], 18);
}

#[test]
fn a_fault_is_one_line_with_exit_code_3() {
    let dir = folder(|files| {
        let text = files.get_mut("programme.toml").unwrap();
        *text = text.replacen("catalogue = 18", "catalogue = 17", 1);
    });
    let output = told(dir.path());
    assert!(output.starts_with("programme.toml:") && output.lines().count() == 1, "{output}");
}

#[test]
fn a_file_that_is_not_utf8_is_a_fault_with_its_line_and_not_also_missing() {
    let dir = folder(|_| {});
    fs::write(dir.path().join("codes.toml"), b"# one\n# two \xff\n").unwrap();
    assert!(told(dir.path()).starts_with("codes.toml:2: This file is not UTF-8 from byte 12 on."));
    assert_eq!(told(dir.path()).lines().count(), 1);
}

#[test]
fn a_file_too_large_and_a_folder_too_full_are_refused_without_reading_on() {
    let dir = folder(|_| {});
    fs::write(dir.path().join("codes.toml"), vec![b'#'; 2_000_001]).unwrap();
    assert!(told(dir.path()).starts_with("codes.toml: This file is larger than 2000000 bytes."));
    for number in 0..MOST_FILES {
        fs::write(dir.path().join(format!("{number}.txt")), "").unwrap();
    }
    assert!(told(dir.path()).contains("There are more than 500 files here."));
}

#[test]
fn a_folder_that_holds_no_definition_is_refused_and_one_that_is_not_there_is_broken() {
    let empty = tempfile::tempdir().unwrap();
    assert!(told(empty.path()).contains("programme.toml: This file is missing."));
    let missing = check(&empty.path().join("no"), None, Format::Text, &voice(None), &mut Vec::new(), &mut Vec::new());
    assert!(matches!(missing, Err(Failure::Said(BROKEN, _))));
}

#[test]
fn a_folder_that_links_to_itself_ends() {
    let dir = folder(|_| {});
    symlink(dir.path(), dir.path().join("again")).unwrap();
    told(dir.path());
}

#[test]
fn the_calendar_of_2008_is_that_of_the_published_programme() {
    let dir = folder(|_| {});
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let start = jiff::civil::date(2008, 1, 1);
    let code = calendar(dir.path(), start, Format::Json, &voice(Some("en")), &mut output, &mut errors).unwrap();
    assert_eq!((code, errors.len()), (FINE, 0));
    let json: serde_json::Value = serde_json::from_slice(&output).unwrap();
    let window = |id: &str| {
        let windows = json["windows"].as_array().unwrap();
        let window = windows.iter().find(|window| window["id"] == id).unwrap();
        ["opens", "due", "locks"].map(|date| window[date].as_str().unwrap().to_owned())
    };
    assert_eq!(window("b1"), ["2008-04-01", "2008-04-30", "2008-05-30"]);
    assert_eq!(window("b4"), ["2009-01-01", "2009-04-30", "2009-05-30"]);
    assert_eq!(json["closes"], "2010-01-30");
}

#[test]
fn a_scheme_is_judged_by_the_same_command() {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in shipped::scheme("fr-has").unwrap() {
        fs::write(dir.path().join(path), text).unwrap();
    }
    let (code, output, errors) = checked(dir.path(), None, Format::Text);
    assert_eq!((code, errors.as_str(), output.lines().count()), (FINE, "", 1), "{output}");
    let form = dir.path().join("near-miss.toml");
    let text = fs::read_to_string(&form).unwrap().replacen("budget_seconds = 240", "budget_seconds = 60", 1);
    fs::write(&form, text).unwrap();
    assert!(told(dir.path()).starts_with("near-miss.toml:"));
    let (code, output, _) = checked(dir.path(), None, Format::Json);
    let json: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!((code, &json["scheme"], &json["sound"]), (REFUSED, &"fr-has".into(), &false.into()));
}

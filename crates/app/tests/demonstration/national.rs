//! A country, made small by the same code.

use app::demonstration::{self, National, Progress, Scale, national};
use app::folder::Folder;
use app::rex::Ask;
use domain::authority::Actor;
use store::vals;
use tempfile::TempDir;

fn count(app: &app::App, sql: &'static str) -> i64 {
    app.store.read(move |tx| tx.query_one(sql, vals![], |row| row.int(0))).unwrap()
}

#[test]
fn a_country_has_exactly_its_records_its_doctors_and_those_certified() {
    let place = TempDir::new().unwrap();
    let folder = Folder::new(place.path().join("demo"));
    let size = National { records: 900, eligible: 400, certified: 120 };
    let parts = std::cell::Cell::new(0);
    let progress = |made: Progress<'_>| {
        if let Progress::Part { done, of } = made {
            assert!(done <= of);
            parts.set(parts.get() + 1);
        }
    };
    demonstration::create_at(&folder, None, (1, national::AS_OF), Scale::National(size), &progress).unwrap();
    assert!(parts.get() >= 3, "whoever waits sees how far it has come");
    let app = app::installation::open(&folder, None).unwrap();
    assert_eq!(app.store.read(store::rex::count).unwrap(), 900);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM doctor"), 400);
    assert_eq!(count(&app, "SELECT COUNT(DISTINCT person_id) FROM doctor_specialty"), 400);
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(DISTINCT person_id) FROM engagement WHERE accepted_on < '2012-07-01' AND ended_on IS NULL"
        ),
        120,
        "certified: counted by a body for more than a year"
    );
    let odd = "SELECT COUNT(*) FROM doctor WHERE rpps NOT LIKE '998%' AND rpps NOT LIKE '999%' OR length(rpps) <> 11";
    assert_eq!(count(&app, odd), 0, "numbers that nobody has");
    let after = "SELECT COUNT(*) FROM rex_record WHERE happened > '2013-07'";
    assert_eq!(count(&app, after), 0);
    let ask = Ask { words: "allergie".to_owned(), limit: 5, ..Ask::default() };
    assert!(app::rex::search(&app, &Actor::System, &ask).unwrap().total > 5, "the index was moved with the rest");
}

#[test]
fn the_country_of_the_source_is_as_it_was_published() {
    let National { records, eligible, certified } = demonstration::NATIONAL;
    assert_eq!((records, eligible, certified), (56_000, 24_400, 7_319));
    assert_eq!(certified * 100 / eligible, 29, "about 30 per cent");
}

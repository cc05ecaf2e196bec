//! The store on both databases: what was acknowledged stays, what was not has not happened, and whatever is changed
//! behind its back is found.

#[path = "erasing/backup.rs"]
mod backup;
#[path = "erasing/encryption.rs"]
mod encryption;
#[path = "erasing/erasure.rs"]
mod erasure;
mod notes;

use access::{Fact, Thing};
use notes::{Note, house, note, on_both};
use store::{Address, Arg, House, Stop, Stream};

#[tokio::test]
async fn a_history_is_told_back_as_it_was_written() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        let place =
            work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "seen"), Note::Read]).await.unwrap();
        assert_eq!(place, 2);
        work.commit().await.unwrap();
        let mut reader = house.look(&permit, "test").await.unwrap();
        let history = reader.history::<Note>(&Stream::of(id)).await.unwrap();
        assert_eq!(history.place, 2);
        assert_eq!(history.events[0].event, Note::written("first", "seen"));
        assert_eq!(history.events[1].actor, "system:test");
        let row =
            reader.row("SELECT text, reads FROM notes_note WHERE note = $1", &[id.into()]).await.unwrap().unwrap();
        assert_eq!((row.text("text").unwrap().as_str(), row.int("reads").unwrap()), ("seen", 1));
        let summary = house.verify(|_| {}).await.unwrap();
        assert_eq!(summary.entries, 3, "two events and one look");
    })
    .await;
}

#[tokio::test]
async fn what_was_not_committed_has_not_happened() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "gone")]).await.unwrap();
        drop(work);
        let mut work = house.begin(&visit).await.unwrap();
        assert!(work.history::<Note>(&Stream::of(id)).await.unwrap().is_empty());
        // The subject's key that was made in the abandoned work must not be used: it is in no table.
        work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "kept")]).await.unwrap();
        work.commit().await.unwrap();
        assert_eq!(house.verify(|_| {}).await.unwrap().entries, 1);
        assert_eq!(house.rebuild_check(|_| {}).await.unwrap().differences, []);
    })
    .await;
}

#[tokio::test]
async fn a_stale_decision_is_stopped() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "one")]).await.unwrap();
        work.commit().await.unwrap();
        let mut work = house.begin(&visit).await.unwrap();
        let late = work.append(&permit, &Stream::of(id), 0, &[Note::Read]).await;
        assert!(matches!(late, Err(Stop::Stale(1))), "{late:?}");
    })
    .await;
}

#[tokio::test]
async fn many_rows_at_once_keep_every_value() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let (_, permit, visit) = note(&house);
        let text = |n: i64| match n % 3 {
            0 => format!(r#"{n} "quoted" \ {{braces}}, Siân's"#),
            1 => "NULL".to_owned(),
            _ => String::new(),
        };
        let seal = |n: i64| if n % 2 == 0 { Arg::NoBytes } else { Arg::Bytes(vec![0, 255, n as u8]) };
        let rows = |from: i64, to: i64| -> Vec<Vec<Arg>> {
            (from..to).map(|n| vec![format!("{n:03}").into(), text(n).into(), Arg::Int(-n), seal(n)]).collect()
        };
        let head = "INSERT INTO notes_note (note, text, reads, seal)";
        let mut work = house.begin(&visit).await.unwrap();
        work.tables().insert_many(head, 4, &rows(0, 100), "").await.unwrap();
        // Those that stand already are left as they are.
        work.tables().insert_many(head, 4, &rows(90, 101), "ON CONFLICT DO NOTHING").await.unwrap();
        work.tables().insert_many(head, 4, &[], "").await.unwrap();
        assert!(work.tables().insert_many(head, 3, &rows(200, 202), "").await.is_err(), "rows of another width");
        work.commit().await.unwrap();
        let mut reader = house.look(&permit, "test").await.unwrap();
        let found = reader.rows("SELECT note, text, reads, seal FROM notes_note ORDER BY note", &[]).await.unwrap();
        assert_eq!(found.len(), 101);
        for (n, row) in (0..).zip(&found) {
            assert_eq!(row.text("note").unwrap(), format!("{n:03}"));
            assert_eq!((row.text("text").unwrap(), row.int("reads").unwrap()), (text(n), -n));
            assert_eq!(row.maybe_bytes("seal").unwrap().map_or(Arg::NoBytes, Arg::Bytes), seal(n));
        }
    })
    .await;
}

#[tokio::test]
async fn what_could_not_be_written_whole_is_not_kept() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        let row = vec![vec![id.into(), "in the way".into(), Arg::Int(0)]];
        work.tables().insert_many("INSERT INTO notes_note (note, text, reads)", 3, &row, "").await.unwrap();
        // The entry goes into the ledger, but the table cannot follow.
        assert!(work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "one")]).await.is_err());
        let (other, permit_other, _) = note(&house);
        let more = work.append(&permit_other, &Stream::of(other), 0, &[Note::written("other", "two")]).await;
        assert!(more.is_err(), "nothing is written after it");
        assert!(work.commit().await.is_err(), "whoever passes over the fault is told at the end");
        assert_eq!(house.verify(|_| {}).await.unwrap().entries, 0);
    })
    .await;
}

#[tokio::test]
async fn many_at_once_queue_and_none_is_lost() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let mut tasks = tokio::task::JoinSet::new();
        for n in 0..40 {
            let house = house.clone();
            tasks.spawn(async move {
                let (id, permit, visit) = note(&house);
                let mut work = house.begin(&visit).await.unwrap();
                work.append(&permit, &Stream::of(id), 0, &[Note::written("many", &n.to_string())]).await.unwrap();
                work.commit().await.unwrap();
                house.look(&permit, "many").await.map(drop).unwrap();
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
        assert_eq!(house.verify(|_| {}).await.unwrap().entries, 80);
    })
    .await;
}

#[tokio::test]
async fn an_answer_waits_until_its_looks_are_durable() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let (_, permit, _) = note(&house);
        let seen = house.traced(async {
            for _ in 0..3 {
                house.look(&permit, "first").await.map(drop)?;
            }
            Ok::<_, store::Fault>("content")
        });
        assert_eq!(seen.await.unwrap().unwrap(), "content");
        assert_eq!(house.verify(|_| {}).await.unwrap().entries, 3);
        // A ledger that cannot be written: what was prepared meanwhile is not handed out.
        house.facts().await.unwrap().row("UPDATE ledger_head SET size = size + 1", &[]).await.unwrap();
        let seen = house.traced(async { house.look(&permit, "second").await.map(drop).map(|()| "content") });
        let untraced = seen.await.map(drop).expect_err("nothing was traced");
        assert!(untraced.to_string().contains("contradicts itself"), "{untraced}");
        assert!(house.look(&permit, "outside").await.is_err());
    })
    .await;
}

async fn write(house: House, text: &str) {
    let (id, permit, visit) = note(&house);
    let mut work = house.begin(&visit).await.unwrap();
    work.append(&permit, &Stream::of(id), 0, &[Note::written("somebody", text)]).await.unwrap();
    work.commit().await.unwrap();
}

#[tokio::test]
async fn an_answer_rests_on_the_facts_of_its_first_question_until_it_writes() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let known = async |visit: &access::Visit| {
            let things = vec![Thing::new("Shelf", "one"), Thing::new("Shelf", "two")];
            let told = house.know(visit, things).await.unwrap();
            let [one, two] =
                ["one", "two"].map(|id| told.iter().find(|thing| thing.id() == id).unwrap().known("notes"));
            assert_eq!(one, two);
            one.cloned().unwrap()
        };
        let visit = notes::visit();
        let somebody_else = access::Visit::system("other", "asks as well", visit.now);
        let seen = house.traced(async {
            let first = known(&visit).await;
            // Somebody else writes while the answer is prepared.
            tokio::spawn(write(house.clone(), "theirs")).await.unwrap();
            let (again, other) = (known(&visit).await, known(&somebody_else).await);
            write(house.clone(), "own").await;
            (first, again, other, known(&visit).await)
        });
        let [none, one, two] = [0, 1, 2].map(Fact::Number);
        assert_eq!(seen.await.unwrap(), (none.clone(), none, one, two.clone()));
        assert_eq!(known(&visit).await, two, "nothing is remembered after the answer");
    })
    .await;
}

#[tokio::test]
async fn a_list_is_one_value_whatever_is_in_it() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let texts = ["plain", "it's \"quoted\" [1] \\ ŵ", "$1 EACH $2", ""];
        for text in texts {
            write(house.clone(), text).await;
        }
        let mut reader = house.facts().await.unwrap();
        let sql = "SELECT text FROM notes_note WHERE text IN (EACH $2) AND reads = $1 \
                   AND text NOT IN (EACH $3) ORDER BY text";
        for (wanted, except, found) in [
            (&texts[..], &texts[1..], vec![texts[0]]),
            (&texts[1..3], &[], vec![texts[2], texts[1]]),
            (&texts[3..], &texts[..1], vec![""]),
            (&[], &[], vec![]),
        ] {
            let rows = reader.rows(sql, &[0.into(), Arg::each(wanted), Arg::each(except)]).await.unwrap();
            let rows: Vec<String> = rows.iter().map(|row| row.text("text").unwrap()).collect();
            assert_eq!(rows, found);
        }
    })
    .await;
}

#[tokio::test]
async fn tiles_and_checkpoints_are_made_as_the_ledger_grows() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        for run in 0..9 {
            let mut work = house.begin(&notes::visit()).await.unwrap();
            let events: Vec<(Stream, Note)> =
                (0..150).map(|n| (Stream::of(note(&house).0), Note::written("run", &format!("{run} {n}")))).collect();
            let appends = events.iter().map(|(stream, event)| store::Append {
                stream: stream.clone(),
                after: 0,
                event,
                occurred_at: None,
            });
            work.append_all(&note(&house).1, appends.collect()).await.unwrap();
            work.commit().await.unwrap();
        }
        let summary = house.verify(|_| {}).await.unwrap();
        assert_eq!((summary.entries, summary.tiles, summary.checkpoints), (1350, 5, 1));
        let rebuilt = house.rebuild_check(|_| {}).await.unwrap();
        assert_eq!((rebuilt.entries, rebuilt.rows, rebuilt.differences), (1350, 1350, vec![]));
    })
    .await;
}

#[tokio::test]
async fn every_changed_column_is_found() {
    on_both(async |address, folder| {
        let house = house(address.clone(), folder).await;
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "seen"), Note::Read, Note::Read]).await.unwrap();
        work.checkpoint().await.unwrap();
        work.commit().await.unwrap();
        let changes = [
            "UPDATE ledger_entries SET id = '00000000000000000000000000' WHERE idx = 1",
            "UPDATE ledger_entries SET recorded_at = recorded_at + 1 WHERE idx = 1",
            "UPDATE ledger_entries SET occurred_at = 5 WHERE idx = 1",
            "UPDATE ledger_entries SET actor = 'public' WHERE idx = 1",
            "UPDATE ledger_entries SET agency = 'x' WHERE idx = 1",
            "UPDATE ledger_entries SET purpose = 'x' WHERE idx = 1",
            "UPDATE ledger_entries SET kind = 'notes.written' WHERE idx = 1",
            "UPDATE ledger_entries SET version = 2 WHERE idx = 1",
            "UPDATE ledger_entries SET stream = 'other:x' WHERE idx = 1",
            "UPDATE ledger_entries SET place = 9 WHERE idx = 1",
            "UPDATE ledger_entries SET subjects = 'x' WHERE idx = 1",
            "UPDATE ledger_entries SET marking = 'x' WHERE idx = 1",
            "UPDATE ledger_entries SET rules = 'x' WHERE idx = 1",
            "UPDATE ledger_entries SET payload = (SELECT payload FROM ledger_entries WHERE idx = 0) WHERE idx = 1",
            "UPDATE ledger_entries SET leaf_hash = (SELECT leaf_hash FROM ledger_entries WHERE idx = 0) WHERE idx = 1",
            "UPDATE ledger_entries SET idx = 7 WHERE idx = 1",
            "DELETE FROM ledger_entries WHERE idx = 2",
            "UPDATE ledger_head SET size = 2 WHERE one = 1",
            "DELETE FROM ledger_head",
            "UPDATE ledger_checkpoints SET size = 2 WHERE size = 3",
            "UPDATE ledger_checkpoints SET at = at + 1 WHERE size = 3",
            "UPDATE ledger_checkpoints SET note = replace(note, '3', '2') WHERE size = 3",
            "INSERT INTO ledger_tiles (level, idx, hashes) VALUES (0, 0, (SELECT leaf_hash FROM ledger_entries WHERE idx = 0))",
        ];
        assert!(house.verify(|_| {}).await.is_ok());
        for change in changes {
            let changed = notes::behind_its_back(&house, change).await;
            assert!(changed.is_err(), "{change}: {changed:?}");
        }
        assert!(house.verify(|_| {}).await.is_ok(), "every change was taken back");
    })
    .await;
}

#[tokio::test]
async fn a_table_that_drifts_is_named() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "seen")]).await.unwrap();
        work.tables().run("UPDATE notes_note SET text = 'sein'", &[]).await.unwrap();
        work.commit().await.unwrap();
        let rebuilt = house.rebuild_check(|_| {}).await.unwrap();
        assert_eq!(rebuilt.differences.iter().map(|d| (d.table, d.row)).collect::<Vec<_>>(), [("notes_note", 0)]);
        house.rebuild(|_| {}).await.unwrap();
        assert_eq!(house.rebuild_check(|_| {}).await.unwrap().differences, []);
    })
    .await;
}

#[tokio::test]
async fn without_its_key_a_subject_is_erased_and_the_tree_still_verifies() {
    on_both(async |address, folder| {
        let house = house(address.clone(), folder.clone()).await;
        let (id, permit, visit) = note(&house);
        let mut work = house.begin(&visit).await.unwrap();
        work.append(&permit, &Stream::of(id), 0, &[Note::written("first", "seen")]).await.unwrap();
        work.tables().run("DELETE FROM vault_keys WHERE subject = 'note:first'", &[]).await.unwrap();
        work.commit().await.unwrap();
        house.close().await;
        let house = notes::reopened(address, folder).await;
        let mut work = house.begin(&visit).await.unwrap();
        let history = work.history::<Note>(&Stream::of(id)).await.unwrap();
        assert_eq!(history.events[0].event, Note::erased("first"));
        drop(work);
        assert!(house.verify(|_| {}).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn letters_wait_and_are_tried_again() {
    on_both(async |address, folder| {
        let house = house(address, folder).await;
        let visit = notes::visit();
        let mut work = house.begin(&visit).await.unwrap();
        work.post(&store::Letter { to: "a@b.test".into(), subject: "s".into(), body: "b".into() }).await.unwrap();
        work.commit().await.unwrap();
        let waiting = house.waiting_post(&visit).await.unwrap();
        assert_eq!(waiting.len(), 1);
        house.post_tried(&visit, &waiting[0], false).await.unwrap();
        assert!(house.waiting_post(&visit).await.unwrap().is_empty(), "not before a minute has passed");
        let later = access::Visit { now: visit.now.plus_minutes(1), ..visit.clone() };
        let again = house.waiting_post(&later).await.unwrap();
        house.post_tried(&later, &again[0], true).await.unwrap();
        assert!(house.waiting_post(&access::Visit { now: visit.now.plus_hours(5), ..visit }).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_file_whose_names_are_no_text_is_refused_at_once() {
    let folder = std::sync::Arc::new(tempfile::tempdir().unwrap());
    let file = folder.path().join("dolen.db");
    house(Address::File(file.clone()), folder.clone()).await.close().await;
    let bytes = std::fs::read(&file).unwrap();
    let table = b"CREATE TABLE ledger_checkpoints (";
    let at = bytes.windows(table.len()).position(|text| text == table).unwrap() + table.len();
    for place in at..at + 60 {
        let mut broken = bytes.clone();
        broken[place] |= 0x80;
        std::fs::write(&file, &broken).unwrap();
        let opened = notes::try_reopened(Address::File(file.clone()), folder.clone()).await;
        let Err(fault) = opened else { panic!("byte {place}: opened as if nothing were wrong") };
        assert!(fault.to_string().contains("damaged") || fault.to_string().contains("malformed"), "{fault}");
    }
}

/// How many single bits are changed in turn.
const FLIPS: usize = 1_000;

#[tokio::test]
async fn flipped_bytes_in_the_file_are_reported_or_harmless() {
    tokio::task::LocalSet::new().run_until(flip_bytes()).await;
}

async fn flip_bytes() {
    let folder = std::sync::Arc::new(tempfile::tempdir().unwrap());
    let file = folder.path().join("dolen.db");
    let house = house(Address::File(file.clone()), folder.clone()).await;
    for run in 0..4 {
        let mut work = house.begin(&notes::visit()).await.unwrap();
        for n in 0..100 {
            let (id, permit, _) = note(&house);
            work.append(&permit, &Stream::of(id), 0, &[Note::written("flip", &format!("{run} {n}"))]).await.unwrap();
        }
        work.checkpoint().await.unwrap();
        work.commit().await.unwrap();
    }
    let sound = notes::dump(&house).await.unwrap();
    house.close().await;
    let bytes = std::fs::read(&file).unwrap();
    let chance = kernel::Chance::seeded(11);
    // In memory where there is such a place: a disk would be waited for four thousand times.
    let nearby = Some(std::path::PathBuf::from("/dev/shm")).filter(|place| place.is_dir());
    let nearby = nearby.unwrap_or_else(std::env::temp_dir);
    let mut trials = tokio::task::JoinSet::new();
    let mut reported = 0;
    for trial in 0..FLIPS {
        let mut flipped = bytes.clone();
        let place = chance.below(flipped.len());
        flipped[place] ^= 1 << chance.below(8);
        let other = std::sync::Arc::new(tempfile::tempdir_in(&nearby).unwrap());
        std::fs::copy(folder.path().join("master.key"), other.path().join("master.key")).unwrap();
        let copy = other.path().join("dolen.db");
        std::fs::write(&copy, &flipped).unwrap();
        trials.spawn_local(async move {
            let found = match notes::try_reopened(Address::File(copy), other.clone()).await {
                Err(fault) => Err(fault),
                Ok(house) => match house.verify(|_| {}).await {
                    Err(fault) => Err(fault),
                    Ok(_) => notes::dump(&house).await,
                },
            };
            (place, found)
        });
        // Several at once: each waits for the disk most of the time.
        while trials.len() >= 16 || (trial + 1 == FLIPS && !trials.is_empty()) {
            match trials.join_next().await.unwrap().unwrap() {
                (_, Err(_)) => reported += 1,
                (place, Ok(dump)) => assert_eq!(dump, sound, "byte {place}: an entry changed and nothing was said"),
            }
        }
    }
    assert!(reported > FLIPS / 5, "{reported} of {FLIPS} were reported");
}

//! Checking a ledger of fifty thousand entries beside plain SHA-256 of the same file.

#[path = "../tests/keeper/mod.rs"]
mod keeper;

use divan::counter::{BytesCount, ItemsCount};
use keeper::{BEGAN, Keeper};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use verifier::{Against, Verdict, check};

const ENTRIES: u64 = 50_000;

static LEDGER: LazyLock<(Vec<u8>, Against)> = LazyLock::new(|| {
    let keeper = Keeper::of(ENTRIES);
    let against = Against { kept: vec![keeper.kept("council", ENTRIES)], now: BEGAN, ..Against::default() };
    (keeper.ledger(&[]), against)
});

fn main() {
    divan::main();
}

#[divan::bench]
fn checked(bencher: divan::Bencher<'_, '_>) {
    let (ledger, against) = &*LEDGER;
    let bencher = bencher.counter(BytesCount::new(ledger.len())).counter(ItemsCount::new(ENTRIES));
    bencher.bench(|| assert_eq!(check(ledger.as_slice(), against).verdict, Verdict::Sound));
}

#[divan::bench]
fn plain_sha256(bencher: divan::Bencher<'_, '_>) {
    let (ledger, _) = &*LEDGER;
    let bencher = bencher.counter(BytesCount::new(ledger.len())).counter(ItemsCount::new(ENTRIES));
    bencher.bench(|| Sha256::digest(ledger));
}

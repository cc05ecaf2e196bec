//! What one decision costs: `cargo bench -p agreement`.

use agreement::drawn::Drawn;
use divan::{Bencher, black_box};
use dolen::capabilities;
use kernel::Chance;

fn main() {
    divan::main();
}

#[divan::bench]
fn one_decision(bencher: Bencher<'_, '_>) {
    let policies = capabilities::policies().expect("rules");
    let chance = Chance::seeded(1);
    bencher
        .with_inputs(|| {
            let drawn = Drawn::new(&chance);
            (drawn.visit(), drawn.action(), drawn.thing())
        })
        .bench_refs(|(visit, action, thing)| black_box(policies.decide(visit, action, thing).is_ok()));
}

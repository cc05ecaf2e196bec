//! The policies agree with the second model, and mistakes in them are found by it.

use agreement::{decisions::compare, faults};
use dolen::capabilities;

#[test]
fn policies_and_second_model_agree() {
    let compared = compare(&capabilities::policies().unwrap(), 60_000, 1, false);
    println!("{compared}");
    assert_eq!(compared.disagreements, 0, "{compared}");
    assert!(compared.allowed > 3_000, "enough is allowed for this to mean something: {compared}");
}

#[test]
fn every_planted_mistake_is_found() {
    for fault in &faults::FAULTS {
        let policies = faults::with(fault, &capabilities::policy_texts()).unwrap();
        let compared = compare(&policies, 400_000, 2, true);
        println!("{}: found after {} decisions", fault.what, compared.cases);
        assert!(compared.disagreements > 0, "{} was not found", fault.what);
    }
}

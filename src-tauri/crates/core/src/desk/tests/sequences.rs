//! What must hold whatever happens, in whatever order.
//!
//! What chance finds is written down as a case of `what_failed_once_holds`: a seed would draw something else as soon as
//! there is one more thing that may happen.

mod happening;
mod invariants;
mod world;

use proptest::prelude::*;

use self::happening::{Happening, Told, happening};
use self::world::World;
use super::*;
use crate::fuzz::cases;

/// Lets it all happen, in the end ends every call if that is wished, and waits until nothing happens by itself.
fn play(happenings: Vec<Happening>, ended: bool) {
    let mut world = World::new();
    for happening in happenings {
        world.happen(happening);
    }
    if ended {
        world.end_all();
    }
    world.come_to_rest();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fuzz_whatever_happens(happenings in prop::collection::vec(happening(), 1..60), ended in any::<bool>()) {
        play(happenings, ended);
    }
}

/// What chance found, and must be found whatever chance does.
#[test]
fn what_failed_once_holds() {
    let reports = |told: &[(u8, u8, Option<u8>, u8)]| {
        let told = told.iter().map(|&(caller, source, id, phase)| Told::plain(caller, source, id, phase));
        Happening::Reports(told.collect())
    };
    let table = [
        // A call waits for its place on the list while the list is shown and closed, and is answered after its end.
        (
            vec![
                Happening::Storm(5),
                Happening::Wait(20),
                reports(&[(2, 0, None, 0)]),
                reports(&[(3, 0, None, 0), (0, 2, None, 0)]),
                Happening::Shown(0),
                Happening::Dismissed(0),
                reports(&[(3, 0, None, 4), (0, 0, None, 0)]),
                reports(&[(3, 0, None, 3)]),
            ],
            false,
        ),
        // A call is answered and rings again within one request, while it is on the screen.
        (
            vec![
                reports(&[(1, 0, Some(1), 0)]),
                Happening::Wait(20),
                reports(&[(1, 1, Some(2), 3), (5, 0, Some(1), 0), (1, 1, Some(2), 0)]),
            ],
            false,
        ),
        // An id is given to another caller, and callers without a number ring beside it.
        (
            vec![
                reports(&[(5, 2, Some(4), 0), (1, 0, None, 0), (5, 0, None, 3)]),
                reports(&[(1, 2, Some(4), 0)]),
                reports(&[(5, 0, None, 3), (2, 0, None, 0)]),
            ],
            true,
        ),
    ];
    for (happenings, ended) in table {
        play(happenings, ended);
    }
}

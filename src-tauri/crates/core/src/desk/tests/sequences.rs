//! What must hold whatever happens, in whatever order.
//!
//! What failed once is kept in `proptest-regressions` beside the sources and is tried first in every later run.

mod happening;
mod invariants;
mod world;

use proptest::prelude::*;

use self::happening::happening;
use self::world::World;
use super::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens(happenings in prop::collection::vec(happening(), 1..60), ended in any::<bool>()) {
        let mut world = World::new();
        for happening in happenings {
            world.happen(happening);
        }
        if ended {
            world.end_all();
        }
        world.come_to_rest();
    }
}

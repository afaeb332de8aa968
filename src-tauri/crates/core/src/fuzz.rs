//! How many cases the `fuzz_` tests try: ten thousand, or as many as `CALLCARD_FUZZ_CASES` says.

pub(crate) fn cases() -> u32 {
    std::env::var("CALLCARD_FUZZ_CASES").map_or(10_000, |cases| cases.parse().unwrap())
}

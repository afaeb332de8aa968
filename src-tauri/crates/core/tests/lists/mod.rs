//! The closed lists of codes, asked of the types themselves, so that a new member is found.

use std::collections::BTreeSet;

use serde::de::{Deserialize, Deserializer, Error, Visitor, value};

/// The codes of a plain enum, as it is written.
pub(crate) fn codes<'de, T: Deserialize<'de>>() -> BTreeSet<String> {
    /// Is asked for a value of an enum, and keeps the names that it may have.
    struct Names<'a>(&'a mut &'static [&'static str]);

    impl<'de> Deserializer<'de> for Names<'_> {
        type Error = value::Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(Error::custom("not an enum"))
        }

        fn deserialize_enum<V: Visitor<'de>>(
            self,
            _: &'static str,
            names: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Self::Error> {
            *self.0 = names;
            Err(Error::custom("only the names are wanted"))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map struct identifier ignored_any
        }
    }

    let mut names: &[&str] = &[];
    assert!(T::deserialize(Names(&mut names)).is_err());
    assert!(!names.is_empty(), "the type has no names to give");
    names.iter().map(|&name| name.to_owned()).collect()
}

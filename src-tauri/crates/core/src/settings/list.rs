//! Makes of the list in `entries` the preferences, their defaults and the table of entries. It knows no setting by its name.

/// Makes the settings out of their list, an entry each:
/// `name: type = default, [within least..=most,] at "place.in.the.file", tells whom;`
macro_rules! preferences {
    (@limits) => { None };
    (@limits $limits:expr) => { Some($crate::settings::value::Limits::of($limits)) };
    ($(
        $(#[$attribute:meta])*
        $name:ident: $type:ty = $default:expr, $(within $limits:expr,)? at $place:literal, tells $whom:ident;
    )+) => {
        /// What the agent has chosen.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
        pub struct Preferences {
            $( $(#[$attribute])* pub $name: $type, )+
        }

        impl Default for Preferences {
            fn default() -> Self {
                Self { $( $name: $default, )+ }
            }
        }

        /// All of them, in the order of their list.
        pub static ENTRIES: &[$crate::settings::entries::Entry] = &[$(
            $crate::settings::entries::Entry {
                name: stringify!($name),
                place: $place,
                limits: preferences!(@limits $($limits)?),
                words: <$type as $crate::settings::value::Value>::WORDS,
                tells: $crate::settings::entries::Tells::$whom,
                get: |preferences| $crate::settings::value::written(&preferences.$name),
                read: |preferences, json, limits, lost| {
                    let usable = $crate::settings::value::Value::salvage(json, limits, lost);
                    preferences.$name = usable.unwrap_or_else(|| $default);
                },
                choose: |preferences, json, limits| {
                    preferences.$name = $crate::settings::value::Value::choose(json, limits)?;
                    Ok(())
                },
            },
        )+];
    };
}

pub(super) use preferences;

//! The dial plan that numbers are read by: the country of numbers without a country code, and how long the company's own
//! are. It weighs the readings that digits allow: what is valid comes before what is merely possible, the country's own
//! before a foreign one.

use rlibphonenumber::{
    PHONE_NUMBER_UTIL, PhoneNumber as Parsed, PhoneNumberFormat,
    enums::{NumberLengthType, PhoneNumberType, Region},
};

use super::caller;

/// Digits up to which a number is the company's own, when nobody has said otherwise. Extensions have three to five; six and
/// more may be a number of the town, which the CRM can be asked about.
pub const INTERNAL_DIGITS: u8 = 5;

/// Digits of the longest number that may lack its area: ten, and one to get a line with. Longer ones that no country has
/// are two numbers in one, or none.
const LONGEST_LOCAL: usize = 11;

/// Digits of the shortest number of another country that is believed without a plus or a prefix.
const SHORTEST_ABROAD: usize = 10;

/// Digits above which a text is no number at all; E.164 ends at 15, dialling prefixes may add a few.
pub(super) const LONGEST: usize = 20;

/// Prefixes for calling abroad that telephone systems pass on whatever their country is.
const ABROAD: [&str; 3] = ["00", "810", "011"];

/// The country whose national format a number without a country code is read in (ISO 3166-1 alpha-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country(pub(super) Region);

impl Country {
    /// Reads a code such as `RU`; `None` when it is not two letters. Whether there is such a country takes the
    /// numbering plans to say, and those are not loaded for this.
    pub fn from_code(code: &str) -> Option<Self> {
        (code.len() == 2).then(|| code.parse().ok().map(Self)).flatten()
    }

    /// Whether there is such a country. Without one, numbers are read as international ones.
    pub fn exists(self) -> bool {
        self.calling_code().is_some()
    }

    fn calling_code(self) -> Option<i32> {
        PHONE_NUMBER_UTIL.get_country_code_for_region(self.0)
    }
}

/// What numbers are read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DialPlan {
    pub country: Country,
    /// Numbers with so many digits at most are the company's own: extensions and short codes.
    pub internal_digits: u8,
}

impl From<Country> for DialPlan {
    fn from(country: Country) -> Self {
        Self { country, internal_digits: INTERNAL_DIGITS }
    }
}

/// How surely digits are a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// A number without its area, or of a country that nobody knows.
    Local,
    /// It is as long as numbers of its country are.
    Possible,
    /// Its country has such numbers.
    Valid,
}

/// A reading of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) grade: Grade,
    pub(super) dialable: String,
    pub(super) readable: String,
    /// What all spellings of the caller have in common, where it is not the dialable number.
    pub(super) caller: Option<String>,
}

impl DialPlan {
    /// The best reading of a number's digits; `spaced` says that something stands behind the first of them.
    pub(super) fn weigh(self, plus: bool, digits: &str, spaced: bool) -> Option<Read> {
        if digits.len() > LONGEST {
            return None;
        }
        let parsed = if plus { self.with_plus(digits, spaced) } else { self.without_plus(digits) };
        let local = || (!plus && digits.len() <= LONGEST_LOCAL).then(|| Read::local(digits));
        parsed.map(|(grade, number)| Read::of(grade, &number)).or_else(local)
    }

    /// As it stands; with a plus that somebody put before a prefix; as it might stand.
    fn with_plus(self, digits: &str, spaced: bool) -> Option<(Grade, Parsed)> {
        let literal = international(digits);
        let own = || self.own(digits).filter(is_valid);
        // No country code is a single 8: a Russian trunk prefix got the plus.
        let is_trunk = digits.starts_with('8') && digits.len() == 11 && self.country.calling_code() == Some(7);
        let valid = (is_trunk && spaced).then(own).flatten();
        let valid = valid.or_else(|| literal.clone().filter(is_valid));
        let valid = valid.or_else(|| abroad(digits).filter(is_valid));
        let valid = valid.or_else(|| (is_trunk || digits.starts_with('0')).then(own).flatten());
        if let Some(number) = valid {
            return Some((Grade::Valid, number));
        }
        if let Some(number) = literal.filter(is_possible) {
            return Some((Grade::Possible, number));
        }
        let zero = || digits.strip_prefix('0').and_then(international).filter(is_valid);
        own().or_else(zero).map(|number| (Grade::Valid, number))
    }

    /// The country's own; one with a prefix for calling abroad, whosever that is; one whose plus got lost on the way.
    fn without_plus(self, digits: &str) -> Option<(Grade, Parsed)> {
        let own = self.own(digits);
        if let Some(number) = own.clone().filter(is_valid) {
            return Some((Grade::Valid, number));
        }
        let prefixed = abroad(digits);
        // What people dial within their town is no short number of another country.
        let bare = (digits.len() >= SHORTEST_ABROAD).then(|| international(digits)).flatten();
        let zeros = digits.starts_with("00");
        let foreign = if zeros { [&prefixed, &bare] } else { [&bare, &prefixed] };
        if let Some(number) = foreign.into_iter().flatten().find(|number| is_valid(number)) {
            return Some((Grade::Valid, number.clone()));
        }
        // No country has numbers that begin with 00.
        let possible = if zeros { [prefixed, None] } else { [own, bare] };
        possible.into_iter().flatten().find(is_possible).map(|number| (Grade::Possible, number))
    }

    fn own(self, digits: &str) -> Option<Parsed> {
        let digits = caller::without_old_prefix(self.country.calling_code(), digits);
        PHONE_NUMBER_UTIL.parse(digits, Some(self.country.0)).ok().map(caller::in_use)
    }
}

fn international(digits: &str) -> Option<Parsed> {
    PHONE_NUMBER_UTIL.parse(format!("+{digits}"), None).ok().map(caller::in_use)
}

fn abroad(digits: &str) -> Option<Parsed> {
    ABROAD.iter().find_map(|prefix| digits.strip_prefix(prefix)).and_then(international)
}

fn is_valid(number: &Parsed) -> bool {
    number.is_valid()
}

/// As long as what people have: some countries have services with much longer numbers.
fn is_possible(number: &Parsed) -> bool {
    let reason = PHONE_NUMBER_UTIL.is_possible_number_for_type_with_reason(number, PhoneNumberType::FixedLineOrMobile);
    matches!(reason, Ok(NumberLengthType::IsPossible))
}

impl Read {
    fn of(grade: Grade, number: &Parsed) -> Self {
        let form = |format| number.format_as(format).into_owned();
        Self {
            grade,
            dialable: form(PhoneNumberFormat::E164),
            readable: form(PhoneNumberFormat::International),
            caller: caller::canonical(number),
        }
    }

    fn local(digits: &str) -> Self {
        Self { grade: Grade::Local, dialable: digits.into(), readable: digits.into(), caller: None }
    }
}

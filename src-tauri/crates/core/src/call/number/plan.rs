//! The dial plan: the country of numbers without a country code, and how long internal numbers are. It ranks the
//! possible readings of digits: valid before merely possible, domestic before foreign.

use rlibphonenumber::{
    PHONE_NUMBER_UTIL, PhoneNumber as Parsed, PhoneNumberFormat,
    enums::{NumberLengthType, PhoneNumberType, Region},
};

use super::caller;

/// The most digits of an internal number, by default. Extensions have three to five; six or more may be a local number,
/// which the CRM can be asked about.
pub const INTERNAL_DIGITS: u8 = 5;

/// The most digits of a number that may lack its area code: ten, and one to get an outside line. A longer one that no
/// country has is two numbers in one, or not a number.
const LONGEST_LOCAL: usize = 11;

/// The fewest digits of a foreign number that is believed without a plus or a prefix.
const SHORTEST_ABROAD: usize = 10;

/// The most digits of a number with its country code (E.164).
const LONGEST_E164: usize = 15;

/// The most digits of any number as it is dialled: prefixes may add a few.
pub(super) const LONGEST: usize = 20;

/// International prefixes that telephone systems pass on in any country.
const ABROAD: [&str; 3] = ["00", "810", "011"];

/// The country whose national format a number without a country code is read in (ISO 3166-1 alpha-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country(pub(super) Region);

impl Country {
    /// Reads a code such as `RU`; `None` if it is not two letters. This does not check that the country exists, because
    /// that needs the numbering plans, which load slowly.
    pub fn from_code(code: &str) -> Option<Self> {
        (code.len() == 2).then(|| code.parse().ok().map(Self)).flatten()
    }

    /// Whether the country exists. If it does not, numbers are read as international ones.
    pub fn exists(self) -> bool {
        self.calling_code().is_some()
    }

    fn calling_code(self) -> Option<i32> {
        PHONE_NUMBER_UTIL.get_country_code_for_region(self.0)
    }
}

/// How numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DialPlan {
    pub country: Country,
    /// Numbers with at most this many digits are internal: extensions and short codes.
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
    /// Without its area code, or of an unknown country.
    Local,
    /// As long as numbers of its country are.
    Possible,
    /// A valid number of its country.
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
    /// The best reading of a number's digits; `spaced` means that a separator follows the first one.
    pub(super) fn weigh(self, plus: bool, digits: &str, spaced: bool) -> Option<Read> {
        if digits.len() > LONGEST {
            return None;
        }
        let parsed = if plus { self.with_plus(digits, spaced) } else { self.without_plus(digits) };
        let local = || (!plus && digits.len() <= LONGEST_LOCAL).then(|| Read::local(digits));
        parsed.map(|(grade, number)| Read::of(grade, &number)).or_else(local)
    }

    /// As written; with a plus wrongly put before a prefix; as it may have been meant.
    fn with_plus(self, digits: &str, spaced: bool) -> Option<(Grade, Parsed)> {
        let literal = international(digits);
        let own = || self.own(digits).filter(is_valid);
        // No country code is a single 8: the plus was put before a Russian trunk prefix.
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

    /// Domestic; with any country's international prefix; with a plus that got lost on the way.
    fn without_plus(self, digits: &str) -> Option<(Grade, Parsed)> {
        let own = self.own(digits);
        if let Some(number) = own.clone().filter(is_valid) {
            return Some((Grade::Valid, number));
        }
        let prefixed = abroad(digits);
        // A number dialled within a town is not a short number of another country.
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
    number.is_valid() && fits(number)
}

/// The country's plan may have longer ones, such as Japan's free numbers behind 0066: nobody calls from these.
fn fits(number: &Parsed) -> bool {
    number.format_as(PhoneNumberFormat::E164).len() <= "+".len() + LONGEST_E164
}

/// As long as people's numbers are: some countries have services with much longer ones.
fn is_possible(number: &Parsed) -> bool {
    let reason = PHONE_NUMBER_UTIL.is_possible_number_for_type_with_reason(number, PhoneNumberType::FixedLineOrMobile);
    matches!(reason, Ok(NumberLengthType::IsPossible)) && fits(number)
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

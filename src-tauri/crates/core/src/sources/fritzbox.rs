//! The call monitor of a FRITZ!Box (TCP 1012, switched on by dialling `#96*5*`): lines in, facts out.
//!
//! Reading them is pure, and bounded whatever comes. The box numbers the calls that are under way and uses a number again; who
//! rings it does not say, only which number of ours was called. So an agent goes by that number, or by the telephone that
//! talks.

mod source;

use std::collections::HashMap;

use crate::call::Cause;
use crate::call::text::clean;
use crate::clock::Now;
use crate::exchange::fact::{About, Extension, Fact, Kind, Leg, Said, Way};
pub(crate) use source::CallMonitor;

/// The word for this kind of source.
pub const KIND: &str = "fritzbox";

/// The longest line that is read, in bytes. Real ones have some 100.
const LONGEST: usize = 1024;

/// The calls that are held at most.
const MOST: usize = 100;

/// The answering machines: a call that one of them takes, nobody took. Not documented; the boxes do so.
const MACHINES: std::ops::RangeInclusive<u16> = 40..=49;

/// What a FRITZ!Box has told of.
#[derive(Debug)]
pub struct FritzBox {
    source: String,
    /// The line that has not come to its end.
    line: Vec<u8>,
    /// The agent's telephones at the box, where they are known: then another one that has his number is a colleague's.
    telephones: Vec<String>,
    hears: Hears,
    /// By the box's number of it.
    calls: HashMap<String, Call>,
    given: u64,
}

/// What was heard so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hears {
    Nothing,
    /// No line that a call monitor could say.
    Nonsense,
    Lines,
}

/// A call that is under way.
#[derive(Debug)]
struct Call {
    id: String,
    way: Way,
    /// The number of ours.
    own: String,
    talks: bool,
}

impl FritzBox {
    pub fn new(source: &str) -> Self {
        let (line, telephones, calls) = (Vec::new(), Vec::new(), HashMap::new());
        Self { source: source.to_owned(), line, telephones, hears: Hears::Nothing, calls, given: 0 }
    }

    /// These telephones of the box are the agent's.
    pub fn set_telephones(&mut self, telephones: Vec<String>) {
        self.telephones = telephones;
    }

    /// A new connection begins with a line.
    pub fn connected(&mut self) {
        self.line.clear();
        self.hears = Hears::Nothing;
    }

    /// What speaks there is no call monitor.
    pub fn is_foreign(&self) -> bool {
        self.hears == Hears::Nonsense
    }

    /// Takes in bytes, however they are cut, and says what their lines tell of calls.
    pub fn push(&mut self, bytes: &[u8], now: Now) -> Vec<Fact> {
        let mut facts = Vec::new();
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            // A line that is too long is left out: what is kept of it is too long as well.
            let room = (LONGEST + 1).saturating_sub(self.line.len());
            self.line.extend_from_slice(&part[..part.len().min(room)]);
            if part.ends_with(b"\n") {
                let line = std::mem::take(&mut self.line);
                self.judge(&line);
                if line.len() <= LONGEST {
                    self.hear(&String::from_utf8_lossy(&line), now, &mut facts);
                }
            } else if self.line.len() > LONGEST {
                self.judge(&[]);
            }
        }
        facts
    }

    /// Whatever does not look like a line of it says that something else speaks there, until one has come.
    fn judge(&mut self, line: &[u8]) {
        let is_line = line.len() <= LONGEST && line.iter().filter(|byte| **byte == b';').count() >= 3;
        if self.hears != Hears::Lines {
            self.hears = if is_line { Hears::Lines } else { Hears::Nonsense };
        }
    }

    /// `28.11.26 15:17:43;RING;2;79161234567;5551234;SIP0;`
    fn hear(&mut self, line: &str, now: Now, facts: &mut Vec<Fact>) {
        let words: Vec<&str> = line.trim().split(';').map(str::trim).collect();
        if let [_, "RING" | "CALL", id, ..] = words[..]
            && let Some(before) = self.calls.remove(id)
        {
            // The box gives its number once the call before is over: that one ended while nobody heard.
            facts.push(self.fact(&before.id, None, Said::Ended(None), About::default()));
        }
        facts.extend(self.read(&words, now));
    }

    fn read(&mut self, words: &[&str], now: Now) -> Option<Fact> {
        match *words {
            [_, "RING", id, caller, own, ..] => {
                let call = self.begin(id, Way::In, own, now)?;
                let about = about(Way::In, caller, own);
                Some(self.fact(&call, leg(&[(Kind::Number, own)]), Said::Ringing, about))
            }
            [_, "CALL", id, telephone, own, called, ..] => {
                let call = self.begin(id, Way::Out, own, now)?;
                let leg = self.at(telephone, own);
                Some(self.fact(&call, leg, Said::Ringing, about(Way::Out, called, own)))
            }
            [_, "CONNECT", id, telephone, number, ..] => {
                let call = self.calls.get_mut(id)?;
                let is_machine = telephone.parse().is_ok_and(|telephone| MACHINES.contains(&telephone));
                if is_machine && call.way == Way::In {
                    let (call, own) = (call.id.clone(), call.own.clone());
                    let leg = leg(&[(Kind::Number, &own)]);
                    return Some(self.fact(&call, leg, Said::Ended(Some(Cause::NoAnswer)), About::default()));
                }
                call.talks = true;
                let (call, way, own) = (call.id.clone(), call.way, call.own.clone());
                let leg = self.at(telephone, &own);
                Some(self.fact(&call, leg, Said::Answered, about(way, number, &own)))
            }
            [_, "DISCONNECT", id, ..] => {
                let call = self.calls.remove(id)?;
                let cause = if call.talks { Cause::Normal } else { Cause::Cancelled };
                Some(self.fact(&call.id, None, Said::Ended(Some(cause)), About::default()))
            }
            _ => None,
        }
    }

    /// Whoever talks at a telephone of the box: by that, and by the number of ours.
    fn at(&self, telephone: &str, own: &str) -> Option<Leg> {
        let is_colleague = !self.telephones.is_empty() && !self.telephones.iter().any(|mine| mine == telephone);
        let own = if is_colleague { "" } else { own };
        leg(&[(Kind::Extension, telephone), (Kind::Number, own)])
    }

    /// A call that begins.
    fn begin(&mut self, id: &str, way: Way, own: &str, now: Now) -> Option<String> {
        if self.calls.len() >= MOST {
            return None;
        }
        self.given += 1;
        let call = format!("{}-{}", now.wall.as_millisecond(), self.given);
        let own = clean(own).unwrap_or_default();
        self.calls.insert(id.to_owned(), Call { id: call.clone(), way, own, talks: false });
        Some(call)
    }

    fn fact(&self, call: &str, leg: Option<Leg>, said: Said, about: About) -> Fact {
        Fact { source: self.source.clone(), call: call.to_owned(), leg, said, about, at: None }
    }
}

fn leg(names: &[(Kind, &str)]) -> Option<Leg> {
    let names: Vec<Extension> = names.iter().filter_map(|(kind, name)| Extension::new(*kind, name)).collect();
    (!names.is_empty()).then_some(Leg { names, id: None, seq: None })
}

/// An empty number is one that is withheld.
fn about(way: Way, number: &str, own: &str) -> About {
    About { way: Some(way), number: Some(clean(number).unwrap_or_default()), line: clean(own), ..About::default() }
}

#[cfg(test)]
mod tests;

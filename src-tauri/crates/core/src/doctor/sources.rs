//! The sources of calls in the check-up: a row for each telephone system that is set up, and one for the programs that
//! report calls by themselves.

use fluent_bundle::FluentValue;
use jiff::Timestamp;

use super::{AtDoor, Check, Doctor, Facts, Health, SOCKET};
use crate::call::source::Source;
use crate::standing::{SourceState, Standing};

/// The name of a row of a telephone system.
const ONE: &str = "source";

impl Doctor<'_> {
    /// How each telephone system stands. One that is connected and has brought in no call may lack a right, or tell of
    /// other extensions than the agent's.
    pub(super) fn telephone_systems(&self) -> Vec<Check> {
        let is_set_up = |source: &&SourceState| source.kind != SOCKET;
        self.facts.standings.iter().filter(is_set_up).map(|source| self.telephone_system(source)).collect()
    }

    /// What programs have reported; nothing, where none has and telephone systems are listened to.
    pub(super) fn sources(&self) -> Option<Check> {
        let Facts { sources, late, standings, .. } = self.facts;
        if let Some((source, seconds)) = late.first() {
            let values = [("source", source.as_str().into()), ("seconds", (*seconds).into())];
            return Some(self.find("sources", Health::Warning, "late", values));
        }
        if sources.is_empty() {
            let has_others = standings.iter().any(|source| source.kind != SOCKET);
            return (!has_others).then(|| self.plain("sources", Health::Warning, "none"));
        }
        let one = |(source, at): &(Source, Timestamp)| {
            let values = [("source", FluentValue::from(source.as_str())), ("minutes", self.minutes_since(*at).into())];
            self.texts.with("doctor-sources-one", values)
        };
        let list: Vec<String> = sources.iter().map(one).collect();
        Some(self.find("sources", Health::Ok, "ok", [("list", list.join("; ").into())]))
    }

    /// A source by which no calls come in, as the row of this name says it.
    pub(super) fn down(&self, name: &'static str, source: &SourceState) -> Option<Check> {
        let trouble = source.standing.trouble()?;
        let state = if matches!(source.standing, Standing::Failed { .. }) { Health::Failed } else { Health::Warning };
        let advice = Some(trouble.advice(source.kind, self.texts));
        Some(self.check(name, state, self.texts.get(&trouble.key()), advice, &trouble.code()))
    }

    fn telephone_system(&self, source: &SourceState) -> Check {
        let found = self.down(ONE, source).unwrap_or_else(|| self.heard(source));
        Check { title: source.title(self.texts), source: Some(source.name.clone()), ..found }
    }

    /// What has come in by a source that nothing is wrong with.
    fn heard(&self, source: &SourceState) -> Check {
        if source.standing != Standing::Listening {
            return self.plain(ONE, Health::Skipped, "starting");
        }
        if let Some(check) = self.knocked(source) {
            return check;
        }
        if let Some(at) = source.reported {
            return self.find(ONE, Health::Ok, "ok", [("minutes", self.minutes_since(at).into())]);
        }
        if let (Some(door), None) = (self.facts.at_door.get(&source.name), source.heard) {
            return self.unknocked(door);
        }
        let outcome = match (self.facts.unclaimed.contains(&source.name), source.heard) {
            (true, _) => "unclaimed",
            (false, Some(_)) => "others",
            (false, None) => "silent",
        };
        let found = self.plain(ONE, Health::Warning, outcome);
        // Some telephone systems tell too little for a reason of their own.
        let own = self.texts.find(&format!("doctor-source-{outcome}-{}-advice", source.kind));
        Check { advice: own.or(found.advice), ..found }
    }

    /// Somebody came to its address at the HTTP door and was turned away.
    fn knocked(&self, source: &SourceState) -> Option<Check> {
        let knock = source.knocked()?;
        let key = format!("source-knock-{}", knock.why.code().replace('_', "-"));
        let detail = self.texts.with(&key, [("from", knock.from.to_string())]);
        let advice = self.texts.find(&format!("{key}-advice"));
        Some(self.check(ONE, Health::Warning, detail, advice, &knock.why.code()))
    }

    /// Nobody has come to its address at the HTTP door.
    fn unknocked(&self, door: &AtDoor) -> Check {
        let outcome = match door {
            AtDoor { here_alone: true, for_devices: true, .. } => "here-alone",
            AtDoor { here_alone: true, for_devices: false, .. } => "uncalled",
            AtDoor { here_alone: false, .. } => "unknocked",
        };
        let key = format!("doctor-{ONE}-{outcome}");
        let advice = self.texts.with(&format!("{key}-advice"), [("at", door.at.as_str())]);
        self.check(ONE, Health::Warning, self.texts.get(&key), Some(advice), outcome)
    }

    fn minutes_since(&self, at: Timestamp) -> i64 {
        self.facts.now.timestamp().duration_since(at).as_mins().max(0)
    }
}

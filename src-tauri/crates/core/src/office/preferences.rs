//! The handle, as far as the agent's choices go. Each is checked, saved and then in force everywhere, without a
//! restart.

use std::time::Duration;

use super::Office;
use crate::desk::{Input, Rules};
use crate::inputs::Habits;
use crate::quiet::Pause;
use crate::settings::{OpenWhen, Settings};
use crate::text::Language;
use crate::view::{Preference, Preferences, Refusal};

impl Office {
    /// What the agent has chosen.
    pub fn preferences(&self) -> Preferences {
        self.inner.settings.read(Preferences::of)
    }

    /// Changes and saves one setting. It is in force when this returns.
    pub async fn prefer(&self, preference: Preference) -> Result<Preferences, Refusal> {
        let _one_at_a_time = self.inner.preferring.lock().await;
        let (settings, texts) = (self.inner.settings.clone(), self.inner.texts.clone());
        let saved = tokio::task::spawn_blocking(move || {
            let change = preference.checked().map_err(|unfit| Refusal::unfit(&unfit, &texts))?;
            settings.change(change).map_err(|error| Refusal::not_saved(error, &texts))
        });
        saved.await.map_err(Refusal::internal)??;
        self.adopt().await;
        Ok(self.preferences())
    }

    /// Pauses notices until they are resumed, or resumes them.
    pub fn pause(&self, on: bool) {
        self.pause_as(if on { Pause::UntilResumed } else { Pause::Off });
    }

    /// Everybody goes by the settings as they are. The country is read from them each time.
    async fn adopt(&self) {
        let settings = self.inner.settings.get();
        self.inner.texts.speak(Language::choose(settings.language));
        self.inner.intake.store.keep(settings.history_days);
        // A history that cannot be read is told of elsewhere.
        self.inner.intake.store.flush().await.ok();
        let (privacy, sound) = (settings.notices.privacy, settings.notices.sound);
        self.inner.intake.inputs.adopt(Habits { rules: rules(&settings), privacy, sound }).await;
        self.inner.preferred.send_modify(|preferred| *preferred += 1);
    }

    pub(super) fn pause_as(&self, paused: Pause) {
        self.inner.intake.inputs.tell(Input::Paused(paused));
        let settings = self.inner.settings.clone();
        self.inner.runtime.spawn_blocking(move || {
            if let Err(error) = settings.change(|settings| settings.paused = paused) {
                tracing::warn!(%error, "the settings could not be saved");
            }
        });
    }
}

/// What the settings mean to the desk, whatever the account.
pub(crate) fn rules(settings: &Settings) -> Rules {
    Rules {
        demo: false,
        me: None,
        everyone: settings.everyone,
        pause: settings.paused,
        quiet: settings.quiet.clone(),
        ring_limit: Duration::from_secs(settings.notices.ring_limit.into()),
        keep_answered: settings.notices.keep_answered,
        open_on_answer: settings.opening.when == OpenWhen::Answered,
        open_outgoing: settings.opening.outgoing,
    }
}

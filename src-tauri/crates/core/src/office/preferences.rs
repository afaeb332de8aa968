//! The handle, as far as the agent's choices go. Each is checked, saved and then in force everywhere, without a
//! restart.

use std::io;

use jiff::Zoned;

use super::Office;
use crate::desk::Input;
use crate::notice::{self, Style};
use crate::settings::{NotChosen, Pause, Preference, Preferences, Privacy, Tells};
use crate::text::Language;
use crate::view::{NoticeView, Refusal};

impl Office {
    /// What the agent has chosen.
    pub fn preferences(&self) -> Preferences {
        self.inner.settings.read(|settings| settings.preferences.clone())
    }

    /// What the notice of a call would look like now, if it showed this much.
    pub fn preview_notice(&self, privacy: Privacy) -> NoticeView {
        let overview = self.inner.overview.borrow();
        let texts = &*self.inner.texts;
        let (abilities, demo, now) = (overview.abilities, overview.demo, &Zoned::now());
        let style = Style { texts, abilities, demo, privacy, sound: false, now };
        NoticeView::of(&notice::compose(&notice::sample(texts, self.inner.intake.dial_plan()), &style))
    }

    /// Changes and saves one setting. It is in force when this returns.
    pub async fn prefer(&self, preference: Preference) -> Result<Preferences, Refusal> {
        self.change_setting(preference).await.map_err(|why| Refusal::not_chosen(&why, &self.inner.texts))
    }

    /// The same, with the reason as a type. The change is finished even if the caller goes away meanwhile.
    pub(crate) async fn change_setting(&self, preference: Preference) -> Result<Preferences, NotChosen> {
        let office = self.clone();
        let chosen = self.inner.runtime.spawn(async move {
            let _one_at_a_time = office.inner.preferring.lock().await;
            let tells = preference.entry.tells;
            let preferences = office.save(preference).await?;
            office.tell(tells, &preferences).await;
            Ok(preferences)
        });
        chosen.await.map_err(io::Error::other)?
    }

    async fn save(&self, preference: Preference) -> Result<Preferences, NotChosen> {
        let settings = self.inner.settings.clone();
        let saved = tokio::task::spawn_blocking(move || {
            let mut preferences = settings.read(|settings| settings.preferences.clone());
            preference.put_into(&mut preferences)?;
            settings.change(|settings| settings.preferences = preferences.clone())?;
            Ok(preferences)
        });
        saved.await.map_err(io::Error::other)?
    }

    /// Hands a new value to the part that uses the setting. The window is told of every change.
    async fn tell(&self, whom: Tells, preferences: &Preferences) {
        let intake = &self.inner.intake;
        match whom {
            Tells::Window => {}
            Tells::Desk => intake.inputs.adopt(preferences.clone()).await,
            Tells::Speakers => {
                self.inner.texts.speak(Language::choose(preferences.language));
                intake.inputs.adopt(preferences.clone()).await;
            }
            Tells::History => {
                intake.store.keep(preferences.history_days);
                // A history that cannot be read is told of elsewhere.
                intake.store.flush().await.ok();
            }
        }
        self.inner.preferred.send_modify(|preferred| *preferred += 1);
    }

    /// Pauses notices until they are resumed, or resumes them.
    pub fn pause(&self, on: bool) {
        self.pause_as(if on { Pause::UntilResumed } else { Pause::Off });
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

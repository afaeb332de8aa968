//! What a check-up asks of the account: whether its choice can be saved, its sign-in is kept, and the CRM answers.

use super::Accounts;
use crate::call::Refused;
use crate::crm::Standing;
use crate::trouble::{SignInTrouble, Trouble, Way};

impl Accounts {
    /// Why the settings cannot be saved.
    pub(crate) async fn unsaved(&self) -> Option<String> {
        self.change_settings(|_| {}).await.err().map(|error| error.to_string())
    }

    /// Whether the keyring has the sign-in; `None`: it needs none.
    pub(crate) async fn keeps(&self) -> Option<Result<(), Trouble>> {
        self.connected()?;
        Some(match self.current().is_kept().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Trouble::SignIn(SignInTrouble::SecretMissing)),
            Err(trouble) => Err(Trouble::Keyring(trouble)),
        })
    }

    /// Whether the CRM answers as this account; `None`: it is the sandbox. One that has blocked us is not asked.
    pub(crate) async fn reached(&self, known: Option<Trouble>) -> Option<Result<(), Trouble>> {
        let account = self.connected()?;
        match (self.standing(), known) {
            (Standing::Trouble(trouble), _) => return Some(Err(trouble)),
            (_, Some(blocked @ Trouble::Refused(Refused::Blocked))) => return Some(Err(blocked)),
            _ => {}
        }
        let crm = self.current();
        crm.turn().await;
        let mut answer = crm.facts().await;
        if matches!(&answer, Err(error) if error.trouble() == Trouble::Way(Way::CutOff)) {
            // A kept connection that has died unnoticed says nothing of the next.
            crm.turn().await;
            answer = crm.facts().await;
        }
        Some(match answer {
            Ok(facts) if facts.id == account.id => Ok(()),
            Ok(_) => Err(Trouble::Refused(Refused::NotAnAccount)),
            Err(error) => Err(error.trouble()),
        })
    }
}

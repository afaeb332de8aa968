//! Who works in the account, and which of them sits here. Many sign-ins may not read the users: then an id is typed.

use std::sync::Arc;
use std::time::Duration;

use super::{Accounts, NotConnected};
use crate::crm::{AccountFacts, Crm, Standing, User};
use crate::trouble::Trouble;

/// How long the list of users may take; somebody waits for the account.
const USERS: Duration = Duration::from_secs(12);

impl Accounts {
    /// The users of the account, where they could be read.
    pub fn users(&self) -> Option<Vec<User>> {
        self.users.lock().clone()
    }

    /// The user whom the sign-in belongs to: often an administrator, so only a suggestion.
    pub fn suggested(&self) -> Option<u64> {
        *self.suggested.lock()
    }

    /// Says which user of the account sits here.
    pub async fn choose_me(&self, me: u64) -> Result<(), NotConnected> {
        let _one_at_a_time = self.changing.lock().await;
        let Some(account) = self.connected() else { return Err(NotConnected::Sandbox) };
        check_me(Some(me), self.users().as_deref())?;
        self.save(Some(account), Some(me)).await?;
        self.parts.inputs.choose_me(me).await;
        Ok(())
    }

    /// Reads the users of an account in the background when a restart has forgotten them: once, and not while anything
    /// stands in the way. `known` is what does.
    pub(crate) fn recall_users(self: &Arc<Self>, known: Option<Trouble>) {
        let (crm, ready) = (self.current(), matches!(self.standing(), Standing::Ready { .. }));
        let key = crm.account().key.clone();
        let free = known.is_none_or(|trouble| trouble == Trouble::ChooseMe);
        if crm.account().sandbox || !ready || !free || self.users().is_some() {
            return;
        }
        if self.asked.lock().replace(key.clone()).as_ref() == Some(&key) {
            return;
        }
        let accounts = self.clone();
        tokio::spawn(async move {
            if let Some(users) = read(&*crm).await {
                let _one_at_a_time = accounts.changing.lock().await;
                if accounts.current().account().key == key {
                    accounts.remember(Some(users), accounts.suggested());
                }
            }
            accounts.learn_country(&*crm).await;
        });
    }

    /// Asks an account that was connected before its country was kept for it.
    async fn learn_country(&self, crm: &dyn Crm) {
        if self.connected().is_none_or(|account| account.country.is_some()) {
            return;
        }
        crm.turn().await;
        let Ok(AccountFacts { id, country: Some(country), .. }) = crm.facts().await else { return };
        let changed = self.change_settings(move |settings| match &mut settings.account {
            Some(account) if account.id == id => account.country = Some(country),
            _ => {}
        });
        if let Err(error) = changed.await {
            tracing::warn!(%error, "the settings could not be saved");
        }
    }

    pub(super) fn remember(&self, users: Option<Vec<User>>, suggested: Option<u64>) {
        *self.users.lock() = users;
        *self.suggested.lock() = suggested;
        self.tell();
    }
}

/// The users of an account; `None` where they may not be read, or not in time.
pub(super) async fn read(crm: &dyn Crm) -> Option<Vec<User>> {
    match tokio::time::timeout(USERS, crm.users()).await {
        Ok(Ok(users)) => Some(users),
        Ok(Err(error)) => {
            tracing::info!(%error, "the users could not be read");
            None
        }
        Err(_) => {
            tracing::info!("the users could not be read in time");
            None
        }
    }
}

/// Whether the agent may be this user.
pub(super) fn check_me(me: Option<u64>, users: Option<&[User]>) -> Result<(), NotConnected> {
    match (me, users) {
        (Some(me), Some(users)) if !users.iter().any(|user| user.id == me) => Err(NotConnected::NoSuchUser(me)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn me_is_one_of_the_users_where_they_are_known() {
        let users = [User { id: 7, name: String::new(), admin: false }];
        for (me, users, good) in [
            (None, Some(&users[..]), true),
            (Some(7), Some(&users[..]), true),
            (Some(8), Some(&users[..]), false),
            (Some(8), None, true),
        ] {
            assert_eq!(check_me(me, users).is_ok(), good, "{me:?} {users:?}");
        }
    }
}

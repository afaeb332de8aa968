//! The care of a sign-in while its account is connected: when it is read from the keyring, and when it is renewed in advance.

use jiff::{SignedDuration, Timestamp};

use super::{Kind, SignIn};
use crate::clock;
use crate::crm::{CrmError, Standing};
use crate::keyring::Vault;

/// How long before its end an access token is renewed.
const AHEAD: SignedDuration = SignedDuration::from_mins(10);
/// How long after a renewal that failed on the way the next one is tried, and how long after one that was refused.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);
const AFTER_A_NO: SignedDuration = SignedDuration::from_mins(15);

impl SignIn {
    /// Looks after the sign-in as long as the account is connected: reads it when the keyring can, renews it in time.
    pub(in crate::crm::amo) async fn look_after(&self) {
        let (Kind::LongLived(vault) | Kind::OAuth(vault, _)) = &self.kind else { return };
        let mut changes = vault.changes();
        loop {
            changes.mark_unchanged();
            let next = self.look(vault).await;
            let due = async {
                match next {
                    Some(at) => clock::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            let recovered = async {
                if self.trouble().is_none() {
                    std::future::pending::<()>().await;
                }
                // It lives as long as we do.
                self.standing().wait_for(|now| matches!(now, Standing::Ready { .. })).await.ok();
            };
            tokio::select! {
                () = due => {}
                () = recovered => {}
                // A keyring that is gone for good changes no more.
                changed = changes.changed() => if changed.is_err() { std::future::pending::<()>().await },
            }
        }
    }

    /// Does what is due, and says when to look again.
    pub(super) async fn look(&self, vault: &Vault) -> Option<Timestamp> {
        if self.held().access.is_none() {
            self.load(vault).await;
        }
        let Kind::OAuth(..) = &self.kind else { return None };
        if self.held().unkept && self.keep_pair(vault).await.is_ok() {
            self.ready();
        }
        let (ends, bearer) = {
            let held = self.held();
            (held.ends?, held.bearer()?)
        };
        let now = Timestamp::now();
        if now < ends - AHEAD {
            return Some(ends - AHEAD);
        }
        match self.renewed(&bearer).await {
            Ok(_) => self.held().ends.map(|ends| ends - AHEAD),
            // From then on the next call tries again, when it may.
            Err(_) if self.trouble().is_some() => None,
            Err(CrmError::NoSignIn(_)) => None,
            // Asking the same thing again and again is what one is blocked for.
            Err(CrmError::Refused(_)) => Some(now + AFTER_A_NO),
            Err(_) => Some(now + AGAIN),
        }
    }
}

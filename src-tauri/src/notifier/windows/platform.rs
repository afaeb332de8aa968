//! The calls that Windows takes for toasts. It decides nothing: what is shown and when is the task's.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use callcard_core::desk::{Button, Click, Subject};
use callcard_core::desktop::{NoticeServer, Notices, OffBy};
use callcard_core::notice::{Manner, Notice};
use uuid::Uuid;
use windows::Data::Xml::Dom::XmlDocument;
use windows::Foundation::{DateTime, IReference, PropertyValue, TypedEventHandler};
use windows::UI::Notifications::{
    NotificationData, NotificationSetting, ToastDismissalReason, ToastDismissedEventArgs, ToastFailedEventArgs,
    ToastNotification, ToastNotificationManager, ToastNotificationMode, ToastNotificationPriority, ToastNotifier,
};
use windows::core::{HSTRING, Interface, Result};

use super::registration::APP_ID;
use crate::notifier::toast::link::Links;
use crate::notifier::toast::place::{Group, OURS_ALONE, tag};
use crate::notifier::toast::standing::{Show, What};
use crate::notifier::toast::xml;

/// Shows notices.
const NAME: &str = "Windows";
/// Windows counts from 1601, in tenths of a microsecond.
const FROM_1601: u64 = 11_644_473_600;
const TICKS: u64 = 10_000_000;

/// All toasts of ours that are up. They are Windows's own objects, so there is one thread for them.
pub(super) struct Toasts {
    links: RefCell<Links>,
    up: RefCell<HashMap<Subject, ToastNotification>>,
    /// The code with which the last one was refused.
    refused: Cell<Option<i32>>,
}

impl Toasts {
    pub(super) fn new(links: Links) -> Self {
        Self { links: RefCell::new(links), up: RefCell::default(), refused: Cell::new(None) }
    }

    /// Shows one. What Windows tells of it later, it tells on a thread of its own. Whether the agent can see it.
    pub(super) fn show(
        &self,
        subject: Subject,
        notice: &Notice,
        how: Show,
        tell: impl Fn(What) + Send + Sync + Clone + 'static,
    ) -> Result<bool> {
        let notifier = notifier()?;
        if how.instead
            && let Some(before) = self.up.borrow_mut().remove(&subject)
        {
            notifier.Hide(&before)?;
        }
        let toast = self.make(subject, notice, how, tell)?;
        notifier.Show(&toast)?;
        self.refused.set(None);
        self.up.borrow_mut().insert(subject, toast);
        Ok(!matches!(off(&notifier), Ok(Some(_))))
    }

    /// Changes its texts, where it is. One that the agent has clicked away stays away.
    pub(super) fn update(&self, subject: Subject, notice: &Notice) -> Result<()> {
        let (tag, group) = (HSTRING::from(tag(subject)), HSTRING::from(Group::of(subject).name()));
        let result = notifier()?.UpdateWithTagAndGroup(&data(notice)?, &tag, &group)?;
        tracing::debug!(?result, "the texts of a notice were changed");
        Ok(())
    }

    /// Takes one from the screen and from the list of notices.
    pub(super) fn remove(&self, subject: Subject) {
        let before = self.up.borrow_mut().remove(&subject);
        let hidden = notifier().and_then(|notifier| before.map_or(Ok(()), |toast| notifier.Hide(&toast)));
        let (tag, group) = (HSTRING::from(tag(subject)), HSTRING::from(Group::of(subject).name()));
        let removed = ToastNotificationManager::History()
            .and_then(|history| history.RemoveGroupedTagWithId(&tag, &group, &HSTRING::from(APP_ID)));
        // Windows also complains of one that is gone already.
        if let Err(error) = hidden.and(removed) {
            tracing::debug!(%error, "a notice was not taken away");
        }
    }

    /// Takes away all that is of no use without Callcard.
    pub(super) fn clear(&self) {
        let ours_alone = |subject: Subject| OURS_ALONE.contains(&Group::of(subject));
        if let Ok(notifier) = notifier() {
            let up = self.up.take();
            for (_, toast) in up.iter().filter(|(subject, _)| ours_alone(**subject)) {
                // What is not on the screen any more is in the list, from which it goes next.
                notifier.Hide(toast).ok();
            }
        }
        for group in OURS_ALONE {
            let removed = ToastNotificationManager::History()
                .and_then(|history| history.RemoveGroupWithId(&HSTRING::from(group.name()), &HSTRING::from(APP_ID)));
            if let Err(error) = removed {
                tracing::debug!(%error, "notices were not taken away");
            }
        }
    }

    /// Windows did not show one after all.
    pub(super) fn refused(&self, code: i32) {
        tracing::warn!("Windows did not show a notice: {}", written(code));
        self.refused.set(Some(code));
    }

    /// Whether Windows shows ours.
    pub(super) fn examine(&self) -> Notices {
        let notifier = match notifier() {
            Ok(notifier) => notifier,
            Err(error) => return Notices::Failed(format!("{} {}", written(error.code().0), error.message())),
        };
        let server = || NAME.to_owned();
        match (off(&notifier), self.refused.get()) {
            (Ok(Some(by)), _) => Notices::Off { server: server(), by },
            (_, Some(code)) => Notices::Refused { server: server(), code: written(code) },
            _ if is_held() => Notices::Held { server: server() },
            // Before the first notice Windows may know nothing of us.
            (Ok(None) | Err(_), None) => {
                let (actions, buttons) = (true, true);
                Notices::Server(NoticeServer { name: server(), actions, click: Click::Plain, buttons })
            }
        }
    }

    /// What a link leads to. What leads nowhere is not repeated in the log.
    pub(super) fn follow(&self, link: &str) -> Option<(Subject, Button)> {
        let followed = self.links.borrow_mut().follow(link, SystemTime::now());
        followed.inspect_err(|why| tracing::warn!(?why, "the link of a notice leads nowhere")).ok()
    }

    fn make(
        &self,
        subject: Subject,
        notice: &Notice,
        how: Show,
        tell: impl Fn(What) + Send + Sync + Clone + 'static,
    ) -> Result<ToastNotification> {
        let (now, name) = (SystemTime::now(), Uuid::new_v4());
        let links = self.links.borrow();
        let document = XmlDocument::new()?;
        document.LoadXml(&xml::toast(notice, how.sound, |button| links.make(name, subject, button, now)).into())?;
        let toast = ToastNotification::CreateToastNotification(&document)?;
        let group = Group::of(subject);
        toast.SetTag(&tag(subject).into())?;
        toast.SetGroup(&group.name().into())?;
        toast.SetSuppressPopup(!how.pops_up)?;
        toast.SetData(&data(notice)?)?;
        toast.SetExpirationTime(&at(now + group.lasts())?)?;
        if notice.manner == Manner::Ringing {
            toast.SetPriority(ToastNotificationPriority::High)?;
        }
        // An older Windows has no such thing, and keeps it for as long as was said.
        if group != Group::Missed
            && let Err(error) = toast.SetExpiresOnReboot(true)
        {
            tracing::debug!(%error, "a notice may outlive a restart of Windows");
        }
        let closed = tell.clone();
        toast.Dismissed(&TypedEventHandler::<ToastNotification, ToastDismissedEventArgs>::new(move |_, why| {
            let why = why.as_ref().and_then(|why| why.Reason().ok());
            closed(if why == Some(ToastDismissalReason::UserCanceled) { What::Closed } else { What::Left });
            Ok(())
        }))?;
        toast.Failed(&TypedEventHandler::<ToastNotification, ToastFailedEventArgs>::new(move |_, why| {
            let code = why.as_ref().and_then(|why| why.ErrorCode().ok());
            tell(What::Refused(code.map_or(-1, |code| code.0)));
            Ok(())
        }))?;
        Ok(toast)
    }
}

fn notifier() -> Result<ToastNotifier> {
    ToastNotificationManager::CreateToastNotifierWithId(&HSTRING::from(APP_ID))
}

/// Who has turned ours off.
fn off(notifier: &ToastNotifier) -> Result<Option<OffBy>> {
    Ok(match notifier.Setting()? {
        NotificationSetting::DisabledForApplication | NotificationSetting::DisabledByManifest => Some(OffBy::App),
        NotificationSetting::DisabledForUser => Some(OffBy::User),
        NotificationSetting::DisabledByGroupPolicy => Some(OffBy::Policy),
        _ => None,
    })
}

/// Whether notices go to the list alone. Windows 11 tells since 22H2; of an older one nobody knows.
fn is_held() -> bool {
    let mode = ToastNotificationManager::GetDefault().and_then(|user| user.NotificationMode());
    mode.is_ok_and(|mode| mode != ToastNotificationMode::Unrestricted)
}

/// The texts that can change in place. Whatever comes last counts.
fn data(notice: &Notice) -> Result<NotificationData> {
    let data = NotificationData::new()?;
    let values = data.Values()?;
    for (name, text) in xml::texts(notice) {
        values.Insert(&name.into(), &text.into())?;
    }
    data.SetSequenceNumber(0)?;
    Ok(data)
}

fn at(time: SystemTime) -> Result<IReference<DateTime>> {
    let seconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() + FROM_1601;
    let time = DateTime { UniversalTime: i64::try_from(seconds * TICKS).unwrap_or(i64::MAX) };
    PropertyValue::CreateDateTime(time)?.cast()
}

/// A code as Windows's own tools write it.
fn written(code: i32) -> String {
    format!("{:#010X}", code.cast_unsigned()).replacen("0X", "0x", 1)
}

// What the window and the app say to each other. Generated from the app's types by `make bindings`: not to be edited.

/**
 * One setting with a new value.
 */
export type Preference = { [Name in keyof Preferences]: { name: Name, value: Preferences[Name] } }[keyof Preferences];

/**
 * The least and the most that the numbers among the settings may be.
 */
export const LIMITS = {
  internal_digits: { least: 2, most: 9 },
  ring_limit: { least: 5, most: 600 },
  shortest: { least: 0, most: 15 },
  door_port: { least: 1024, most: 65535 },
  history_days: { least: 1, most: 3650 },
};

/**
 * The settings of an agent who has chosen nothing.
 */
export const DEFAULTS: Preferences = {
  language: "auto",
  theme: "system",
  default_country: "auto",
  internal_digits: 5,
  everyone: false,
  privacy: "full",
  keep_answered: true,
  ring_limit: 45,
  sound: true,
  open_when: "click",
  open_outgoing: false,
  call_back: "tel",
  ignored: [],
  shortest: 0,
  lines: [],
  unreported_while_paused: false,
  door_address: "127.0.0.1",
  door_port: 4580,
  door_url: "",
  door_certificate: "",
  door_key: "",
  door_proxies: [],
  history_days: 30,
};

/**
 * A call.
 */
export type CallView = { id: string, number: CallNumber, direction: Direction, phase: PhaseKind,
/**
 * How it ended, once it has.
 */
outcome: Outcome | null,
/**
 * Whole seconds it rang; `None` until somebody said how that ended.
 */
rang_for: number | null,
/**
 * Whole seconds the agent talked; `None` until somebody said when that ended.
 */
talked_for: number | null, source: string, source_call_id: string | null, rang_at: string, answered_at: string | null, ended_at: string | null, delivery: DeliveryView,
/**
 * The id of the CRM's reply, which its support asks for.
 */
request_id: string | null,
/**
 * Once the CRM has answered.
 */
answer: AnswerKind | null,
/**
 * The card the CRM named.
 */
card: Card | null,
/**
 * The card of the only one with this number, where the CRM did not say who it is: a hint, not its answer.
 */
found: Card | null,
/**
 * What a click opens. A card is the one the CRM named, the one of the last time, or the one that was found.
 */
link: LinkKind | null,
/**
 * The address of what a click opens.
 */
url: string | null,
/**
 * Why there is no notice.
 */
silence: Silence | null,
/**
 * It was missed, and the agent has not dealt with that yet.
 */
unseen: boolean, steps: Steps,
/**
 * The number that was called.
 */
to: string | null,
/**
 * The line or queue it came in on.
 */
line: string | null,
/**
 * The name the telephone system has for the caller.
 */
caller_name: string | null,
/**
 * The users of the account it is for; `None` when the source names nobody.
 */
users: number[] | null, };

/**
 * Who called whom.
 */
export type Direction = "in" | "out";

/**
 * How far a call has come.
 */
export type PhaseKind = "ringing" | "answered" | "ended";

/**
 * How a call ended.
 */
export type Outcome = "talked" | "missed" | "elsewhere" | "declined" | "unknown";

/**
 * What the CRM said of the caller.
 */
export type AnswerKind = "card" | "not_in_crm" | "untold";

/**
 * What a click opens.
 */
export type LinkKind = "card" | "new_contact" | "search";

/**
 * Why a call shows no notice.
 */
export type Silence = "paused" | "not_for_you" | "stale" | "crowded" | "outgoing" | "over" | "ignored" | "too_short" | "other_line";

/**
 * A number in every form that is known of it.
 */
export type CallNumber = {
/**
 * As received.
 */
raw: string,
/**
 * E.164.
 */
e164: string | null,
/**
 * For people.
 */
readable: string,
/**
 * What is dialled behind it: `12` of `+7 495 123-45-67 ext. 12`.
 */
extension: string | null, kind: NumberKind, };

/**
 * What a number is.
 */
export type NumberKind = "phone" | "internal" | "unreadable" | "withheld" | "invalid";

/**
 * How the report to the CRM stands.
 */
export type DeliveryView = { state: DeliveryState, reason: Reason | null, };

/**
 * How the report to the CRM stands.
 */
export type DeliveryState = "none" | "queued" | "sending" | "done" | "uncertain" | "refused" | "dropped";

/**
 * Why a call was not reported, or the report not accepted.
 */
export type Reason = NotSent | Refused | Dropped;

/**
 * Why a call is not reported to the CRM.
 */
export type NotSent = "withheld" | "internal" | "unreadable" | "outgoing" | "over" | "no_me" | "ignored" | "paused" | "signed_out" | "blocked";

/**
 * What kind of refusal the CRM gave; each asks something else of a person (API notes §4).
 */
export type Refused = "sign_in" | "unpaid" | "blocked" | "no_right" | "not_an_account" | "redirected" | "rejected";

/**
 * Why a report was given up before it was sent.
 */
export type Dropped = "stale" | "not_stored" | "switched";

/**
 * A card with the names that are known of it.
 */
export type Card = {
/**
 * What it is.
 */
kind: CardKind,
/**
 * Its id in the account.
 */
id: number,
/**
 * The entity's own name.
 */
title: string | null,
/**
 * The main contact of a deal or customer.
 */
person: string | null,
/**
 * The company of a deal or customer that has no contact.
 */
company?: string,
/**
 * What a deal is worth, or a customer's next purchase, in whole units of the account's currency. Never 0.
 */
price?: number,
/**
 * The account's currency as people write it (`₽`), once it is known.
 */
currency?: string,
/**
 * The CRM's number of the stage that a deal is at, and the stage's name, once that is known.
 */
stage_id?: number, stage?: string, };

/**
 * The kind of the entity behind a card.
 */
export type CardKind = "deal" | "customer" | "contact" | "company";

/**
 * How long after it was heard of each step of a call was taken, in milliseconds.
 */
export type Steps = {
/**
 * Written to disk.
 */
accepted: number | null,
/**
 * Handed to the connection to the CRM.
 */
sent: number | null,
/**
 * Answered by the CRM, or given up.
 */
answered: number | null,
/**
 * Shown on the desktop.
 */
shown: number | null, };

/**
 * A part of the history.
 */
export type HistoryPage = {
/**
 * Newest first.
 */
calls: Array<CallView>,
/**
 * Older ones exist.
 */
more: boolean, };

/**
 * Which part of the history is asked for.
 */
export type HistoryQuestion = {
/**
 * Words and digits that must occur; `None` for all calls.
 */
search: string | null, filter: HistoryFilter,
/**
 * Only calls older than this one.
 */
before: string | null, };

/**
 * Which calls of the history: all, those that were missed, those of callers who are not in the CRM, or those of which
 * the agent was not told.
 */
export type HistoryFilter = "all" | "missed" | "unknown" | "silent";

/**
 * A page of the window.
 */
export type Page = "welcome" | "history" | "test-call" | "phone" | "settings" | "doctor";

/**
 * What the window needs before it draws.
 */
export type WindowStart = { page: Page, platform: Platform,
/**
 * Of Callcard.
 */
version: string, status: WindowStatus, };

/**
 * The system that the window is on.
 */
export type Platform = "linux" | "macos" | "windows";

/**
 * The status that every page shows; it changes while the window is open.
 */
export type WindowStatus = { language: Language, theme: Theme, account: AccountView,
/**
 * Notices are paused: `until` resumed (`null`) or that time.
 */
paused: PauseView | null,
/**
 * Whether this desktop shows tray icons.
 */
tray: boolean,
/**
 * What calls come in by, and how each stands.
 */
sources: Array<SourceView>,
/**
 * How the agent opens what a notice is about.
 */
click: Click,
/**
 * How many times settings have been changed: a page that shows them reads them again.
 */
changes: number, };

/**
 * What calls come in by, and how it stands.
 */
export type SourceView = { name: string,
/**
 * What people call it, in the agent's language.
 */
title: string, state: SourceStanding,
/**
 * When it tries again, while it waits.
 */
until: string | null,
/**
 * Why no calls come in.
 */
trouble: SourceTrouble | null,
/**
 * The same in a sentence, and what to do about it, in the agent's language.
 */
detail: string | null,
/**
 * When it last told of a call, whoever's, since it is listened to.
 */
heard_at: string | null,
/**
 * When it brought in its last report, since the start.
 */
reported_at: string | null,
/**
 * Who was turned away last at its address at the HTTP door, if nothing has come from there rightly since.
 */
knock: Knock | null, };

/**
 * The word for how a source stands.
 */
export type SourceStanding = "starting" | "listening" | "waiting" | "failed" | "stopped";

/**
 * Why no calls come in by a source.
 */
export type SourceTrouble = "unreachable" | "no_such_name" | "cut_off" | "tls_untrusted" | "tls_name" | "tls_clock" | "tls" | "foreign" | "sign_in" | "plain_only" | "no_secret" | "keyring" | "settings" | "port_taken" | "no_such_address" | "certificate" | "system" | "ended";

/**
 * Somebody who was turned away at the HTTP door.
 */
export type Knock = { at: string,
/**
 * The address in the network.
 */
from: string, why: TurnedAway, };

/**
 * Why somebody was turned away.
 */
export type TurnedAway = "wrong_secret" | "not_on_the_list" | "unproven" | "not_understood";

/**
 * The addresses at the HTTP door to write into a telephone or a telephone system.
 */
export type SourceUrls = {
/**
 * Only programs on this computer reach them: the source is not for telephones in the network.
 */
here_alone: boolean,
/**
 * Where they lead: an address or a name, and a port.
 */
at: string, urls: Array<SourceUrl>,
/**
 * What there is to be told to whoever sets the telephones up, in the agent's language.
 */
messages: Array<SourceMessage>, };

/**
 * One of them.
 */
export type SourceUrl = {
/**
 * Whose phones it is written for; `None`: anybody's.
 */
phone: string | null,
/**
 * The setting of the phone that it belongs into.
 */
field: string | null,
/**
 * What it tells of, if it tells of one thing: `ringing`.
 */
phase: string | null,
/**
 * With its secret masked, unless somebody asked to see it.
 */
url: string,
/**
 * What is to be sent there, where that is for us to write.
 */
body: string | null, };

/**
 * A message for whoever sets telephones up.
 */
export type SourceMessage = {
/**
 * Whose phones it is about; `None`: anybody's.
 */
phone: string | null,
/**
 * The addresses are in it, with their secret masked as theirs is.
 */
text: string, };

/**
 * How the agent opens what a notice is about.
 */
export type Click = "plain" | "middle" | "button";

/**
 * A pause, and when it ends by itself.
 */
export type PauseView = { until: string | null, };

/**
 * The account that calls are reported to, and how its sign-in stands. No part of it is secret.
 */
export type AccountView = { kind: AccountKind, origin: string, name: string | null, account_id: number | null, sign_in: SignInKind,
/**
 * When the token in use ends, if it says so; OAuth tokens are renewed before.
 */
expires_at: string | null, state: AccountState,
/**
 * What to do about it, in the agent's language.
 */
detail: string | null,
/**
 * The user who sits here.
 */
me: number | null,
/**
 * The user whom the sign-in belongs to: a guess at `me`.
 */
suggested_me: number | null,
/**
 * The active users, where the account lets them be read.
 */
users: Array<UserView> | null,
/**
 * The country it is in by its code, or the one that is assumed of an account that does not say.
 */
country: string, };

/**
 * What the account is.
 */
export type AccountKind = "sandbox" | "account";

/**
 * By what the account is signed in to.
 */
export type SignInKind = "sandbox" | "token" | "oauth";

/**
 * How the account stands.
 */
export type AccountState = "ready" | "starting" | Trouble;

/**
 * Something between a call and the CRM. It is written as its code alone.
 */
export type Trouble = "choose_me" | Way | Refused | KeyringTrouble | SignInTrouble;

/**
 * What can go wrong on the way to the CRM and back.
 */
export type Way = "no_such_name" | "offline" | "proxy" | "tls_untrusted" | "tls_name" | "tls_clock" | "tls" | "timed_out" | "cut_off" | "too_many" | "server_fault" | "portal" | "too_large";

/**
 * Why a secret cannot be had from the system's keyring, or kept there.
 */
export type KeyringTrouble = "no_keyring" | "keyring_locked" | "keyring_refused" | "keyring_unsupported" | "secret_too_long";

/**
 * What is wrong with a sign-in.
 */
export type SignInTrouble = "secret_missing" | "expired" | "revoked" | "sign_in_lost" | "moved";

/**
 * A user of the account.
 */
export type UserView = { id: number, name: string, admin: boolean, };

/**
 * What signs an account in, apart from the secrets: those go from the clipboard to the app, past the page.
 */
export type ConnectRequest = { host: string, oauth: IntegrationView | null,
/**
 * Sign in with what is kept of the account that is connected, which has this address now.
 */
kept: boolean, };

/**
 * An integration of the account, as its settings have it.
 */
export type IntegrationView = { client_id: string, redirect_uri: string, };

/**
 * A secret that is asked for.
 */
export type SecretKind = "token" | "client_secret" | "code";

/**
 * What may be said of a secret that was taken from the clipboard.
 */
export type SecretView = { characters: number,
/**
 * When it ends, if it says so.
 */
expires_at: string | null, };

/**
 * What a test call offers.
 */
export type Offer = {
/**
 * Numbers of the last test calls, for people to read, newest first.
 */
recent: Array<string>,
/**
 * Numbers to try in the demo; none for a real account.
 */
suggestions: Array<Suggestion>, };

/**
 * A number while it is typed: as it is to stand in the field, and what it says so far.
 */
export type TypedNumber = { text: string, number: CallNumber, };

/**
 * What the agent has chosen.
 */
export type Preferences = {
/**
 * The language of notices, menu and window.
 */
language: LanguageChoice,
/**
 * Whether the window is light or dark.
 */
theme: Theme,
/**
 * The country whose national number format is meant without a country code: its ISO 3166-1 alpha-2 code, or `auto`
 * for the account's.
 */
default_country: string,
/**
 * Numbers with so many digits at most are the company's own. With one, `10` would be asked for; with ten, whole
 * countries' numbers would not.
 */
internal_digits: number,
/**
 * Show calls for every user of the account, not just for `me`.
 */
everyone: boolean,
/**
 * How much of a call notices show.
 */
privacy: Privacy,
/**
 * The notice of a call stays, quietly, while the agent talks.
 */
keep_answered: boolean,
/**
 * Seconds after its last ring after which a call is over when its source does not say so.
 */
ring_limit: number,
/**
 * A notice of a ringing call makes the desktop's sound.
 */
sound: boolean,
/**
 * What opens a card.
 */
open_when: OpenWhen,
/**
 * Open the card of an answered call that we placed, too.
 */
open_outgoing: boolean,
/**
 * What "Call back" hands to the system.
 */
call_back: CallBack,
/**
 * Numbers to say nothing about, as they are written in the settings.
 */
ignored: Array<string>,
/**
 * Numbers with fewer digits are ignored: with more than the most, hardly a number would be left.
 */
shortest: number,
/**
 * Only calls on these lines are for the agent; none named: all are.
 */
lines: Array<string>,
/**
 * Calls during a pause are not reported to the CRM either.
 */
unreported_while_paused: boolean,
/**
 * The address of this computer that the HTTP door listens on, while a source needs it: its own, unless telephones in
 * the network are to reach it; `0.0.0.0` is all of them.
 */
door_address: string,
/**
 * The port that it listens on. It is written into telephones, so it stays the same.
 */
door_port: number,
/**
 * How it is reached from outside, where that is another address: by a name, or through a proxy. Empty: as it listens.
 */
door_url: string,
/**
 * The file with its certificate, and those of its issuers, for TLS. Empty: it speaks plain HTTP.
 */
door_certificate: string,
/**
 * The file with the certificate's key.
 */
door_key: string,
/**
 * Proxies before it: from these alone it takes who sent a request.
 */
door_proxies: Array<string>,
/**
 * How many days the history is kept.
 */
history_days: number, };

/**
 * Which language to speak.
 */
export type LanguageChoice = "auto" | "en" | "ru" | "es" | "pt";

/**
 * Whether the window is light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * How much of a call a notice may show to people who see the screen.
 */
export type Privacy = "full" | "number" | "hidden";

/**
 * A notice.
 */
export type NoticeView = {
/**
 * Who calls.
 */
heading: string,
/**
 * What else is known.
 */
lines: Array<string>,
/**
 * What its buttons say.
 */
buttons: Array<string>, };

/**
 * What opens a card.
 */
export type OpenWhen = "click" | "answered";

/**
 * What a number is handed to the system as, to be called: programs for telephony take different ones, and fight for them.
 */
export type CallBack = "tel" | "callto" | "sip";

/**
 * What connects a phone to this desktop.
 */
export type PhoneView = {
/**
 * Where Callcard listens.
 */
socket: string, recipes: Array<Recipe>,
/**
 * The phones and telephone systems that people may look for.
 */
known: Array<KnownPhone>,
/**
 * The kinds of sources that can be set up here.
 */
kinds: Array<KindView>, };

/**
 * How one kind of phone or program tells Callcard of its calls.
 */
export type Recipe = { id: RecipeId,
/**
 * What to copy, with this machine's own paths; `None` where this system has no such program.
 */
text: string | null, };

/**
 * A kind of phone or program.
 */
export type RecipeId = "callcardctl" | "powershell" | "curl" | "microsip" | "twinkle" | "python" | "php";

/**
 * A phone, program or telephone system that people know by a name of its own.
 */
export type KnownPhone = { id: string, group: PhoneGroup, name: string,
/**
 * Its name in Russian, where that is another.
 */
cyrillic: string | null,
/**
 * Other words that it is found by.
 */
also: string, way: PhoneWay, };

/**
 * What it is.
 */
export type PhoneGroup = "system" | "cloud" | "desk" | "softphone" | "script";

/**
 * How Callcard hears of its calls.
 */
export type PhoneWay = { "by": "source", "word": string } | { "by": "recipe", "word": RecipeId } | { "by": "program", "word": string } | { "by": "hub", "word": string } | { "by": "detour", "word": string };

/**
 * What is done with MicroSIP's file.
 */
export type MicrosipDeed = "look" | "set_up" | "undo";

/**
 * How MicroSIP's file is.
 */
export type MicrosipState = "not_found" | "several" | "running" | "ready" | "set_up" | "taken" | "not_understood" | "failed";

/**
 * MicroSIP's file, and what was found in it.
 */
export type MicrosipView = { state: MicrosipState, file: string | null,
/**
 * What tells more of the state: the other program, or the fault.
 */
detail: string | null, };

/**
 * A kind of source.
 */
export type KindView = {
/**
 * The word that an entry of it has for `kind`.
 */
kind: string,
/**
 * It has to reach us from the internet: at a workplace it cannot, so it is for the hub.
 */
needs_hub: boolean,
/**
 * It sends requests to the HTTP door, at an address that has to be written into it.
 */
by_door: boolean,
/**
 * What is filled in to set it up.
 */
fields: Array<FieldView>,
/**
 * The secrets that it goes by, beside those that Callcard makes itself.
 */
secrets: Array<SecretWordView>, };

/**
 * Something to fill in.
 */
export type FieldView = {
/**
 * As it is called in the entry, or the word for a secret.
 */
word: string, shape: FieldShape,
/**
 * The words that a choice is between.
 */
choices: Array<string>,
/**
 * Whether it cannot be left empty.
 */
needed: boolean,
/**
 * Whether few need it.
 */
more: boolean,
/**
 * What it holds before anything is filled in.
 */
preset: string, };

/**
 * What is filled in there.
 */
export type FieldShape = "text" | "lines" | "number" | "switch" | "names" | "choice" | "secret";

/**
 * A secret of a kind of source.
 */
export type SecretWordView = { word: string,
/**
 * Without it no call is heard.
 */
needed: boolean, };

/**
 * All that calls come in by, as the window shows it.
 */
export type SourcesView = { sources: Array<SourceCard>, };

/**
 * What calls come in by, how it stands, and what of it can be changed.
 */
export type SourceCard = { kind: string,
/**
 * What it is set up with, by the words of its fields; `None` where there is nothing to set up.
 */
values: { [key in string]: string } | null,
/**
 * The agent's own extensions; `None` where all of its calls are the agent's.
 */
mine: Array<string> | null,
/**
 * Names that it spoke of lately and that are not the agent's, the latest first.
 */
strangers: Array<StrangerView>, name: string,
/**
 * What people call it, in the agent's language.
 */
title: string, state: SourceStanding,
/**
 * When it tries again, while it waits.
 */
until: string | null,
/**
 * Why no calls come in.
 */
trouble: SourceTrouble | null,
/**
 * The same in a sentence, and what to do about it, in the agent's language.
 */
detail: string | null,
/**
 * When it last told of a call, whoever's, since it is listened to.
 */
heard_at: string | null,
/**
 * When it brought in its last report, since the start.
 */
reported_at: string | null,
/**
 * Who was turned away last at its address at the HTTP door, if nothing has come from there rightly since.
 */
knock: Knock | null, };

/**
 * A name that a telephone system spoke of, and that is not the agent's.
 */
export type StrangerView = { name: string, heard_at: string, };

/**
 * What a source is to be set up with, as it was filled in. Secrets come another way.
 */
export type SourceDraft = {
/**
 * Of the one that is changed; a new one is named by its kind.
 */
name: string | null, kind: string,
/**
 * By the words of the fields.
 */
values: { [key in string]: string }, };

/**
 * What came of a trial.
 */
export type TrialView = {
/**
 * The telephone system lets us in.
 */
ok: boolean, trouble: SourceTrouble | null,
/**
 * The same in a sentence, and what to do about it, in the agent's language.
 */
detail: string | null, };

/**
 * What the doctor found.
 */
export type Diagnosis = { checks: Array<Check>,
/**
 * For support: no name, number or secret.
 */
report: string, };

/**
 * One link between a ringing phone and its card.
 */
export type Check = {
/**
 * For machines.
 */
name: string,
/**
 * For people, like what follows.
 */
title: string, state: Health, detail: string, advice: string | null,
/**
 * The source that it is about, where there may be several of this name.
 */
source: string | null, };

/**
 * How a link is.
 */
export type Health = "ok" | "warning" | "failed" | "skipped";

/**
 * A language that Callcard speaks.
 */
export type Language = "en" | "ru" | "es" | "pt";

/**
 * A number to try.
 */
export type Suggestion = {
/**
 * For people to read.
 */
number: string,
/**
 * What it leads to.
 */
label: string, };

/**
 * Why something that was asked for was not done. Nobody matches its message.
 */
export type Refusal = { code: RefusalCode,
/**
 * The field that is at fault, if one is: `host`, `token`, `me` or the name of a setting.
 */
field: string | null,
/**
 * In the agent's language where people read it.
 */
message: string, };

/**
 * Why something that was asked for was not done.
 */
export type RefusalCode = "not_a_number" | "busy" | "not_stored" | "ending" | "not_read" | "not_written" | "unknown_call" | "under_way" | "no_such_setting" | "no_such_source" | "unfit_source" | "out_of_range" | "not_one_of" | "not_a_country" | "not_a_list" | "not_a_pattern" | "too_many" | "not_a_name" | "not_an_address" | "not_a_url" | "not_a_path" | "not_a_network" | "not_saved" | "empty" | "several_words" | "too_long" | "no_secret" | "not_a_host" | "not_a_token" | "no_account" | "no_such_user" | "sandbox" | "not_removed" | "internal" | Trouble;

// What the window and the app say to each other. Generated from the app's types by `make bindings`: not to be edited.

/**
 * A call.
 */
export type CallView = { id: string, number: CallNumber,
/**
 * `in` or `out`.
 */
direction: "in" | "out",
/**
 * `ringing`, `answered` or `ended`.
 */
phase: "ringing" | "answered" | "ended",
/**
 * `talked`, `missed`, `elsewhere`, `declined` or `unknown`, once ended.
 */
outcome: string | null,
/**
 * Whole seconds it rang; `None` until somebody said how that ended.
 */
rang_for: number | null,
/**
 * Whole seconds the agent talked; `None` until somebody said when that ended.
 */
talked_for: number | null, source: string, source_call_id: string | null, to: string | null, line: string | null, caller_name: string | null, users: number[] | null, rang_at: string, answered_at: string | null, ended_at: string | null, delivery: DeliveryView,
/**
 * The id of the CRM's reply, which its support asks for.
 */
request_id: string | null,
/**
 * `card`, `not_in_crm` or `untold`, once the CRM has answered.
 */
answer: "card" | "not_in_crm" | "untold" | null,
/**
 * The card the CRM named.
 */
card: Card | null,
/**
 * The card of the only one with this number, where the CRM did not say who it is: a hint, not its answer.
 */
found: Card | null,
/**
 * What a click opens: `card` (the one the CRM named, the one of the last time, or the one that was found),
 * `new_contact` or `search`.
 */
link: "card" | "new_contact" | "search" | null,
/**
 * The address of what a click opens.
 */
url: string | null,
/**
 * Why there is no notice.
 */
silence: string | null,
/**
 * It was missed, and the agent has not dealt with that yet.
 */
unseen: boolean, steps: Steps, };

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
 * `phone`, `internal`, `withheld` or `invalid`.
 */
kind: "phone" | "internal" | "withheld" | "invalid", };

/**
 * How the report to the CRM stands.
 */
export type DeliveryView = {
/**
 * `none`, `queued`, `sending`, `done`, `uncertain`, `refused` or `dropped`.
 */
state: "none" | "queued" | "sending" | "done" | "uncertain" | "refused" | "dropped", reason: string | null, };

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
person: string | null, };

/**
 * The kind of the entity behind a card. Numbers as the API writes `element_type` (API notes §1).
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
 * A page of the window.
 */
export type Page = "welcome" | "history" | "test-call" | "phone" | "settings" | "doctor";

/**
 * What the window needs before it draws.
 */
export type WindowStart = { language: Language,
/**
 * Calls go to the sandbox.
 */
demo: boolean,
/**
 * Numbers of the last test calls, for people to read, newest first.
 */
recent: Array<string>,
/**
 * Numbers to try in the demo; none for a real account.
 */
suggestions: Array<Suggestion>, };

/**
 * A language that Callcard speaks.
 */
export type Language = "en" | "ru";

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
 * Why something that was asked for was not done. Codes are a closed list; nobody matches messages.
 */
export type Refusal = {
/**
 * `not_a_number`, `busy`, `not_stored`, `ending`, `not_read`, `unknown_call` or `under_way`.
 */
code: string, message: string, };

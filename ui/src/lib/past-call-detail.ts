// What is known of a call of the history, in sentences: its course, what the CRM said, why there was no notice. Pure.

import type { CallView, Card, Outcome as CallOutcome, Page, Silence, WindowStatus } from "./backend";
import { duration, numberOf } from "./past-call";
import type { Words } from "./words.svelte";

/** A moment of the call; without a time, it lasts still or was never reported. */
export interface Moment {
  at: string | null;
  text: string;
}

/** The ends of a call that rang and was not talked on here. */
const RANG_OUT: CallOutcome[] = ["missed", "elsewhere", "declined"];

/** The course of the call, from the first ring on. */
export function courseOf(call: CallView, words: Words): Moment[] {
  const out = call.direction === "out";
  const after = (key: string, seconds: number) =>
    words.say(`history-step-${key}`, { time: lasting(seconds, words) });
  const course: Moment[] = [{ at: call.rang_at, text: words.say(`history-step-${out ? "called" : "rang"}`) }];
  if (call.answered_at) {
    course.push({ at: call.answered_at, text: after(out ? "reached" : "answered", call.rang_for ?? 0) });
  }
  if (call.phase !== "ended") {
    course.push({
      at: null,
      text: words.say(call.phase === "answered" ? "history-step-talking" : "history-step-ringing"),
    });
  } else if (call.answered_at && call.talked_for !== null) {
    course.push({ at: call.ended_at, text: after("talked", call.talked_for) });
  } else if (call.outcome && RANG_OUT.includes(call.outcome) && call.rang_for !== null) {
    const key = out && call.outcome === "missed" ? "unanswered" : call.outcome;
    course.push({ at: call.ended_at, text: after(key, call.rang_for) });
  } else {
    course.push({ at: null, text: words.say("history-step-unknown") });
  }
  return course;
}

/** Seconds in words; from a minute on as a clock would say it. */
function lasting(seconds: number, words: Words): string {
  if (seconds >= 60) return duration(seconds);
  return new Intl.NumberFormat(words.language, { style: "unit", unit: "second" }).format(seconds);
}

/** Hours, minutes and seconds. */
export function momentOf(at: string, words: Words): string {
  return new Date(at).toLocaleTimeString(words.language, { timeStyle: "medium" });
}

/** Why there was no notice, and what would change that. */
export interface Why {
  text: string;
  /** Where it can be changed. */
  way: "resume" | Extract<Page, "settings" | "doctor"> | null;
}

const WAYS: Partial<Record<Silence, Why["way"]>> = {
  not_for_you: "settings",
  ignored: "settings",
  too_short: "settings",
  other_line: "settings",
  stale: "doctor",
};

export function whyOf({ silence }: CallView, paused: boolean, words: Words): Why | null {
  if (!silence) return null;
  const text =
    words.find(`history-why-${silence.replaceAll("_", "-")}`) ?? words.forCode("window-reason", silence);
  if (silence !== "paused") return { text, way: WAYS[silence] ?? null };
  return paused
    ? { text, way: "resume" }
    : { text: `${text} ${words.say("history-why-resumed")}`, way: null };
}

/** What the CRM said about the call, or why it said nothing; and what follows from that. */
export function answerOf(call: CallView, words: Words): { text: string; detail: string | null } {
  const { delivery, card, found, answer } = call;
  const { reason } = delivery;
  if (card) return { text: nameOf(card, words), detail: null };
  if (found) return { text: nameOf(found, words), detail: words.say("notice-found") };
  if (answer === "not_in_crm") return { text: words.say("notice-not-in-crm"), detail: null };
  if (answer === "untold") return { text: words.say("notice-untold"), detail: null };
  switch (delivery.state) {
    case "refused":
      return {
        text: words.forCode("trouble", reason),
        detail: (reason && words.find(`trouble-${reason.replaceAll("_", "-")}-advice`)) ?? null,
      };
    case "uncertain":
      return { text: words.say("notice-uncertain"), detail: words.say("test-call-uncertain-detail") };
    case "dropped":
      return { text: words.say("test-call-dropped"), detail: words.forCode("window-reason", reason) };
    case "none":
      return { text: words.say("test-call-not-asked"), detail: words.forCode("window-reason", reason) };
    case "queued":
    case "sending":
      return { text: words.say("notice-asking"), detail: null };
    case "done":
      return { text: words.say("notice-untold"), detail: null };
  }
}

function nameOf(card: Card, words: Words): string {
  const kind = words.say(`card-${card.kind}`);
  const name = card.title ? words.say("card-titled", { kind, title: card.title }) : kind;
  const who = card.person ?? card.company;
  return who && who !== card.title ? `${name} · ${who}` : name;
}

/** Further facts, each under the key of its label. */
export function factsOf(call: CallView, account: WindowStatus["account"], words: Words): [string, string][] {
  const facts: [string, string | null][] = [
    ["history-number", call.number.kind === "withheld" ? null : numberOf(call, words)],
    ["history-to", call.to],
    ["history-line", call.line],
    ["history-source", call.source === "test" ? words.say("page-test-call") : call.source],
    ["history-users", call.users?.map((id) => userOf(id, account, words)).join(", ") ?? null],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

function userOf(id: number, account: WindowStatus["account"], words: Words): string {
  const name =
    account.users?.find((user) => user.id === id)?.name ?? words.say("history-user", { id: String(id) });
  return id === account.me ? words.say("history-you", { name }) : name;
}

// How a call of the history is said: who, when, how it ended, why it was silent. Pure.

import type { CallView } from "./backend";
import type { Words } from "./words.svelte";

export interface Day {
  /** The date in the agent's own time, as a key. */
  key: string;
  name: string;
  calls: CallView[];
}

/** Calls grouped by the agent's own days, in the order they come in. */
export function byDay(calls: CallView[], now: Date, words: Words): Day[] {
  const days: Day[] = [];
  for (const call of calls) {
    const date = new Date(call.rang_at);
    const key = date.toDateString();
    const last = days.at(-1);
    if (last?.key === key) last.calls.push(call);
    else days.push({ key, name: dayName(date, now, words), calls: [call] });
  }
  return days;
}

function dayName(date: Date, now: Date, words: Words): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return words.say("history-today");
  if (date.toDateString() === yesterday.toDateString()) return words.say("history-yesterday");
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(words.language, { weekday: "long", day: "numeric", month: "long", year });
}

/** Hours and minutes, as the agent's language writes them. */
export function timeOf(at: string, words: Words): string {
  return new Date(at).toLocaleTimeString(words.language, { hour: "numeric", minute: "2-digit" });
}

/** Who it was: the title of the card, named or found, else the name the telephone system has, else the number. */
export function whoOf(call: CallView, words: Words): string {
  const { caller_name, number } = call;
  const card = call.card ?? call.found;
  if (card) return card.title ?? untitled(card, words);
  return caller_name ?? numberOf(call, words) ?? number.raw;
}

/** What else is known of who it was, without what was said already. */
export function moreOf(call: CallView, words: Words): string {
  const said = whoOf(call, words);
  const card = call.card ?? call.found;
  const parts = [card?.person, card ? call.caller_name : null, numberOf(call, words)];
  return parts.filter((part, at) => part && part !== said && parts.indexOf(part) === at).join(" · ");
}

function untitled(card: NonNullable<CallView["card"]>, words: Words): string {
  return words.say("card-untitled", { kind: words.say(`card-${card.kind}`), id: String(card.id) });
}

function numberOf({ number }: CallView, words: Words): string | null {
  if (number.kind === "withheld") return words.say("notice-withheld");
  if (number.kind === "internal") return words.say("notice-internal", { number: number.readable });
  return number.readable;
}

/** How far it has come, or how it ended. */
export function endOf(call: CallView, words: Words): string {
  if (call.phase === "ringing") return words.say("history-ringing");
  if (call.phase === "answered") return words.say("history-talking");
  if (call.talked_for !== null) return words.say("history-talked", { duration: duration(call.talked_for) });
  return words.say(`history-${call.outcome ?? "unknown"}`);
}

/** `2:05`, or `1:02:05`. */
export function duration(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Why there was no notice, or why the CRM was not told; empty when there is nothing to explain. */
export function reasonOf({ silence, delivery }: CallView, words: Words): string {
  // That a call was placed from here is seen from its arrow.
  if (silence && silence !== "outgoing") return words.forCode("window-reason", silence);
  switch (delivery.state) {
    case "refused":
      return words.forCode("trouble", delivery.reason ?? "");
    case "dropped":
      return words.forCode("window-reason", delivery.reason ?? "");
    case "uncertain":
      return words.say("notice-uncertain");
    default:
      return "";
  }
}

/** What the CRM said about the number, or that it did not name the card itself. */
export function answerOf(call: CallView, words: Words): string {
  if (call.card) return words.say(`card-${call.card.kind}`);
  if (call.found) return words.say("notice-found");
  if (call.answer === "not_in_crm") return words.say("notice-not-in-crm");
  if (call.answer === "untold") return words.say("notice-untold");
  if (call.delivery.state === "none") return words.say("test-call-not-asked");
  return reasonOf({ ...call, silence: null }, words);
}

/** What the button says, by what it opens. */
export function openLabel(call: CallView, words: Words): string | null {
  const labels = { card: "notice-open", new_contact: "notice-create-contact", search: "notice-find" };
  return call.link ? words.say(labels[call.link]) : null;
}

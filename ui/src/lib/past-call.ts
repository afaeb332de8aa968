// How a call of the history is said in a row: who, how it ended, why it was silent. Pure.

import type { CallView } from "./backend";
import type { Words } from "./words.svelte";

/**
 * Who it was: the title of the card, named or found, else whoever is on it, else the name the telephone system has, else
 * the number. Nobody knows a card by its id.
 */
export function whoOf(call: CallView, words: Words): string {
  const card = call.card ?? call.found;
  const name = card?.title ?? card?.person ?? card?.company ?? call.caller_name;
  // What is no number stands below it, as it came.
  const unknown = call.number.kind === "unreadable" ? words.say("notice-unreadable") : null;
  return name ?? unknown ?? numberOf(call, words) ?? call.number.raw;
}

/** Further facts about the caller that the heading does not show. */
export function moreOf(call: CallView, words: Words): string {
  const said = whoOf(call, words);
  const card = call.card ?? call.found;
  const unknown = call.answer === "not_in_crm" ? words.say("notice-not-in-crm") : null;
  const parts = [card?.person, card?.company, card ? call.caller_name : null, numberOf(call, words), unknown];
  return parts.filter((part, at) => part && part !== said && parts.indexOf(part) === at).join(" · ");
}

export function numberOf({ number }: CallView, words: Words): string | null {
  if (number.kind === "withheld") return words.say("notice-withheld");
  if (number.kind === "internal" && /\p{L}/u.test(number.readable))
    return words.say("notice-colleague", { name: number.readable });
  if (number.kind === "internal") return words.say("notice-internal", { number: number.readable });
  const { readable, extension } = number;
  if (extension !== null) return words.say("notice-extension", { number: readable, extension });
  return readable || null;
}

/** The agent missed it. An outgoing call that was not answered does not count. */
export function isMissed(call: CallView): boolean {
  return call.outcome === "missed" && call.direction === "in";
}

/** How far it has come, or how it ended. */
export function endOf(call: CallView, words: Words): string {
  if (call.phase === "ringing") return words.say("history-ringing");
  if (call.phase === "answered") return words.say("history-talking");
  if (call.talked_for !== null) return words.say("history-talked", { duration: duration(call.talked_for) });
  if (call.outcome === "missed" && call.direction === "out") return words.say("history-unanswered");
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
      return words.forCode("trouble", delivery.reason);
    case "dropped":
      return words.forCode("window-reason", delivery.reason);
    case "uncertain":
      return words.say("notice-uncertain");
    default:
      return "";
  }
}

/** What the button says, by what it opens. */
export function openLabel(call: CallView, words: Words): string | null {
  const labels = { card: "notice-open", new_contact: "notice-create-contact", search: "notice-find" };
  return call.link ? words.say(labels[call.link]) : null;
}

// The rows of the history's list: calls, and above those of each day the day's own row. Pure. A call's day is worked
// out once, when its row is made: a long history only grows and is never regrouped.

import type { CallView } from "./backend";
import type { Words } from "./words.svelte";

/** A day's heading, or a call under it. */
export type Row = { key: string; day: Date; call: null } | { key: string; day: Date; call: CallView };

/** The rows of calls that stand below `above`, by the agent's own days, in the order they come in. */
export function rowsOf(calls: CallView[], above?: Row): Row[] {
  const rows: Row[] = [];
  let day = above?.day;
  for (const call of calls) {
    const rang = new Date(call.rang_at);
    if (!day || !sameDay(day, rang)) {
      day = rang;
      // Named by its first call: whatever clocks do, no two headings have the same key.
      rows.push({ key: `day ${call.id}`, day, call: null });
    }
    rows.push({ key: call.id, day, call });
  }
  return rows;
}

/** Today, yesterday, or the date. */
export function dayName(day: Date, today: Date, words: Words): string {
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (sameDay(day, today)) return words.say("history-today");
  if (sameDay(day, yesterday)) return words.say("history-yesterday");
  const year = day.getFullYear() === today.getFullYear() ? undefined : "numeric";
  const name = day.toLocaleDateString(words.language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year,
  });
  return name.charAt(0).toLocaleUpperCase(words.language) + name.slice(1);
}

/**
 * What stays of `known` below `newest`, which was just read from the top: what is older than its last call. Calls that
 * `newest` should have had and has not are gone. `null` when the two do not meet, so that there may be others between.
 */
export function below(newest: CallView[], known: CallView[]): CallView[] | null {
  const last = newest.at(-1);
  if (!last) return [];
  const at = new Map(known.map((call, index) => [call.id, index]));
  const met = newest.findLast((call) => at.has(call.id));
  if (!met) return null;
  const oldest = Date.parse(last.rang_at);
  return known.slice((at.get(met.id) ?? 0) + 1).filter((call) => Date.parse(call.rang_at) <= oldest);
}

function sameDay(one: Date, other: Date): boolean {
  return (
    one.getDate() === other.getDate() &&
    one.getMonth() === other.getMonth() &&
    one.getFullYear() === other.getFullYear()
  );
}

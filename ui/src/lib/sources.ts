// How a source of calls stands, as the window says it. Pure.

import { ago } from "./ago";
import type { SourceView } from "./backend";
import type { Shine } from "./chain";
import type { Words } from "./words.svelte";

/** The light of a source. */
const LIGHTS: Record<SourceView["state"], Shine> = {
  starting: "waiting",
  listening: "ok",
  waiting: "warning",
  failed: "failed",
  stopped: "skipped",
};

export interface Said {
  light: Shine;
  /** How it stands, in a few words. */
  state: string;
  /** What more is known: when a call came in last, or what is wrong and what to do about it. */
  detail: string | null;
}

/** A source that brings in no calls, in one line; null while it does, or may. */
export function complaintOf({ title, trouble }: SourceView, words: Words): string | null {
  return (
    trouble && words.say("source-down", { source: title, trouble: words.forCode("source-trouble", trouble) })
  );
}

/** How a source stands at this time. */
export function saidOf(source: SourceView, now: number, words: Words): Said {
  const light = LIGHTS[source.state];
  const time = source.until ? words.time(source.until) : "";
  const state = words.say(`source-state-${source.state}`, { time });
  if (source.detail) return { light, state, detail: source.detail };
  if (source.knock) {
    const { from, why } = source.knock;
    const key = `source-knock-${why.replaceAll("_", "-")}`;
    return { light: "warning", state, detail: `${words.say(key, { from })}. ${words.say(`${key}-advice`)}` };
  }
  const when = source.reported_at && ago(source.reported_at, now, words.language);
  return { light, state, detail: when ? words.say("source-reported", { when }) : null };
}

// The history of the stand-in: as many calls as the scene says, and live ones if it says so. No build contains it.

import type { Backend, CallView, HistoryFilter } from "../lib/backend";
import { CALLERS, pastOf } from "./past";
import { refusal } from "./refusal";
import { sampleCall } from "./sample-call";
import type { Scene } from "./scene";

type Asked = Pick<
  Backend,
  | "history"
  | "followHistory"
  | "seeHistory"
  | "deleteCall"
  | "clearHistory"
  | "exportHistory"
  | "revealExport"
>;

const PAGE = 50;
/** How often something happens in a live scene, in ms. */
const BEAT = 2500;

/** Which calls each filter keeps. */
const KEPT: Record<HistoryFilter, (call: CallView) => boolean> = {
  all: () => true,
  missed: (call) => call.outcome === "missed" && call.direction === "in",
  unknown: (call) => call.answer === "not_in_crm",
  silent: (call) => call.silence !== null && call.silence !== "outgoing",
};

/** What the stand-in answers about the history. */
export function standInHistory(
  { calls: count, live }: Pick<Scene, "calls" | "live">,
  now = Date.now(),
): Asked {
  const past = pastOf(now);
  /** Calls that came in since, newest first. */
  let recent: CallView[] = [];
  const gone = new Set<string>();
  const followers: (() => void)[] = [];
  let [end, seen] = [count, false];

  const tell = () => followers.forEach((changed) => changed());
  const all = () => recent.length + end;
  const callAt = (at: number) => recent[at] ?? past(at - recent.length);
  const placeOf = (id: string) => {
    const at = recent.findIndex((call) => call.id === id);
    return at >= 0 ? at : recent.length + Number(id.replace("past-", ""));
  };

  function ring(): void {
    const [newest] = recent;
    const time = new Date().toISOString();
    if (newest?.phase === "ringing") {
      const answered = recent.length % 3 > 0;
      const next: Partial<CallView> = answered
        ? { phase: "answered", answered_at: time, rang_for: 3 }
        : { phase: "ended", outcome: "missed", ended_at: time, rang_for: 3, unseen: true };
      recent = [{ ...newest, ...next }, ...recent.slice(1)];
    } else if (newest?.phase === "answered") {
      const ended: Partial<CallView> = { phase: "ended", outcome: "talked", ended_at: time, talked_for: 3 };
      recent = [{ ...newest, ...ended }, ...recent.slice(1)];
    } else {
      const parts = CALLERS[(recent.length * 5) % CALLERS.length];
      const call = sampleCall({ id: `live-${recent.length}`, rang_at: time, source: "pbx", ...parts });
      recent = [call, ...recent];
    }
    tell();
  }

  if (live) setInterval(ring, BEAT);

  return {
    history({ search, filter, before }) {
      const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
      const calls: CallView[] = [];
      if (before && gone.has(before)) return Promise.reject(refusal("unknown_call"));
      for (let at = before ? placeOf(before) + 1 : 0; at < all() && calls.length <= PAGE; at++) {
        const call = callAt(at);
        if (gone.has(call.id) || !KEPT[filter](call)) continue;
        if (words.length && !words.every((word) => text(call).includes(word))) continue;
        calls.push(seen && call.unseen ? { ...call, unseen: false } : call);
      }
      return Promise.resolve({ calls: calls.slice(0, PAGE), more: calls.length > PAGE });
    },
    followHistory(changed) {
      followers.push(() => changed(0));
      return Promise.resolve();
    },
    seeHistory() {
      if (!seen) setTimeout(tell);
      seen = true;
      return Promise.resolve();
    },
    deleteCall(id) {
      gone.add(id);
      tell();
      return Promise.resolve();
    },
    clearHistory() {
      const deleted = all() - gone.size;
      recent = recent.filter((call) => call.phase !== "ended");
      end = 0;
      tell();
      return Promise.resolve(deleted - recent.length);
    },
    exportHistory: () => Promise.resolve("/home/agent/Downloads/Callcard 2026-01-31.csv"),
    revealExport: () => Promise.resolve(),
  };
}

function text(call: CallView): string {
  const { card, found, caller_name, line, number } = call;
  const digits = number.readable.replace(/\D/g, "");
  const names = [card?.title, card?.person, found?.title, caller_name, line, number.readable, digits];
  return names.join(" ").toLowerCase();
}

// The seam to the app behind the window: nothing else knows Tauri, the generated client or the generated bindings.
// In a plain browser (`npm run dev`, `npm run build:stand-in`) a stand-in with the same interface takes the app's place;
// the build that the app ships has none of it.

import { isTauri } from "@tauri-apps/api/core";
import type { Refusal, RefusalCode, SourcesView } from "./bindings";
import { commands, type Commands } from "./commands";

export type * from "./bindings";
export { DEFAULTS, LIMITS } from "./bindings";

/** What the window asks of the app. */
export type Backend = Commands;

let historyChanged: (count: number) => void;
let historyFollowed: Promise<void> | undefined;
let sourcesChanged: (sources: SourcesView) => void;
let sourcesFollowed: Promise<void> | undefined;
let sources: SourcesView | undefined;

const app: Backend = {
  ...commands,
  followHistory(changed) {
    // The page comes and goes; the app is asked once, and who asked last is told.
    historyChanged = changed;
    return (historyFollowed ??= commands.followHistory((count) => historyChanged(count)));
  },
  followSources(changed) {
    sourcesChanged = changed;
    if (sources) changed(sources);
    return (sourcesFollowed ??= commands.followSources((newest) => {
      sources = newest;
      sourcesChanged(newest);
    }));
  },
};

/** Connects to the app. */
export async function connect(): Promise<Backend> {
  if ((import.meta.env.DEV || import.meta.env.MODE === "stand-in") && !isTauri()) {
    const { standInFromAddress } = await import("../stand-in");
    return standInFromAddress(location.search);
  }
  return app;
}

/** Whatever was thrown, as a refusal that can be shown. */
export function asRefusal(thrown: unknown): Refusal {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const field = "field" in thrown && typeof thrown.field === "string" ? thrown.field : null;
    return { code: thrown.code as RefusalCode, field, message: String(thrown.message) };
  }
  return {
    code: "internal",
    field: null,
    message: thrown instanceof Error ? thrown.message : String(thrown),
  };
}

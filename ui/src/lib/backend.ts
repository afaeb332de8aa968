// The seam to the app behind the window: the only file that knows Tauri or the generated bindings.
// In a plain browser (`npm run dev`) a stand-in with the same interface takes the app's place; a build has none of it.

import { Channel, invoke, isTauri } from "@tauri-apps/api/core";
import type { CallNumber, CallView, Card, Language, Refusal, Suggestion, WindowStart } from "./bindings";

export type { CallNumber, CallView, Card, Language, Refusal, Suggestion, WindowStart };

/** What the window asks of the app. A promise that rejects does so with a `Refusal`. */
export interface Backend {
  /** What the window needs before it draws. */
  start(): Promise<WindowStart>;
  /** Reads a number the way the app would, for the form shown while typing. */
  readNumber(text: string): Promise<CallNumber>;
  /** Rings this desktop. Resolves to the call's id; `changed` gets the call each time it changes. */
  testCall(number: string, changed: (call: CallView) => void): Promise<string>;
  /** Opens in the browser what a click on the call's notice would open. */
  openCard(call: string): Promise<void>;
  /** Hangs up, so that the notice goes. */
  endCall(call: string): Promise<void>;
  /** Closes the window. */
  close(): Promise<void>;
}

const app: Backend = {
  start: () => invoke("window_start"),
  readNumber: (text) => invoke("read_number", { text }),
  testCall: (number, changed) => invoke("test_call", { number, changes: new Channel(changed) }),
  openCard: (call) => invoke("open_card", { call }),
  endCall: (call) => invoke("end_call", { call }),
  close: () => invoke("close_window"),
};

/** Connects to the app. */
export async function connect(): Promise<Backend> {
  if (import.meta.env.DEV && !isTauri()) {
    const { standInFromAddress } = await import("./stand-in");
    return standInFromAddress(location.search);
  }
  return app;
}

/** Whatever was thrown, as a refusal that can be shown. */
export function asRefusal(thrown: unknown): Refusal {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return { code: String(thrown.code), message: String(thrown.message) };
  }
  return { code: "internal", message: thrown instanceof Error ? thrown.message : String(thrown) };
}

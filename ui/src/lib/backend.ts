// The seam to the app behind the window: the only file that knows Tauri or the generated bindings.
// In a plain browser (`npm run dev`) a stand-in with the same interface takes the app's place; a build has none of it.

import { Channel, invoke, isTauri } from "@tauri-apps/api/core";
import type {
  CallNumber,
  CallView,
  Card,
  HistoryPage,
  Language,
  Page,
  Refusal,
  Suggestion,
  WindowStart,
} from "./bindings";

export type { CallNumber, CallView, Card, HistoryPage, Language, Page, Refusal, Suggestion, WindowStart };

/** What the window asks of the app. A promise that rejects does so with a `Refusal`. */
export interface Backend {
  /** What the window needs before it draws. */
  start(): Promise<WindowStart>;
  /** Reads a number the way the app would, for the form shown while typing. */
  readNumber(text: string): Promise<CallNumber>;
  /** Rings this desktop. Resolves to the call's id; `changed` gets the call each time it changes. */
  testCall(number: string, changed: (call: CallView) => void): Promise<string>;
  /** A page of the history: the newest calls, or those older than `before`, in which the words of `search` occur. */
  history(search: string | null, before: string | null): Promise<HistoryPage>;
  /** `changed` is told each time that the history has changed. */
  followHistory(changed: () => void): Promise<void>;
  /** The agent looks at the history: missed calls are seen. */
  seeHistory(): Promise<void>;
  /** Deletes a call that is over. */
  deleteCall(call: string): Promise<void>;
  /** Deletes all calls that are over. Resolves to how many. */
  clearHistory(): Promise<number>;
  /** Calls the caller back with the system's telephone program. */
  callBack(call: string): Promise<void>;
  /** Opens in the browser what a click on the call's notice would open. */
  openCard(call: string): Promise<void>;
  /** Hangs up, so that the notice goes. */
  endCall(call: string): Promise<void>;
  /** `turn` is told each time that a page is asked for from outside: the tray, a notice, a second start. */
  followPage(turn: (page: Page) => void): Promise<void>;
  /** Closes the window. */
  close(): Promise<void>;
}

const app: Backend = {
  start: () => invoke("window_start"),
  readNumber: (text) => invoke("read_number", { text }),
  testCall: (number, changed) => invoke("test_call", { number, changes: new Channel(changed) }),
  history: (search, before) => invoke("history", { search, before }),
  followHistory: (changed) => invoke("follow_history", { changes: new Channel(changed) }),
  seeHistory: () => invoke("see_history"),
  deleteCall: (call) => invoke("delete_call", { call }),
  clearHistory: () => invoke("clear_history"),
  callBack: (call) => invoke("call_back", { call }),
  openCard: (call) => invoke("open_card", { call }),
  endCall: (call) => invoke("end_call", { call }),
  followPage: (turn) => invoke("follow_page", { pages: new Channel(turn) }),
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

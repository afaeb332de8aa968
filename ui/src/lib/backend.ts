// The seam to the app behind the window: the only file that knows Tauri or the generated bindings.
// In a plain browser (`npm run dev`, `npm run build:stand-in`) a stand-in with the same interface takes the app's place;
// the build that the app ships has none of it.

import { Channel, invoke, isTauri } from "@tauri-apps/api/core";
import type {
  CallView,
  ConnectRequest,
  Diagnosis,
  HistoryPage,
  HistoryQuestion,
  Offer,
  Page,
  PhoneView,
  Preference,
  Preferences,
  Refusal,
  SecretKind,
  SecretView,
  TypedNumber,
  WindowStart,
  WindowStatus,
} from "./bindings";

export type * from "./bindings";

/** What the window asks of the app. A promise that rejects does so with a `Refusal`. */
export interface Backend {
  /** What the window needs before it draws. */
  start(): Promise<WindowStart>;
  /** The page is there: the window can be shown. */
  drawn(): Promise<void>;
  /** `changed` is told each time that the language, the theme, the account or the pause has changed. */
  followStatus(changed: (status: WindowStatus) => void): Promise<void>;
  /** `turn` is told each time that a page is asked for from outside: the tray, a notice, a second start. */
  followPage(turn: (page: Page) => void): Promise<void>;
  /** The page has turned: the app learns where the window is, and that it lives. */
  turned(page: Page): Promise<void>;
  /** Closes the window. */
  close(): Promise<void>;

  /** The numbers that a test call offers. */
  offer(): Promise<Offer>;
  /** Reads a number the way the app would, and says how it is to stand in the field while it is typed. */
  typeNumber(text: string): Promise<TypedNumber>;
  /** Rings this desktop. Resolves to the call's id; `changed` gets the call each time it changes. */
  testCall(number: string, changed: (call: CallView) => void): Promise<string>;
  /** Hangs up, so that the notice goes. */
  endCall(call: string): Promise<void>;
  /** Opens in the browser what a click on the call's notice would open. */
  openCard(call: string): Promise<void>;
  /** Calls the caller back with the system's telephone program. */
  callBack(call: string): Promise<void>;

  /** A page of the history: the newest calls, or those older than `before`. */
  history(question: HistoryQuestion): Promise<HistoryPage>;
  /** `changed` is told each time that the history has changed, until somebody else asks. */
  followHistory(changed: () => void): Promise<void>;
  /** The agent looks at the history: missed calls are seen. */
  seeHistory(): Promise<void>;
  /** Deletes a call that is over. */
  deleteCall(call: string): Promise<void>;
  /** Deletes all calls that are over. Resolves to how many. */
  clearHistory(): Promise<number>;
  /** Writes the whole history as a table into the downloads. Resolves to the file's path. */
  exportHistory(): Promise<string>;
  /** Shows a file that was written in the system's file manager. */
  revealExport(): Promise<void>;

  /** What the agent has chosen. */
  preferences(): Promise<Preferences>;
  /** Changes and saves one setting. Resolves to all of them as they are then. */
  prefer(preference: Preference): Promise<Preferences>;
  /** Whether Callcard starts with the desktop; `null` where that cannot be told. */
  startsAtLogin(): Promise<boolean | null>;
  /** Makes Callcard start with the desktop, or not. */
  startAtLogin(on: boolean): Promise<void>;
  /** Shows no notices until they are resumed, or again. */
  pause(on: boolean): Promise<void>;

  /** Takes a secret from the clipboard and keeps it for `connect`. The page never sees it. */
  takeSecret(kind: SecretKind): Promise<SecretView>;
  /** Forgets the secrets that were taken. */
  forgetSecrets(): Promise<void>;
  /** Connects an account with the secrets that were taken, once the CRM has proved it. */
  connect(request: ConnectRequest): Promise<void>;
  /** Says which user of the account sits here. */
  chooseMe(me: number): Promise<void>;
  /** Removes the account's secrets; calls go to the demo again. */
  signOut(): Promise<void>;
  /** Asks the keyring again. */
  tryAgain(): Promise<void>;

  /** How a phone on this machine is connected. */
  phone(): Promise<PhoneView>;
  /** `arrived` gets the first call of a source that arrives from now on, and each change of it; test calls do not count. */
  awaitCall(arrived: (call: CallView) => void): Promise<void>;

  /** Looks at every link between a ringing phone and its card; with a test call that the CRM is told of, too. */
  examine(testCall: boolean): Promise<Diagnosis>;
}

let historyChanged: () => void;
let historyFollowed: Promise<void> | undefined;

const app: Backend = {
  start: () => invoke("window_start"),
  drawn: () => invoke("window_drawn"),
  followStatus: (changed) => invoke("follow_status", { changes: new Channel(changed) }),
  followPage: (turn) => invoke("follow_page", { pages: new Channel(turn) }),
  turned: (page) => invoke("page_turned", { page }),
  close: () => invoke("close_window"),

  offer: () => invoke("offer"),
  typeNumber: (text) => invoke("type_number", { text }),
  testCall: (number, changed) => invoke("test_call", { number, changes: new Channel(changed) }),
  endCall: (call) => invoke("end_call", { call }),
  openCard: (call) => invoke("open_card", { call }),
  callBack: (call) => invoke("call_back", { call }),

  history: (question) => invoke("history", { question }),
  followHistory(changed) {
    // The page comes and goes; the app is asked once, and who asked last is told.
    historyChanged = changed;
    return (historyFollowed ??= invoke("follow_history", { changes: new Channel(() => historyChanged()) }));
  },
  seeHistory: () => invoke("see_history"),
  deleteCall: (call) => invoke("delete_call", { call }),
  clearHistory: () => invoke("clear_history"),
  exportHistory: () => invoke("export_history"),
  revealExport: () => invoke("reveal_export"),

  preferences: () => invoke("preferences"),
  prefer: (preference) => invoke("prefer", { preference }),
  startsAtLogin: () => invoke("starts_at_login"),
  startAtLogin: (on) => invoke("start_at_login", { on }),
  pause: (on) => invoke("pause", { on }),

  takeSecret: (kind) => invoke("take_secret", { kind }),
  forgetSecrets: () => invoke("forget_secrets"),
  connect: (request) => invoke("connect", { request }),
  chooseMe: (me) => invoke("choose_me", { me }),
  signOut: () => invoke("sign_out"),
  tryAgain: () => invoke("try_again"),

  phone: () => invoke("phone"),
  awaitCall: (arrived) => invoke("await_call", { changes: new Channel(arrived) }),

  examine: (testCall) => invoke("examine", { testCall }),
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
    return { code: String(thrown.code), field, message: String(thrown.message) };
  }
  return {
    code: "internal",
    field: null,
    message: thrown instanceof Error ? thrown.message : String(thrown),
  };
}

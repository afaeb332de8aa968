// What the window may ask of the app. Generated from the app's commands by `make bindings`: not to be edited.

import { Channel, invoke } from "@tauri-apps/api/core";
import type {
  CallView,
  ConnectRequest,
  Diagnosis,
  HistoryPage,
  HistoryQuestion,
  MicrosipDeed,
  MicrosipView,
  NoticeView,
  Offer,
  Page,
  PhoneView,
  Preference,
  Preferences,
  Privacy,
  SecretKind,
  SecretView,
  SourceDraft,
  SourceUrls,
  SourcesView,
  TrialView,
  TypedNumber,
  WindowStart,
  WindowStatus,
} from "./bindings";

/** What the window may ask of the app. A promise that rejects does so with a `Refusal`. */
export interface Commands {
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
  /** The numbers that a test call offers. */
  offer(): Promise<Offer>;
  /** Reads a number the way a source's would be, and groups it while it is typed. */
  typeNumber(text: string): Promise<TypedNumber>;
  /** Rings this desktop; the channel gets the call as it is and as it changes. Answers with the call's id. */
  testCall(number: string, changes: (news: CallView) => void): Promise<string>;
  /** The channel gets the first call of a source that arrives from now on, and each change of it. */
  awaitCall(changes: (news: CallView) => void): Promise<void>;
  /** Does what a click on the call's notice does. */
  openCard(call: string): Promise<void>;
  /** Hangs a test call up. */
  endCall(call: string): Promise<void>;
  /** Calls the caller back with the system's telephone program. */
  callBack(call: string): Promise<void>;
  /** Looks at every link between a ringing phone and its card; with a test call that the CRM is told of, too. */
  examine(testCall: boolean): Promise<Diagnosis>;
  /** The addresses to write into a telephone or telephone system; none where a source has no address. */
  sourceUrls(source: string): Promise<SourceUrls>;
  /** Copies one of them, by its place among them. */
  copySourceUrl(source: string, at: number): Promise<void>;
  /** Copies one of the messages for whoever sets the telephones up, by its place among them. */
  copySourceMessage(source: string, at: number): Promise<void>;
  /** Gives a source new addresses. The old ones stop working at once. */
  renewSource(source: string): Promise<void>;
  /** A page of the history. */
  history(question: HistoryQuestion): Promise<HistoryPage>;
  /** Says each time that the history has changed; what is said meanwhile is said once. */
  followHistory(changes: (news: number) => void): Promise<void>;
  /** The agent looks at the history: what was missed is seen. */
  seeHistory(): Promise<void>;
  /** Deletes a call that is over. */
  deleteCall(call: string): Promise<void>;
  /** Deletes all calls that are over. Answers with how many. */
  clearHistory(): Promise<number>;
  /** Writes the whole history as a table into the downloads. Answers with the file's path. */
  exportHistory(): Promise<string>;
  /** Shows the file that was written last in the system's file manager. */
  revealExport(): Promise<void>;
  /** How a phone on this machine is connected. */
  phone(): Promise<PhoneView>;
  /** The channel gets all sources of calls now and each time that one has changed or told of something. */
  followSources(changes: (news: SourcesView) => void): Promise<void>;
  /** Takes a secret of a source from the clipboard and keeps it for `keep_source`. The page never sees it. */
  takeSourceSecret(kind: string, word: string): Promise<SecretView>;
  /** Tries whether a telephone system lets us in, with what was filled in. Keeps nothing. */
  trySource(draft: SourceDraft): Promise<TrialView>;
  /** Sets a source up, or changes it. Answers with its name. */
  keepSource(draft: SourceDraft): Promise<string>;
  /** Listens to a telephone system no more, and removes its secrets. */
  removeSource(name: string): Promise<void>;
  /** An extension that a source told of is the agent's from now on. */
  takeExtension(name: string, extension: string): Promise<void>;
  /** Looks at MicroSIP's own file, sets it up so that it tells Callcard of its calls, or takes that out again. */
  microsip(deed: MicrosipDeed): Promise<MicrosipView>;
  /** What the agent has chosen. */
  preferences(): Promise<Preferences>;
  /** What the notice of a call would look like now, if it showed this much. */
  previewNotice(privacy: Privacy): Promise<NoticeView>;
  /** Changes and saves one setting. Answers with all of them as they are then. */
  prefer(preference: Preference): Promise<Preferences>;
  /** Shows no notices until they are resumed, or again. */
  pause(on: boolean): Promise<void>;
  /** Whether Callcard starts with the desktop; `None` where that cannot be told. */
  startsAtLogin(): Promise<boolean | null>;
  /** Makes Callcard start with the desktop, or not. */
  startAtLogin(on: boolean): Promise<void>;
  /** What the window needs before it draws. */
  windowStart(): Promise<WindowStart>;
  /** The channel gets the status now and each time that it has changed. */
  followStatus(changes: (news: WindowStatus) => void): Promise<void>;
  /** The channel gets each page that is asked for from outside, beginning with what was while the page was loaded. */
  followPage(pages: (news: Page) => void): Promise<void>;
  /** The page has turned: where it is brought back to, and the sign that it lives. */
  pageTurned(page: Page): Promise<void>;
  /** The page is there, so that the window can be shown. */
  windowDrawn(): Promise<void>;
  /** Closes the window, and ends the page's process with it. */
  closeWindow(): Promise<void>;
}

/** Asks the app. */
export const commands: Commands = {
  takeSecret: (kind) => invoke("take_secret", { kind }),
  forgetSecrets: () => invoke("forget_secrets"),
  connect: (request) => invoke("connect", { request }),
  chooseMe: (me) => invoke("choose_me", { me }),
  signOut: () => invoke("sign_out"),
  tryAgain: () => invoke("try_again"),
  offer: () => invoke("offer"),
  typeNumber: (text) => invoke("type_number", { text }),
  testCall: (number, changes) => invoke("test_call", { number, changes: new Channel(changes) }),
  awaitCall: (changes) => invoke("await_call", { changes: new Channel(changes) }),
  openCard: (call) => invoke("open_card", { call }),
  endCall: (call) => invoke("end_call", { call }),
  callBack: (call) => invoke("call_back", { call }),
  examine: (testCall) => invoke("examine", { testCall }),
  sourceUrls: (source) => invoke("source_urls", { source }),
  copySourceUrl: (source, at) => invoke("copy_source_url", { source, at }),
  copySourceMessage: (source, at) => invoke("copy_source_message", { source, at }),
  renewSource: (source) => invoke("renew_source", { source }),
  history: (question) => invoke("history", { question }),
  followHistory: (changes) => invoke("follow_history", { changes: new Channel(changes) }),
  seeHistory: () => invoke("see_history"),
  deleteCall: (call) => invoke("delete_call", { call }),
  clearHistory: () => invoke("clear_history"),
  exportHistory: () => invoke("export_history"),
  revealExport: () => invoke("reveal_export"),
  phone: () => invoke("phone"),
  followSources: (changes) => invoke("follow_sources", { changes: new Channel(changes) }),
  takeSourceSecret: (kind, word) => invoke("take_source_secret", { kind, word }),
  trySource: (draft) => invoke("try_source", { draft }),
  keepSource: (draft) => invoke("keep_source", { draft }),
  removeSource: (name) => invoke("remove_source", { name }),
  takeExtension: (name, extension) => invoke("take_extension", { name, extension }),
  microsip: (deed) => invoke("microsip", { deed }),
  preferences: () => invoke("preferences"),
  previewNotice: (privacy) => invoke("preview_notice", { privacy }),
  prefer: (preference) => invoke("prefer", { preference }),
  pause: (on) => invoke("pause", { on }),
  startsAtLogin: () => invoke("starts_at_login"),
  startAtLogin: (on) => invoke("start_at_login", { on }),
  windowStart: () => invoke("window_start"),
  followStatus: (changes) => invoke("follow_status", { changes: new Channel(changes) }),
  followPage: (pages) => invoke("follow_page", { pages: new Channel(pages) }),
  pageTurned: (page) => invoke("page_turned", { page }),
  windowDrawn: () => invoke("window_drawn"),
  closeWindow: () => invoke("close_window"),
};

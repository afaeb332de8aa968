// The settings as the page sees them: as the app has them, what was chosen and is not saved yet, and what was refused.
// What is asked for is asked one after the other, so that the last answer is always the newest. The app checks values.

import type { Backend, NoticeView, Preference, Preferences, WindowStatus } from "../lib/backend";
import type { Frame } from "./frame.svelte";

/** Milliseconds that "Saved" is shown. */
export const SAID = 2000;

/** The names of the settings whose values are like this one. */
export type Named<Value> = Extract<Preference, { value: Value }>["name"];
export type ListName = Named<string[]>;
/** Whatever on the page can be saved or refused on its own. */
export type Field = keyof Preferences | "start_at_login" | "pause" | "me" | "account";

export class Settings {
  /** Whether Callcard starts with the desktop; null where that cannot be told. */
  atLogin = $state<boolean | null>(null);
  /** Why each field was refused, until it is taken. */
  faults = $state.raw<Partial<Record<Field, string>>>({});
  /** What was saved a moment ago. */
  saved = $state<Field | null>(null);
  /** What the notice of a call looks like; null until the app has composed it. */
  preview = $state.raw<NoticeView | null>(null);
  /** Why the settings could not be read. */
  trouble = $state<string | null>(null);

  readonly frame: Frame;
  readonly #backend: Backend;
  #kept = $state.raw<Preferences | null>(null);
  #chosen = $state.raw<Partial<Preferences>>({});
  /** All settings as shown; null until the app has sent them. */
  readonly now = $derived<Preferences | null>(this.#kept && { ...this.#kept, ...this.#chosen });

  #seen: WindowStatus | null = null;
  #choices = 0;
  #latest = new Map<keyof Preferences, number>();
  #turn: Promise<unknown> = Promise.resolve();
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(frame: Frame) {
    this.frame = frame;
    this.#backend = frame.backend;
  }

  /** Reads them with each new status: with it the app tells of what is changed elsewhere, too. */
  async follow(status: WindowStatus): Promise<void> {
    if (status === this.#seen) return;
    this.#seen = status;
    await this.read();
  }

  /** Asks the app what is chosen. */
  async read(): Promise<void> {
    try {
      this.#kept = await this.#inTurn(() => this.#backend.preferences());
      this.trouble = null;
    } catch (thrown) {
      this.trouble = this.frame.explain(thrown);
    }
    // Where it cannot be asked, it cannot be told either.
    this.atLogin = await this.#inTurn(() => this.#backend.startsAtLogin()).catch(() => null);
  }

  /** Asks the app what the notice of a call looks like as things stand. */
  async look(): Promise<void> {
    const { privacy } = this.now ?? {};
    // Language, account and desktop are in it, too.
    const { status } = this.frame;
    if (!privacy) return;
    const isCurrent = () => this.now?.privacy === privacy && this.frame.status === status;
    const preview = await this.#backend.previewNotice(privacy).catch(() => null);
    if (isCurrent()) this.preview = preview;
  }

  /** Changes one setting. It is shown as chosen at once, and as it was when it is refused. */
  async change<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): Promise<boolean> {
    const choice = ++this.#choices;
    this.#latest.set(name, choice);
    // A list shows only saved entries, not pending ones.
    if (!Array.isArray(value)) this.#chosen = { ...this.#chosen, [name]: value };
    const preference = { name, value } as Preference;
    const done = await this.save(name, async () => {
      this.#kept = await this.#inTurn(() => this.#backend.prefer(preference));
    });
    if (this.#latest.get(name) === choice) {
      const rest = { ...this.#chosen };
      Reflect.deleteProperty(rest, name);
      this.#chosen = rest;
    }
    return done;
  }

  /** Puts something into a list. What is in it already is said to be. */
  async add(name: ListName, entry: string): Promise<boolean> {
    const before = this.now?.[name] ?? [];
    const done = await this.change(name, [...before, entry.trim()]);
    if (!done || (this.now?.[name].length ?? 0) > before.length) return done;
    this.refuse(name, this.frame.words.say("settings-listed", { entry: entry.trim() }));
    return false;
  }

  /** Takes something out of a list, and offers to put it back where it was. */
  async remove(name: ListName, entry: string): Promise<void> {
    const { toasts, words } = this.frame;
    const list = this.now?.[name] ?? [];
    const at = list.indexOf(entry);
    if (!(await this.change(name, list.toSpliced(at, 1)))) return;
    const putBack = () => {
      toasts.dismiss();
      const since = (this.now?.[name] ?? []).filter((other) => other !== entry);
      void this.change(name, since.toSpliced(at, 0, entry));
    };
    toasts.say(words.say("settings-removed", { entry }), {
      name: "undo",
      label: words.say("window-undo"),
      run: putBack,
    });
  }

  async startAtLogin(on: boolean): Promise<void> {
    const before = this.atLogin;
    this.atLogin = on;
    const done = await this.save("start_at_login", () => this.#inTurn(() => this.#backend.startAtLogin(on)));
    this.atLogin = done ? on : before;
  }

  /** Does what a field asks for; says at the field that it was done, or why not. */
  async save(field: Field, deed: () => Promise<void>): Promise<boolean> {
    try {
      await deed();
    } catch (thrown) {
      this.refuse(field, this.frame.explain(thrown));
      return false;
    }
    this.accept(field);
    this.saved = field;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (this.saved = null), SAID);
    return true;
  }

  /** What stands in a field is not what it may be. */
  refuse(field: Field, why: string): void {
    this.faults = { ...this.faults, [field]: why };
  }

  /** What stands in a field is right, or as it was. */
  accept(field: Field): void {
    if (this.faults[field] === undefined) return;
    const rest = { ...this.faults };
    Reflect.deleteProperty(rest, field);
    this.faults = rest;
  }

  #inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(deed);
    // The next request runs whether this one succeeds or fails.
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

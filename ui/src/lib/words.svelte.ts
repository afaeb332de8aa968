// The words of the window, from the Fluent files that the app itself reads, and dates and numbers as the language
// writes them. No other file of the UI contains text for people. The language may change while the window is open.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { getContext } from "svelte";
import type { AccountState, Language, Reason, RefusalCode, Silence, SourceTrouble } from "./backend";

/** The Fluent file of each language. It is read when somebody speaks the language: a window needs one of them. */
export const TEXTS: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import("../../locales/en.ftl?raw"),
  ru: () => import("../../locales/ru.ftl?raw"),
  es: () => import("../../locales/es.ftl?raw"),
  pt: () => import("../../locales/pt.ftl?raw"),
};

const learnt = new Map<Language, FluentBundle>();

/** Reads the texts of a language. Nobody can speak one that was not learnt. */
export async function learn(language: Language): Promise<void> {
  if (learnt.has(language)) return;
  const { default: texts } = await TEXTS[language]();
  // All of the languages run left to right, so the invisible isolation marks would only get in the way of copying.
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(texts));
  learnt.set(language, bundle);
}

/** The codes that have words of their own. */
interface Codes {
  trouble: AccountState | Reason;
  "source-trouble": SourceTrouble;
  "window-reason": Silence | Reason | "ended";
  "window-refusal": RefusalCode;
}

/** The ids of what has a code, each family in full, so that the test of the texts sees which ids are used. */
const OF_CODE: Record<keyof Codes, (code: string) => string> = {
  trouble: (code) => `trouble-${code}`,
  "source-trouble": (code) => `source-trouble-${code}`,
  "window-reason": (code) => `window-reason-${code}`,
  "window-refusal": (code) => `window-refusal-${code}`,
};

export class Words {
  #language = $state<Language>("en");
  #bundle = $derived(learnt.get(this.#language));
  // Made once for a language: to make one takes far longer than to use it.
  #clock = $derived(new Intl.DateTimeFormat(this.#language, { hour: "numeric", minute: "2-digit" }));

  /** A language that was learnt. */
  constructor(language: Language) {
    this.#language = language;
  }

  /** Dates and numbers are written in it, too. */
  get language(): Language {
    return this.#language;
  }

  /** Switches to a language that was learnt; everything on the page is translated again. */
  speak(language: Language): void {
    this.#language = language;
  }

  /** The message with this id; the id itself when there is none, so that a gap is seen and nothing breaks. */
  say(id: string, values?: Record<string, FluentVariable>): string {
    return this.find(id, values) ?? id;
  }

  /** The message with this id, if there is one. */
  find(id: string, values?: Record<string, FluentVariable>): string | undefined {
    const pattern = this.#bundle?.getMessage(id)?.value;
    return pattern ? this.#bundle?.formatPattern(pattern, values, []) : undefined;
  }

  /** The message for the code of a reason or refusal, or a general one when the code is newer than the words. */
  forCode<Family extends keyof Codes>(family: Family, code: Codes[Family] | null): string {
    const words = code && this.find(OF_CODE[family](code.replaceAll("_", "-")));
    return words ?? this.say("window-reason-other");
  }

  /** How long after the start something happened. */
  elapsed(ms: number): string {
    return ms < 1000
      ? this.say("window-in-ms", { ms: Math.round(ms) })
      : this.say("window-in-seconds", { seconds: ms / 1000 });
  }

  /** Hours and minutes. */
  time(at: string | Date): string {
    return this.#clock.format(new Date(at));
  }

  /** Day, month and year. */
  date(at: string | Date): string {
    return new Date(at).toLocaleDateString(this.#language, {
      day: "numeric",
      month: "long",
      year: "numeric",
    });
  }
}

const CONTEXT = Symbol("words");

/** What to mount a page with, so that every component of it has the words. */
export function contextWith(words: Words): Map<unknown, unknown> {
  return new Map([[CONTEXT, words]]);
}

/** The words that the page was mounted with. */
export function getWords(): Words {
  return getContext<Words>(CONTEXT);
}

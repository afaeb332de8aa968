// The words of the window, from the Fluent files that the app itself reads, and dates and numbers as the language
// writes them. No other file of the UI contains text for people. The language may change while the window is open.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { getContext } from "svelte";
import en from "../../locales/en.ftl?raw";
import es from "../../locales/es.ftl?raw";
import pt from "../../locales/pt.ftl?raw";
import ru from "../../locales/ru.ftl?raw";
import type { AccountState, Language, Reason, RefusalCode, Silence, SourceTrouble } from "./backend";

/** The Fluent file of every language. */
export const SOURCES: Record<Language, string> = { en, ru, es, pt };

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
  #bundle: FluentBundle = $derived(bundleOf(this.#language));
  // Made once for a language: to make one takes far longer than to use it.
  #clock = $derived(new Intl.DateTimeFormat(this.#language, { hour: "numeric", minute: "2-digit" }));

  constructor(language: Language) {
    this.#language = language;
  }

  /** Dates and numbers are written in it, too. */
  get language(): Language {
    return this.#language;
  }

  /** Switches the language; everything on the page is translated again. */
  speak(language: Language): void {
    this.#language = language;
  }

  /** The message with this id; the id itself when there is none, so that a gap is seen and nothing breaks. */
  say(id: string, values?: Record<string, FluentVariable>): string {
    return this.find(id, values) ?? id;
  }

  /** The message with this id, if there is one. */
  find(id: string, values?: Record<string, FluentVariable>): string | undefined {
    const pattern = this.#bundle.getMessage(id)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, values, []) : undefined;
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

function bundleOf(language: Language): FluentBundle {
  // All of the languages run left to right, so the invisible isolation marks would only get in the way of copying.
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(SOURCES[language]));
  return bundle;
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

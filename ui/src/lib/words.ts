// The words of the window, from the Fluent files that the app itself reads.
// No text for people stands anywhere else in the UI.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { getContext } from "svelte";
import en from "../../locales/en.ftl?raw";
import es from "../../locales/es.ftl?raw";
import pt from "../../locales/pt.ftl?raw";
import ru from "../../locales/ru.ftl?raw";
import type { Language } from "./backend";

/** The Fluent file of every language. */
export const SOURCES: Record<Language, string> = { en, ru, es, pt };
export const LANGUAGES = Object.keys(SOURCES) as Language[];

/** The ids of what has a code, each family in full, so that the test of the texts sees which ids are used. */
const OF_CODE = {
  trouble: (code: string) => `trouble-${code}`,
  "window-reason": (code: string) => `window-reason-${code}`,
  "window-refusal": (code: string) => `window-refusal-${code}`,
};

export class Words {
  /** Dates and times are written in it, too. */
  readonly language: Language;
  readonly #bundle: FluentBundle;

  constructor(language: Language) {
    this.language = language;
    // Every language here runs left to right, so the invisible isolation marks would only get in the way of copying.
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#bundle.addResource(new FluentResource(SOURCES[language]));
  }

  /** The message with this id; the id itself when there is none, so that a gap is seen and nothing breaks. */
  say(id: string, values?: Record<string, FluentVariable>): string {
    return this.#find(id, values) ?? id;
  }

  /** The message for the code of a reason or refusal, or a general one when the code is newer than the words. */
  forCode(family: keyof typeof OF_CODE, code: string): string {
    return this.#find(OF_CODE[family](code.replaceAll("_", "-"))) ?? this.say("window-reason-other");
  }

  /** How long after the start something happened. */
  elapsed(ms: number): string {
    return ms < 1000
      ? this.say("window-in-ms", { ms: Math.round(ms) })
      : this.say("window-in-seconds", { seconds: ms / 1000 });
  }

  #find(id: string, values?: Record<string, FluentVariable>): string | undefined {
    const pattern = this.#bundle.getMessage(id)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, values, []) : undefined;
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

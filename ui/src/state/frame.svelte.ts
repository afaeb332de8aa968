// What all pages share: which page is shown, what the app says of itself, the words, and the messages at the foot.
// Pages get it from the context; it decides nothing that the app decides.

import { getContext } from "svelte";
import {
  asRefusal,
  type Backend,
  type Language,
  type Page,
  type WindowStart,
  type WindowStatus,
} from "../lib/backend";
import { contextWith, learn, Words } from "../lib/words.svelte";
import { Toasts } from "./toasts.svelte";

/** The pages in the sidebar, in its order; their place is their shortcut. */
export const PAGES = ["history", "test-call", "phone", "settings", "doctor"] as const satisfies Page[];

export class Frame {
  page = $state<Page>("history");
  /** The part of the page that was asked for, where it has parts: "connect" of the welcome. */
  part = $state<string | null>(null);
  status = $state.raw<WindowStatus>() as WindowStatus;
  readonly backend: Backend;
  readonly platform: WindowStart["platform"];
  readonly version: string;
  readonly words: Words;
  readonly toasts = new Toasts();
  readonly demo = $derived(this.status.account.kind === "sandbox");

  constructor(backend: Backend, start: WindowStart) {
    this.backend = backend;
    this.platform = start.platform;
    this.version = start.version;
    this.page = start.page;
    this.status = start.status;
    this.words = new Words(start.status.language);
  }

  /** Keeps up with the app from now on. */
  async follow(): Promise<void> {
    await this.backend.followStatus((status) => {
      this.status = status;
      void this.#speak(status.language);
    });
    await this.backend.followPage((page) => this.turn(page));
    void this.backend.pageTurned(this.page);
  }

  async #speak(language: Language): Promise<void> {
    await learn(language);
    // Somebody may have chosen another one meanwhile.
    if (language === this.status.language) this.words.speak(language);
  }

  turn(page: Page, part: string | null = null): void {
    this.part = part;
    this.page = page;
    void this.backend.pageTurned(page);
  }

  /** Does something; what it is refused with is said at the foot of the window. Resolves to whether it was done. */
  async attempt(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      return true;
    } catch (thrown) {
      this.toasts.complain(this.explain(thrown));
      return false;
    }
  }

  /** Why something was refused, in the agent's language. */
  explain(thrown: unknown): string {
    const { code, message } = asRefusal(thrown);
    return this.words.find(`window-refusal-${code.replaceAll("_", "-")}`) ?? message;
  }

  /** Copies a text and says so. */
  async copy(text: string): Promise<boolean> {
    return this.attempt(async () => {
      await navigator.clipboard.writeText(text);
      this.toasts.say(this.words.say("window-copied"));
    });
  }
}

const CONTEXT = Symbol("frame");

/** What to mount a page with. */
export function contextOf(frame: Frame): Map<unknown, unknown> {
  return new Map([...contextWith(frame.words), [CONTEXT, frame]]);
}

/** The frame that the page was mounted in. */
export function getFrame(): Frame {
  return getContext<Frame>(CONTEXT);
}

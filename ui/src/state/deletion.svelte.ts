// Deleting calls: they are hidden at once, and deleted when the time for undo is over.

import type { CallView } from "../lib/backend";
import type { Frame } from "./frame.svelte";
import type { Toast } from "./toasts.svelte";

/** How long a person may take back a deletion, in ms; the message about it stays no shorter. */
export const UNDO = 5000;
/** How many calls are counted before all are deleted. */
const COUNTED = 2000;

export class Deletion {
  /** The call that was brought back last, until the next one goes. */
  undone = $state<string | null>(null);

  readonly #frame: Frame;
  readonly #changed: () => void;
  /** The hidden calls: the one being deleted, and those already deleted. */
  readonly #hidden = new Set<string>();
  #leaving: string | null = null;
  #toast: Toast | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is told when other calls are hidden. */
  constructor(frame: Frame, changed: () => void) {
    this.#frame = frame;
    this.#changed = changed;
  }

  hides(call: CallView): boolean {
    return this.#hidden.has(call.id);
  }

  /** Hides a call that is over. Whatever was hidden before is deleted now. */
  remove(call: CallView): void {
    if (call.phase !== "ended" || this.hides(call)) return;
    void this.settle();
    const { toasts, words } = this.#frame;
    this.#leaving = call.id;
    this.undone = null;
    this.#hidden.add(call.id);
    this.#changed();
    this.#timer = setTimeout(() => void this.settle(), UNDO);
    toasts.say(words.say("history-deleted"), {
      name: "undo",
      label: words.say("window-undo"),
      run: () => this.#undo(call.id),
    });
    this.#toast = toasts.current;
  }

  /** Deletes the hidden call at once. Its message stays until that is done. */
  async settle(): Promise<void> {
    const [leaving, toast] = [this.#leaving, this.#toast];
    if (leaving === null) return;
    clearTimeout(this.#timer);
    this.#leaving = null;
    const { backend, toasts } = this.#frame;
    if (!(await this.#frame.attempt(() => backend.deleteCall(leaving)))) this.#show(leaving);
    if (toasts.current === toast) toasts.dismiss();
  }

  /** How many calls are over, and whether there are more than could be counted. */
  async count(): Promise<{ count: number; more: boolean }> {
    let [count, before, more]: [number, string | null, boolean] = [0, null, true];
    while (more && count < COUNTED) {
      const page = await this.#frame.backend.history({ search: null, filter: "all", before });
      count += page.calls.filter((call) => call.phase === "ended" && !this.hides(call)).length;
      before = page.calls.at(-1)?.id ?? null;
      more = page.more && before !== null;
    }
    return { count, more };
  }

  /** Deletes all calls that are over. */
  async clear(): Promise<void> {
    await this.settle();
    const { backend, toasts, words } = this.#frame;
    await this.#frame.attempt(async () => {
      toasts.say(words.say("history-cleared", { count: await backend.clearHistory() }));
    });
  }

  #undo(call: string): void {
    if (this.#leaving !== call) return;
    clearTimeout(this.#timer);
    this.#leaving = null;
    this.#frame.toasts.dismiss();
    this.#show(call);
    this.undone = call;
  }

  #show(call: string): void {
    this.#hidden.delete(call);
    this.#changed();
  }
}

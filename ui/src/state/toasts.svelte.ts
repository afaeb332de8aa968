// The short messages at the foot of the window: what was done, with a way to take it back, and what could not be done.
// One at a time; a newer one takes the place of the older.

/** Milliseconds that a message stays, and that an action can be undone. */
export const STAY = 6000;

export interface Toast {
  text: string;
  bad: boolean;
  /** What its button says and does. */
  action: { name: "undo" | "reveal"; label: string; run: () => void } | null;
}

export class Toasts {
  current = $state.raw<Toast | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says that something was done. */
  say(text: string, action: Toast["action"] = null): void {
    this.#show({ text, bad: false, action });
  }

  /** Says that something could not be done. */
  complain(text: string): void {
    this.#show({ text, bad: true, action: null });
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }

  #show(toast: Toast): void {
    clearTimeout(this.#timer);
    this.current = toast;
    this.#timer = setTimeout(() => this.dismiss(), STAY);
  }
}

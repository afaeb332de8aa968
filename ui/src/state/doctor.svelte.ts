// The check-up: asks the app to check every link, one run at a time, and keeps the latest findings. A request during a
// run makes that run's answer outdated: it is ignored, and the app checks again.

import { asRefusal, type Backend, type Diagnosis, type Refusal } from "../lib/backend";

/** Milliseconds before the page says that the check takes time. */
export const PATIENCE = 300;

export class Doctor {
  diagnosis = $state.raw<Diagnosis | null>(null);
  /** Why there are no findings. */
  trouble = $state.raw<Refusal | null>(null);
  /** What it has been at for longer than a moment. */
  looking = $state<"links" | "test-call" | null>(null);
  /** When it last found out something. */
  at = $state.raw<Date | null>(null);
  /** Counts the findings that the agent asked for and waits to see. */
  shown = $state(0);

  readonly #backend: Pick<Backend, "examine">;
  /** The next look: none, one without a test call, one with it. */
  #next: "links" | "test-call" | null = null;
  /** The look under way. */
  #now: "links" | "test-call" | null = null;
  #asked = false;
  #left = false;

  constructor(backend: Pick<Backend, "examine">) {
    this.#backend = backend;
  }

  /** The agent asks. One test call at a time is enough, and so is one look. */
  async run(testCall = false): Promise<void> {
    if (this.#now === "test-call" || (this.#now && !testCall)) return;
    this.#asked = true;
    await this.#look(testCall ? "test-call" : "links");
  }

  /** What the findings are about has changed. */
  async renew(): Promise<void> {
    await this.#look("links");
  }

  /** The page has gone: findings are ignored from now on. */
  leave(): void {
    this.#left = true;
  }

  async #look(at: "links" | "test-call"): Promise<void> {
    if (this.#next !== "test-call") this.#next = at;
    if (this.#now) return;
    const patience = setTimeout(() => (this.looking = this.#now), PATIENCE);
    while (this.#next && !this.#left) {
      this.#now = this.#next;
      this.#next = null;
      if (this.looking) this.looking = this.#now;
      await this.#examine(this.#now === "test-call");
    }
    clearTimeout(patience);
    this.#now = this.looking = null;
  }

  async #examine(testCall: boolean): Promise<void> {
    let diagnosis: Diagnosis | null = null;
    let trouble: Refusal | null = null;
    try {
      diagnosis = await this.#backend.examine(testCall);
    } catch (thrown) {
      trouble = asRefusal(thrown);
    }
    if (this.#next || this.#left) return;
    this.diagnosis = diagnosis;
    this.trouble = trouble;
    if (diagnosis) this.at = new Date();
    if (this.#asked) this.shown += 1;
    this.#asked = false;
  }
}

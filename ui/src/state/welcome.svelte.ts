// The first run: the start, a call in the demo, and connecting an account, with the way back. What was done on the way
// stays; it decides nothing about calls or accounts.

import type { AccountView, Backend, Suggestion } from "../lib/backend";
import { Connect, type Switchboard } from "./connect.svelte";
import { type Telephone, TestCall } from "./test-call.svelte";

export type Stage = "start" | "try" | "connect";

/** As much of the app as the first run needs. */
export type Doorway = Telephone & Switchboard & Pick<Backend, "offer">;

export class Welcome {
  stage = $state<Stage>("start");
  /** The numbers to try. */
  suggestions = $state.raw<Suggestion[]>([]);
  readonly test: TestCall;
  readonly connect: Connect;

  #tries = 0;
  readonly #backend: Doorway;
  readonly #account: () => AccountView;

  /** `connecting`: they came to connect an account. Where there is one, there is nothing to try. */
  constructor(backend: Doorway, account: () => AccountView, connecting = false) {
    this.#backend = backend;
    this.#account = account;
    this.test = new TestCall(backend, { recent: [], suggestions: [] });
    this.connect = new Connect(backend, account);
    if (connecting || this.#connected) this.stage = "connect";
  }

  get #connected(): boolean {
    return this.#account().kind === "account";
  }

  /** Whether there is a stage before this one to go back to. */
  get canGoBack(): boolean {
    return this.stage !== "start" && !this.#connected;
  }

  /** Rings at once with the first number to try. */
  async tryNow(): Promise<void> {
    this.stage = "try";
    const trial = this.#tries;
    const { suggestions } = await this.#backend.offer();
    this.suggestions = suggestions;
    const first = suggestions[0];
    if (first && this.#tries === trial) await this.ring(first.number);
  }

  /** Rings with this number; a call before is hung up. */
  async ring(number: string): Promise<void> {
    this.test.text = number;
    await this.test.call();
  }

  back(): void {
    this.#hangUp();
    this.stage = "start";
  }

  connectAccount(): void {
    this.#hangUp();
    this.stage = "connect";
  }

  /** Nothing of it goes on behind another page. */
  leave(): void {
    this.#hangUp();
    this.connect.leave();
  }

  /** Numbers that are offered only now are too late to ring with, too. */
  #hangUp(): void {
    this.#tries += 1;
    this.test.leave();
  }
}

// Connecting a phone: the recipes, and the first call that arrives while somebody looks. It knows no phone itself.

import { asRefusal, type Backend, type CallView, type PhoneView, type Refusal } from "../lib/backend";

/** As much of the app as the phone page needs. */
export type Exchange = Pick<Backend, "phone" | "awaitCall">;

export class Phone {
  view = $state.raw<PhoneView | null>(null);
  /** The call that arrived. */
  call = $state.raw<CallView | null>(null);
  /** Why there is nothing to wait for, or nothing to show. */
  trouble = $state.raw<Refusal | null>(null);

  readonly #backend: Exchange;
  #waits = 0;

  constructor(backend: Exchange) {
    this.#backend = backend;
  }

  async open(): Promise<void> {
    await Promise.all([this.#read(), this.await()]);
  }

  /** Waits for a call, or for the next one. */
  async await(): Promise<void> {
    const wait = ++this.#waits;
    this.call = null;
    await this.#attempt(() =>
      this.#backend.awaitCall((call) => {
        if (wait === this.#waits) this.call = call;
      }),
    );
  }

  /** The page has gone: later calls are ignored. */
  leave(): void {
    this.#waits += 1;
  }

  async #read(): Promise<void> {
    await this.#attempt(async () => {
      this.view = await this.#backend.phone();
    });
  }

  async #attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (thrown) {
      this.trouble = asRefusal(thrown);
    }
  }
}

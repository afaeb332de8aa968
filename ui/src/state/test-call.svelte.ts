// The state of the test call: what is typed, what is offered, and the one call that is looked at.
// The page has one line, as a phone has: a new call hangs up the one before. It decides nothing about calls.

import { type Attempt, isLive } from "../lib/attempt";
import {
  asRefusal,
  type Backend,
  type CallNumber,
  type CallView,
  type Offer,
  type Refusal,
  type Suggestion,
} from "../lib/backend";
import { Picker } from "./picker.svelte";

/** How many of the last numbers are offered. */
const RECENT = 5;

/** As much of the app as a test call needs. */
export type Telephone = Pick<Backend, "offer" | "typeNumber" | "testCall" | "openCard" | "endCall">;

export class TestCall {
  /** What stands in the field. */
  text = $state("");
  /** The typed number as the app reads it; null while nothing is typed. */
  number = $state.raw<CallNumber | null>(null);
  /** The call that is looked at. */
  attempt = $state.raw<Attempt | null>(null);
  /** The last numbers, newest first. */
  recent = $state.raw<string[]>([]);
  /** Numbers to try. */
  suggestions = $state.raw<Suggestion[]>([]);
  /** Why the last click had no effect. */
  trouble = $state.raw<Refusal | null>(null);

  /** Whether there is something to hang up. */
  readonly live = $derived(isLive(this.attempt));
  /** The numbers offered below the field. */
  readonly picker: Picker;

  readonly #backend: Telephone;
  #offers = 0;
  #readings = 0;
  #calls = 0;

  constructor(backend: Telephone, offer: Offer = { recent: [], suggestions: [] }) {
    this.#backend = backend;
    this.#take(offer);
    this.picker = new Picker(
      () => this.recent,
      () => this.suggestions,
    );
  }

  /** Asks for the numbers to offer, which go with the account and the language. */
  async load(): Promise<void> {
    const asked = ++this.#offers;
    try {
      const offer = await this.#backend.offer();
      if (asked === this.#offers) this.#take(offer);
    } catch {
      // Only the list is lost: a number can still be typed.
    }
  }

  /**
   * Takes what stands in the field and has it read; only the latest reading counts. The number is written as the app
   * writes it, unless it is to stand as it was typed.
   */
  async type(text: string, asTyped = false): Promise<void> {
    this.hold(text);
    const reading = this.#readings;
    if (!text.trim()) {
      this.number = null;
      return;
    }
    try {
      const typed = await this.#backend.typeNumber(text);
      if (reading !== this.#readings) return;
      if (!asTyped) this.text = typed.text;
      this.number = typed.number;
    } catch {
      // Only the hint below the field is lost: calling says what is wrong.
      if (reading === this.#readings) this.number = null;
    }
  }

  /** Takes what stands in the field while it is not whole yet: nothing is read, and nothing written in its place. */
  hold(text: string): void {
    this.text = text;
    this.#readings += 1;
  }

  /** Moves through the list by keyboard; the row it reaches stands in the field. */
  async move(by: 1 | -1): Promise<void> {
    const choice = this.picker.move(by);
    if (choice) await this.type(choice.number);
  }

  /** Calls the typed number. */
  async call(): Promise<void> {
    const dialled = this.text.trim();
    if (!dialled) return;
    const call = ++this.#calls;
    const isCurrent = () => call === this.#calls;
    if (this.live) void this.hangUp();
    this.trouble = null;
    this.picker.fold();
    this.attempt = { dialled, call: null, refusal: null };
    try {
      const id = await this.#backend.testCall(dialled, (view) => {
        if (isCurrent()) this.#see(view);
      });
      // Another call was made before this one was taken, when there was nothing to hang up yet.
      if (!isCurrent()) await this.#backend.endCall(id);
    } catch (thrown) {
      // What the app already told of the call still counts: it may have to be hung up.
      if (isCurrent()) this.attempt = { dialled, call: this.attempt.call, refusal: asRefusal(thrown) };
    }
  }

  /** Opens what the call's notice would open. */
  async open(): Promise<void> {
    await this.#ask((call) => this.#backend.openCard(call));
  }

  /** Hangs up the call that is looked at. */
  async hangUp(): Promise<void> {
    await this.#ask((call) => this.#backend.endCall(call));
  }

  /** Hangs up and forgets the call; one that the app has not reported yet is hung up as soon as it is. */
  leave(): void {
    this.#calls += 1;
    // What is derived is no longer kept up while its page goes.
    if (isLive(this.attempt)) void this.hangUp();
    this.attempt = null;
  }

  /** Folds a list that covers the call; says whether there was one. */
  escape(): boolean {
    const covers = this.attempt !== null && this.picker.unfolded && !this.picker.pinned;
    if (covers) this.picker.fold();
    return covers;
  }

  #see(call: CallView): void {
    if (!this.attempt) return;
    if (!this.attempt.call) this.#remember(call.number.readable);
    this.attempt = { ...this.attempt, call };
  }

  #take(offer: Offer): void {
    this.recent = offer.recent.slice(0, RECENT);
    this.suggestions = offer.suggestions;
  }

  #remember(number: string): void {
    if (!number) return;
    this.recent = [number, ...this.recent.filter((other) => other !== number)].slice(0, RECENT);
  }

  async #ask(request: (call: string) => Promise<void>): Promise<void> {
    const id = this.attempt?.call?.id;
    if (!id) return;
    this.trouble = null;
    try {
      await request(id);
    } catch (thrown) {
      this.trouble = asRefusal(thrown);
    }
  }
}

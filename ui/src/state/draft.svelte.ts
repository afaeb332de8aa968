// A number while it is typed or stepped: it is saved when typing pauses, and kept as typed if it is refused.

/** Milliseconds without typing before the number is saved. */
export const REST = 400;

export interface DraftOf {
  /** The number in force. */
  kept: () => number;
  least: () => number;
  most: () => number;
  /** Saves it; resolves to whether it is in force now. */
  save: (value: number) => Promise<boolean>;
  /** The typed text is not a whole number. */
  refuse: () => void;
  /** The typed number is the one in force. */
  accept: () => void;
  /** Whether it may be saved while it is being typed: it may be on its way to another number. */
  hasty?: (value: number) => boolean;
}

export class Draft {
  #typed = $state<string | null>(null);
  readonly #of: DraftOf;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The text that was refused last: asking again would change nothing. */
  #refused: string | null = null;

  constructor(of: DraftOf) {
    this.#of = of;
  }

  /** What stands in the field. */
  get text(): string {
    return this.#typed ?? String(this.#of.kept());
  }

  /** The number that stands in the field, or the one in force where none does. */
  get number(): number {
    return wholeNumber(this.text) ?? this.#of.kept();
  }

  type(text: string): void {
    this.#typed = text;
    this.#refused = null;
    clearTimeout(this.#timer);
    const value = wholeNumber(text);
    if (value !== null && this.#of.hasty?.(value) === false) return;
    this.#timer = setTimeout(() => void this.settle(), REST);
  }

  /** Goes to the next number in this direction that is a multiple of the step. */
  step(by: number): void {
    const { least, most } = this.#of;
    const next = by > 0 ? Math.floor(this.number / by + 1) * by : Math.ceil(this.number / -by - 1) * -by;
    this.type(String(Math.min(most(), Math.max(least(), next))));
  }

  /** Saves what was typed, at once. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#typed;
    if (text === null || text === this.#refused) return;
    const value = wholeNumber(text);
    if (value === null) {
      this.#refused = text;
      this.#of.refuse();
    } else if (value === this.#of.kept()) {
      this.reset();
    } else if (await this.#of.save(value)) {
      if (this.#typed === text) this.#typed = null;
    } else if (this.#typed === text) {
      this.#refused = text;
    }
  }

  /** Forgets what was typed; says whether there was something. */
  reset(): boolean {
    clearTimeout(this.#timer);
    const typed = this.#typed !== null;
    this.#typed = null;
    this.#refused = null;
    this.#of.accept();
    return typed;
  }
}

function wholeNumber(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

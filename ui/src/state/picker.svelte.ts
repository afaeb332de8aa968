// The list of numbers below the field, as a combobox sees it: what is offered, which row the arrows are on, and
// whether the list is unfolded. While there is no call the list fills the page; afterwards it gives way to the call,
// unless there is room for both beside each other.

import type { Suggestion } from "../lib/backend";

export interface Group {
  name: "recent" | "demo";
  choices: Suggestion[];
}

export class Picker {
  /** The row that the arrows are on, counted over all groups; -1 for none. */
  active = $state(-1);
  /** There is room for the list whatever else is shown: it cannot be folded. */
  pinned = $state(false);

  #open = $state(true);
  readonly unfolded: boolean = $derived(this.pinned || this.#open);
  readonly groups: Group[] = $derived.by(() => this.#group());
  readonly choices: Suggestion[] = $derived(this.groups.flatMap((group) => group.choices));

  readonly #recent: () => string[];
  readonly #suggestions: () => Suggestion[];

  constructor(recent: () => string[], suggestions: () => Suggestion[]) {
    this.#recent = recent;
    this.#suggestions = suggestions;
  }

  /** Unfolds the list, or moves to the next (1) or previous (-1) row and round at the ends; returns that row. */
  move(by: 1 | -1): Suggestion | null {
    const count = this.choices.length;
    if (count === 0) return null;
    if (!this.unfolded) {
      this.#open = true;
      return null;
    }
    const from = this.active < 0 && by < 0 ? count : this.active;
    this.active = (from + by + count) % count;
    return this.choices[this.active] ?? null;
  }

  toggle(): void {
    if (this.unfolded) this.fold();
    else this.#open = true;
  }

  fold(): void {
    this.#open = false;
    this.active = -1;
  }

  /** A number to try that was called already stands with the last numbers alone. */
  #group(): Group[] {
    const recent = this.#recent().map((number) => ({ number, label: this.#labelOf(number) }));
    const untried = this.#suggestions().filter(
      ({ number }) => !recent.some((called) => same(called.number, number)),
    );
    const groups: Group[] = [
      { name: "recent", choices: recent },
      { name: "demo", choices: untried },
    ];
    return groups.filter((group) => group.choices.length > 0);
  }

  #labelOf(number: string): string {
    return this.#suggestions().find((known) => same(known.number, number))?.label ?? "";
  }
}

/** Whether two spellings have the same digits. */
function same(one: string, other: string): boolean {
  return one.replace(/\D/g, "") === other.replace(/\D/g, "");
}

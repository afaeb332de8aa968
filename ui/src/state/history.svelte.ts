// The history as the page sees it: the calls loaded so far, what is searched for, and what is being deleted.
// It asks for a page at a time; what changes meanwhile is read again from the top.

import { asRefusal, type Backend, type CallView, type HistoryQuestion, type Refusal } from "../lib/backend";

/** How long a person may take back a deletion, in ms. */
export const UNDO = 5000;
/** How long typing rests before the search is asked for, in ms. */
const REST = 150;

export class History {
  calls = $state.raw<CallView[]>([]);
  more = $state(false);
  /** The first answer is there. */
  loaded = $state(false);
  text = $state("");
  /** The call whose details are open. */
  selected = $state<string | null>(null);
  /** A call that is hidden already and deleted in a moment. */
  leaving = $state.raw<CallView | null>(null);
  trouble = $state.raw<Refusal | null>(null);

  readonly shown = $derived(this.calls.filter((call) => call.id !== this.leaving?.id));

  readonly #backend: Backend;
  /** Counts the questions, so that a late answer to an old one is passed over. */
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #leaves: ReturnType<typeof setTimeout> | undefined;
  #loadingMore = false;
  #refreshing = false;
  #changed = false;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async open(): Promise<void> {
    await this.#try(() => this.#backend.followHistory(() => void this.#refresh()));
    this.see();
    await this.#load();
  }

  /** The agent looks at the page. */
  see(): void {
    void this.#try(() => this.#backend.seeHistory());
  }

  search(text: string): void {
    this.text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#load(), REST);
  }

  /** Closes the details or clears the search, one at a time; says whether there was either. */
  escape(): boolean {
    if (this.selected !== null) this.selected = null;
    else if (this.text !== "") this.search("");
    else return false;
    return true;
  }

  async loadMore(): Promise<void> {
    const last = this.calls.at(-1);
    if (!this.more || !last || this.#loadingMore) return;
    this.#loadingMore = true;
    const asked = this.#asked;
    await this.#try(async () => {
      const page = await this.#backend.history(this.#question(last.id));
      if (asked !== this.#asked) return;
      this.calls = [...this.calls, ...page.calls];
      this.more = page.more;
    });
    this.#loadingMore = false;
  }

  toggle(call: CallView): void {
    this.selected = this.selected === call.id ? null : call.id;
  }

  openCard(call: CallView): void {
    void this.#try(() => this.#backend.openCard(call.id));
  }

  callBack(call: CallView): void {
    void this.#try(() => this.#backend.callBack(call.id));
  }

  /** Hides the call; it is deleted when the time to take that back is over. */
  async remove(call: CallView): Promise<void> {
    await this.settle();
    this.leaving = call;
    this.selected = null;
    this.#leaves = setTimeout(() => void this.settle(), UNDO);
  }

  undo(): void {
    clearTimeout(this.#leaves);
    this.leaving = null;
  }

  /** Deletes what is hidden, at once. */
  async settle(): Promise<void> {
    clearTimeout(this.#leaves);
    const leaving = this.leaving;
    if (!leaving) return;
    await this.#try(async () => {
      await this.#backend.deleteCall(leaving.id);
      this.calls = this.calls.filter((call) => call.id !== leaving.id);
    });
    if (this.leaving === leaving) this.leaving = null;
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked;
    await this.#try(async () => {
      const page = await this.#backend.history(this.#question());
      if (asked !== this.#asked) return;
      this.calls = page.calls;
      this.more = page.more;
    });
    this.loaded = true;
  }

  /** Reads the newest page again; what was loaded below it stays. Of many changes at once the last one counts. */
  async #refresh(): Promise<void> {
    this.#changed = true;
    if (this.#refreshing) return;
    this.#refreshing = true;
    while (this.#changed) {
      this.#changed = false;
      const asked = this.#asked;
      await this.#try(async () => {
        const page = await this.#backend.history(this.#question());
        if (asked !== this.#asked) return;
        const oldest = page.calls.at(-1);
        const below = oldest ? this.calls.findIndex((call) => call.id === oldest.id) + 1 : 0;
        const kept = below > 0 && page.more ? this.calls.slice(below) : [];
        this.calls = [...page.calls, ...kept];
        if (kept.length === 0) this.more = page.more;
      });
    }
    this.#refreshing = false;
  }

  #question(before: string | null = null): HistoryQuestion {
    return { search: this.text.trim() || null, filter: "all", before };
  }

  async #try(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
      this.trouble = null;
    } catch (thrown) {
      this.trouble = asRefusal(thrown);
    }
  }
}

// The history as the page sees it: the calls loaded so far, in rows, and what is asked for.
// It asks for a page at a time; what changes meanwhile is read again from the top. What is deleted is in deletion.

import { SvelteSet } from "svelte/reactivity";
import {
  asRefusal,
  type CallView,
  type HistoryFilter,
  type HistoryQuestion,
  type Refusal,
} from "../lib/backend";
import { below, type Row, rowsOf } from "../lib/history-rows";
import { Deletion } from "./deletion.svelte";
import type { Frame } from "./frame.svelte";

/** How long typing rests before the search is asked for, in ms. */
const REST = 150;
/** How many calls are read from the top at once before what is loaded below is given up. */
const READ_AT_ONCE = 500;

type Part = Pick<HistoryQuestion, "search" | "filter">;

export class History {
  rows = $state.raw<Row[]>([]);
  more = $state(false);
  text = $state("");
  filter = $state<HistoryFilter>("all");
  /** What the rows answer to; `null` until the first answer. What is typed may be ahead of it. */
  answered = $state.raw<Part | null>(null);
  /** Counts the answers to new questions: after each the list begins at its top. */
  turns = $state(0);
  /** The call whose details are open. */
  selected = $state<string | null>(null);
  /** How many calls came in above while the agent read further down. */
  newer = $state(0);
  /** The last change of the rows was above those that the agent reads. */
  grewAbove = $state(false);
  today = $state.raw(new Date());
  trouble = $state.raw<Refusal | null>(null);

  readonly deletion: Deletion;
  readonly #frame: Frame;
  #calls: CallView[] = [];
  #ids = new Set<string>();
  /** Calls that were missed and not seen when the page read them: marked until they are opened. */
  readonly #unseen = new SvelteSet<string>();
  #part: Part = { search: null, filter: "all" };
  /** Counts the questions, so that a late answer to an old one is passed over. */
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #scrolled = false;
  #loadingMore = false;
  #refreshing = false;
  #changed = false;
  #closed = false;

  constructor(frame: Frame) {
    this.#frame = frame;
    this.deletion = new Deletion(frame, () => this.#regroup());
  }

  async open(): Promise<void> {
    await this.#frame.attempt(() => this.#frame.backend.followHistory(() => void this.#refresh()));
    await this.reload();
    // What was missed is marked first, and seen then.
    this.see();
  }

  /** The page goes: what is hidden is deleted, and nothing is asked for any more. */
  close(): void {
    this.#closed = true;
    this.#asked++;
    clearTimeout(this.#typing);
    void this.deletion.settle();
  }

  /** The agent looks at the page. */
  see(): void {
    this.today = new Date();
    void this.#frame.attempt(() => this.#frame.backend.seeHistory());
  }

  isNew(call: CallView): boolean {
    return this.#unseen.has(call.id);
  }

  search(text: string): void {
    this.text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.reload(), REST);
  }

  /** Asks at once for another part, with or without the search. */
  show(filter: HistoryFilter, text = this.text): void {
    this.filter = filter;
    this.text = text;
    void this.reload();
  }

  /** Closes the details, or clears the search and the filter; says whether there was anything to. */
  escape(): boolean {
    if (this.selected !== null) this.selected = null;
    else if (this.text !== "" || this.filter !== "all") this.show("all", "");
    else return false;
    return true;
  }

  toggle(call: CallView): void {
    this.selected = this.selected === call.id ? null : call.id;
    this.#unseen.delete(call.id);
  }

  remove(call: CallView): void {
    if (this.selected === call.id && call.phase === "ended") this.selected = null;
    this.deletion.remove(call);
  }

  /** The agent has scrolled: what comes in above is counted while the top is out of sight. */
  scrolled(away: boolean): void {
    this.#scrolled = away;
    if (!away) this.newer = 0;
  }

  /** Asks from the top, for what is typed and chosen now. */
  async reload(): Promise<void> {
    clearTimeout(this.#typing);
    const asked = ++this.#asked;
    this.#part = { search: this.text.trim() || null, filter: this.filter };
    await this.#try(async () => {
      const page = await this.#frame.backend.history({ ...this.#part, before: null });
      if (asked !== this.#asked) return;
      this.#scrolled = false;
      this.newer = 0;
      this.#place(page.calls, page.more);
      this.answered = this.#part;
      this.turns++;
    });
  }

  async loadMore(): Promise<void> {
    const last = this.#calls.at(-1);
    if (!this.more || !last || this.#loadingMore) return;
    this.#loadingMore = true;
    const asked = this.#asked;
    await this.#try(async () => {
      const page = await this.#frame.backend.history({ ...this.#part, before: last.id });
      if (asked !== this.#asked) return;
      const older = page.calls.filter((call) => !this.#ids.has(call.id));
      this.#calls = this.#calls.concat(older);
      this.#note(older);
      this.grewAbove = false;
      this.rows = this.rows.concat(rowsOf(this.#kept(older), this.rows.at(-1)));
      this.more = page.more;
    });
    this.#loadingMore = false;
    // The call that the next page hangs on is gone.
    if (this.trouble?.code === "unknown_call") await this.reload();
  }

  /** Reads the newest calls again; what was loaded below them stays. Of many changes at once the last one counts. */
  async #refresh(): Promise<void> {
    this.#changed = true;
    if (this.#refreshing) return;
    this.#refreshing = true;
    while (this.#changed && !this.#closed) {
      this.#changed = false;
      await this.#try(() => this.#readTop());
    }
    this.#refreshing = false;
  }

  async #readTop(): Promise<void> {
    const asked = this.#asked;
    let { calls, more } = await this.#frame.backend.history({ ...this.#part, before: null });
    // More may have come in than a page holds: read on until it meets what is known.
    while (more && calls.length < READ_AT_ONCE && !calls.some((call) => this.#ids.has(call.id))) {
      if (asked !== this.#asked || this.#calls.length === 0) break;
      const page = await this.#frame.backend.history({ ...this.#part, before: calls.at(-1)?.id ?? null });
      calls = calls.concat(page.calls);
      more = page.more;
    }
    if (asked !== this.#asked) return;
    const met = calls.findIndex((call) => this.#ids.has(call.id));
    const came = met < 0 ? calls.length : met;
    const kept = (more && below(calls, this.#calls)) || [];
    this.today = new Date();
    this.#place(calls.concat(kept), kept.length > 0 ? this.more : more, this.#scrolled && came > 0);
    if (this.#scrolled) this.newer += came;
  }

  #place(calls: CallView[], more: boolean, above = false): void {
    this.#calls = calls;
    this.#ids.clear();
    this.#note(calls);
    this.more = more;
    this.#regroup(above);
  }

  #note(calls: CallView[]): void {
    for (const call of calls) {
      this.#ids.add(call.id);
      if (call.unseen) this.#unseen.add(call.id);
    }
  }

  #regroup(above = false): void {
    this.grewAbove = above;
    this.rows = rowsOf(this.#kept(this.#calls));
  }

  #kept(calls: CallView[]): CallView[] {
    return calls.filter((call) => !this.deletion.hides(call));
  }

  /** Reads; what could not be read is said in the list's place until something is. */
  async #try(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
      this.trouble = null;
    } catch (thrown) {
      if (!this.#closed) this.trouble = asRefusal(thrown);
    }
  }
}

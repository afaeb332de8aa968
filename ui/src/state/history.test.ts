import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import type { Backend, CallView, HistoryPage, HistoryQuestion } from "../lib/backend";
import { standIn } from "../stand-in";
import { refusal } from "../stand-in/refusal";
import { sampleCall } from "../stand-in/sample-call";
import { scene } from "../stand-in/scene";
import { Frame } from "./frame.svelte";
import { History } from "./history.svelte";

interface Asked extends HistoryQuestion {
  answer: (page: HistoryPage) => void;
  refuse: (why: unknown) => void;
}

let asked: Asked[];
let changed: () => void;
let backend: Backend;
let history: History;
let seeHistory: MockInstance<Backend["seeHistory"]>;

/** A call by its letter; later letters rang later. */
const call = (id: string, parts: Partial<CallView> = {}) =>
  sampleCall({
    id,
    phase: "ended",
    rang_at: new Date(Date.UTC(2026, 0, 5) + id.charCodeAt(0) * 60_000).toISOString(),
    ...parts,
  });
const ids = () => history.rows.flatMap((row) => row.call?.id ?? []).join("");
const page = (names: string, more = false): HistoryPage => ({
  calls: Array.from(names, (id) => call(id)),
  more,
});
const settle = () => vi.advanceTimersByTimeAsync(0);

/** Answers the last question, and lets what follows from that happen. */
async function answer(names: string, more = false): Promise<void> {
  asked.at(-1)?.answer(page(names, more));
  await settle();
}

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  backend = {
    ...standIn(scene({ pace: 0 })),
    history: (question) => new Promise((answer, refuse) => asked.push({ ...question, answer, refuse })),
    followHistory(follow) {
      changed = () => follow(0);
      return Promise.resolve();
    },
  };
  seeHistory = vi.spyOn(backend, "seeHistory");
  history = new History(new Frame(backend, await backend.windowStart()));
  void history.open();
  await settle();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the history", () => {
  it("says nothing before the first answer", async () => {
    expect(history.answered).toBeNull();
    await answer("");
    expect(history.answered).toEqual({ search: null, filter: "all" });
  });

  it("marks what was missed until it is opened, though it counts as seen at once", async () => {
    expect(seeHistory).not.toHaveBeenCalled();
    const missed = call("b", { unseen: true });
    asked[0]?.answer({ calls: [missed, call("a")], more: false });
    await settle();
    expect(seeHistory).toHaveBeenCalledOnce();
    changed();
    await answer("ba");
    expect([history.isNew(call("b")), history.isNew(call("a"))]).toEqual([true, false]);
    history.toggle(call("b"));
    expect(history.isNew(call("b"))).toBe(false);
  });

  it("adds older calls below, one page at a time, and none twice", async () => {
    await answer("cba", true);
    void history.loadMore();
    void history.loadMore();
    expect(asked.at(-1)).toMatchObject({ search: null, before: "a" });
    expect(asked).toHaveLength(2);
    await answer("a98");
    expect(ids()).toBe("cba98");
    void history.loadMore();
    expect(asked).toHaveLength(2);
  });

  it("groups what comes in below without touching what is there", async () => {
    await answer("cba", true);
    const before = history.rows;
    void history.loadMore();
    await answer("98");
    expect(before.every((row, at) => history.rows[at] === row)).toBe(true);
    expect(history.rows).toHaveLength(6);
  });

  it("starts again from the newest page when the call that the next page follows is gone", async () => {
    await answer("cba", true);
    void history.loadMore();
    asked.at(-1)?.refuse(refusal("unknown_call"));
    await settle();
    expect(asked.at(-1)).toMatchObject({ before: null });
    await answer("cb");
    expect([ids(), history.trouble]).toEqual(["cb", null]);
  });

  it("asks for a search when typing rests, and passes over late answers", async () => {
    await answer("cba");
    history.search("i");
    history.search("iv");
    await vi.advanceTimersByTimeAsync(200);
    expect(asked.map(({ search }) => search)).toEqual([null, "iv"]);
    const late = asked[1]?.answer;
    history.search("ivan");
    await vi.advanceTimersByTimeAsync(200);
    await answer("x");
    late?.(page("wrong"));
    await settle();
    expect(ids()).toBe("x");
    expect(history.answered?.search).toBe("ivan");
  });

  it("passes over older calls that were asked for before the search", async () => {
    await answer("cba", true);
    void history.loadMore();
    const late = asked.at(-1)?.answer;
    history.search("ivan");
    await vi.advanceTimersByTimeAsync(200);
    await answer("x");
    late?.(page("98"));
    await settle();
    expect(ids()).toBe("x");
  });

  it("reads changes for what is shown, not for what is being typed", async () => {
    await answer("cba");
    history.search("ivan");
    changed();
    expect(asked.at(-1)?.search).toBeNull();
  });

  it("joins the filter with the search, and asks for it at once", async () => {
    await answer("cba");
    history.search("ivan");
    history.show("missed");
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject({ search: "ivan", filter: "missed", before: null });
    await answer("c", true);
    expect(history.turns).toBe(2);
    void history.loadMore();
    expect(asked[2]).toMatchObject({ search: "ivan", filter: "missed", before: "c" });
  });

  it("closes the details, then clears the search and the filter, then has nothing to close", async () => {
    await answer("cba");
    history.show("missed", "ivan");
    history.toggle(call("b"));
    expect(history.escape()).toBe(true);
    expect([history.selected, history.text]).toEqual([null, "ivan"]);
    expect(history.escape()).toBe(true);
    expect([history.text, history.filter]).toEqual(["", "all"]);
    expect(history.escape()).toBe(false);
  });

  it("says what it could not read, and reads it when asked again", async () => {
    asked[0]?.refuse(refusal("not_read"));
    await settle();
    expect([history.trouble?.code, history.answered]).toEqual(["not_read", null]);
    void history.reload();
    await answer("cba");
    expect([history.trouble, ids()]).toEqual([null, "cba"]);
  });
});

describe("a change of the history", () => {
  beforeEach(() => answer("cba", true));

  it("is read from the top, and keeps what is below", async () => {
    void history.loadMore();
    await answer("98", true);
    changed();
    changed();
    await answer("dcba", true);
    await answer("edcba", true);
    expect(asked).toHaveLength(4);
    expect(ids()).toBe("edcba98");
    expect(history.more).toBe(true);
  });

  it("is read on until it meets what is known", async () => {
    changed();
    await answer("ihg", true);
    await answer("fed", true);
    expect(ids()).toBe("cba");
    await answer("cba", true);
    expect(ids()).toBe("ihgfedcba");
  });

  it("takes away what is gone", async () => {
    changed();
    await answer("ca", true);
    expect(ids()).toBe("ca");
    changed();
    await answer("");
    expect([ids(), history.more]).toEqual(["", false]);
  });

  it("stays above what the agent reads further down, and is counted there", async () => {
    history.scrolled(true);
    changed();
    await answer("edcba", true);
    expect([history.newer, history.grewAbove]).toEqual([2, true]);
    changed();
    await answer("fedcba", true);
    expect(history.newer).toBe(3);
    void history.loadMore();
    await answer("98");
    expect(history.grewAbove).toBe(false);
    history.scrolled(false);
    expect(history.newer).toBe(0);
  });

  it("is not counted at the top, nor where nothing came", async () => {
    changed();
    await answer("dcba", true);
    expect([history.newer, history.grewAbove]).toEqual([0, false]);
    history.scrolled(true);
    changed();
    await answer("dcba", true);
    expect([history.newer, history.grewAbove]).toEqual([0, false]);
  });

  it("is not read any more when the page is gone", async () => {
    history.close();
    changed();
    await settle();
    expect(asked).toHaveLength(1);
  });
});

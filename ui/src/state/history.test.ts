import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import type { Backend, CallView, HistoryPage } from "../lib/backend";
import { sampleCall } from "../stand-in/sample-call";
import { standIn } from "../stand-in";
import { scene } from "../stand-in/scene";
import { History, UNDO } from "./history.svelte";

type Answer = (page: HistoryPage) => void;

let asked: { search: string | null; before: string | null; answer: Answer }[];
let changed: () => void;
let backend: Backend;
let history: History;
let deleteCall: MockInstance<Backend["deleteCall"]>;
let seeHistory: MockInstance<Backend["seeHistory"]>;

const call = (id: string, parts: Partial<CallView> = {}) => sampleCall({ id, phase: "ended", ...parts });
const ids = () => history.shown.map((shown) => shown.id);
const page = (names: string, more = false): HistoryPage => ({
  calls: Array.from(names, (id) => call(id)),
  more,
});

/** Answers the last question, and lets what follows from that happen. */
async function answer(names: string, more = false): Promise<void> {
  asked.at(-1)?.answer(page(names, more));
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  backend = {
    ...standIn(scene({ pace: 0 })),
    history: ({ search, before }) =>
      new Promise((resolve) => asked.push({ search, before, answer: resolve })),
    followHistory(follow) {
      changed = follow;
      return Promise.resolve();
    },
  };
  deleteCall = vi.spyOn(backend, "deleteCall");
  seeHistory = vi.spyOn(backend, "seeHistory");
  history = new History(backend);
  void history.open();
  await vi.advanceTimersByTimeAsync(0);
  await answer("cba", true);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the history", () => {
  it("shows the newest page, and what was missed is seen", () => {
    expect(ids()).toEqual(["c", "b", "a"]);
    expect(seeHistory).toHaveBeenCalledOnce();
  });

  it("adds older calls below, one page at a time", async () => {
    void history.loadMore();
    void history.loadMore();
    expect(asked.at(-1)).toMatchObject({ search: null, before: "a" });
    expect(asked).toHaveLength(2);
    await answer("98");
    expect(ids()).toEqual(["c", "b", "a", "9", "8"]);
    void history.loadMore();
    expect(asked).toHaveLength(2);
  });

  it("reads the newest page again when something changed, and keeps what is below", async () => {
    void history.loadMore();
    await answer("98");
    changed();
    changed();
    await answer("dcba", true);
    await answer("edcba", true);
    expect(asked).toHaveLength(4);
    expect(ids()).toEqual(["e", "d", "c", "b", "a", "9", "8"]);
  });

  it("asks for a search when typing rests, and passes over late answers", async () => {
    history.search("i");
    history.search("iv");
    await vi.advanceTimersByTimeAsync(200);
    expect(asked.map(({ search }) => search)).toEqual([null, "iv"]);
    const late = asked[1]?.answer;
    history.search("ivan");
    await vi.advanceTimersByTimeAsync(200);
    await answer("x");
    late?.(page("wrong"));
    await vi.advanceTimersByTimeAsync(0);
    expect(ids()).toEqual(["x"]);
  });

  it("passes over older calls that were asked for before the search", async () => {
    void history.loadMore();
    const late = asked.at(-1)?.answer;
    history.search("ivan");
    await vi.advanceTimersByTimeAsync(200);
    await answer("x");
    late?.(page("98"));
    await vi.advanceTimersByTimeAsync(0);
    expect(ids()).toEqual(["x"]);
  });

  it("deletes only when the time to take it back is over", async () => {
    await history.remove(call("b"));
    expect(ids()).toEqual(["c", "a"]);
    history.undo();
    await vi.advanceTimersByTimeAsync(UNDO);
    expect(ids()).toEqual(["c", "b", "a"]);
    expect(deleteCall).not.toHaveBeenCalled();
    await history.remove(call("b"));
    await vi.advanceTimersByTimeAsync(UNDO);
    expect(deleteCall).toHaveBeenCalledExactlyOnceWith("b");
    expect(ids()).toEqual(["c", "a"]);
  });

  it("brings back what could not be deleted, and says why", async () => {
    backend.deleteCall = () => Promise.reject(Object.assign(new Error("no"), { code: "under_way" }));
    await history.remove(call("b"));
    await history.settle();
    expect(ids()).toEqual(["c", "b", "a"]);
    expect(history.trouble?.code).toBe("under_way");
  });

  it("closes the details, then the search, then the window", async () => {
    const close = vi.spyOn(backend, "close");
    history.search("ivan");
    history.toggle(call("b"));
    await history.escape();
    expect([history.selected, history.text]).toEqual([null, "ivan"]);
    await history.escape();
    expect(history.text).toBe("");
    expect(close).not.toHaveBeenCalled();
    await history.escape();
    expect(close).toHaveBeenCalledOnce();
  });
});

import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import type { Backend } from "../lib/backend";
import { standIn } from "../stand-in";
import { refusal } from "../stand-in/refusal";
import { sampleCall } from "../stand-in/sample-call";
import { scene } from "../stand-in/scene";
import { Deletion, UNDO } from "./deletion.svelte";
import { Frame } from "./frame.svelte";
import { STAY } from "./toasts.svelte";

let backend: Backend;
let frame: Frame;
let deletion: Deletion;
let deleteCall: MockInstance<Backend["deleteCall"]>;
const changed = vi.fn();

const call = (id: string) => sampleCall({ id, phase: "ended" });
const hidden = () => ["a", "b"].filter((id) => deletion.hides(call(id))).join("");

beforeEach(async () => {
  vi.useFakeTimers();
  changed.mockClear();
  backend = standIn(scene({ pace: 0, calls: 130 }));
  deleteCall = vi.spyOn(backend, "deleteCall");
  frame = new Frame(backend, await backend.windowStart());
  deletion = new Deletion(frame, changed);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a deletion", () => {
  it("hides at once, and deletes when the time to take it back is over", async () => {
    deletion.remove(call("a"));
    expect(hidden()).toBe("a");
    expect(changed).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(UNDO - 1);
    expect(deleteCall).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(deleteCall).toHaveBeenCalledExactlyOnceWith("a");
    expect(hidden()).toBe("a");
  });

  it("is offered to be taken back until it is done, and no longer", async () => {
    expect(UNDO).toBeLessThan(STAY);
    let done: () => void = () => undefined;
    deleteCall.mockReturnValue(new Promise((resolve) => (done = resolve)));
    deletion.remove(call("a"));
    await vi.advanceTimersByTimeAsync(UNDO);
    expect(frame.toasts.current?.action).not.toBeNull();
    done();
    await vi.advanceTimersByTimeAsync(0);
    expect(frame.toasts.current).toBeNull();
  });

  it("is taken back", async () => {
    deletion.remove(call("a"));
    frame.toasts.current?.action?.run();
    expect([hidden(), deletion.undone, frame.toasts.current]).toEqual(["", "a", null]);
    await vi.advanceTimersByTimeAsync(UNDO);
    expect(deleteCall).not.toHaveBeenCalled();
  });

  it("follows the one before, which is done then", async () => {
    deletion.remove(call("a"));
    deletion.remove(call("b"));
    await vi.advanceTimersByTimeAsync(0);
    expect(deleteCall).toHaveBeenCalledExactlyOnceWith("a");
    frame.toasts.current?.action?.run();
    expect(hidden()).toBe("a");
  });

  it("is done once, though it is asked for twice", async () => {
    deletion.remove(call("a"));
    deletion.remove(call("a"));
    await vi.advanceTimersByTimeAsync(UNDO);
    expect(deleteCall).toHaveBeenCalledOnce();
  });

  it("brings back what could not be deleted, and says why", async () => {
    deleteCall.mockRejectedValue(refusal("under_way"));
    deletion.remove(call("a"));
    await deletion.settle();
    expect(hidden()).toBe("");
    expect(frame.toasts.current).toMatchObject({ bad: true, text: "The call is not over yet" });
  });

  it("leaves a call alone that is not over", () => {
    deletion.remove(sampleCall({ id: "a" }));
    expect(hidden()).toBe("");
  });
});

describe("deleting all", () => {
  it("counts over all pages what would go, without what has gone", async () => {
    expect(await deletion.count()).toEqual({ count: 130, more: false });
    deletion.remove(sampleCall({ id: "past-3", phase: "ended" }));
    expect(await deletion.count()).toEqual({ count: 129, more: false });
  });

  it("counts no further than it can say in time", async () => {
    const long = standIn(scene({ pace: 0, calls: 20_000 }));
    backend.history = (question) => long.history(question);
    expect(await deletion.count()).toEqual({ count: 2000, more: true });
  });

  it("says how many are gone", async () => {
    await deletion.clear();
    expect(frame.toasts.current?.text).toBe("130 calls deleted");
    expect(await deletion.count()).toEqual({ count: 0, more: false });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Diagnosis } from "../lib/backend";
import { Doctor, PATIENCE } from "./doctor.svelte";

let asked: { testCall: boolean; find: (report: string) => Promise<void>; refuse: () => Promise<void> }[];
let doctor: Doctor;

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  doctor = new Doctor({
    examine: (testCall) =>
      new Promise<Diagnosis>((resolve, reject) => {
        asked.push({
          testCall,
          find: async (report) => {
            resolve({ checks: [], report });
            await settled();
          },
          refuse: async () => {
            reject(Object.assign(new Error("Callcard is closing"), { code: "ending" }));
            await settled();
          },
        });
      }),
  });
});
afterEach(() => vi.useRealTimers());

const kinds = () => asked.map(({ testCall }) => (testCall ? "test call" : "links"));

describe("looking", () => {
  it("finds, and says when", async () => {
    void doctor.renew();
    expect(kinds()).toEqual(["links"]);
    await asked[0]?.find("first");
    expect(doctor.diagnosis?.report).toBe("first");
    expect(doctor.at?.getTime()).toBe(Date.now());
  });

  it("is only worth a word when it takes longer than a moment", async () => {
    void doctor.renew();
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(doctor.looking).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(doctor.looking).toBe("links");
    await asked[0]?.find("at last");
    expect(doctor.looking).toBeNull();

    void doctor.run(true);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    await asked[1]?.find("soon");
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(doctor.looking).toBeNull();
  });

  it("that fails says why and takes the findings away, until the next one", async () => {
    void doctor.renew();
    await asked[0]?.find("first");
    void doctor.run();
    await asked[1]?.refuse();
    expect(doctor.trouble?.code).toBe("ending");
    expect(doctor.diagnosis).toBeNull();
    void doctor.run();
    await asked[2]?.find("second");
    expect(doctor.trouble).toBeNull();
    expect(doctor.diagnosis?.report).toBe("second");
  });

  it("tells what the agent asked for from what changed by itself", async () => {
    void doctor.renew();
    await asked[0]?.find("by itself");
    expect(doctor.shown).toBe(0);
    void doctor.run();
    await asked[1]?.find("asked for");
    expect(doctor.shown).toBe(1);
  });
});

describe("asked while it looks", () => {
  it("passes over findings about what is no more, and looks again", async () => {
    void doctor.renew();
    void doctor.renew();
    void doctor.renew();
    expect(kinds()).toEqual(["links"]);
    await asked[0]?.find("old");
    expect(doctor.diagnosis).toBeNull();
    expect(kinds()).toEqual(["links", "links"]);
    await asked[1]?.find("new");
    expect(doctor.diagnosis?.report).toBe("new");
    expect(asked).toHaveLength(2);
  });

  it("places no second test call, and looks no second time for another click", async () => {
    void doctor.run(true);
    void doctor.run(true);
    void doctor.run();
    await asked[0]?.find("once");
    expect(kinds()).toEqual(["test call"]);
    expect(doctor.diagnosis?.report).toBe("once");
  });

  it("forgets no test call that was asked for", async () => {
    void doctor.renew();
    void doctor.run(true);
    void doctor.renew();
    await asked[0]?.find("old");
    expect(kinds()).toEqual(["links", "test call"]);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(doctor.looking).toBe("test-call");
  });

  it("shows nothing to a page that is gone", async () => {
    void doctor.renew();
    void doctor.renew();
    doctor.leave();
    await asked[0]?.find("late");
    expect(doctor.diagnosis).toBeNull();
    expect(asked).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Backend, Preference, Preferences } from "../lib/backend";
import { standIn } from "../stand-in";
import { refusal } from "../stand-in/refusal";
import { scene } from "../stand-in/scene";
import { Frame } from "./frame.svelte";
import { SAID, Settings } from "./settings.svelte";

/** A change that the test answers by hand. */
interface Asked {
  preference: Preference;
  take: () => void;
  refuse: (why: unknown) => void;
}

let asked: Asked[];
let preferences: Preferences;
let backend: Backend;
let frame: Frame;
let settings: Settings;

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  const whole = standIn(scene({ pace: 0 }));
  preferences = { ...(await whole.preferences()), ignored: ["101", "+7495*", "102"] };
  backend = {
    ...whole,
    preferences: () => Promise.resolve(preferences),
    prefer: (preference) =>
      new Promise<Preferences>((take, refuse) => {
        const done = () => {
          preferences = { ...preferences, [preference.name]: preference.value };
          take(preferences);
        };
        asked.push({ preference, take: done, refuse });
      }),
  };
  frame = new Frame(backend, await backend.windowStart());
  settings = new Settings(frame);
  await settings.read();
});
afterEach(() => vi.useRealTimers());

async function nth(index: number): Promise<Asked> {
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(index));
  return asked[index] as Asked;
}

describe("changing a setting", () => {
  it("shows what was chosen before the app has saved it", async () => {
    const changed = settings.change("sound", false);
    expect(settings.now?.sound).toBe(false);
    expect(settings.saved).toBeNull();
    (await nth(0)).take();
    expect(await changed).toBe(true);
    expect(settings.now?.sound).toBe(false);
  });

  it("says for a while that it is saved", async () => {
    void settings.change("sound", false);
    (await nth(0)).take();
    await vi.waitFor(() => expect(settings.saved).toBe("sound"));
    await vi.advanceTimersByTimeAsync(SAID);
    expect(settings.saved).toBeNull();
  });

  it("goes back to what is in force when it is refused, and says why until it is taken", async () => {
    const changed = settings.change("ring_limit", 3);
    (await nth(0)).refuse(refusal("out_of_range", "ring_limit", "From 5 to 600"));
    expect(await changed).toBe(false);
    expect(settings.now?.ring_limit).toBe(45);
    expect(settings.faults.ring_limit).toBe("From 5 to 600");
    expect(settings.saved).toBeNull();
    void settings.change("ring_limit", 60);
    (await nth(1)).take();
    await vi.waitFor(() => expect(settings.faults.ring_limit).toBeUndefined());
  });

  it("asks one after the other, and shows the last choice throughout", async () => {
    const seen: unknown[] = [];
    const first = settings.change("privacy", "number");
    const second = settings.change("privacy", "full");
    const third = settings.change("privacy", "hidden");
    await nth(0);
    expect(asked).toHaveLength(1);
    for (const [index, change] of [first, second, third].entries()) {
      (await nth(index)).take();
      await change;
      seen.push(settings.now?.privacy);
    }
    expect(seen).toEqual(["hidden", "hidden", "hidden"]);
  });

  it("is over before anything is read, so that nothing old is shown after it", async () => {
    const reading = vi.spyOn(backend, "preferences");
    const changed = settings.change("sound", false);
    const read = settings.read();
    const { take } = await nth(0);
    expect(reading).not.toHaveBeenCalled();
    take();
    await Promise.all([changed, read]);
    expect(reading).toHaveBeenCalledOnce();
    expect(settings.now?.sound).toBe(false);
  });

  it("elsewhere is seen when it is read again", async () => {
    preferences = { ...preferences, default_country: "KZ" };
    expect(settings.now?.default_country).toBe("RU");
    await settings.read();
    expect(settings.now?.default_country).toBe("KZ");
  });
});

describe("a list", () => {
  it("takes what is typed to its end, without showing it before", async () => {
    const added = settings.add("ignored", " 103 ");
    expect(settings.now?.ignored).toHaveLength(3);
    (await nth(0)).take();
    expect(await added).toBe(true);
    expect(settings.now?.ignored).toEqual(["101", "+7495*", "102", "103"]);
  });

  it("says when something is in it already", async () => {
    // The app tidies what is typed, so the list stays as it was.
    backend.prefer = () => Promise.resolve(preferences);
    expect(await settings.add("ignored", "+7 495*")).toBe(false);
    expect(settings.faults.ignored).toContain("+7 495*");
  });

  it("offers to put back what was removed, where it was", async () => {
    const removed = settings.remove("ignored", "+7495*");
    (await nth(0)).take();
    await removed;
    expect(settings.now?.ignored).toEqual(["101", "102"]);
    expect(frame.toasts.current?.text).toContain("+7495*");
    preferences = { ...preferences, ignored: ["101", "102", "104"] };
    await settings.read();
    frame.toasts.current?.action?.run();
    expect((await nth(1)).preference.value).toEqual(["101", "+7495*", "102", "104"]);
    expect(frame.toasts.current).toBeNull();
  });

  it("offers nothing when nothing was removed", async () => {
    const removed = settings.remove("ignored", "101");
    (await nth(0)).refuse(refusal("not_saved", null, "The disk is full"));
    await removed;
    expect(frame.toasts.current).toBeNull();
    expect(settings.faults.ignored).toBe("The disk is full");
    expect(settings.now?.ignored).toHaveLength(3);
  });
});

describe("starting at login", () => {
  it("is as it was when it is refused", async () => {
    backend.startAtLogin = () => Promise.reject(refusal("internal", null, "No"));
    expect(settings.atLogin).toBe(false);
    const changed = settings.startAtLogin(true);
    expect(settings.atLogin).toBe(true);
    await changed;
    expect(settings.atLogin).toBe(false);
    expect(settings.faults.start_at_login).toBeTruthy();
  });

  it("is not known where it cannot be asked", async () => {
    backend.startsAtLogin = () => Promise.reject(refusal("internal"));
    await settings.read();
    expect(settings.atLogin).toBeNull();
  });
});

describe("reading", () => {
  it("says why it failed, until it succeeds", async () => {
    const reading = vi
      .spyOn(backend, "preferences")
      .mockRejectedValue(refusal("not_saved", null, "They are gone"));
    await settings.read();
    expect(settings.trouble).toBe("They are gone");
    reading.mockRestore();
    await settings.read();
    expect(settings.trouble).toBeNull();
  });
});

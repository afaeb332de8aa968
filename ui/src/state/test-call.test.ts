import { beforeEach, describe, expect, it } from "vitest";
import type { CallNumber, CallView, Offer, TypedNumber } from "../lib/backend";
import { sampleCall } from "../stand-in/sample-call";
import { TestCall, type Telephone } from "./test-call.svelte";

const OFFER: Offer = { recent: ["+1 555-010-0142"], suggestions: [] };

/** An app whose every answer the test gives by hand. */
class HandDriven implements Telephone {
  offers: ((offer: Offer) => void)[] = [];
  readings: { text: string; answer: (number: CallNumber) => void }[] = [];
  calls: {
    number: string;
    tell: (call: CallView) => void;
    take: (id: string) => void;
    refuse: (why: unknown) => void;
  }[] = [];
  did: string[] = [];
  clicksFail = false;

  offer = () => new Promise<Offer>((answer) => this.offers.push(answer));
  typeNumber = (text: string) =>
    new Promise<TypedNumber>((answer) =>
      this.readings.push({ text, answer: (number) => answer({ text: number.readable, number }) }),
    );
  testCall = (number: string, tell: (call: CallView) => void) =>
    new Promise<string>((take, refuse) => this.calls.push({ number, tell, take, refuse }));
  openCard = (call: string) => this.#click(`open ${call}`);
  endCall = (call: string) => this.#click(`end ${call}`);

  #click(what: string): Promise<void> {
    this.did.push(what);
    const refusal = Object.assign(new Error("No browser"), { code: "no_browser" });
    return this.clicksFail ? Promise.reject(refusal) : Promise.resolve();
  }

  call(index: number) {
    const call = this.calls[index];
    if (!call) throw new Error(`there was no call ${index}`);
    return call;
  }
}

function read(readable: string): CallNumber {
  return { raw: readable, e164: null, readable, extension: null, kind: "phone" };
}

let app: HandDriven;
let test: TestCall;

beforeEach(() => {
  app = new HandDriven();
  test = new TestCall(app, OFFER);
});

describe("typing", () => {
  it("shows only the latest reading, in whatever order the readings come", async () => {
    const typed = [test.type("8"), test.type("89")];
    app.readings[1]?.answer(read("second"));
    app.readings[0]?.answer(read("first"));
    await Promise.all(typed);
    expect(test.number?.readable).toBe("second");
    expect(test.text).toBe("second");
  });

  it("writes nothing over what was typed since", async () => {
    const typed = test.type("8");
    test.hold("89");
    app.readings[0]?.answer(read("8 "));
    await typed;
    expect(test.text).toBe("89");
    expect(app.readings).toHaveLength(1);
  });

  it("leaves the text alone where it is to stand as it was typed, and reads it all the same", async () => {
    const typed = test.type("+7999", true);
    app.readings[0]?.answer(read("+7 999"));
    await typed;
    expect(test.text).toBe("+7999");
    expect(test.number?.readable).toBe("+7 999");
  });

  it("reads nothing when nothing is typed, and forgets a reading under way", async () => {
    const typed = test.type("8");
    await test.type("  ");
    app.readings[0]?.answer(read("late"));
    await typed;
    expect(test.number).toBeNull();
    expect(app.readings).toHaveLength(1);
  });
});

describe("the numbers that are offered", () => {
  const offer = (number: string): Offer => ({ recent: [], suggestions: [{ number, label: "" }] });
  const offered = () => test.picker.choices.map(({ number }) => number);

  it("come from the app, and leave out numbers of the previous account", async () => {
    const loads = [test.load(), test.load()];
    app.offers[1]?.(offer("new"));
    app.offers[0]?.(offer("old"));
    await Promise.all(loads);
    expect(offered()).toEqual(["new"]);
  });
});

describe("calling", () => {
  it("does nothing without a number", async () => {
    await test.call();
    expect(app.calls).toEqual([]);
    expect(test.attempt).toBeNull();
  });

  it("sends what was typed and follows the call", async () => {
    test.text = " 8999 ";
    const called = test.call();
    expect(app.call(0).number).toBe("8999");
    expect(test.picker.unfolded).toBe(false);
    app.call(0).tell(sampleCall());
    app.call(0).take("call-1");
    await called;
    expect(test.live).toBe(true);
    app.call(0).tell(sampleCall({ phase: "ended" }));
    expect(test.live).toBe(false);
  });

  it("puts the number first among the last ones, once", () => {
    test.text = "8999";
    void test.call();
    app.call(0).tell(sampleCall());
    app.call(0).tell(sampleCall({ answer: "untold" }));
    expect(test.recent).toEqual(["+7 999 888-55-33", "+1 555-010-0142"]);
  });

  it("shows the app's refusal", async () => {
    test.text = "abc";
    const called = test.call();
    app.call(0).refuse({ code: "not_a_number", message: "Not a number" });
    await called;
    expect(test.attempt?.refusal).toEqual({ code: "not_a_number", field: null, message: "Not a number" });
    expect(test.live).toBe(false);
  });

  it("again hangs up the call before and no longer listens to it", () => {
    test.text = "8999";
    void test.call();
    app.call(0).tell(sampleCall({ id: "old" }));
    void test.call();
    expect(app.did).toEqual(["end old"]);
    app.call(1).tell(sampleCall({ id: "new" }));
    app.call(0).tell(sampleCall({ id: "old", phase: "ended" }));
    expect(test.attempt?.call?.id).toBe("new");
  });

  it("again hangs up a call that was not told of yet as soon as its id is known", async () => {
    test.text = "8999";
    const first = test.call();
    void test.call();
    app.call(0).take("early");
    await first;
    expect(app.did).toEqual(["end early"]);
  });
});

describe("clicks", () => {
  beforeEach(() => {
    test.text = "8999";
    void test.call();
    app.call(0).tell(sampleCall({ id: "it" }));
  });

  it("go to the call that is looked at", async () => {
    await test.open();
    await test.hangUp();
    expect(app.did).toEqual(["open it", "end it"]);
    expect(test.trouble).toBeNull();
  });

  it("that fail say why, until the next one", async () => {
    app.clicksFail = true;
    await test.open();
    expect(test.trouble?.code).toBe("no_browser");
    app.clicksFail = false;
    await test.open();
    expect(test.trouble).toBeNull();
  });
});

describe("Escape", () => {
  it("is left to the window where nothing covers the call", () => {
    expect(test.escape()).toBe(false);
    test.text = "8999";
    void test.call();
    expect(test.escape()).toBe(false);
  });

  it("folds a list that covers the call", async () => {
    test.text = "8999";
    void test.call();
    await test.move(1);
    expect(test.escape()).toBe(true);
    expect(test.picker.unfolded).toBe(false);
    expect(test.escape()).toBe(false);
  });

  it("is left to the window where the list stands beside the call", () => {
    test.picker.pinned = true;
    test.text = "8999";
    void test.call();
    expect(test.escape()).toBe(false);
  });
});

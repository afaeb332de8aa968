import { beforeEach, expect, it } from "vitest";
import type { CallView, PhoneView } from "../lib/backend";
import { refusal } from "../stand-in/refusal";
import { sampleCall } from "../stand-in/sample-call";
import { type Exchange, Phone } from "./phone.svelte";

const VIEW: PhoneView = { socket: "/run/callcard.sock", recipes: [], known: [], kinds: [] };

class HandDriven implements Exchange {
  waits: ((call: CallView) => void)[] = [];
  broken = false;

  phone() {
    return this.broken ? Promise.reject(refusal("internal")) : Promise.resolve(VIEW);
  }

  awaitCall(arrived: (call: CallView) => void) {
    this.waits.push(arrived);
    return Promise.resolve();
  }
}

let app: HandDriven;
let phone: Phone;

beforeEach(() => {
  app = new HandDriven();
  phone = new Phone(app);
});

it("shows the recipes and waits", async () => {
  await phone.open();
  expect(phone.view).toBe(VIEW);
  expect(app.waits).toHaveLength(1);
  expect(phone.call).toBeNull();
});

it("follows the call that arrives", async () => {
  await phone.open();
  app.waits[0]?.(sampleCall({ id: "it" }));
  app.waits[0]?.(sampleCall({ id: "it", answer: "untold" }));
  expect(phone.call?.answer).toBe("untold");
});

it("waits again, and no longer listens to the call before", async () => {
  await phone.open();
  app.waits[0]?.(sampleCall({ id: "old" }));
  await phone.await();
  expect(phone.call).toBeNull();
  app.waits[0]?.(sampleCall({ id: "old", phase: "ended" }));
  expect(phone.call).toBeNull();
  app.waits[1]?.(sampleCall({ id: "new" }));
  expect(phone.call?.id).toBe("new");
});

it("listens to nothing once it is left", async () => {
  await phone.open();
  phone.leave();
  app.waits[0]?.(sampleCall());
  expect(phone.call).toBeNull();
});

it("waits even where the recipes cannot be had, and says why", async () => {
  app.broken = true;
  await phone.open();
  expect(phone.trouble?.code).toBe("internal");
  expect(app.waits).toHaveLength(1);
});

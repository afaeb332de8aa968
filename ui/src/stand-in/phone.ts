// What the stand-in says of phones, and a call that arrives by itself after a while. No build contains it.

import type { Backend } from "../lib/backend";
import { PHONES } from "./phones";
import { sampleCall } from "./sample-call";
import type { Scene } from "./scene";

/** What the stand-in answers about phones. */
export function standInPhone({ pace, platform }: Scene): Pick<Backend, "phone" | "awaitCall" | "microsip"> {
  let isSetUp = false;
  return {
    phone: () => Promise.resolve(PHONES[platform]),
    microsip(deed) {
      if (deed !== "look") isSetUp = deed === "set_up";
      const file = "C:\\Users\\anna\\AppData\\Roaming\\MicroSIP\\MicroSIP.ini";
      return Promise.resolve({
        state: isSetUp ? ("set_up" as const) : ("ready" as const),
        file,
        detail: null,
      });
    },
    awaitCall(arrived) {
      const call = sampleCall({ id: "past-first", source: "softphone", rang_at: new Date().toISOString() });
      const link = "card" as const;
      const card = {
        kind: "deal" as const,
        id: 21,
        title: "Oak kitchen, Hill Street",
        person: "Ivan Petrov",
      };
      if (pace > 0) {
        setTimeout(() => arrived(call), 4000 * pace);
        setTimeout(() => arrived({ ...call, answer: "card", card, link }), 4600 * pace);
      }
      return Promise.resolve();
    },
  };
}

// The stand-in's doctor: all well in the demo, and where the account is in trouble a chain with a broken link.
// No build contains it.

import type { Backend, Check, Health } from "../lib/backend";
import { Words } from "../lib/words.svelte";
import type { Scene } from "./scene";

const NAMES = [
  "settings",
  "history",
  "socket",
  "keyring",
  "network",
  "tls",
  "account",
  "token",
  "right",
  "me",
  "notices",
  "tray",
  "browser",
  "sources",
];

/** What the stand-in finds. */
export function standInDoctor(scene: Scene): Pick<Backend, "examine"> {
  return {
    async examine() {
      await new Promise((resolve) => setTimeout(resolve, 700 * scene.pace));
      const words = new Words(scene.language);
      const checks = NAMES.map((name): Check => {
        const [state, detail, advice] = found(name, scene, words);
        return { name, title: words.say(`doctor-${name}`), state, detail, advice };
      });
      const report = ["Callcard 0.1.0 on linux x86_64", ...checks.map((one) => `${one.name}: ${one.state}`)];
      return { checks, report: report.join("\n") + "\n" };
    },
  };
}

function found(name: string, { account }: Scene, words: Words): [Health, string, string | null] {
  const ok = (key: string, values = {}): [Health, string, null] => ["ok", words.say(key, values), null];
  const needed = account !== "demo";
  switch (name) {
    case "socket":
      return ok("doctor-socket-ok", { path: "/run/user/1000/callcard/callcard.sock" });
    case "notices":
      return ok("doctor-notices-ok", { server: "dunst" });
    case "sources":
      return ["warning", words.say("doctor-sources-none"), words.say("doctor-sources-none-advice")];
    case "me":
      return ok("doctor-me-ok", { id: "88888" });
    case "network":
      return needed
        ? ok("doctor-network-ok", { host: "cedar.amocrm.ru" })
        : ["skipped", words.say("doctor-demo"), null];
    case "account":
      if (account === "trouble") {
        return ["failed", words.say("trouble-revoked"), words.say("trouble-revoked-advice")];
      }
      return needed
        ? ok("doctor-account-ok", { name: "Cedar & Sons" })
        : ["skipped", words.say("doctor-demo"), null];
    case "token":
      if (account === "trouble") return ["skipped", words.say("doctor-unknown"), null];
      return needed ? ok("doctor-token-ok", { days: 108 }) : ["skipped", words.say("doctor-demo"), null];
    case "right":
      if (account === "trouble") return ["skipped", words.say("doctor-unknown"), null];
      return needed
        ? ["skipped", words.say("doctor-right-untried"), words.say("doctor-right-untried-advice")]
        : ["skipped", words.say("doctor-demo"), null];
    case "keyring":
    case "tls":
      return needed ? ok(`doctor-${name}-ok`) : ["skipped", words.say("doctor-demo"), null];
    default:
      return ok(`doctor-${name}-ok`);
  }
}

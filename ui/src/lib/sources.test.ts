import { describe, expect, it } from "vitest";
import { SOCKET } from "../stand-in/status";
import type { SourceView } from "./backend";
import { complaintOf, saidOf } from "./sources";
import { Words } from "./words.svelte";

const NOW = Date.parse("2026-01-05T09:30:00Z");
const words = new Words("en");

describe("a source of calls", () => {
  it.each<[string, Partial<SourceView>, string, string, string | null, string | null]>([
    ["is silent before its first call", {}, "ok", "Ready for calls", null, null],
    [
      "says when it was heard last",
      { reported_at: "2026-01-05T09:26:30Z" },
      "ok",
      "Ready for calls",
      "Last call 3 minutes ago",
      null,
    ],
    ["has not begun", { state: "starting" }, "waiting", "Starting…", null, null],
    ["has stopped", { state: "stopped" }, "skipped", "Stopped", null, null],
    [
      "has failed",
      { state: "failed", trouble: "ended", detail: "It stopped by itself. Restart Callcard" },
      "failed",
      "No calls come in",
      "It stopped by itself. Restart Callcard",
      "Local socket: It stopped by itself",
    ],
    [
      "says who was turned away since it was heard",
      {
        reported_at: "2026-01-05T09:26:30Z",
        knock: { at: "2026-01-05T09:28:00Z", from: "192.168.1.31", why: "not_understood" },
      },
      "warning",
      "Ready for calls",
      "What 192.168.1.31 sent could not be read. Check that the address was entered whole, and that the telephone system is of the kind you chose",
      null,
    ],
    [
      "says what is wrong rather than when it was heard",
      { state: "failed", trouble: "system", detail: "What to do", reported_at: "2026-01-05T09:26:30Z" },
      "failed",
      "No calls come in",
      "What to do",
      "Local socket: This computer does not let it listen",
    ],
  ])("%s", (_, parts, light, state, detail, complaint) => {
    const source = { ...SOCKET, ...parts };
    expect(saidOf(source, NOW, words)).toEqual({ light, state, detail });
    expect(complaintOf(source, words)).toBe(complaint);
  });

  it("says when it tries again, in the time of the agent", () => {
    const until = "2026-01-05T09:35:00Z";
    const waiting: SourceView = {
      ...SOCKET,
      state: "waiting",
      until,
      trouble: "unreachable",
      detail: "Check it",
    };
    expect(saidOf(waiting, NOW, words).state).toBe(`No calls come in; next try at ${words.time(until)}`);
  });
});

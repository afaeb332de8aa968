// The way of a test call in four steps, each with its state and its time.
// Pure: an attempt goes in, the rows of the list come out.

import type { Attempt } from "./attempt";
import type { CallView, DeliveryState, Silence } from "./backend";

export type StepName = "accepted" | "sent" | "answered" | "shown";
export type StepState = "waiting" | "done" | "failed" | "skipped";

export interface Step {
  name: StepName;
  state: StepState;
  /** Milliseconds since the app heard of the call, for a step that is done. */
  after: number | null;
  /** The code of the reason, where the result does not give it already: why the call was not shown. */
  reason: Silence | "ended" | null;
}

const NAMES: StepName[] = ["accepted", "sent", "answered", "shown"];
const BROKEN: DeliveryState[] = ["uncertain", "refused", "dropped"];

/** The four steps of an attempt, in the order in which they are read. */
export function stepsOf({ call, refusal }: Attempt): Step[] {
  if (refusal) return NAMES.map((name) => step(name, name === "accepted" ? "failed" : "skipped"));
  if (!call) return NAMES.map((name) => step(name, "waiting"));
  return [accepted(call), ...delivery(call), shown(call)];
}

function accepted({ steps }: CallView): Step {
  return steps.accepted === null ? step("accepted", "waiting") : done("accepted", steps.accepted);
}

/** Sending and the answer: after a failed step nothing more follows. */
function delivery({ delivery, steps }: CallView): [Step, Step] {
  if (delivery.state === "none") return [step("sent", "skipped"), step("answered", "skipped")];
  if (BROKEN.includes(delivery.state)) {
    return steps.sent === null
      ? [step("sent", "failed"), step("answered", "skipped")]
      : [done("sent", steps.sent), step("answered", "failed")];
  }
  const over = delivery.state === "done";
  return [
    over || steps.sent !== null ? done("sent", steps.sent) : step("sent", "waiting"),
    over ? done("answered", steps.answered) : step("answered", "waiting"),
  ];
}

function shown({ phase, silence, steps }: CallView): Step {
  if (steps.shown !== null) return done("shown", steps.shown);
  if (silence !== null) return step("shown", "skipped", silence);
  return phase === "ended" ? step("shown", "skipped", "ended") : step("shown", "waiting");
}

function done(name: StepName, after: number | null): Step {
  return { name, state: "done", after, reason: null };
}

function step(name: StepName, state: Exclude<StepState, "done">, reason: Step["reason"] = null): Step {
  return { name, state, after: null, reason };
}

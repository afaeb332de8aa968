// One test call as the window sees it: the number that was called and the latest the app said about it.

import type { CallView, Refusal } from "./backend";

export interface Attempt {
  /** The text as typed. */
  dialled: string;
  /** The call, once the app has reported it. */
  call: CallView | null;
  /** Why the app did not take the call. */
  refusal: Refusal | null;
}

/** The number to show: as a person reads it, once the app has read it. */
export function numberOf(attempt: Attempt): string {
  return attempt.call?.number.readable || attempt.dialled;
}

/** Whether there is something to hang up. */
export function isLive(attempt: Attempt | null): boolean {
  return attempt?.call != null && attempt.call.phase !== "ended";
}

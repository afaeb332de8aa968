// A refusal as the app would throw it. No build contains it.

import type { Refusal, RefusalCode } from "../lib/backend";

export function refusal(
  code: RefusalCode,
  field: string | null = null,
  message: string = code,
): Error & Refusal {
  return Object.assign(new Error(message), { code, field });
}

// A refusal as the app would throw it. No build contains it.

import type { Refusal } from "../lib/backend";

export function refusal(code: string, field: string | null = null, message = code): Error & Refusal {
  return Object.assign(new Error(message), { code, field });
}

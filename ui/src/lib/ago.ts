// How long ago something was, as people say it.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The same for what has just happened: within the first minute, by the second. */
export function lately(at: string | Date, now: number, language: string): string {
  const past = Math.max(0, now - new Date(at).getTime());
  if (past >= MINUTE) return ago(at, now, language);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(
    -Math.floor(past / 1000),
    "second",
  );
}

/** In the language's own words; within the first minute it was just now. */
export function ago(at: string | Date, now: number, language: string): string {
  const past = Math.max(0, now - new Date(at).getTime());
  const say = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (past < MINUTE) return say.format(0, "second");
  if (past < HOUR) return say.format(-Math.floor(past / MINUTE), "minute");
  return say.format(-Math.floor(past / HOUR), "hour");
}

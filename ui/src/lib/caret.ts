// Keeps the caret at the same digit when a number is regrouped while it is typed. Pure: texts and places go in, a place
// comes out.

/** Characters between digits that only help the eye. */
const SEPARATORS = /[\s().\-‐‑–/]/g;

/** The place in `next` that this place in `text` becomes: the end stays the end, else as many digits are before it. */
export function caretIn(next: string, text: string, place: number): number {
  if (place >= text.length) return next.length;
  const before = text.slice(0, place);
  let missing = digits(before);
  if (missing === 0) return before.includes("+") && next.startsWith("+") ? 1 : 0;
  for (let at = 0; at < next.length; at += 1) {
    if (/\d/.test(next.charAt(at)) && --missing === 0) return at + 1;
  }
  return next.length;
}

/** Whether only separators went: then they are not wanted, and must not be put back. */
export function onlySeparatorsWent(text: string, before: string): boolean {
  return text.length < before.length && bare(text) === bare(before);
}

function digits(text: string): number {
  return text.replace(/\D/g, "").length;
}

function bare(text: string): string {
  return text.replace(SEPARATORS, "");
}

// Finds choices by typed text: by the beginnings of words, ignoring case and accents.

export interface Findable {
  label: string;
  /** Other words that it is found by. */
  also?: string;
}

/** The choices with a word that begins with the typed text; those whose name begins with it come first. */
export function matching<One extends Findable>(choices: readonly One[], typed: string): One[] {
  const wanted = plain(typed).trim();
  if (!wanted) return [...choices];
  const found = choices.filter(({ label, also = "" }) =>
    ` ${plain(`${label} ${also}`)}`.includes(` ${wanted}`),
  );
  const begins = (choice: One) => plain(choice.label).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}

/** Without case, accents and marks: `São Tomé & Príncipe` is found by `sao tome principe`. */
function plain(text: string): string {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, " ");
}

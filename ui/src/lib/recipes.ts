// The order of the recipes: those for this system first, those that cannot run on it last.

import type { Recipe, RecipeId, WindowStart } from "./backend";

const ORDER: Record<WindowStart["platform"], RecipeId[]> = {
  windows: ["microsip", "callcardctl", "powershell", "python", "php", "curl", "twinkle"],
  linux: ["twinkle", "curl", "callcardctl", "python", "php", "microsip", "powershell"],
  macos: ["callcardctl", "curl", "python", "php", "twinkle", "microsip", "powershell"],
};

export type Usable = Recipe & { text: string };

/** The recipes for this system in their order, and those that are for others. */
export function recipesFor(
  platform: WindowStart["platform"],
  recipes: Recipe[],
): { usable: Usable[]; elsewhere: RecipeId[] } {
  const place = ({ id }: Recipe) => ORDER[platform].indexOf(id);
  const sorted = [...recipes].sort((one, other) => place(one) - place(other));
  return {
    usable: sorted.filter((recipe): recipe is Usable => recipe.text !== null),
    elsewhere: sorted.filter(({ text }) => text === null).map(({ id }) => id),
  };
}

const ENDINGS = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' } as const;
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** So many places are told apart; whoever stands further back only knows that. */
export const PLACES = 100;

/** A place in line for people: `3rd in line`. `ahead` is how many come before it, counted up to `PLACES`. */
export function placeText(ahead: number): string {
  if (ahead >= PLACES) return `behind more than ${PLACES - 1} others`;
  return `${ahead + 1}${ENDINGS[ordinals.select(ahead + 1)]} in line`;
}

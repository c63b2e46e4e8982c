/** An expression of a rule, as it is written: most texts have no word that it begins with, and a function that has just started makes none in vain. */
export type Step = Pick<RegExp, 'source' | 'flags'>;

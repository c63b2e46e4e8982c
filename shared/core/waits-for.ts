const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What an answer says of a delivery, and after how long it is asked for again, time after time; after the last it is given up. */
interface Rule {
  readonly answers: (status: number) => boolean;
  readonly waits: readonly number[];
}

/** What is wrong with these is in the bytes, and stays there. */
const FOR_GOOD: readonly number[] = [400, 405, 406, 411, 413, 414, 415, 422, 431];
/** Passing, although they look like a refusal. */
const PASSING: readonly number[] = [408, 425, 429];

/** A secret, a name, a redirect: somebody mends it or does not. */
const REFUSED: Rule = {
  answers: (status) => status >= 300 && status < 500 && !PASSING.includes(status),
  waits: [15 * MINUTE, 2 * HOUR, 12 * HOUR, 24 * HOUR],
};

/** The sender's log ends after three days, so everything ends before that. The first that answers. */
const RULES: readonly Rule[] = [
  { answers: (status) => FOR_GOOD.includes(status), waits: [] },
  REFUSED,
  // We were down, or slow, or could not be reached.
  {
    answers: () => true,
    waits: [0, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR],
  },
];

/** Whether somebody has to mend something before the same delivery can succeed. */
export function isRefusal(status: number): boolean {
  return RULES.find(({ answers }) => answers(status)) === REFUSED;
}

/** How long to wait before each time that a delivery with this answer is asked for again, in milliseconds. */
export function waitsFor(status: number): readonly number[] {
  return RULES.find(({ answers }) => answers(status))?.waits ?? [];
}

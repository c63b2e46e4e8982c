import type { Letter } from '../../support/receive/letters.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How a sender goes on when a delivery was not answered as it wants: it waits so long before each further try. */
export interface Sender {
  readonly name: 'github' | 'linear' | 'standard';
  readonly isContent: (status: number) => boolean;
  readonly waits: readonly number[];
}

/** What a sender sends: the same event, made anew for each try, as some sign the time of the try. */
export interface Posting {
  readonly what: string;
  readonly sender: Sender;
  readonly letter: (now: number) => Letter;
}

const isSuccess = (status: number) => status >= 200 && status < 300;

/** GitHub never tries again by itself: somebody reads the log and has it sent anew, here every quarter of an hour. */
export const GITHUB: Sender = {
  name: 'github',
  isContent: isSuccess,
  waits: Array.from({ length: 20 }, () => 15 * MINUTE),
};

/** GitHub, when nobody reads the log but sweep. */
export const GITHUB_ALONE: Sender = { ...GITHUB, waits: [] };

/** Nothing but 200 will do. https://linear.app/developers/webhooks */
export const LINEAR: Sender = {
  name: 'linear',
  isContent: (status) => status === 200,
  waits: [MINUTE, HOUR, 6 * HOUR],
};

/** The schedule that Standard Webhooks recommends, up to its first day. */
export const STANDARD: Sender = {
  name: 'standard',
  isContent: isSuccess,
  waits: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR],
};

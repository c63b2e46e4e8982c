import type { Result } from '../../../shared/core/result.ts';

/** One thing that an agent does, so many seconds after the one before. */
export type Deed =
  | { readonly after: number; readonly does: 'heartbeat' }
  | { readonly after: number; readonly does: 'progress' | 'question'; readonly text: string }
  | { readonly after: number; readonly does: 'result'; readonly result: Result }
  /** Heartbeats, this far apart, until it was told so many messages. */
  | { readonly after: number; readonly does: 'listen'; readonly messages: number };

/** What an agent does in one run. */
export interface Behaviour {
  readonly deeds: readonly Deed[];
  /** Goes on though it was told to stop: somebody else's machine. */
  readonly deaf?: true;
}

const good: Result = { success: true, summary: 'Mended.', exit_code: 0 };
const bad: Result = { success: false, summary: 'No luck.', exit_code: 1 };

/** Heartbeats, so many and so many seconds apart. */
function beats(count: number, after: number): readonly Deed[] {
  return Array.from({ length: count }, () => ({ after, does: 'heartbeat' }));
}

/** What the agents of the scenarios do. */
export const BEHAVIOURS = {
  succeeds: {
    deeds: [
      { after: 20, does: 'heartbeat' },
      { after: 60, does: 'progress', text: 'half' },
      { after: 60, does: 'result', result: good },
    ],
  },
  fails: {
    deeds: [
      { after: 20, does: 'heartbeat' },
      { after: 60, does: 'result', result: bad },
    ],
  },
  /** Succeeds after the better part of an hour. */
  takesLong: { deeds: [...beats(12, 240), { after: 60, does: 'result', result: good }] },
  /** Works until it is told to stop. */
  toils: { deeds: beats(60, 120) },
  /** Is never heard of. */
  silent: { deeds: [] },
  /** Is not heard of for so long that its lease is over, then reports all the same. */
  vanishes: {
    deeds: [
      { after: 20, does: 'heartbeat' },
      { after: 30 * 60, does: 'result', result: { ...good, summary: 'Late.' } },
    ],
    deaf: true,
  },
  /** Waits for a word of a person. */
  listens: {
    deeds: [
      { after: 30, does: 'listen', messages: 1 },
      { after: 30, does: 'result', result: good },
    ],
  },
  /** Asks, and goes on with the answer. */
  asks: {
    deeds: [
      { after: 20, does: 'heartbeat' },
      { after: 20, does: 'question', text: 'Which one?' },
      { after: 60, does: 'listen', messages: 1 },
      { after: 30, does: 'result', result: good },
    ],
  },
} as const satisfies Record<string, Behaviour>;

import type { Head } from '../core/head.ts';
import { KEY } from './table.ts';

/**
 * What the attributes of a head are called in the table. Names are billed like values: these save a running head about 160 bytes,
 * a sixth, and keep it below the 1 KB from which each of its writes costs double. Names that are not here are as they are, `ticket`
 * and those that an index reads among them.
 */
const SHORT = {
  key: KEY.partition,
  version: 'v',
  epoch: 'e',
  state: 's',
  reason: 'r',
  project: 'p',
  attempt: 'a',
  trigger: 'tr',
  starter: 'by',
  barred: 'ba',
  heldAt: 'ha',
  risk: 'ri',
  agent: 'ag',
  repo: 're',
  content: 'c',
  digest: 'd',
  verdict: 've',
  resultAttempt: 'ra',
  fence: 'f',
  triggeredAt: 'ta',
  endedAt: 'ea',
  keys: 'k',
  openings: 'op',
  strays: 'sy',
  hops: 'ho',
  hopAt: 'hp',
  tripped: 'tp',
  until: 'u',
  startBy: 'sb',
  lease: 'l',
  deadline: 'dl',
  enqueueOwed: 'eo',
  enqueueLease: 'el',
  enqueueTries: 'et',
  startTries: 'sr',
  stopOwed: 'so',
  stopTries: 'sx',
  archiveOwed: 'ao',
  past: 'pa',
  showWant: 'sw',
  showShown: 'ss',
  showLease: 'sl',
  showTries: 'st',
  showAfter: 'sa',
  markedAt: 'ma',
  markedAs: 'mk',
  lookAt: 'la',
  comment: 'co',
  commentOf: 'cf',
  untold: 'ut',
  reference: 'rf',
  progress: 'pg',
  inbox: 'in',
  history: 'h',
} as const satisfies Partial<Record<keyof Head, string>>;

export const HEAD_NAMES: readonly (readonly [attribute: string, stored: string])[] =
  Object.entries(SHORT);

const stored = new Map(HEAD_NAMES);
const attributes = new Map(HEAD_NAMES.map(([attribute, short]) => [short, attribute]));

/** The name in the table. */
export function storedName(attribute: string): string {
  return stored.get(attribute) ?? attribute;
}

/** The name in a head. */
export function attributeName(name: string): string {
  return attributes.get(name) ?? name;
}

import { once } from '../once.ts';
import { BUCKETS } from './features.ts';
import type { Model } from './model.ts';
import { BIAS, SCALE, WEIGHTS } from './weights.ts';

/** The weights that come with the ruleset. Loading zlib takes as long as all of the scanner, and a text in `off` needs neither. */
export const shippedModel = once((): Model => {
  const { inflateRawSync } = process.getBuiltinModule('node:zlib');
  const weights = new Int8Array(BUCKETS);
  weights.set(new Int8Array(inflateRawSync(Buffer.from(WEIGHTS, 'base64'))));
  return { weights, scale: SCALE, bias: BIAS };
});

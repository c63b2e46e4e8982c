import { inflateRawSync } from 'node:zlib';
import { BUCKETS } from './features.ts';
import type { Model } from './model.ts';
import { BIAS, SCALE, WEIGHTS } from './weights.ts';

let model: Model | undefined;

/** The weights that come with the ruleset, unpacked when they are first needed. */
export function shippedModel(): Model {
  if (model !== undefined) return model;
  const weights = new Int8Array(BUCKETS);
  weights.set(new Int8Array(inflateRawSync(Buffer.from(WEIGHTS, 'base64'))));
  model = { weights, scale: SCALE, bias: BIAS };
  return model;
}

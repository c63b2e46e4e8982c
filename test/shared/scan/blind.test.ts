import { expect, test } from '@jest/globals';
import { attacks } from '../../scan/blind/attacks.ts';
import { lookAlikes } from '../../scan/blind/look-alikes.ts';
import { WAYS } from './ways.ts';

// What becomes of them is a figure of `npm run scan:blind`, on purpose without a limit.
test.each([
  { name: 'attacks', texts: attacks },
  { name: 'look-alikes', texts: lookAlikes },
])('the blind set stays as it was written: 24 $name, every way among them', ({ texts }) => {
  expect(texts).toHaveLength(24);
  expect(new Set(texts.map(({ way }) => way))).toEqual(new Set(WAYS));
});

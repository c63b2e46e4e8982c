import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countByte } from '../../../../shared/trackers/body/count-byte.ts';

const QUOTE = 34;
const near = fc.constantFrom(QUOTE, QUOTE, 33, 35, 162, 0, 255, 128, 127);

test('as many as one finds by looking at each, at any offset and length', () => {
  fc.assert(
    fc.property(fc.array(near, { maxLength: 3000 }), fc.nat(7), (list, offset) => {
      const bytes = new Uint8Array([...new Array<number>(offset).fill(QUOTE), ...list, QUOTE]);
      const view = bytes.subarray(offset, offset + list.length);
      expect(countByte(view, QUOTE)).toBe(list.filter((one) => one === QUOTE).length);
    }),
  );
});

import { expect, test } from '@jest/globals';
import { ENVELOPE_FIELDS } from '../../../../shared/runtime/config/connection-schema.ts';
import { FIELDS } from '../../../../shared/trackers/webhook/fields.ts';

test('a mapping may point at every field of the envelope', () => {
  expect([...ENVELOPE_FIELDS].sort()).toEqual(Object.keys(FIELDS).sort());
});

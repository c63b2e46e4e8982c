import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTaskId, taskId } from '../../../shared/core/task-id.ts';
import { ticketKey } from '../../../shared/core/ticket.ts';

test('what is put together comes apart again', () => {
  const keys = fc.tuple(fc.string({ minLength: 1 }), fc.string(), fc.string());
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 999_999_999 }), (parts, epoch) => {
      const key = ticketKey(...parts);
      expect(parseTaskId(taskId(key, epoch))).toEqual({ key, epoch });
    }),
  );
});

test.each(['', ':1', 'key', 'key:', 'key:0', 'key:01', 'key:-1', 'key:1.5', 'key:1234567890'])(
  '%j is no task id',
  (id) => {
    expect(parseTaskId(id)).toBeUndefined();
  },
);

import { test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS } from '../../../../shared/trackers/webhook/fields.ts';
import { webhook } from '../../../../shared/trackers/webhook/tracker.ts';
import { connection, delivery, NOW, SECRET } from './connections.ts';

const headerValue = fc.string({
  unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code)),
});

test('whatever the headers and the body', () => {
  const property = fc.property(
    headerValue,
    headerValue,
    headerValue,
    fc.uint8Array(),
    (id, timestamp, signature, body) => {
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      };
      const publicKey = `whpk_${Buffer.alloc(32, 3).toString('base64')}`;
      const given = connection({ secrets: [SECRET, publicKey] });
      const proof = webhook.verify(delivery(body, headers), given, NOW);
      return 'refused' in proof && 'invalid' in webhook.read(delivery(body), given, { key: 'k' });
    },
  );
  fc.assert(property, { numRuns: 300 });
});

test('whatever stands in a field, and wherever a mapping points', () => {
  const field = fc.constantFrom(...Object.keys(FIELDS));
  const mapping = fc.option(fc.dictionary(fc.string(), field), { nil: undefined });
  const property = fc.property(fc.dictionary(field, fc.jsonValue()), mapping, (body, paths) => {
    const given = connection(paths && { mapping: paths });
    const reading = webhook.read(delivery(JSON.stringify(body)), given, { key: 'k' });
    return 'event' in reading ? reading.event.ticket.title.trim() !== '' : 'invalid' in reading;
  });
  fc.assert(property, { numRuns: 500 });
});

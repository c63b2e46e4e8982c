import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { linear } from '../../../../shared/trackers/linear/tracker.ts';
import { connection, signed } from './letters.ts';

const SHARED = process.env.SLUICE_SHARED;
const FOLDER = join(SHARED ?? '', 'payloads/linear');

/** Payloads that Linear sent to others, as old as 2023; only where they are at hand. */
(SHARED ? describe : describe.skip)('recorded payloads', () => {
  const names = SHARED ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : [''];

  test.each(names)('%s is read', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const { type, action, createdAt, organizationId = '' } = JSON.parse(text);
    const read = linear.read(signed(text), connection(), { key: 'k' });
    expect(read).toMatchObject({
      event: {
        name: `${type}.${action}`,
        at: Date.parse(createdAt),
        ticket: {
          account: organizationId,
          readableId: expect.stringMatching(/^linear:[A-Z]+-\d+$/),
        },
      },
    });
  });
});

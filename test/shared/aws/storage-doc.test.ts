import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { KEEP_DAYS, KEEP_IGNORED_DAYS } from '../../../shared/aws/expiry.ts';
import { HEAD_NAMES } from '../../../shared/aws/head-names.ts';
import { INDEXES, ITEMS, KEY } from '../../../shared/aws/table.ts';
import { CheckpointSchema } from '../../../shared/core/checkpoint.ts';
import { ClaimSchema } from '../../../shared/core/claim.ts';

const doc = readFileSync(join(import.meta.dirname, '../../../docs/storage.md'), 'utf8');
const examples = [...doc.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json));

describe('docs/storage.md', () => {
  test.each(Object.values(ITEMS))('names the item $pk / $sk', ({ pk, sk }) => {
    expect(doc).toContain(`\`${pk}\` / \`${sk}\``);
  });

  test.each(Object.entries(INDEXES))('names the index %s', (name, { partition, sort }) => {
    expect(doc).toContain(`| \`${name}\` | \`${partition}\` / \`${sort}\` |`);
  });

  test('names the short names of a head', () => {
    const words = doc.replaceAll(/\s+/g, ' ');
    const short = HEAD_NAMES.filter(([, stored]) => stored !== KEY.partition);
    const missing = short.filter(
      ([attribute, stored]) => !words.includes(`\`${stored}\` ${attribute}`),
    );
    expect(missing).toEqual([]);
  });

  test('says how long things are kept', () => {
    expect(doc).toContain(`${KEEP_DAYS} days; ignored ${KEEP_IGNORED_DAYS} days`);
  });

  test('has an example of a head, a delivery, a result, slots, brakes, a claim, keys and a checkpoint', () => {
    const keys = [
      'HEAD',
      'DELIVERY',
      'RESULT#1#1',
      'SLOTS',
      'BRAKES',
      'CLAIM',
      'KEYS',
      'PLACE#acme/shop',
    ];
    expect(examples.map(({ sk }) => sk)).toEqual(keys);
  });

  test('and the claim is one', () => {
    const { pk: _, sk: __, ttl: ___, ...claim } = examples.find(({ sk }) => sk === 'CLAIM');
    expect(ClaimSchema.parse(claim)).toEqual(claim);
  });

  test('and the checkpoint is one', () => {
    expect(CheckpointSchema.safeParse(examples.at(-1)).success).toBe(true);
  });
});

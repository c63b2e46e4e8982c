import { describe, expect, test } from '@jest/globals';
import { compileWrite } from '../../../shared/aws/compile-write.ts';
import { HEAD_NAMES } from '../../../shared/aws/head-names.ts';
import { shardOf } from '../../../shared/aws/shard.ts';
import type { HeadWrite } from '../../../shared/core/head-write.ts';
import { opening } from '../../contracts/samples.ts';

const KEY = 'github:acme:1';
const HOUR_MS = 3_600_000;

/** What the expression assigns, with the aliases resolved. */
function compiled(write: HeadWrite) {
  const input = compileWrite('sluice', KEY, write, 0);
  const resolve = (text = '') =>
    text
      .replace(/#\d+/g, (alias) => input.ExpressionAttributeNames?.[alias] ?? '?')
      .replace(/:\d+/g, (alias) => JSON.stringify(input.ExpressionAttributeValues?.[alias]));
  return {
    input,
    when: resolve(input.ConditionExpression),
    update: resolve(input.UpdateExpression),
  };
}

describe('a change as an UpdateItem', () => {
  test('names and values are aliased, all but the short names that are ours', () => {
    const { input } = compiled({
      ...opening(KEY),
      when: [{ is: 'lacks', attribute: 'keys', value: ') OR #0 <> :0 OR (' }],
    });
    const words = `${input.ConditionExpression} ${input.UpdateExpression}`.match(/[#:]?\w+/g);
    const known = /^([#:]\d+|AND|OR|NOT|SET|REMOVE|attribute_not_exists|contains|if_not_exists)$/;
    const ours = HEAD_NAMES.map(([, stored]) => stored).filter((name) => name.length <= 2);
    const others = words?.filter((word) => !known.test(word) && !ours.includes(word));
    expect(others).toEqual([]);
  });

  test.each<{ given: string; write: HeadWrite; sets: string }>([
    {
      given: 'dueAt',
      write: { when: [], set: { dueAt: 5 } },
      sets: `dueShard = {"S":"${shardOf(KEY)}"}`,
    },
    {
      given: 'project and openedAt',
      write: { when: [], set: { project: 'shop', openedAt: 7 * HOUR_MS + 5 } },
      sets: `projectHour = {"S":"shop#7#${shardOf(KEY)}"}`,
    },
    { given: 'ticket', write: opening(KEY), sets: 'readable = {"S":"github:acme/shop#7"}' },
    { given: 'ticket', write: opening(KEY), sets: 'at = {"N":"0"}' },
  ])('$given brings $sets', ({ write, sets }) => {
    expect(compiled(write).update.split(/^SET |, | REMOVE /)).toContain(sets);
  });

  test.each<{ given: HeadWrite['remove']; removes: string }>([
    { given: ['dueAt'], removes: 'dueAt, dueShard' },
    { given: ['openedAt'], removes: 'openedAt, projectHour' },
    { given: ['project'], removes: 'p, projectHour' },
    { given: ['ticket'], removes: 'ticket, readable, at' },
  ])('$given takes along $removes', ({ given = [], removes }) => {
    expect(compiled({ when: [], remove: given }).update).toMatch(new RegExp(`REMOVE ${removes}$`));
  });

  test('nothing else touches an index', () => {
    const { update } = compiled({ when: [], set: { lease: 1 }, remove: ['startBy'] });
    expect(update).toBe('SET v = if_not_exists(v, {"N":"0"}) + {"N":"1"}, l = {"N":"1"} REMOVE sb');
  });

  test('a ticket is kept without what the item says elsewhere', () => {
    expect(compiled(opening(KEY)).update).toContain(
      'ticket = {"M":{"connection":{"S":"github"},"id":{"S":"3054221"},"account":{"S":"acme"},',
    );
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { knownTickets } from '../../../cli/serve/known-tickets.ts';
import { ticketMessage } from '../../../cli/serve/ticket-message.ts';
import { ticketName } from '../../../cli/serve/ticket-name.ts';
import { ticketOf } from '../../support/world/samples.ts';
import { folder } from '../command-line.ts';

const named = (readableId: string, key = readableId) => ticketName(ticketOf({ readableId, key }));

describe('a name', () => {
  test.each([
    ['linear:ENG-123', 'ENG-123'],
    ['shortcut:123', '123'],
    ['local:fix-login', 'fix-login'],
  ])('%s → %s', (readableId, name) => {
    expect(named(readableId)).toBe(name);
  });

  test.each([
    'github:acme/shop#7',
    'webhook:ci:build 9',
    `local:${'x'.repeat(300)}`,
    'local:../../etc/passwd',
    'local:-rf',
    'local:ends-',
    'local:é',
    'local:',
  ])('%s → fit for a job, a branch and a label', (readableId) => {
    expect(named(readableId)).toMatch(/^[A-Za-z0-9.-]{0,50}-?[0-9a-f]{10}$/);
    expect(named(readableId)).toMatch(/^[A-Za-z0-9]/);
    expect(named(readableId).length).toBeLessThan(64);
  });

  test('no two tickets share one, whatever ids people choose', () => {
    const victim = named('github:acme/shop#7');
    expect(named(`local:${victim}`)).not.toBe(victim);
    expect(named('github:acme/shop-7')).not.toBe(named('github:acme-shop/7'));
  });
});

describe('which tickets are known', () => {
  test('survives a restart; a ticket in work that is ready again is its next run', async () => {
    await using place = await folder();
    const path = join(place.path, 'deep', 'known.json');
    const first = await knownTickets(path);
    const [name = ''] = await first.offer([{ ticket: ticketOf(), repo: 'acme/shop' }]);
    await first.begin(name);
    const second = await knownTickets(path);
    expect(second.find(name)).toMatchObject({ inProgress: true, run: 1, repo: 'acme/shop' });
    await second.offer([{ ticket: ticketOf() }]);
    expect((await knownTickets(path)).find(name)).toMatchObject({ inProgress: false, run: 2 });
  });

  test('a name that another ticket has now is that ticket’s', async () => {
    await using place = await folder();
    const known = await knownTickets(join(place.path, 'known.json'));
    const moved = { readableId: 'linear:ENG-1' };
    await known.offer([{ ticket: ticketOf({ ...moved, key: 'linear:w:old' }) }]);
    await known.begin('ENG-1');
    await known.offer([{ ticket: ticketOf({ ...moved, key: 'linear:w:new' }) }]);
    expect(known.find('ENG-1')).toMatchObject({ ref: { key: 'linear:w:new' }, run: 1 });
  });

  test.each(['', '{', '[]', '{"a": 1}', 'null'])(
    'a damaged file (%s) is told, and left',
    async (text) => {
      await using place = await folder({ 'known.json': text });
      await expect(knownTickets(join(place.path, 'known.json'))).rejects.toThrow('damaged');
    },
  );

  test('those that were offered last are kept', async () => {
    await using place = await folder();
    const known = await knownTickets(join(place.path, 'known.json'));
    const many = Array.from({ length: 5_001 }, (_, at) => ({
      ticket: ticketOf({ key: `linear:w:${at}`, readableId: `linear:ENG-${at}` }),
    }));
    await known.offer(many);
    expect(known.find('ENG-0')).toBeUndefined();
    expect(known.find('ENG-5000')).toBeDefined();
  });

  test('a file that cannot be read is told', async () => {
    await using place = await folder();
    await writeFile(join(place.path, 'known.json'), '{}');
    const read = knownTickets(join(place.path, 'known.json', 'below'));
    await expect(read).rejects.toThrow(/cannot be read/);
  });
});

describe('a message', () => {
  const repoUrl = (url: string, repo: string | undefined, of = 'acme/shop') =>
    ticketMessage(ticketOf({ url, ...(repo === undefined ? {} : { repo }) }), 'n', of).repo_url;

  test.each([
    [
      'https://ghe.acme.example/acme/shop/issues/7',
      'acme/shop',
      'https://ghe.acme.example/acme/shop',
    ],
    ['https://linear.app/acme/issue/ENG-1', undefined, 'https://github.com/acme/shop'],
    [
      'https://tracker.example/1',
      'https://gitlab.com/acme/shop.git',
      'https://gitlab.com/acme/shop',
    ],
    ['https://evil.example/acme/shopping/1', 'acme/shop', 'https://github.com/acme/shop'],
    ['javascript:alert(1)', 'acme/shop', 'https://github.com/acme/shop'],
  ])('of a ticket at %s in %s → %s', (url, repo, expected) => {
    expect(repoUrl(url, repo)).toBe(expected);
  });

  test('without a repository, an address, or other fields', () => {
    const { url: _, ...bare } = ticketOf();
    expect(ticketMessage(bare, 'n', undefined)).toMatchObject({ repo_url: '', external_url: '' });
  });
});

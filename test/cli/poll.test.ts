import { describe, expect, test } from '@jest/globals';
import { runningSluice } from './command-line.ts';

const ASKED = {
  ok: true,
  now: false,
  projects: [
    {
      project: 'shop',
      connection: 'github',
      intervalSeconds: 60,
      next: '2026-11-20T10:01:00.000Z',
      seen: 3,
    },
    {
      project: 'docs',
      connection: 'github',
      intervalSeconds: 300,
      seen: 0,
      problem: 'GitHub answered 401',
      hint: 'Give it a token.',
    },
  ],
};

describe('what is asked', () => {
  test.each([
    { argv: ['poll'], request: { do: 'polls', now: false } },
    { argv: ['poll', '--once'], request: { do: 'polls', now: true } },
    {
      argv: ['poll', '--once', '--project', 'shop'],
      request: { do: 'polls', now: true, project: 'shop' },
    },
  ])('sluice $argv', async ({ argv, request }) => {
    await using running = await runningSluice(() => ({ body: { ...ASKED, now: request.now } }));
    const { code, out } = await running.sluice(argv);
    expect(code).toBe(0);
    expect(JSON.parse(String(running.received[0]?.body))).toEqual(request);
    expect(out).toContain('GitHub answered 401 Give it a token.');
    expect(out.includes('with the next sweep.')).toBe(request.now);
  });

  test('a dry run goes with --once, and asks no Sluice', async () => {
    await using running = await runningSluice(() => ({ body: ASKED }));
    const { code, err } = await running.sluice(['poll', '--dry-run']);
    expect(code).toBe(2);
    expect(err).toContain('sluice poll --once --dry-run');
    expect(running.received).toHaveLength(0);
  });
});

import { describe, expect, test } from '@jest/globals';
import { NOW, runningSluice } from './command-line.ts';

const EVIL = '\x1b]0;owned\x07\u202e';
const missed = {
  guid: '72d3162e',
  event: `issues.labeled${EVIL}`,
  state: 'missed',
  status: 0,
  asked: 1,
  since: new Date(NOW - 60_000).toISOString(),
  next: new Date(NOW + 60_000).toISOString(),
};
const answer = {
  ok: true,
  dryRun: true,
  asks: 1,
  places: [
    {
      connection: 'github',
      place: 'acme/shop',
      hooks: ['/repos/acme/shop/hooks/1'],
      recovered: 2,
      problem: 'GitHub answered 403',
      hint: 'Give it the right.',
      deliveries: [
        missed,
        { ...missed, guid: 'b', state: 'refused', status: 422, next: undefined },
      ],
    },
  ],
};

describe('sluice recover', () => {
  test('shows what never came, and what to mend', async () => {
    await using running = await runningSluice(() => ({ body: answer }));
    const { code, out } = await running.sluice(['recover', '--dry-run']);
    expect(code).toBe(0);
    expect(out).toMatch(/^1 delivery would be asked for again\.$/m);
    expect(out).toMatch(/^github at acme\/shop$/m);
    expect(out).toMatch(/^ +problem +GitHub answered 403$/m);
    expect(out).toMatch(/^ +do +Give it the right\.$/m);
    expect(out).toMatch(/^ +missed +issues\.labeled\S* +no answer +1× +1 min ago/m);
    expect(out).toMatch(/^ +refused .* 422 /m);
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  });

  test.each([
    { argv: ['recover'], request: { do: 'recover', dryRun: false } },
    {
      argv: ['recover', 'github', '--dry-run'],
      request: { do: 'recover', connection: 'github', dryRun: true },
    },
  ])('asks: $argv', async ({ argv, request }) => {
    await using running = await runningSluice(() => ({ body: answer }));
    await running.sluice(argv);
    expect(JSON.parse(String(running.received[0]?.body))).toEqual(request);
  });

  test('of nothing: what it needs', async () => {
    const none = { ok: true, dryRun: false, asks: 0, places: [] };
    await using running = await runningSluice(() => ({ body: none }));
    const { out } = await running.sluice(['recover']);
    expect(out).toContain('credentials');
  });

  test('and why tells of one of them', async () => {
    const why = { ok: true, missed: { ...missed, connection: 'github', place: 'acme/shop' } };
    await using running = await runningSluice(() => ({ body: why }));
    const { out } = await running.sluice(['why', '72d3162e']);
    expect(out).toContain('A delivery that never came');
    expect(out).toMatch(/^ +we answered +no answer$/m);
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  });
});

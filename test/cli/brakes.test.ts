import { describe, expect, test } from '@jest/globals';
import { runningSluice } from './command-line.ts';

const BRAKE = {
  scope: 'project:shop',
  since: '2026-11-20T09:00:00.000Z',
  by: 'olga',
  reason: 'a freeze',
};

describe('what is asked', () => {
  test.each([
    { argv: ['pause', '--all'], request: { do: 'pause', scope: 'all' } },
    {
      argv: ['pause', '--project', 'shop', '--reason', 'a freeze'],
      request: { do: 'pause', scope: 'project:shop', reason: 'a freeze' },
    },
    { argv: ['pause', '--agent', 'coder'], request: { do: 'pause', scope: 'agent:coder' } },
    {
      argv: ['resume', '--connection', 'github'],
      request: { do: 'resume', scope: 'connection:github' },
    },
    { argv: ['brakes'], request: { do: 'brakes' } },
  ])('sluice $argv', async ({ argv, request }) => {
    const answer = { ok: true, brake: BRAKE, woken: 3, brakes: [{ ...BRAKE, waiting: 3 }] };
    await using running = await runningSluice(() => ({ body: answer }));
    const { code, out, err } = await running.sluice(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('project:shop');
    expect(out).toContain('olga');
    expect(out).toContain('a freeze');
    expect(JSON.parse(String(running.received[0]?.body))).toEqual(request);
  });
});

describe('a brake on what?', () => {
  test.each([
    { argv: ['pause'], says: 'What is it about?' },
    { argv: ['resume'], says: 'What is it about?' },
    { argv: ['pause', '--all', '--project', 'shop'], says: 'Only one of them at a time' },
    { argv: ['pause', '--project', 'a b'], says: 'a name of the configuration' },
    { argv: ['pause', 'shop'], says: 'is one too many' },
  ])('$argv is not understood, and nothing is asked', async ({ argv, says }) => {
    await using running = await runningSluice(() => ({ body: { ok: true } }));
    const { code, err } = await running.sluice(argv);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(running.received).toHaveLength(0);
  });
});

describe('what is said', () => {
  const say = async (argv: readonly string[], body: object) => {
    await using running = await runningSluice(() => ({ body }));
    return await running.sluice([...argv]);
  };

  test('of a pause: what it does not stop, and how to take it off', async () => {
    const { out } = await say(['pause', '--project', 'shop'], { ok: true, brake: BRAKE });
    expect(out).toContain('what runs goes on');
    expect(out).toContain('sluice resume --project shop');
  });

  test.each([
    { woken: 0, says: 'Nothing waited.' },
    { woken: 1, says: '1 waiting task was sent off.' },
    { woken: 12, says: '12 waiting tasks were sent off.' },
  ])('of a resume: $says', async ({ woken, says }) => {
    const { out } = await say(['resume', '--all'], { ok: true, brake: BRAKE, woken });
    expect(out).toContain(says);
  });

  test('of brakes: none, or each with what waits and who set it, and what was done lately', async () => {
    expect((await say(['brakes'], { ok: true, brakes: [] })).out).toContain('No brake is on.');
    const acts = [{ did: 'pause', scope: 'all', at: BRAKE.since, by: 'ben', reason: 'oops' }];
    const { out } = await say(['brakes'], { ok: true, brakes: [{ ...BRAKE, waiting: 31 }], acts });
    for (const word of ['31', 'a freeze', 'Lately', 'ben', 'oops']) expect(out).toContain(word);
  });

  test.each([
    { error: 'refused', code: 1 },
    { error: 'not_found', code: 4 },
  ])('of a refusal: $error → $code', async ({ error, code }) => {
    const refusal = {
      ok: false,
      error,
      message: 'There is no project shap.',
      hint: 'There are: shop.',
    };
    const said = await say(['pause', '--project', 'shap'], refusal);
    expect(said.code).toBe(code);
    expect(said.err).toContain('There are: shop.');
  });

  test('what a reason hides is shown', async () => {
    const { out } = await say(['brakes'], {
      ok: true,
      brakes: [{ ...BRAKE, reason: 'x\u001b[2J\u202e', waiting: 1 }],
    });
    expect(out).toContain('\\x1b[2J\\u202e');
  });
});

import { describe, expect, test } from '@jest/globals';
import type { PutAsideNote } from '../../../shared/core/dead-letter.ts';
import { operator } from '../../../shared/core/operator.ts';
import { pump } from '../../support/world/pump.ts';
import { KEY } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

const READABLE = 'tracker:acme/shop#7';

const note = (more: Partial<PutAsideNote> = {}): PutAsideNote => ({
  reason: 'no_head',
  step: 'dispatch',
  messageId: 'm1',
  at: 0,
  attempts: 1,
  replays: 0,
  ...more,
});

const bodyOf = (ticket: string) => JSON.stringify({ ticket });

/** Three of tasks and one of shows, each dead for another reason or of another ticket; oldest first. */
async function withLetters(): Promise<World> {
  const all = world();
  await all.start();
  const { tasks, shows } = all.deadLetters;
  await tasks.putAside('{', note({ reason: 'not_json', at: 1 }));
  await tasks.putAside(bodyOf(KEY), note({ ticket: KEY, at: 2 }));
  await tasks.putAside(bodyOf('tracker:acme:8'), note({ ticket: 'tracker:acme:8', at: 3 }));
  await shows.putAside(bodyOf(KEY), note({ ticket: KEY, step: 'writeback', at: 4 }));
  return all;
}

interface Answer {
  readonly ok: boolean;
  readonly did?: string;
  readonly letters: readonly { readonly message: string; readonly [fact: string]: unknown }[];
  readonly failed?: readonly { readonly message: string; readonly error: string }[];
  readonly queues: readonly { readonly queue: string; waiting: number; inHand: number }[];
  readonly more: boolean;
}

async function ask(all: World, request: object, by = operator('olga')): Promise<Answer> {
  return (await all.operate(request, by)) as unknown as Answer;
}

const idsIn = ({ letters }: Answer) => letters.map(({ message }) => message);
const left = async (all: World) => idsIn(await ask(all, { do: 'dlqList' }));
const ALL = ['tasks-1', 'tasks-2', 'tasks-3', 'shows-1'];

describe('dlqList', () => {
  test('shows all that there are, oldest first, and hides none', async () => {
    const all = await withLetters();
    const answer = await ask(all, { do: 'dlqList' });
    expect(idsIn(answer)).toEqual(ALL);
    expect(answer.queues).toEqual([
      { queue: 'tasks', waiting: 3, inHand: 0 },
      { queue: 'shows', waiting: 1, inHand: 0 },
    ]);
    expect(answer.more).toBe(false);
    expect(await left(all)).toEqual(ALL);
  });

  test('says of each why it is dead, and what its ticket says now', async () => {
    const [unread, waiting, unknown, show] = (await ask(await withLetters(), { do: 'dlqList' }))
      .letters;
    expect(unread).toMatchObject({ reason: 'not_json', owed: false, attempts: 1, receives: 1 });
    expect(waiting).toMatchObject({ ticket: READABLE, state: 'queued', owed: true });
    expect(unknown).toMatchObject({
      ticket: 'tracker:acme:8',
      owed: false,
      hint: expect.stringContaining('discard it'),
    });
    expect(show).toMatchObject({ queue: 'shows', function: 'writeback', owed: false });
  });

  test.each<{ given: object; ids: readonly string[] }>([
    { given: { queue: 'shows' }, ids: ['shows-1'] },
    { given: { reason: 'not_json' }, ids: ['tasks-1'] },
    { given: { reason: 'failed_repeatedly' }, ids: [] },
    { given: { ticket: KEY }, ids: ['tasks-2', 'shows-1'] },
    { given: { ticket: READABLE }, ids: ['tasks-2', 'shows-1'] },
    { given: { ticket: 'tracker:acme:8' }, ids: ['tasks-3'] },
    { given: { ticket: KEY, queue: 'tasks' }, ids: ['tasks-2'] },
    { given: { limit: 2 }, ids: ['tasks-1', 'tasks-2'] },
  ])('$given → $ids', async ({ given, ids }) => {
    const all = await withLetters();
    const answer = await ask(all, { do: 'dlqList', ...given });
    expect(idsIn(answer)).toEqual(ids);
    expect(answer.more).toBe('limit' in given);
    expect(await left(all)).toEqual(ALL);
  });

  test('what somebody else has in hand is not shown, but counted', async () => {
    const all = await withLetters();
    await all.deadLetters.tasks.take(2, 60);
    const answer = await ask(all, { do: 'dlqList' });
    expect(idsIn(answer)).toEqual(['tasks-3', 'shows-1']);
    expect(answer.queues[0]).toEqual({ queue: 'tasks', waiting: 1, inHand: 2 });
  });
});

describe('dlqShow', () => {
  test.each(['dlqShow', 'dlqDiscard'])(
    '%s says of no letter that it is gone while there are more than it can look at',
    async (request) => {
      const all = world();
      for (let n = 0; n < 1_001; n++)
        await all.deadLetters.tasks.putAside('{', note({ reason: 'not_json', at: n }));
      expect(await all.operate({ do: request, message: 'tasks-1001' })).toMatchObject({
        ok: false,
        error: 'not_found',
        hint: expect.stringContaining('more than one look can take'),
      });
    },
  );

  test('cuts no character of a long body in half', async () => {
    const all = world();
    const body = 'x'.repeat(9_999);
    await all.deadLetters.tasks.putAside(`${body}🐛`, note({ reason: 'not_json' }));
    expect(await all.operate({ do: 'dlqShow', message: 'tasks-1' })).toMatchObject({
      letter: { body, cut: true },
    });
  });

  test('shows the body, and the task of its ticket', async () => {
    const all = await withLetters();
    expect(await all.operate({ do: 'dlqShow', message: 'tasks-2' })).toMatchObject({
      ok: true,
      letter: { message: 'tasks-2', body: bodyOf(KEY), cut: false, was: 'm1' },
      task: { ticket: READABLE, state: 'queued' },
    });
    expect(await left(all)).toEqual(ALL);
  });

  test('cuts what is endless', async () => {
    const all = world();
    await all.deadLetters.tasks.putAside('x'.repeat(1_000_000), note({ reason: 'not_json' }));
    expect(await all.operate({ do: 'dlqShow', message: 'tasks-1' })).toMatchObject({
      letter: { body: 'x'.repeat(10_000), cut: true },
    });
  });

  test('of none → not found, with a hint', async () => {
    const all = await withLetters();
    const request = { do: 'dlqShow', message: 'none' };
    expect(await all.operate(request)).toMatchObject({
      error: 'not_found',
      hint: expect.stringContaining('sluice dlq list'),
    });
    await all.deadLetters.tasks.take(1, 60);
    expect(await all.operate(request)).toMatchObject({
      hint: expect.stringContaining('somebody else'),
    });
  });
});

describe.each(['dlqReplay', 'dlqDiscard'])('%s', (what) => {
  test('of nothing that was named is refused', async () => {
    const all = await withLetters();
    const request = { do: what, dryRun: false };
    expect(await all.operate(request)).toMatchObject({ ok: false, error: 'invalid' });
    expect(await left(all)).toEqual(ALL);
  });

  test('does nothing unless it is told to', async () => {
    const all = await withLetters();
    const answer = await ask(all, { do: what, all: true });
    expect(answer.did).toBe('nothing');
    expect(idsIn(answer)).toEqual(ALL);
    expect(await left(all)).toEqual(ALL);
    expect(all.deadLetters.tasks.replayed).toEqual([]);
    expect((await all.operate({ do: 'why', id: READABLE })) as object).not.toMatchObject({
      deliveries: [{ actor: 'olga' }],
    });
  });

  test.each<{ given: object; gone: readonly string[] }>([
    { given: { all: true }, gone: ALL },
    { given: { message: 'tasks-3' }, gone: ['tasks-3'] },
    { given: { reason: 'not_json' }, gone: ['tasks-1'] },
    { given: { queue: 'tasks' }, gone: ['tasks-1', 'tasks-2', 'tasks-3'] },
    { given: { ticket: READABLE }, gone: ['tasks-2', 'shows-1'] },
  ])('takes $given → $gone', async ({ given, gone }) => {
    const all = await withLetters();
    const answer = await ask(all, { do: what, dryRun: false, ...given });
    expect(idsIn(answer)).toEqual(gone);
    expect(answer.failed).toEqual([]);
    expect(await left(all)).toEqual(ALL.filter((id) => !gone.includes(id)));
    const { tasks, shows } = all.deadLetters;
    const replayed = [...tasks.replayed, ...shows.replayed];
    expect(replayed).toHaveLength(what === 'dlqReplay' ? gone.length : 0);
  });

  test('says who did it, to whoever asks about the ticket', async () => {
    const all = await withLetters();
    all.pass(1000);
    await ask(all, { do: what, dryRun: false, message: 'tasks-2' });
    expect(await all.operate({ do: 'why', id: READABLE })).toMatchObject({
      deliveries: [
        {
          actor: 'olga',
          outcome: 'accepted',
          reason: what === 'dlqReplay' ? 'dead_letter_replayed' : 'dead_letter_discarded',
        },
        {},
      ],
    });
  });

  test('does nothing before who does it is recorded', async () => {
    const all = await withLetters();
    const { record } = all.ledger;
    all.ledger.record = async () => {
      throw new Error('the table is away');
    };
    const answer = await ask(all, { do: what, dryRun: false, message: 'tasks-2' });
    expect(answer.failed).toEqual([{ message: 'tasks-2', error: 'Error' }]);
    all.ledger.record = record;
    expect(await left(all)).toEqual(ALL);
  });

  test('one that fails stays, keeps no other from it, and the same again goes on', async () => {
    const all = await withLetters();
    const { replay, discard } = all.deadLetters.tasks;
    const break_ = async ({ id }: { id: string }) => {
      if (id === 'tasks-2') throw new Error('the queue is away');
    };
    Object.assign(all.deadLetters.tasks, { replay: break_, discard: break_ });
    const answer = await ask(all, { do: what, dryRun: false, ticket: KEY });
    expect(answer.failed).toEqual([{ message: 'tasks-2', error: 'Error' }]);
    Object.assign(all.deadLetters.tasks, { replay, discard });
    expect(await left(all)).toEqual(['tasks-1', 'tasks-2', 'tasks-3']);
    await ask(all, { do: what, dryRun: false, ticket: KEY });
    expect(await left(all)).toEqual(['tasks-1', 'tasks-3']);
  });

  test('by two at once is done once each', async () => {
    const all = await withLetters();
    const requests = ['olga', 'carl'].map((name) =>
      ask(all, { do: what, dryRun: false, all: true }, operator(name)),
    );
    const answers = await Promise.all(requests);
    expect(answers.flatMap(idsIn).sort()).toEqual([...ALL].sort());
    expect(await left(all)).toEqual([]);
  });

  test('again of one that is gone → not found', async () => {
    const all = await withLetters();
    const request = { do: what, dryRun: false, message: 'tasks-3' };
    await ask(all, request);
    expect(await all.operate(request)).toMatchObject({ ok: false, error: 'not_found' });
  });
});

describe('what a replay does', () => {
  test('a task whose message died is started by it, once, however often it is replayed', async () => {
    const all = await withLetters();
    while (all.tasks.take()) {}
    for (let times = 0; times < 3; times++) {
      await all.deadLetters.tasks.putAside(bodyOf(KEY), note({ ticket: KEY, at: 5 + times }));
    }
    await ask(all, { do: 'dlqReplay', ticket: KEY, dryRun: false });
    for (const { body } of all.deadLetters.tasks.replayed) await all.tasks.send(JSON.parse(body));
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 1 });
    expect(all.agent.runs.size).toBe(1);
  });

  test('one that comes back says how often it was replayed', async () => {
    const all = world();
    await all.deadLetters.tasks.putAside('{', note({ reason: 'not_json', replays: 2 }));
    await ask(all, { do: 'dlqReplay', all: true, dryRun: false });
    expect(all.deadLetters.tasks.replayed).toEqual([{ body: '{', by: 'olga', replays: 3 }]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { result } from '../../functions/report/result.ts';
import { BackendError } from '../../shared/core/backend-error.ts';
import type { Fact } from '../../shared/core/fact.ts';
import { operator } from '../../shared/core/operator.ts';
import { HOUR, MINUTE } from '../contracts/clock.ts';
import { observedWorld } from '../support/observe/observed-world.ts';
import { unavailable } from '../support/world/fake-backend.ts';
import { minutes, pump } from '../support/world/pump.ts';
import { KEY, projectOf } from '../support/world/samples.ts';

const TASK = `${KEY}:1`;
const once = (retries: number) => projectOf({ limits: { retries, startBySeconds: 7_200 } });

function effects(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) =>
    fact.kind === 'effect'
      ? [[fact.effect, fact.result, fact.reason].filter(Boolean).join(' ')]
      : [],
  );
}

function attempts(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) =>
    fact.kind === 'attempt' ? [`${fact.attempt} ${fact.agent} ${fact.state} ${fact.reason}`] : [],
  );
}

function states(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) => (fact.kind === 'state' ? [fact.state] : []));
}

describe('an effect is told of once for each try', () => {
  test('handed over, shown, shown again at the end, put away', async () => {
    const { all, facts } = observedWorld();
    await all.start();
    await pump(all);
    await result(await all.caller(), { success: true, summary: '', exit_code: 0 }, all.deps);
    await pump(all);
    expect(effects(facts)).toEqual(['enqueue done', 'show done', 'archive done', 'show done']);
    for (const fact of facts)
      if (fact.kind === 'effect') expect(fact).toMatchObject({ ticket: KEY, task: TASK });
  });

  test.each([
    {
      given: 'an agent that refuses',
      fail: [{ refused: 'no' }],
      told: ['enqueue given_up agent_refused'],
    },
    {
      given: 'an agent that throws once',
      fail: [new Error('away')],
      told: ['enqueue retry failed', 'enqueue done'],
    },
    {
      given: 'an agent that throws for good',
      fail: Array.from({ length: 5 }, () => new Error('away')),
      told: [
        'enqueue retry failed',
        'enqueue retry failed',
        'enqueue retry failed',
        'enqueue retry failed',
        'enqueue given_up failed',
      ],
    },
  ])('$given', async ({ fail, told }) => {
    const { all, facts } = observedWorld(once(0));
    all.agent.answers.push(...fail);
    await all.start();
    await pump(all);
    await minutes(all, 90);
    expect(effects(facts).filter((each) => each.startsWith('enqueue'))).toEqual(told);
  });

  test('an agent that is no longer configured', async () => {
    const { all, facts } = observedWorld(once(0));
    all.agent.answers.push(new Error('away'));
    await all.start();
    await pump(all);
    all.config.current = { ...all.config.current, agents: [] };
    await minutes(all, 5);
    expect(effects(facts)).toContain('enqueue given_up agent_unknown');
  });

  test.each([
    { given: 'a tracker that is down once', failures: [unavailable()], told: 'retry unavailable' },
    {
      given: 'a token that may not',
      failures: [
        new BackendError('permission_denied', 'No'),
        new BackendError('permission_denied', 'No'),
      ],
      told: 'given_up permission_denied',
    },
    { given: 'a fault of ours', failures: [new TypeError('x')], told: 'retry failed' },
  ])('$given', async ({ failures, told }) => {
    const { all, facts } = observedWorld();
    await all.start();
    await all.dispatch();
    all.backend.failures.push(...failures);
    await all.writeback().catch(() => undefined);
    expect(effects(facts)).toEqual(['enqueue done', `show ${told}`]);
  });

  test('a sender that named an address is called back', async () => {
    const { all, facts } = observedWorld();
    await all.start();
    const head = await all.head();
    if (!head.ticket) throw new Error('it has a ticket');
    const ticket = { ...head.ticket, callbackUrl: 'https://ci.example/done' };
    await all.heads.write(KEY, { when: [], set: { ticket } });
    await pump(all);
    expect(effects(facts)).toEqual(['enqueue done', 'callback done']);
  });

  test('a stop that is taken, and one that fails first', async () => {
    for (const failures of [[], [new Error('away')]]) {
      const { all, facts } = observedWorld();
      await all.running();
      all.agent.stopFailures.push(...failures);
      facts.length = 0;
      await all.operate({ do: 'stop', id: TASK }, operator('olga'));
      await pump(all);
      await minutes(all, 3);
      const stops = effects(facts).filter((each) => each.startsWith('stop'));
      expect(stops).toEqual([...failures.map(() => 'stop retry failed'), 'stop done']);
    }
  });

  test('a stop that is never taken is given up', async () => {
    const { all, facts } = observedWorld();
    await all.running();
    all.agent.stopFailures.push(...Array.from({ length: 20 }, () => new Error('away')));
    facts.length = 0;
    await all.operate({ do: 'stop', id: TASK }, operator('olga'));
    for (let hour = 0; hour < 24; hour++) {
      all.pass(HOUR);
      await minutes(all, 1);
    }
    const stops = effects(facts).filter((each) => each.startsWith('stop'));
    expect(stops).toEqual([
      ...Array.from({ length: 19 }, () => 'stop retry failed'),
      'stop given_up failed',
    ]);
  });
});

describe('an attempt is told of once, when it is over', () => {
  test.each([
    { given: 'success', success: true, told: '1 coder succeeded succeeded' },
    { given: 'failure', success: false, told: '1 coder failed agent_failed' },
  ])('$given', async ({ success, told }) => {
    const { all, facts } = observedWorld(once(0));
    await all.running();
    all.pass(7 * MINUTE);
    await result(await all.caller(), { success, summary: '', exit_code: 0 }, all.deps);
    expect(attempts(facts)).toEqual([told]);
    expect(facts.find((fact) => fact.kind === 'attempt')).toMatchObject({
      ticket: KEY,
      task: TASK,
      ms: 7 * MINUTE,
    });
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'state', tookMs: 7 * MINUTE, task: TASK }),
    );
  });

  test('one that failed, and the next', async () => {
    const { all, facts } = observedWorld(once(1));
    await all.running();
    const failed = { success: false, summary: '', exit_code: 1 };
    await result(await all.caller(), failed, all.deps);
    await minutes(all, 3);
    await result(await all.caller(), failed, all.deps);
    await minutes(all, 3);
    expect(attempts(facts)).toEqual([
      '1 coder queued retry_scheduled',
      '2 coder failed agent_failed',
    ]);
  });

  test('a question and its answer end none', async () => {
    const { all, facts } = observedWorld();
    await all.running();
    await all.heads.write(KEY, {
      when: [],
      set: { state: 'needs_info', reason: 'asked' },
      append: { history: [{ at: all.clock.now, to: 'needs_info', reason: 'asked' }] },
    });
    expect(attempts(facts)).toEqual([]);
  });

  test('an agent that never calls', async () => {
    const { all, facts } = observedWorld(projectOf({ limits: { retries: 0 } }));
    await all.running();
    await minutes(all, 15);
    expect(attempts(facts)).toEqual(['1 coder failed never_called']);
  });
});

describe('a state is told of once', () => {
  test('from the opening to the end, with how long it waited', async () => {
    const { all, facts } = observedWorld();
    const deps = { ...all.deps };
    await all.start();
    all.pass(MINUTE);
    await pump(all);
    await result(
      await all.caller(),
      { success: true, summary: '', exit_code: 0, cost_estimate_usd: 0.25 },
      deps,
    );
    await result(
      await all.caller(),
      { success: true, summary: '', exit_code: 0, cost_estimate_usd: 0.25 },
      deps,
    );
    expect(states(facts)).toEqual(['running', 'succeeded']);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'state', waitedMs: MINUTE }));
    expect(facts.filter(({ kind }) => kind === 'cost')).toEqual([
      { kind: 'cost', ticket: KEY, task: TASK, attempt: 1, outcome: 'succeeded', dollars: 0.25 },
    ]);
  });
});

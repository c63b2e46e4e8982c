import { describe, expect, test } from '@jest/globals';
import { heartbeat } from '../../../functions/report/heartbeat.ts';
import { taskId } from '../../../shared/core/task-id.ts';
import { attemptOf } from '../../../shared/core/token.ts';
import { DAY, HOUR, MINUTE, START } from '../../contracts/clock.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import { KEY, projectOf, ticketOf } from '../../support/world/samples.ts';
import { TOKEN_KEY, world } from '../../support/world/world.ts';

/** The first attempt's idempotency key. */
const RUN = `${taskId(KEY, 1)}:1:${START.toString(36)}`;

describe('handing a task over', () => {
  test('the agent gets the task, its address and a token for this attempt', async () => {
    const all = world();
    await all.start();
    await pump(all);
    const id = taskId(KEY, 1);
    expect(all.agent.starts).toMatchObject([
      {
        idempotencyKey: RUN,
        url: `https://sluice.example/tasks/${encodeURIComponent(id)}`,
        deadlineSeconds: 7_200,
        task: { id, attempt: 1, repo: 'acme/shop', agent: 'coder', trigger: { by: 'jane' } },
      },
    ]);
    expect(attemptOf(all.agent.starts[0]?.token ?? '', TOKEN_KEY, id)).toEqual({
      attempt: 1,
      openedAt: START,
    });
    const head = await all.head();
    expect(head).toMatchObject({ state: 'running', attempt: 1, reference: `run:${RUN}` });
    expect(head).not.toHaveProperty('enqueueOwed');
  });

  test('an agent with a time of its own has that as its deadline', async () => {
    const all = world();
    const [agent] = all.config.current.agents;
    if (!agent) throw new Error('there is no agent');
    all.config.current = { ...all.config.current, agents: [{ ...agent, timeoutSeconds: 60 }] };
    await all.start();
    await pump(all);
    expect((await all.head()).deadline).toBe(all.clock.now + MINUTE);
  });

  test('an agent that never calls has its deadline as lease', async () => {
    const all = world();
    all.agent.heartbeats = false;
    await all.start();
    await pump(all);
    const head = await all.head();
    expect(head.lease).toBe(head.deadline);
    expect(head).not.toHaveProperty('startBy');
  });

  test('an agent that refuses → failed, with its words, harmless', async () => {
    const all = world();
    all.agent.answers.push({ refused: 'Not today, @jane' });
    await all.start();
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'agent_refused' });
    expect(all.comment()).toContain('` Not today, @jane `');
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      true,
    );
  });

  test('an agent that throws five times → the attempt has failed, the next one follows', async () => {
    const all = world();
    await all.start();
    all.agent.answers.push(...Array.from({ length: 5 }, () => new Error('no connection')));
    for (let tries = 1; tries <= 4; tries++) {
      await expect(all.dispatch()).rejects.toThrow('no connection');
      expect(await all.head()).toMatchObject({ state: 'running', startTries: tries });
    }
    await expect(all.dispatch()).rejects.toThrow('no connection');
    expect(await all.head()).toMatchObject({ state: 'queued', reason: 'retry_scheduled' });
    all.pass(MINUTE);
    await all.dispatch();
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 2 });
    expect(new Set(all.agent.starts.map((each) => each.idempotencyKey)).size).toBe(2);
  });

  test('an agent that always throws → failed after the retries, and the ticket hears why', async () => {
    const all = world();
    await all.start();
    all.agent.answers.push(...Array.from({ length: 20 }, () => new Error('no connection')));
    await minutes(all, 90);
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'agent_unreachable' });
    expect(all.comment()).toContain('The agent could not be started.');
  });

  test('what an agent’s failure says is for the log, not for the ticket', async () => {
    const all = world(projectOf({ limits: { retries: 0 } }));
    await all.start();
    const words = 'getaddrinfo ENOTFOUND agents.internal';
    all.agent.answers.push(...Array.from({ length: 5 }, () => new Error(words)));
    for (let tries = 1; tries <= 5; tries++) await expect(all.dispatch()).rejects.toThrow(words);
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'agent_unreachable' });
    expect(all.comment()).not.toContain('agents.internal');
  });

  test('an agent that is given up is told to stop what it may have begun', async () => {
    const all = world(projectOf({ limits: { retries: 0 } }));
    await all.start();
    all.agent.answers.push(...Array.from({ length: 5 }, () => new Error('cut off')));
    for (let tries = 1; tries <= 5; tries++)
      await expect(all.dispatch()).rejects.toThrow('cut off');
    await minutes(all, 2);
    expect(all.agent.stops).toEqual([RUN]);
  });

  test('an agent that called and whose answer was lost has begun', async () => {
    const all = world();
    await all.start();
    all.agent.meanwhile = async () => {
      await heartbeat(await all.caller(), 0, all.deps);
      throw new Error('cut off');
    };
    expect(await all.dispatch()).toBe('started');
    const head = await all.head();
    expect(head).toMatchObject({ state: 'running', attempt: 1, reference: RUN });
    expect(head).not.toHaveProperty('enqueueOwed');
    expect(all.agent.starts).toHaveLength(1);
  });

  test('an agent that is no longer configured → failed', async () => {
    const all = world();
    await all.start();
    all.agent.answers.push(new Error('busy'));
    await expect(all.dispatch()).rejects.toThrow('busy');
    all.config.current = { ...all.config.current, agents: [] };
    await all.dispatch();
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'agent_unknown' });
  });

  test('an agent that is done before we hear of it is not stopped', async () => {
    const all = world();
    await all.start();
    all.agent.meanwhile = async () => {
      const { result } = await import('../../../functions/report/result.ts');
      await result(await all.caller(), { success: true, summary: '', exit_code: 0 }, all.deps);
    };
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'succeeded' });
    expect(all.agent.stops).toEqual([]);
  });

  test('an agent that asks before we hear of it can still be stopped', async () => {
    const all = world();
    await all.start();
    all.agent.meanwhile = async () => {
      const { question } = await import('../../../functions/report/tell.ts');
      await question(await all.caller(), 'Which button?', all.deps);
    };
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'needs_info' });
    await all.operate({ do: 'stop', id: KEY });
    await pump(all);
    expect(all.agent.stops).toEqual([`run:${RUN}`]);
  });

  test('a task that is stopped while its agent starts has the run stopped at once', async () => {
    const all = world();
    await all.start();
    all.agent.meanwhile = async () => {
      await all.operate({ do: 'stop', id: KEY });
    };
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled' });
    expect(all.agent.stops).toContain(`run:${RUN}`);
  });

  test('a run that begins after its attempt was given up is stopped', async () => {
    const all = world();
    await all.start();
    all.agent.meanwhile = async () => {
      all.pass(10 * MINUTE);
      await all.sweep();
      await all.dispatch();
    };
    await all.dispatch();
    expect(await all.head()).toMatchObject({ state: 'queued', reason: 'retry_scheduled' });
    expect(all.agent.stops.at(-1)).toBe(`run:${RUN}`);
  });

  const begunUnheard = async () => {
    const all = world();
    await all.start();
    all.agent.meanwhile = () => {
      throw new Error('cut off');
    };
    await expect(all.dispatch()).rejects.toThrow('cut off');
    await all.operate({ do: 'stop', id: KEY });
    return all;
  };

  test('a run that began and was never heard of is stopped with its task', async () => {
    const all = await begunUnheard();
    await pump(all);
    expect(all.agent.stops).toEqual([RUN]);
  });

  test('and when the next task opens before it was told', async () => {
    const all = await begunUnheard();
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    expect(await all.head()).toMatchObject({ epoch: 2, state: 'running' });
    expect(all.agent.stops).toEqual([RUN]);
  });

  test('a run that begins after its stop, and is never heard of, is stopped', async () => {
    const all = world();
    await all.start();
    all.agent.meanwhile = async () => {
      await all.operate({ do: 'stop', id: KEY });
      await all.dispatch();
      throw new Error('cut off');
    };
    await expect(all.dispatch()).rejects.toThrow('cut off');
    expect(all.agent.stops.at(-1)).toBe(RUN);
    expect(all.agent.stops).toHaveLength(2);
  });
});

describe('once', () => {
  test('two dispatchers at the same time start one run', async () => {
    const all = world();
    await all.start();
    await Promise.all([all.dispatch(), all.dispatch(), all.dispatch()]);
    expect(all.agent.starts).toHaveLength(1);
    expect(await all.head()).toMatchObject({ attempt: 1 });
  });

  test('two messages at the same time hand a claimed attempt over once', async () => {
    const all = world();
    await all.start();
    all.agent.answers.push(new Error('busy'));
    await expect(all.dispatch()).rejects.toThrow('busy');
    const done = await Promise.all([all.dispatch(), all.dispatch(), all.dispatch()]);
    expect(done.sort()).toEqual(['started', 'waiting', 'waiting']);
    expect(all.agent.starts).toHaveLength(2);
  });

  test('a ticket that was forgotten and comes again has other keys and tokens', async () => {
    const [first, second] = [world(), world()];
    second.pass(91 * DAY);
    for (const all of [first, second]) {
      await all.start();
      await pump(all);
    }
    const [before, after] = [first.agent.starts[0], second.agent.starts[0]];
    expect(before?.task.id).toBe(after?.task.id);
    expect(before?.idempotencyKey).not.toBe(after?.idempotencyKey);
    expect(before?.token).not.toBe(after?.token);
  });

  test('fifty messages in any order start one run and write one comment', async () => {
    const all = world();
    await all.start();
    let seed = 7;
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    await pump(all, { copies: 50, random });
    expect(all.agent.runs.size).toBe(1);
    expect(all.backend.comments.size).toBe(1);
  });

  test('a crash between claim and start repeats the same attempt with the same key', async () => {
    const all = world();
    await all.start();
    const { agent } = all.deps;
    Object.assign(all.deps, { agent: () => Promise.reject(new Error('the process died')) });
    await expect(all.dispatch()).rejects.toThrow('the process died');
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 1, enqueueOwed: true });
    Object.assign(all.deps, { agent });
    expect(await all.dispatch()).toBe('waiting');
    await minutes(all, 3);
    expect(all.agent.starts.map((each) => each.idempotencyKey)).toEqual([RUN]);
  });

  test('a crash between start and note repeats the start, and the agent has one run', async () => {
    const all = world();
    await all.start();
    const { write } = all.heads;
    all.agent.meanwhile = () => {
      all.heads.write = () => Promise.reject(new Error('the process died'));
    };
    await expect(all.dispatch()).rejects.toThrow('the process died');
    all.heads.write = write;
    await minutes(all, 3);
    expect(all.agent.starts).toHaveLength(2);
    expect(all.agent.runs.size).toBe(1);
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 1 });
  });
});

describe('slots', () => {
  const full = async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.slots.take('shop', 'other', all.clock.now + 10 * MINUTE, 1, all.clock.now);
    await all.start();
    return all;
  };

  test('a task waits while as many run as may, and says so', async () => {
    const all = await full();
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'queued', reason: 'waiting_for_slot' });
    expect(all.comment()).toContain('As many tasks of the project run as may at once.');
    expect(all.agent.starts).toHaveLength(0);
  });

  test('and goes on when one is free', async () => {
    const all = await full();
    await minutes(all, 3);
    await all.slots.release('shop', 'other');
    await minutes(all, 10);
    expect(await all.head()).toMatchObject({ state: 'running' });
    expect(all.backend.comments.size).toBe(1);
  });

  test('and goes on when one lapsed', async () => {
    const all = await full();
    await minutes(all, 12);
    expect(await all.head()).toMatchObject({ state: 'running' });
  });

  test.each([undefined, 60, 3 * 7_200])(
    'a slot lasts as long as its attempt may: %s seconds of the agent’s',
    async (timeoutSeconds) => {
      const all = world(projectOf({ limits: { concurrency: 1 } }));
      const agents = all.config.current.agents.map((each) =>
        timeoutSeconds === undefined ? each : { ...each, timeoutSeconds },
      );
      all.config.current = { ...all.config.current, agents };
      await all.start();
      await pump(all);
      const { deadline = 0 } = await all.head();
      expect(deadline).toBe(all.clock.now + (timeoutSeconds ?? 7_200) * 1000);
      const others = (at: number) => all.slots.take('shop', 'other', at, 1, at);
      expect(await others(deadline)).toBe(false);
      expect(await others(deadline + 2 * MINUTE)).toBe(true);
    },
  );

  test('a task that was stopped while it took its slot gives it back', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.start();
    const { take } = all.slots;
    all.slots.take = async (...asked) => {
      all.slots.take = take;
      await all.operate({ do: 'stop', id: KEY });
      await pump(all);
      return take(...asked);
    };
    await all.dispatch();
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      true,
    );
  });

  test('a task that ends before it runs gives back what the last one of its ticket held', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.running();
    await all.operate({ do: 'stop', id: KEY });
    await all.operate({ do: 'retry', id: KEY });
    all.backend.ticket = ticketOf({ open: false });
    await pump(all);
    expect(await all.head()).toMatchObject({ epoch: 2, state: 'cancelled', reason: 'closed' });
    const { now } = all.clock;
    expect(await all.slots.take('shop', 'other', now + MINUTE, 1, now)).toBe(true);
  });

  test('two dispatchers for one task: the loser leaves the winner its slot', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.start();
    await Promise.all([all.dispatch(), all.dispatch()]);
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      false,
    );
  });
});

describe('a stop', () => {
  test('tells the agent, frees the slot, and the ticket shows it', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.running();
    await all.operate({ do: 'stop', id: KEY });
    await pump(all);
    expect(all.agent.stops).toEqual([`run:${RUN}`]);
    expect(all.comment()).toContain('Stopped');
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      true,
    );
  });

  test('that the agent does not take is tried again', async () => {
    const all = world();
    await all.running();
    all.agent.stopFailures.push(new Error('busy'), new Error('busy'));
    await all.operate({ do: 'stop', id: KEY });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', stopOwed: true });
    await minutes(all, 5);
    expect(await all.head()).not.toHaveProperty('stopOwed');
    expect(all.agent.stops).toHaveLength(3);
  });

  test('that the agent never takes is tried ever more rarely, then given up, and kept', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.running();
    all.agent.stopFailures.push(...Array.from({ length: 100 }, () => new Error('busy')));
    await all.operate({ do: 'stop', id: KEY });
    await pump(all);
    await minutes(all, 60);
    expect(all.agent.stops.length).toBeLessThan(10);
    expect(await all.head()).toMatchObject({ stopOwed: true });
    for (let hours = 0; hours < 24; hours++) {
      all.pass(HOUR);
      await minutes(all, 1);
    }
    const head = await all.head();
    expect(all.agent.stops).toHaveLength(20);
    expect(head).toMatchObject({ state: 'cancelled', stopGivenUp: true, stopTries: 20 });
    for (const gone of ['stopOwed', 'stopRun', 'dueAt']) expect(head).not.toHaveProperty(gone);
    expect(await all.operate({ do: 'show', id: KEY })).toMatchObject({
      task: { stop: { givenUp: true, tries: 20 } },
    });
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      true,
    );
    await all.slots.release('shop', 'other');
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'running', epoch: 2 });
    expect(await all.head()).not.toHaveProperty('stopTries');
  });

  test('of what never ran stops nothing at the agent', async () => {
    const all = world();
    await all.start();
    await all.operate({ do: 'stop', id: KEY });
    await pump(all);
    expect(all.agent.stops).toEqual([]);
    expect(await all.head()).not.toHaveProperty('stopOwed');
  });
});

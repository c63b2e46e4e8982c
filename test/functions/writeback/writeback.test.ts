import { describe, expect, test } from '@jest/globals';
import { result } from '../../../functions/report/result.ts';
import { progress } from '../../../functions/report/tell.ts';
import { writeback } from '../../../functions/writeback/writeback.ts';
import type { BackendErrorKind } from '../../../shared/core/backend-error.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Result } from '../../../shared/core/result.ts';
import { HOUR, MINUTE } from '../../contracts/clock.ts';
import { unavailable } from '../../support/world/fake-backend.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import { KEY } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

const done: Result = { success: true, summary: 'Mended.', exit_code: 0 };

async function ending(all: World, with_ = done): Promise<void> {
  await result(await all.caller(), structuredClone(with_), all.deps);
}

describe('what the ticket shows', () => {
  test('the comment first, then the mark', async () => {
    const all = world();
    await all.start();
    await pump(all);
    expect(all.backend.calls).toEqual([
      'look',
      'addComment **Sluice: Working on it**',
      'markInProgress',
    ]);
    await ending(all);
    await pump(all);
    expect(all.backend.calls.slice(3)).toEqual(['addComment **Sluice: Done**', 'markComplete']);
    expect(all.backend.comments.size).toBe(1);
  });

  test.each([
    { given: 'was in progress', before: true },
    { given: 'never was', before: false },
  ])('the end of a task that $given: $before', async ({ before }) => {
    const all = world();
    await all.start();
    await all.dispatch();
    if (before) await pump(all);
    const told: unknown[] = [];
    const { markComplete } = all.backend;
    all.backend.markComplete = async (ticket, with_, wasInProgress) => {
      told.push(wasInProgress);
      await markComplete(ticket, with_, wasInProgress);
    };
    await ending(all);
    await pump(all);
    expect(told).toEqual([before]);
  });

  test('is for programs, too', async () => {
    const all = world();
    await all.running();
    await ending(all);
    await pump(all);
    expect([...all.backend.comments.values()][0]?.comment).toMatchObject({
      marker: `${KEY}:1`,
      tells: 'success',
      facts: { state: 'succeeded', reason: 'succeeded', epoch: 1, attempt: 1, result: done },
    });
  });

  test('notes when the mark was put on, once', async () => {
    const all = world();
    const { markedAt } = await all.running();
    expect(markedAt).toBe(all.clock.now);
    all.pass(MINUTE);
    await progress(await all.caller(), 'half', all.deps);
    await minutes(all, 1);
    expect((await all.head()).markedAt).toBe(markedAt);
  });

  test('nothing, where there is nothing to show', async () => {
    const all = world();
    await all.start();
    expect(await all.writeback()).toBe('shown');
    expect(all.backend.calls).toEqual([]);
    const stopped = world();
    const fence = { when: [], set: { fence: stopped.clock.now } };
    await stopped.heads.write(KEY, fence);
    expect(await stopped.writeback()).toBe('nothing');
  });

  test('once more, where whoever had the message before died with it', async () => {
    const all = world();
    await all.running();
    const before = (await all.head()).showShown ?? 0;
    expect(await writeback(KEY, all.deps)).toBe('shown');
    expect(all.backend.calls).toEqual([]);
    expect(await writeback(KEY, all.deps, true)).toBe('shown');
    expect(all.backend.calls).not.toEqual([]);
    expect((await all.head()).showShown).toBe(before + 1);
  });

  test('of a ticket that nobody knows is for a person to look at', async () => {
    await expect(world().writeback()).rejects.toMatchObject({ code: 'no_head' });
    await expect(world().dispatch()).rejects.toMatchObject({ code: 'no_head' });
  });

  test('a comment that a person deleted is made anew', async () => {
    const all = world();
    await all.running();
    (all.backend.comments as Map<string, unknown>).clear();
    await ending(all);
    await pump(all);
    expect(all.comment()).toContain('Sluice: Done');
  });
});

describe('the newest is shown, and once', () => {
  test('two executors write one comment', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    const shown = await Promise.all([all.writeback(), all.writeback(), all.writeback()]);
    expect(shown.filter((each) => each === 'shown')).toHaveLength(1);
    expect(all.backend.calls.filter((call) => call.startsWith('addComment'))).toHaveLength(1);
  });

  test('a late message never brings back what was before', async () => {
    const all = world();
    await all.running();
    await ending(all);
    await pump(all, { copies: 5 });
    await minutes(all, 5);
    expect(all.backend.calls).toEqual(['addComment **Sluice: Done**', 'markComplete']);
  });

  test('what changed while it was shown is shown right after, not by the next sweep', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    all.backend.meanwhile = async () => {
      await ending(all);
      expect(await all.writeback()).toBe('waiting');
    };
    expect(await all.writeback()).toBe('archived');
    expect(all.backend.calls.slice(1)).toEqual([
      'addComment **Sluice: Working on it**',
      'markInProgress',
      'addComment **Sluice: Done**',
      'markComplete',
    ]);
  });

  test('what changed while a slow tracker was shown something waits for sweep, not for a killed executor', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    all.backend.meanwhile = async () => {
      all.pass(15_000);
      await ending(all);
      all.shows.take();
    };
    expect(await all.writeback()).toBe('waiting');
    expect(all.comment()).toContain('Working on it');
    await minutes(all, 1);
    expect(all.comment()).toContain('Sluice: Done');
    expect(all.backend.comments.size).toBe(1);
  });

  test('an executor that was slower than its lease does not undo the newer version', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    all.backend.meanwhile = async () => {
      all.pass(2 * MINUTE);
      await ending(all);
      await all.writeback();
    };
    await all.writeback();
    await minutes(all, 3);
    const head = await all.head();
    expect(head.showShown).toBe(head.showWant);
    expect(head.state).toBe('succeeded');
  });

  test('an executor that was slower than its lease does not undo the newer version, though it fails to say so at first', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    const { write } = all.heads;
    all.backend.meanwhile = async () => {
      all.pass(2 * MINUTE);
      await ending(all);
      await all.writeback();
      all.heads.write = async () => {
        all.heads.write = write;
        throw new Error('the table does not answer');
      };
    };
    await all.writeback();
    expect(all.heads.write).toBe(write);
    await minutes(all, 3);
    const head = await all.head();
    expect(head.showShown).toBe(head.showWant);
    expect(all.comment()).toContain('Sluice: Done');
  });

  test.each(['works', 'fails'])(
    'a slower executor that at last %s leaves the next one’s lease, and has the ticket shown again',
    async (at) => {
      const all = world();
      await all.start();
      await all.dispatch();
      all.backend.meanwhile = async () => {
        all.pass(2 * MINUTE);
        await ending(all);
        await all.heads.write(KEY, { when: [], set: { showLease: all.clock.now + MINUTE } });
        expect((await all.head()).showWant).toBe(2);
        if (at === 'fails') throw unavailable();
      };
      await all.writeback();
      const head = await all.head();
      expect(head).toMatchObject({ showLease: all.clock.now + MINUTE, showWant: 3 });
      expect(head.showShown ?? 0).toBe(0);
      expect(head).not.toHaveProperty('showError');
      await minutes(all, 5);
      const after = await all.head();
      expect(after.showShown).toBe(3);
      expect(all.comment()).toContain('Sluice: Done');
      expect(all.backend.comments.size).toBe(1);
    },
  );

  test('a slower executor does not leave an ended task’s comment saying that it goes on, once the next one is shown elsewhere', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    all.backend.meanwhile = async () => {
      all.pass(2 * MINUTE);
      await ending(all);
      await pump(all);
      await all.operate({ do: 'retry', id: KEY });
    };
    await all.writeback();
    await pump(all);
    const comments = [...all.backend.comments.values()].map(({ comment }) => comment);
    expect(comments).toMatchObject([
      { marker: `${KEY}:1`, facts: { epoch: 1, state: 'succeeded' } },
      { marker: `${KEY}:2`, facts: { epoch: 2, state: 'running' } },
    ]);
  });

  test('an epoch that opened meanwhile shows itself', async () => {
    const all = world();
    await all.running();
    await all.operate({ do: 'stop', id: KEY });
    await all.dispatch();
    all.backend.meanwhile = async () => {
      await all.operate({ do: 'retry', id: KEY });
    };
    await pump(all);
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ epoch: 2, state: 'running' });
    expect(all.comment()).toContain('Sluice: Working on it** · run 2');
  });
});

test('a comment whose id was lost with the answer is taken over by the next task', async () => {
  const all = world();
  await all.start();
  await all.dispatch();
  const { addComment } = all.backend;
  all.backend.addComment = async (ticket, comment) => {
    await addComment(ticket, comment);
    throw unavailable();
  };
  expect(await all.writeback()).toBe('failed');
  all.backend.addComment = addComment;
  await ending(all, { success: false, summary: '', exit_code: 2 });
  await all.operate({ do: 'retry', id: KEY });
  await pump(all);
  await minutes(all, 3);
  expect(await all.head()).toMatchObject({ epoch: 2, state: 'running' });
  expect([...all.backend.comments.values()].map(({ comment }) => comment)).toMatchObject([
    { marker: `${KEY}:1`, task: `${KEY}:2`, facts: { epoch: 2 } },
  ]);
});

test('an end that was not shown before the next task is told with that one, to its end', async () => {
  const all = world();
  await all.running();
  await ending(all, { ...done, merge_request_url: 'https://github.com/acme/shop/pull/1' });
  await all.operate({ do: 'retry', id: KEY });
  await minutes(all, 2);
  expect(all.backend.comments.size).toBe(1);
  for (const headline of ['Working on it', 'Done']) {
    expect(all.comment()).toMatch(`**Sluice: ${headline}** · run 2`);
    expect(all.comment()).toContain('**Before that, run 1: Done**');
    expect(all.comment()).toContain('https://github.com/acme/shop/pull/1');
    if (headline === 'Done') break;
    await ending(all, { ...done, summary: 'Mended more.' });
    await pump(all);
  }
  expect(all.comment()).toContain('Mended more.');
  expect(await all.heads.past(KEY)).toMatchObject([
    { epoch: 2 },
    { epoch: 1, showWant: 2, showShown: 2 },
  ]);
  await all.start({ keys: ['third'] });
  expect(await all.head()).not.toHaveProperty('untold');
});

describe('an outage', () => {
  test('of an hour costs one update', async () => {
    const all = world();
    await all.running();
    all.backend.failures.push(...Array.from({ length: 100 }, () => unavailable()));
    for (const text of ['a', 'b', 'c']) {
      await progress(await all.caller(), text, all.deps);
      await minutes(all, 1);
    }
    await ending(all);
    await minutes(all, 56);
    expect(all.backend.calls.length).toBeLessThan(25);
    all.backend.calls.length = 0;
    all.backend.failures.length = 0;
    await minutes(all, 70);
    expect(all.backend.calls).toEqual(['addComment **Sluice: Done**', 'markComplete']);
    expect(await all.heads.past(KEY)).toHaveLength(1);
  });

  test('between comment and mark repeats both, with one comment', async () => {
    const all = world();
    await all.running();
    await ending(all);
    all.backend.meanwhile = () => {
      all.backend.failures.push(unavailable());
    };
    await pump(all);
    await minutes(all, 5);
    expect(all.backend.calls).toEqual([
      'addComment **Sluice: Done**',
      'markComplete',
      'addComment **Sluice: Done**',
      'markComplete',
    ]);
    expect(all.backend.comments.size).toBe(1);
  });

  test.each([
    { retryAfter: 600, random: 0, wait: 600_000 },
    { retryAfter: undefined, random: 0, wait: 30_000 },
    { retryAfter: undefined, random: 1, wait: 60_000 },
    { retryAfter: 1, random: 1, wait: 60_000 },
  ])(
    'Retry-After $retryAfter, jitter $random → again after $wait',
    async ({ retryAfter, random, wait }) => {
      const all = world();
      Object.assign(all.deps, { random: () => random });
      await all.running();
      await ending(all);
      all.backend.failures.push(unavailable(retryAfter));
      expect(await all.writeback()).toBe('failed');
      expect((await all.head()).showAfter).toBe(all.clock.now + wait);
      expect(await all.writeback()).toBe('waiting');
      all.pass(wait);
      expect(await all.writeback()).toBe('archived');
    },
  );

  test('whose words are long is kept to a whole character', async () => {
    const all = world();
    await all.running();
    await ending(all);
    all.backend.failures.push(new BackendError('unavailable', `${'x'.repeat(399)}🐛`));
    await all.writeback();
    expect((await all.head()).showError).toBe('x'.repeat(399));
  });

  test('without end is given up after about a day, and why is kept', async () => {
    const all = world();
    await all.running();
    await ending(all);
    all.backend.failures.push(...Array.from({ length: 1_000 }, () => unavailable()));
    await minutes(all, 20 * 60);
    expect(await all.head()).not.toHaveProperty('showGivenUp');
    await minutes(all, 16 * 60);
    const head = await all.head();
    expect(head).toMatchObject({ showGivenUp: true, showTries: 30 });
    expect(head.showError).toContain('The tracker did not answer');
    expect(head).not.toHaveProperty('dueAt');
    expect(await all.heads.past(KEY)).toHaveLength(1);
    const calls = all.backend.calls.length;
    all.pass(HOUR);
    await minutes(all, 10);
    expect(all.backend.calls).toHaveLength(calls);
  });

  test('of our own, not of the tracker’s, is thrown on, and kept', async () => {
    const all = world();
    await all.running();
    await ending(all);
    all.backend.failures.push(new TypeError('a fault of ours: secret words'));
    await expect(all.writeback()).rejects.toThrow('a fault of ours');
    const { showError } = await all.head();
    expect(showError).toBe('Sluice failed while it wrote back (unavailable). Its log says more.');
    await minutes(all, 4);
    expect(all.comment()).toContain('Sluice: Done');
    expect(await all.head()).not.toHaveProperty('showError');
  });

  test('of our own is not tried for ever', async () => {
    const all = world();
    await all.running();
    await ending(all);
    const broken = () => Promise.reject(new Error('the secret is gone'));
    Object.assign(all.deps, { backend: broken });
    await minutes(all, 36 * 60);
    expect(await all.head()).toMatchObject({ showGivenUp: true, showTries: 30 });
    expect(await all.head()).not.toHaveProperty('dueAt');
  });

  test('that kills every executor is not tried for ever', async () => {
    const all = world();
    await all.running();
    await ending(all);
    let deaths = 0;
    // Gone as a killed process is: nothing of it writes any more.
    const killed = { ...all.deps.heads, read: () => Promise.reject(new Error('killed')) };
    const dying = () => {
      deaths += 1;
      Object.assign(all.deps, { heads: killed });
      return Promise.reject(new Error('killed'));
    };
    const { heads, backend } = all.deps;
    Object.assign(all.deps, { backend: dying });
    for (let minute = 0; minute < 48 * 60; minute++) {
      await minutes(all, 1);
      Object.assign(all.deps, { heads });
    }
    expect(deaths).toBeLessThanOrEqual(30);
    expect(await all.head()).toMatchObject({
      showGivenUp: true,
      showError: expect.stringContaining('begun again and again and never ended'),
    });
    Object.assign(all.deps, { backend });
    await all.operate({ do: 'writeback', id: KEY });
    await pump(all);
    expect(all.comment()).toContain('Sluice: Done');
  });

  test('whose end many tickets are told does not bring them back all at once', async () => {
    const all = world();
    Object.assign(all.deps, { random: () => 0.5 });
    await all.running();
    await ending(all);
    all.backend.failures.push(unavailable(600));
    await all.writeback();
    expect((await all.head()).showAfter).toBe(all.clock.now + 600_000 + 15_000);
  });
});

describe('a permanent error', () => {
  test.each<{ kind: BackendErrorKind; calls: number }>([
    { kind: 'not_found', calls: 1 },
    { kind: 'gone', calls: 1 },
    // The comment alone is refused: labels and state tell all the same.
    { kind: 'permission_denied', calls: 2 },
    { kind: 'invalid_argument', calls: 2 },
  ])('$kind is recorded and not tried again', async ({ kind, calls }) => {
    const all = world();
    await all.running();
    await ending(all);
    all.backend.failures.push(new BackendError(kind, 'No'));
    expect(await all.writeback()).toBe('given_up');
    expect(await all.head()).toMatchObject({ showGivenUp: true, showError: `No (${kind})` });
    await minutes(all, 60);
    expect(all.backend.calls).toEqual(
      ['addComment **Sluice: Done**', 'markComplete'].slice(0, calls),
    );
    expect(await all.heads.past(KEY)).toHaveLength(1);
  });

  test('of the comment and a passing one of the mark are tried again together', async () => {
    const all = world();
    await all.running();
    await ending(all);
    all.backend.failures.push(new BackendError('permission_denied', 'Locked'), unavailable());
    expect(await all.writeback()).toBe('failed');
    all.backend.failures.push(new BackendError('permission_denied', 'Locked'));
    await minutes(all, 5);
    expect(await all.head()).toMatchObject({
      showGivenUp: true,
      showError: 'Locked (permission_denied)',
    });
    expect(all.backend.calls).toHaveLength(4);
  });

  test('of the mark leaves the comment known', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    all.backend.meanwhile = () => {
      all.backend.failures.push(new BackendError('invalid_argument', 'No such label'));
    };
    expect(await all.writeback()).toBe('given_up');
    const head = await all.head();
    expect(head).toMatchObject({ comment: 'c1', showError: 'No such label (invalid_argument)' });
    expect(head).not.toHaveProperty('markedAt');
  });

  test('of an address that is closed for good ends all that the task would tell', async () => {
    const all = world();
    await all.running();
    await progress(await all.caller(), 'half', all.deps);
    all.backend.failures.push(new BackendError('gone', 'Closed'));
    await minutes(all, 1);
    await ending(all);
    await minutes(all, 60);
    expect(all.backend.calls).toHaveLength(1);
    expect(await all.head()).toMatchObject({ showGone: true, showError: 'Closed (gone)' });
    expect(await all.heads.past(KEY)).toHaveLength(1);
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    expect(all.backend.calls.slice(1)).toContain('addComment **Sluice: Working on it** · run 2');
  });

  test('ends with the next change, which is tried anew', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    all.backend.failures.push(new BackendError('permission_denied', 'No'));
    await all.writeback();
    await ending(all);
    await pump(all);
    expect(all.comment()).toContain('Sluice: Done');
  });

  test('does not stand for what changed while it was found out', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    all.backend.meanwhile = async () => {
      await ending(all);
      throw new BackendError('invalid_argument', 'There is no state "Doing"');
    };
    await all.writeback();
    await minutes(all, 3);
    expect(all.comment()).toContain('Sluice: Done');
  });

  test('a project that is gone gives the show up, and the task is still put away', async () => {
    const all = world();
    await all.running();
    await ending(all);
    const { projects } = all.config.current;
    all.config.current = { ...all.config.current, projects: [] };
    await minutes(all, 5);
    expect((await all.head()).showError).toContain('The project is no longer configured');
    expect(await all.heads.past(KEY)).toHaveLength(1);
    all.config.current = { ...all.config.current, projects };
  });
});

describe('the archive', () => {
  test('comes after the last show', async () => {
    const all = world();
    await all.running();
    await ending(all);
    all.backend.failures.push(unavailable());
    await all.writeback();
    expect(await all.heads.past(KEY)).toEqual([]);
    await minutes(all, 3);
    expect(await all.heads.past(KEY)).toMatchObject([{ state: 'succeeded', showShown: 2 }]);
    expect(await all.head()).not.toHaveProperty('archiveOwed');
  });

  test('of a task of which nobody was told', async () => {
    const all = world();
    await all.start();
    all.backend.ticket = { ...all.backend.ticket, open: false };
    await pump(all);
    expect(all.backend.calls).toEqual(['look']);
    expect(await all.heads.past(KEY)).toMatchObject([{ state: 'cancelled' }]);
  });
});

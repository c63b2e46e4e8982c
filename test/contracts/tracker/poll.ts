import { describe, expect, test } from '@jest/globals';
import type { Polled, PollQuery } from '../../../shared/core/poller.ts';
import { queryOf } from './query.ts';
import type { ServerKind, TrackerServer } from './server.ts';
import { unless } from './unless.ts';

const PAGES_TIMEOUT_MS = 120_000;

/** Which tickets a poll finds. Every test has a label of its own, so that no other test's tickets are found. */
export function pollContract(kind: ServerKind, server: () => TrackerServer): void {
  let count = 0;
  const label = () => {
    count += 1;
    return `poll-${count}`;
  };
  const poll = async (different: Partial<PollQuery>): Promise<Polled> => {
    const polled = await server().backend().poller?.pollReadyTickets(queryOf(server(), different));
    if (!polled) throw new Error('The backend has no poller');
    return polled;
  };
  const idsOf = ({ tickets }: Polled) => tickets.map(({ ticket }) => ticket.id);

  describe('a poll', () => {
    test('T5, T10: finds what has the label and is open, and nothing that has none or one like it', async () => {
      const wanted = label();
      const ready = await server().create({ labels: ['bug', wanted] });
      await server().create({ labels: ['bug'] });
      await server().create({ labels: [`${wanted}-not`] });
      const left = await server().create({ labels: [wanted, 'wontfix'] });
      const gone: string[] = [];
      if (!kind.lacks.includes('closing')) {
        const closed = await server().create({ labels: [wanted] });
        await server().close(closed);
        gone.push(closed.id);
      }
      if (!kind.lacks.includes('deletion')) {
        const deleted = await server().create({ labels: [wanted] });
        await server().remove(deleted);
        gone.push(deleted.id);
      }
      const polled = await poll({ labels: [wanted], excludeLabels: ['WontFix'] });
      expect(idsOf(polled)).toEqual([ready.id]);
      const all = await poll({ labels: [wanted] });
      expect(idsOf(all).toSorted()).toEqual([ready.id, left.id].toSorted());
      for (const id of gone) expect(idsOf(all)).not.toContain(id);
    });

    test('shows each as a look does, and changes none', async () => {
      const wanted = label();
      const ref = await server().create({ labels: [wanted], title: 'A', description: 'B' });
      const before = await server().shows(ref);
      const [found, ...others] = (await poll({ labels: [wanted] })).tickets;
      expect(others).toEqual([]);
      const { ticket } = await server().backend().look(ref, []);
      expect(found?.ticket).toEqual(ticket);
      expect(found?.ticket.key).toBe(ref.key);
      expect(Number.isFinite(found?.updatedAt)).toBe(true);
      expect(await server().shows(ref)).toEqual(before);
    });

    test('wants all labels, whatever their case', async () => {
      const [one, two] = [label(), label()];
      const both = await server().create({ labels: [one, two] });
      await server().create({ labels: [one] });
      await server().create({ labels: [two] });
      expect(idsOf(await poll({ labels: [one.toUpperCase(), two] }))).toEqual([both.id]);
    });

    unless(kind.lacks, 'assignees')('minds the assignee', async () => {
      const labels = [label()];
      const mine = await server().create({ labels, assigned: true });
      const free = await server().create({ labels });
      const { assignee } = server();
      expect(idsOf(await poll({ labels })).toSorted()).toEqual([mine.id, free.id].toSorted());
      expect(idsOf(await poll({ labels, assignee: '*' }))).toEqual([mine.id]);
      expect(idsOf(await poll({ labels, assignee }))).toEqual([mine.id]);
      expect(idsOf(await poll({ labels, assignee: 'none' }))).toEqual([free.id]);
      expect(idsOf(await poll({ labels, assignee: `${assignee}-other` }))).toEqual([]);
    });

    test('brings no more than it was asked for, what changed last first; and nothing older than it was asked for', async () => {
      const labels = [label()];
      const made: string[] = [];
      for (const title of ['first', 'second', 'third']) {
        made.push((await server().create({ labels, title })).id);
        await server().later();
      }
      const all = await poll({ labels });
      expect(idsOf(all)).toEqual(made.toReversed());
      expect(idsOf(await poll({ labels, maxResults: 2 }))).toEqual(made.toReversed().slice(0, 2));
      const since = all.tickets[1]?.updatedAt ?? 0;
      const recent = await poll({ labels, since });
      expect(idsOf(recent)).not.toContain(made[0]);
      expect(idsOf(recent)).toContain(made[2]);
    });

    const { perPage } = kind;
    const paged = perPage === undefined ? test.skip : test;
    paged(
      `goes through pages${perPage === undefined ? ' (left out: everything is one page)' : ''}`,
      async () => {
        const labels = [label()];
        const size = (perPage ?? 0) + 1;
        const made: string[] = [];
        for (let one = 0; one < size; one++) made.push((await server().create({ labels })).id);
        const found = idsOf(await poll({ labels, maxResults: size + 10 }));
        expect(found.toSorted()).toEqual(made.toSorted());
        expect(idsOf(await poll({ labels, maxResults: size - 1 }))).toHaveLength(size - 1);
      },
      PAGES_TIMEOUT_MS,
    );
  });
}

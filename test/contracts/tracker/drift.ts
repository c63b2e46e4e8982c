import { describe, expect, test } from '@jest/globals';
import type { Poller, PollQuery } from '../../../shared/core/poller.ts';
import type { TicketRef } from '../../../shared/core/ticket.ts';
import { queryOf } from './query.ts';
import type { ServerKind, TrackerServer } from './server.ts';
import { unless } from './unless.ts';

const MAX_CURSOR_CHARS = 8_192;

/** One poll after the other, while people work. */
export function driftContract(kind: ServerKind, server: () => TrackerServer): void {
  let count = 0;

  /** A ticket that was found, and what the poll after it says. */
  async function found(different: Partial<PollQuery> = {}) {
    count += 1;
    const wanted = `drift-${count}`;
    const { poller } = server().backend();
    if (!poller) throw new Error('The backend has no poller');
    const query = queryOf(server(), { labels: [wanted], ...different });
    const ref = await server().create({ labels: [wanted], title: 'Before' });
    const first = await poller.pollReadyTickets(query);
    expect(first).toMatchObject({ unchanged: false, tickets: [{ ticket: { id: ref.id } }] });
    await server().later();
    return { ref, wanted, poller, query, first, next: next(poller, query, first.cursor) };
  }

  describe('from poll to poll', () => {
    test('nothing happened → unchanged, or what it was', async () => {
      const { first, next, poller, query } = await found();
      const second = await next();
      if (second.unchanged) expect(second.tickets).toEqual([]);
      for (const one of second.tickets) expect(first.tickets).toContainEqual(one);
      const third = await poller.pollReadyTickets(withCursor(query, second.cursor));
      for (const one of third.tickets) expect(first.tickets).toContainEqual(one);
      for (const { cursor = '' } of [first, second, third])
        expect(cursor.length).toBeLessThanOrEqual(MAX_CURSOR_CHARS);
    });

    test('its text was changed → it is brought as it is now, later than before', async () => {
      const { ref, first, next } = await found();
      await server().retitle(ref, 'After');
      const { tickets, unchanged } = await next();
      expect(unchanged).toBe(false);
      const [now] = tickets.filter(({ ticket }) => ticket.id === ref.id);
      expect(now?.ticket.title).toBe('After');
      expect(now?.updatedAt).toBeGreaterThan(first.tickets[0]?.updatedAt ?? Infinity);
    });

    test('another one gets the label → it is brought', async () => {
      const { wanted, next } = await found();
      const other = await server().create({});
      await server().label(other, wanted, true);
      const { tickets } = await next();
      expect(tickets.map(({ ticket }) => ticket.id)).toContain(other.id);
    });

    const leavings: readonly {
      readonly given: string;
      readonly needs: 'labels' | 'closing' | 'deletion';
      readonly leave: (ref: TicketRef, label: string) => Promise<void>;
    }[] = [
      {
        given: 'its label was taken off',
        needs: 'labels',
        leave: (ref, label) => server().label(ref, label, false),
      },
      {
        given: 'it got an excluded label',
        needs: 'labels',
        leave: (ref) => server().label(ref, 'wontfix', true),
      },
      { given: 'it was closed', needs: 'closing', leave: (ref) => server().close(ref) },
      { given: 'it was deleted', needs: 'deletion', leave: (ref) => server().remove(ref) },
    ];
    for (const { given, needs, leave } of leavings)
      unless(kind.lacks, needs)(`${given} → it is not brought`, async () => {
        const { ref, wanted, next } = await found({ excludeLabels: ['wontfix'] });
        await leave(ref, wanted);
        const { tickets } = await next();
        expect(tickets.map(({ ticket }) => ticket.id)).not.toContain(ref.id);
      });

    test.each([
      { given: 'nonsense', cursor: '{"' },
      { given: 'another program’s', cursor: '{"v":9,"a":null,"etags":[1],"updatedAt":"x"}' },
      { given: 'a number', cursor: '7' },
    ])('a cursor that is $given → as if there was none', async ({ cursor }) => {
      const { ref, poller, query } = await found();
      const { tickets, unchanged } = await poller.pollReadyTickets({ ...query, cursor });
      expect(unchanged).toBe(false);
      expect(tickets.map(({ ticket }) => ticket.id)).toContain(ref.id);
    });

    if (kind.troubles.length > 0)
      test('T1: what happens while it cannot be asked is found afterwards, with the cursor of before', async () => {
        const { ref, first, query, next } = await found();
        await server().retitle(ref, 'After');
        for (const { backend } of kind.troubles.slice(0, 1)) {
          const asked = backend(server()).poller?.pollReadyTickets(withCursor(query, first.cursor));
          await expect(asked).rejects.toMatchObject({ name: 'BackendError' });
        }
        expect((await next()).tickets).toMatchObject([{ ticket: { title: 'After' } }]);
      });
  });
}

function next(poller: Poller, query: PollQuery, cursor: string | undefined) {
  return () => poller.pollReadyTickets(withCursor(query, cursor));
}

function withCursor(query: PollQuery, cursor: string | undefined): PollQuery {
  return { ...query, ...(cursor !== undefined && { cursor }) };
}

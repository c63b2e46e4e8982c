import { describe, expect, test } from '@jest/globals';
import type { Backend } from '../../../shared/core/backend.ts';
import type { Created, Draft } from '../../../shared/core/creator.ts';
import { queryOf } from './query.ts';
import type { ServerKind, TrackerServer } from './server.ts';

const MOST_ANSWERS = 20;

/** Tickets that we make for programs: one for a marker, whatever is lost. */
export function creationContract(kind: ServerKind, server: () => TrackerServer): void {
  let count = 0;
  const draftOf = (): Draft => {
    count += 1;
    const [repo] = server().query.repos ?? [];
    return {
      title: 'Renew the certificate',
      description: 'It ends in nine days.',
      labels: kind.lacks.includes('labels') ? [] : [`made-${count}`],
      marker: `claim-${count}`,
      ...(repo !== undefined && { repo }),
    };
  };
  const make = (backend: Backend, draft: Draft): Promise<Created> => {
    if (!backend.creator) throw new Error('The backend makes no tickets, and its tracker says so');
    return backend.creator.createTicket(draft);
  };
  /** The open tickets of a draft, where they can be asked for. */
  const drafted = async ({ labels }: Draft) => {
    const found = await server().backend().poller?.pollReadyTickets(queryOf(server(), { labels }));
    return found?.tickets.map(({ ticket }) => ticket.id);
  };
  const counted = !kind.lacks.includes('polls') && !kind.lacks.includes('labels');

  describe('a ticket that we make', () => {
    test('is as it was drafted, and as a look shows it', async () => {
      const draft = draftOf();
      const { ticket, at, precisionMs } = await make(server().backend(), draft);
      expect(ticket).toMatchObject({ title: draft.title, labels: draft.labels, open: true });
      expect(ticket.description).toContain(draft.description);
      expect(Number.isFinite(at) && precisionMs > 0).toBe(true);
      expect((await server().backend().look(ticket, [])).ticket).toEqual(ticket);
    });

    test('is one for a marker, and another for another', async () => {
      const draft = draftOf();
      const first = await make(server().backend(), draft);
      const again = await make(server().backend(), { ...draft, title: 'In other words' });
      expect(again).toEqual(first);
      const other = await make(server().backend(), { ...draft, marker: `${draft.marker}-other` });
      expect(other.ticket.id).not.toBe(first.ticket.id);
    });

    const { losing } = kind;
    if (losing)
      test('is one when any one answer is lost, and it is asked for again', async () => {
        let nth = 0;
        for (let lost = true; lost; ) {
          nth += 1;
          if (nth > MOST_ANSWERS) throw new Error('It asks without end');
          const draft = draftOf();
          const first = losing(server(), nth);
          await make(first.backend, draft).catch((error: unknown) => {
            expect(error).toMatchObject({ name: 'BackendError', kind: 'unavailable' });
          });
          const { ticket } = await make(server().backend(), draft);
          if (counted) expect(await drafted(draft)).toEqual([ticket.id]);
          lost = first.lost();
        }
        expect(nth).toBeGreaterThan(1);
      }, 60_000);

    if (kind.troubles.length > 0)
      test.each(kind.troubles)('$given → $becomes.kind', async ({ becomes, backend }) => {
        await expect(make(backend(server()), draftOf())).rejects.toMatchObject({
          name: 'BackendError',
          ...becomes,
        });
      });
  });
}

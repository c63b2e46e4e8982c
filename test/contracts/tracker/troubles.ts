import { describe, expect, test } from '@jest/globals';
import type { Backend } from '../../../shared/core/backend.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { TicketRef } from '../../../shared/core/ticket.ts';
import { CALLS } from './calls.ts';
import { queryOf } from './query.ts';
import type { ServerKind, TrackerServer } from './server.ts';

const SECRET_TEXT = 'nobody-may-read-this-in-a-log';

/** Whatever goes wrong is told by what the caller must do, and holds nothing of the ticket. */
export function troublesContract(kind: ServerKind, server: () => TrackerServer): void {
  const asks: readonly { call: string; make: (b: Backend, t: TicketRef) => Promise<unknown> }[] = [
    ...CALLS,
    { call: 'look', make: (backend, ref) => backend.look(ref, []) },
    ...(kind.lacks.includes('polls')
      ? []
      : [
          {
            call: 'pollReadyTickets',
            make: async (backend: Backend) => backend.poller?.pollReadyTickets(queryOf(server())),
          },
        ]),
  ];
  if (kind.troubles.length === 0) {
    test.skip('troubles (left out: nothing is asked of anybody)', () => {});
    return;
  }

  describe('trouble', () => {
    test.each(kind.troubles)(
      '$given → $becomes.kind, whatever was asked',
      async ({ becomes, backend }) => {
        const ref = await server().create({ description: SECRET_TEXT, labels: ['sluice'] });
        const before = await server().shows(ref);
        for (const { call, make } of asks) {
          const error = await make(backend(server()), ref).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          if (!(error instanceof BackendError)) throw new Error(`${call}: ${error}`);
          expect({ call, ...error, message: error.message }).toMatchObject({ call, ...becomes });
          expect(error.message).not.toContain(SECRET_TEXT);
        }
        expect(await server().shows(ref)).toEqual(before);
      },
      60_000,
    );
  });
}

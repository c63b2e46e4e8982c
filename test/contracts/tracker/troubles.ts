import { describe, expect, test } from '@jest/globals';
import type { Backend } from '../../../shared/core/backend.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { CALLS } from './calls.ts';
import { queryOf } from './query.ts';
import type { ServerKind, TrackerServer } from './server.ts';

interface Asked {
  readonly call: string;
  make(backend: Backend, ticket: Ticket, server: TrackerServer): Promise<unknown>;
}

const POLLS: readonly Asked[] = [
  {
    call: 'pollReadyTickets',
    make: async ({ poller }, _, server) => poller?.pollReadyTickets(queryOf(server)),
  },
  { call: 'history', make: async ({ poller }, ticket) => poller?.history(ticket) },
];

const SECRET_TEXT = 'nobody-may-read-this-in-a-log';

/** Whatever goes wrong is told by what the caller must do, and holds nothing of the ticket. */
export function troublesContract(kind: ServerKind, server: () => TrackerServer): void {
  const asks: readonly Asked[] = [
    ...CALLS,
    { call: 'look', make: (backend, ticket) => backend.look(ticket, []) },
    ...(kind.lacks.includes('polls') ? [] : POLLS),
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
        const { ticket } = await server().backend().look(ref, []);
        const before = await server().shows(ref);
        const ask = async ({ call, make }: Asked) => {
          const error = await make(backend(server()), ticket, server()).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          if (!(error instanceof BackendError)) throw new Error(`${call}: ${error}`);
          expect({ call, ...error, message: error.message }).toMatchObject({ call, ...becomes });
          expect(error.message).not.toContain(SECRET_TEXT);
        };
        await Promise.all(asks.map(ask));
        expect(await server().shows(ref)).toEqual(before);
      },
      60_000,
    );
  });
}

import type { Taken } from '../../../../shared/intake/taken.ts';
import { carl, connectionOf, ticketOf } from '../../../support/world/samples.ts';

const SECOND = 1000;

/** A delivery that was verified and read, at a time by a tracker's clock of whole seconds. */
export function takenAt(at: number, key: string): Taken {
  const connection = connectionOf();
  return {
    delivery: {
      connection: connection.name,
      headers: new Headers(),
      body: new Uint8Array(),
      receivedAt: at + 1,
    },
    connection,
    tracker: {
      name: 'tracker',
      accepts: [],
      canLook: true,
      callsBack: false,
      needsRule: false,
      times: {},
      verify: () => ({ key }),
      read: () => ({ invalid: 'field_missing' }),
    },
    verified: { key },
    others: [],
    event: {
      name: 'issues.labeled',
      ticket: ticketOf(),
      actor: { ...carl, kind: 'person', standing: 'member' },
      own: false,
      changes: [],
      at: Math.floor(at / SECOND) * SECOND,
      precisionMs: SECOND,
    },
  };
}

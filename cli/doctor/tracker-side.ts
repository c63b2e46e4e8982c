import type { Connection } from '../../shared/core/connection.ts';
import type { Finding } from '../../shared/core/finding.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { addressOf, sideOf } from '../setup/side-of.ts';
import { trackerTrouble } from '../setup/tracker-trouble.ts';
import type { Patient } from './patient.ts';

/** What the tracker has and allows: hooks, rights, labels, what the last deliveries came to. Asked with the connection's own credentials. */
export async function trackerSide(
  connection: Connection,
  { of, io, document, vault }: Patient,
): Promise<readonly Finding[]> {
  const { name, tracker } = connection;
  const check = `${tracker} of ${name}`;
  const needs = { needs: 'its credentials are needed' };
  const side = await sideOf(connection, document, vault, io, false).catch((error: unknown) => {
    throw trackerTrouble(error, needs);
  });
  if (!side)
    return [{ check, state: 'skip', says: 'there is no API, or there are no credentials for it' }];
  if (side.places.length === 0)
    return [{ check, state: 'skip', says: '`accounts` and projects name no place without a `*`' }];
  const address = await addressOf(connection, of, undefined);
  const labels = labelsOf(name, document);
  const found = await Promise.all(
    side.places.map(async (place) => {
      try {
        const plan = await side.setup.plan(place, address);
        return [hookFinding(name, plan, address), ...(await side.setup.check(place, plan, labels))];
      } catch (error) {
        const { message, hint = '' } = trackerTrouble(error, side.kind);
        return [
          { check: `${tracker} at ${place}`, state: 'problem', says: message, fix: hint } as const,
        ];
      }
    }),
  );
  return found.flat();
}

function hookFinding(
  connection: string,
  { place, changes, byHand }: { place: string; changes: readonly string[]; byHand?: string },
  address: string,
): Finding {
  const check = `webhook at ${place}`;
  if (changes.length === 0 && byHand === undefined)
    return { check, state: 'ok', says: `it sends all that is read to ${address}` };
  return {
    check,
    state: 'problem',
    says: changes.length > 0 ? `it has to ${changes.join(', ')}` : 'it does not hear of everything',
    fix: changes.length > 0 ? `\`sluice connect ${connection}\`` : (byHand ?? ''),
  };
}

/** Those that a person has to be able to set; ours are made when they are first needed. */
function labelsOf(name: string, { connections, projects }: ConfigDocument): readonly string[] {
  const own = projects.filter(({ connection, intake }) => connection === name && intake.enabled);
  const trigger = connections[name]?.labels.trigger ?? '';
  const wanted = own.flatMap(({ intake }) =>
    intake.labels.length > 0 ? intake.labels : [trigger],
  );
  return [...new Set(wanted)];
}

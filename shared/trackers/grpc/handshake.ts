import { BackendError } from '../../core/backend-error.ts';
import type { Call } from './connect.ts';

/** The version of the contract, on either side. */
export const INTERFACE_VERSION = 1;

const SECONDS = 10;

/** The first call to a program: one that speaks another version of the contract is asked for nothing. */
export async function handshake(call: Call): Promise<void> {
  const { interface_version: theirs } = await call(
    'Handshake',
    { interface_version: INTERFACE_VERSION },
    { what: 'the handshake', seconds: SECONDS },
  );
  if (theirs === INTERFACE_VERSION) return;
  throw new BackendError(
    'invalid_argument',
    `The backend speaks interface version ${theirs}, Sluice speaks version ${INTERFACE_VERSION}`,
    { hint: 'Run a backend of that version.' },
  );
}

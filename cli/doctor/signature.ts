import { randomUUID } from 'node:crypto';
import type { Connection } from '../../shared/core/connection.ts';
import type { Finding } from '../../shared/core/finding.ts';
import { call } from '../call.ts';
import { Failure } from '../failure.ts';
import { signers } from '../sign/signers.ts';
import type { Patient } from './patient.ts';

/** It asks for nothing: a ping to GitHub, and to the others a delivery that says nothing. None of them starts a task. */
const BODY = JSON.stringify({ zen: 'sluice doctor' });

/** Refusals of what is signed as it should be: it says nothing, so that its content is not taken. */
const VERIFIED = [200, 422];

/** One delivery with the connection's secret, which has to be believed, and one with another, which must not be. */
export async function signature(
  connection: Connection,
  { url, io }: Pick<Patient, 'url' | 'io'>,
): Promise<readonly Finding[]> {
  const check = `signature of ${connection.name}`;
  const signer = signers.find(({ tracker }) => tracker === connection.tracker);
  if (!signer || connection.secrets.length === 0)
    return [{ check, state: 'skip', says: 'there is no secret here to sign with' }];
  const address = `${url}/webhooks/${connection.name}`;
  const send = async (as: Connection) => {
    const letter = {
      body: Uint8Array.from(Buffer.from(BODY)),
      file: 'ping.json',
      event: undefined,
      id: randomUUID(),
      asIs: false,
      now: io.now(),
    };
    const request = { url: address, ...signer.sign(letter, as) };
    const silent = () => new Failure('unreachable', `${address} does not answer.`);
    return (await call(request, io.fetch, silent)).status;
  };
  const believed = await send(connection);
  const forged = await send({ ...connection, secrets: [forgery(connection)] });
  return [
    VERIFIED.includes(believed)
      ? { check, state: 'ok', says: 'a delivery with it is believed' }
      : {
          check,
          state: 'problem',
          says: `a delivery with it was answered ${believed}`,
          fix:
            believed === 401
              ? 'The deployment has another value: it takes a minute after a change; then look again.'
              : 'Look at the log of receive: 404 is an unknown connection (`sluice apply`), 503 no secret or an unreadable configuration.',
        },
    forged === 401
      ? { check, state: 'ok', says: 'a forged one is refused' }
      : {
          check,
          state: forged === 503 ? 'skip' : 'problem',
          says: `a forged one was answered ${forged}`,
          fix: 'It should be 401. Set a brake (`sluice pause --all`) and report it.',
        },
  ];
}

/** In the form of the real one, so that it fails by its value alone. */
function forgery({ secrets: [secret = ''] }: Connection): string {
  return secret.startsWith('whsec_')
    ? `whsec_${Buffer.alloc(32, randomUUID()).toString('base64')}`
    : randomUUID();
}

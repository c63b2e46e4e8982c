import { randomUUID } from 'node:crypto';
import { call } from '../call.ts';
import type { Answer, Context } from '../command.ts';
import { notRunning, readDoor } from '../door.ts';
import { Failure } from '../failure.ts';
import { signers } from '../sign/signers.ts';
import { requestView } from '../views/request-view.ts';
import { sentView } from '../views/sent-view.ts';
import { findConnection } from './find-connection.ts';
import { readBody } from './read-body.ts';

/** Where a Sluice on this machine listens unless it was told otherwise. */
const USUAL_URL = 'http://127.0.0.1:4390';

export interface LetterOptions {
  readonly connection: string;
  readonly file: string;
  readonly config?: string | undefined;
  readonly event?: string | undefined;
  readonly id?: string | undefined;
  readonly url?: URL | undefined;
  readonly asIs: boolean;
  readonly dryRun: boolean;
}

/** Signs a body as the connection's sender would, and sends it or shows what would be sent. */
export async function sendLetter(
  options: LetterOptions,
  { io, directory }: Context,
): Promise<Answer> {
  const door = await readDoor(directory);
  const connection = await findConnection(options.connection, options.config, door, io);
  const { file, bytes } = await readBody(options.file, connection.tracker, io);
  const signer = signers.find(({ tracker }) => tracker === connection.tracker);
  if (!signer) {
    throw new Failure('failed', `Nobody knows how senders of ${connection.tracker} sign.`, {
      hint: 'Add a signer to cli/sign/signers.ts.',
    });
  }
  const { event, asIs, id = randomUUID() } = options;
  const letter = { body: bytes, file, event, id, asIs, now: io.now() };
  const { headers, body } = signer.sign(letter, connection);
  const base = options.url?.href ?? door?.url ?? (options.dryRun ? USUAL_URL : undefined);
  if (base === undefined) throw notRunning(directory);
  const request = { url: `${base.replace(/\/+$/, '')}/webhooks/${connection.name}`, headers, body };
  if (options.dryRun) {
    const shown = { ...request, method: 'POST', body: Buffer.from(body).toString('utf8') };
    return { exit: 'ok', json: { ok: true, request: shown }, text: () => requestView(shown) };
  }
  const { status, text, json } = await call(request, io.fetch, () =>
    options.url ? unreachable(request.url) : notRunning(directory, base),
  );
  const ok = status >= 200 && status < 300;
  const answer = json ?? text;
  return {
    exit: ok ? 'ok' : status === 404 ? 'not_found' : 'failed',
    json: { ok, status, url: request.url, answer },
    text: (paint) => sentView({ status, url: request.url, answer }, paint),
  };
}

function unreachable(url: string): Failure {
  return new Failure('unreachable', `Nothing answers at ${url}.`, {
    hint: 'Check the address that --url names.',
  });
}

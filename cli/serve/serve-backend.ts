import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reason } from '../../shared/core/reasons.ts';
import type { Answer, Context } from '../command.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import type { Binding } from './binding.ts';
import { checkBinding } from './binding.ts';
import type { Wanted } from './find-offer.ts';
import { findOffer } from './find-offer.ts';
import { interrupted } from './interrupted.ts';
import { judging } from './judging.ts';
import { knownTickets } from './known-tickets.ts';
import type { Told } from './listen.ts';
import { listen } from './listen.ts';
import { readyFor } from './ready.ts';
import { ticketingService } from './service.ts';

export interface ServeOptions extends Wanted {
  readonly host: string;
  readonly port: number;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  /** The variable that holds the token. */
  readonly tokenEnv: string | undefined;
}

/** Offers a tracker as TicketingBackend until the process is told to end. */
export async function serveBackend(
  options: ServeOptions,
  { io, directory }: Pick<Context, 'io' | 'directory'>,
): Promise<Answer> {
  const binding = await bindingOf(options, io);
  const offer = await findOffer(options, io);
  const { connection, project, backend } = offer;
  const say = (line: string) => io.err(visible(line));
  const known = await knownTickets(
    join(directory, 'served', `${connection.name}.${project.name}.json`),
  );
  const pick = judging(offer, io.now, ({ readableId }, why) =>
    say(`left out ${readableId}: ${reason(why).means}`),
  );
  const ready = readyFor(offer, io.now, pick);
  const service = ticketingService({ backend, ready, known, version: await versionOf() });
  const listening = await listen(
    binding,
    service,
    teller(say, (id) => known.find(id)?.ref.readableId),
  );

  const { host, tls, token } = binding;
  say(
    `TicketingBackend of ${connection.name} (${connection.tracker}), project ${project.name}, at ${host}:${listening.port}, ${tls ? 'TLS' : 'without TLS'}, ${token ? 'with a token' : 'for everybody on this machine'}. Ctrl-C ends it.`,
  );
  await interrupted();
  say('Stopping …');
  await listening.stop();
  return { code: 0 };
}

/** One line a call: which, about which ticket, and what came of it. No text of a ticket. */
function teller(say: (line: string) => void, idOf: (name: string) => string | undefined): Told {
  return (method, request, refusal) => {
    const name = 'ticket_id' in request ? String(request.ticket_id) : '';
    const about = name && ` ${idOf(name) ?? name.slice(0, 100)}`;
    const came = refusal ? `status ${refusal.code}, ${refusal.fault ?? refusal.details}` : 'done';
    say(`${method}${about}: ${came}`);
  };
}

async function bindingOf(options: ServeOptions, io: Io): Promise<Binding> {
  const { host, port, tlsCert, tlsKey, tokenEnv } = options;
  if ((tlsCert === undefined) !== (tlsKey === undefined))
    throw new Failure('usage', '`--tls-cert` and `--tls-key` go together.');
  const token = tokenEnv === undefined ? undefined : io.env[tokenEnv]?.trim();
  if (tokenEnv !== undefined && !token)
    throw new Failure('failed', `The environment variable ${tokenEnv} is not set.`, {
      hint: 'Make a token with `openssl rand -hex 32`, and give it to the controller too.',
    });
  const tls =
    tlsCert === undefined || tlsKey === undefined
      ? undefined
      : { cert: await pem(tlsCert, io), key: await pem(tlsKey, io) };
  const binding = { host, port, tls, token };
  checkBinding(binding);
  return binding;
}

async function pem(file: string, io: Io): Promise<Buffer> {
  return readFile(resolve(io.cwd, file)).catch((cause: NodeJS.ErrnoException) => {
    throw new Failure(
      cause.code === 'ENOENT' ? 'not_found' : 'failed',
      `${file} cannot be read: ${cause.code}.`,
      { cause },
    );
  });
}

async function versionOf(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return String(JSON.parse(manifest).version);
}

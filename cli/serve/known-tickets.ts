import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import type { TicketRef } from '../../shared/core/ticket.ts';
import { Failure } from '../failure.ts';
import { ticketName } from './ticket-name.ts';

/** Those that were offered last are kept. */
const MAX_TICKETS = 5_000;

const TicketSchema = z.object({
  ref: z.object({
    key: z.string(),
    readableId: z.string(),
    connection: z.string(),
    id: z.string(),
    account: z.string(),
    url: z.exactOptional(z.string()),
  }),
  /** `owner/name`, where it may be worked on. */
  repo: z.exactOptional(z.string()),
  /** Whether the controller has worked on it since it was ready last. */
  inProgress: z.boolean(),
  /** Counts how often it was. */
  run: z.number(),
});
const FileSchema = z.record(z.string(), TicketSchema);

export type KnownTicket = z.infer<typeof TicketSchema>;

export interface Offered {
  readonly ticket: TicketRef;
  readonly repo?: string;
}

/** Which ticket a controller means by a name: what it was offered, in a file, so that a restart forgets none that is in work. */
export interface KnownTickets {
  find(name: string): KnownTicket | undefined;
  /** Answers the name of each. One that was worked on and is ready again begins its next run. */
  offer(tickets: readonly Offered[]): Promise<readonly string[]>;
  /** The controller has begun. */
  begin(name: string): Promise<void>;
}

/** Kept in a file that one process writes, whole each time: a crash leaves the old one or the new one. */
export async function knownTickets(path: string): Promise<KnownTickets> {
  const known = new Map(Object.entries(await read(path)));
  let writing: Promise<void> = Promise.resolve();

  function keep(): Promise<void> {
    writing = writing.catch(() => {}).then(() => write(path, Object.fromEntries(known)));
    return writing;
  }

  return {
    find: (name) => known.get(name),
    async offer(tickets) {
      const before = JSON.stringify([...known]);
      const names = tickets.map((one) => {
        const name = ticketName(one.ticket);
        const last = known.get(name);
        known.delete(name);
        known.set(name, next(one, last?.ref.key === one.ticket.key ? last : undefined));
        return name;
      });
      for (const name of [...known.keys()].slice(0, Math.max(0, known.size - MAX_TICKETS)))
        known.delete(name);
      if (JSON.stringify([...known]) !== before) await keep();
      return names;
    },
    async begin(name) {
      const ticket = known.get(name);
      if (!ticket || ticket.inProgress) return;
      known.set(name, { ...ticket, inProgress: true });
      await keep();
    },
  };
}

function next({ ticket, repo }: Offered, last: KnownTicket | undefined): KnownTicket {
  const { key, readableId, connection, id, account, url } = ticket;
  return {
    ref: { key, readableId, connection, id, account, ...(url === undefined ? {} : { url }) },
    ...(repo === undefined ? {} : { repo }),
    inProgress: false,
    run: (last?.run ?? 1) + Number(last?.inProgress ?? false),
  };
}

async function read(path: string): Promise<z.infer<typeof FileSchema>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new Failure('failed', `${path} cannot be read: ${error.code}.`, { cause: error });
  });
  const file = FileSchema.safeParse(parsed(text));
  if (file.success) return file.data;
  throw new Failure('failed', `${path} is damaged.`, {
    hint: 'Remove it; tickets that are in work are then known again once they are ready again.',
  });
}

async function write(path: string, tickets: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  await writeFile(beside, JSON.stringify(tickets), { mode: 0o600 });
  await rename(beside, path);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

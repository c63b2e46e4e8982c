import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import * as z from 'zod/mini';
import type { Named } from './is-alive.ts';
import { isAlive, ownStart } from './is-alive.ts';

const HolderSchema = z.object({
  pid: z.int().check(z.gte(1)),
  started: z.exactOptional(z.string()),
  host: z.string(),
  /** Tells one lock from the next of the same process. */
  nonce: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** Since when, for people. */
  at: z.string(),
});

/** Who holds a lock: the content of the lock file. */
export type Holder = z.infer<typeof HolderSchema>;

export async function ourselves(now: number): Promise<Holder> {
  const started = await ownStart();
  return {
    pid: process.pid,
    ...(started !== undefined && { started }),
    host: hostname(),
    nonce: randomBytes(8).toString('hex'),
    at: new Date(now).toISOString(),
  };
}

/** `undefined` for a lock file that is not ours. */
export function readHolder(text: string): Holder | undefined {
  try {
    return HolderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether a lock can still be held. Of another machine that shares the folder nobody here knows: it may be. */
export async function mayHold({
  host,
  ...process
}: Named & { readonly host: string }): Promise<boolean> {
  return host !== hostname() || (await isAlive(process));
}

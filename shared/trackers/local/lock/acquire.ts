import { constants } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { errorCode } from '../../../core/error-code.ts';
import { TicketsError } from '../tickets-error.ts';
import type { Holder } from './holder.ts';
import { mayHold, ourselves, readHolder } from './holder.ts';
import { systemLockOn } from './system-lock.ts';

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants;

/** A lock file is a line; anything longer is not one. */
const MAX_BYTES = 4_096;
/** Locks on taking away the lock of a dead process, should that process die, too. */
const MAX_DEPTH = 3;

/**
 * Takes a lock: a file that one process alone can make, with its content, by a hard link. Answers who holds it, or how to give it back.
 *
 * The lock of a process that is gone is taken away, and only by whoever holds a lock on just that: `<lock>.<nonce>`. So nobody who
 * saw the old lock can take away a new one.
 */
export async function acquire(
  path: string,
  now: () => number,
  depth = 0,
): Promise<{ readonly release: () => Promise<void> } | { readonly heldBy: string }> {
  for (;;) {
    const own = await ourselves(now());
    if (await make(path, own)) return { release: () => giveBack(path, own.nonce) };
    const found = await read(path);
    if (found === undefined) continue;
    const holder = readHolder(found);
    const heldBy = holder ? await heldByUs(holder) : await heldByOthers(path);
    if (heldBy !== undefined) return { heldBy };
    if (depth === MAX_DEPTH) return { heldBy: `nobody: remove ${basename(path)}` };
    const right = await acquire(`${path}.${holder?.nonce ?? 'old'}`, now, depth + 1);
    if ('heldBy' in right) return right;
    try {
      if ((await read(path)) === found) await rm(path, { force: true });
    } finally {
      await right.release();
    }
  }
}

async function make(path: string, holder: Holder): Promise<boolean> {
  const beside = `${path}.${process.pid}.${holder.nonce}`;
  try {
    await using handle = await open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644);
    await handle.writeFile(`${JSON.stringify(holder)}\n`);
    await link(beside, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    await using handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (errorCode(error) !== 'ELOOP' && errorCode(error) !== 'EISDIR') throw error;
    throw new TicketsError('outside', `${basename(path)} is no file`, {
      hint: 'Remove it: it is made anew.',
      cause: error,
    });
  }
}

async function heldByUs(holder: Holder): Promise<string | undefined> {
  const who = `process ${holder.pid} on ${holder.host} since ${holder.at}`;
  return (await mayHold(holder)) ? who : undefined;
}

async function heldByOthers(path: string): Promise<string | undefined> {
  const pid = await systemLockOn(path);
  return pid === undefined ? undefined : `process ${pid}, another tool of the format`;
}

async function giveBack(path: string, nonce: string): Promise<void> {
  const found = await read(path);
  if (found !== undefined && readHolder(found)?.nonce === nonce) await rm(path, { force: true });
}

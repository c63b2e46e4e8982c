import { lstat, readFile } from 'node:fs/promises';

/**
 * The process that holds an OS lock on a file (https://man7.org/linux/man-pages/man5/proc_locks.5.html): other tools of the format lock
 * the lock file itself and leave it there. `undefined` where nobody does, or the system does not tell.
 */
export async function systemLockOn(path: string): Promise<number | undefined> {
  const stat = await lstat(path).catch(() => undefined);
  const locks = await readFile('/proc/locks', 'utf8').catch(() => '');
  for (const line of locks.split('\n')) {
    const [, , , , pid, file = ''] = line.trim().split(/\s+/);
    if (stat && file.endsWith(`:${stat.ino}`)) return Number(pid);
  }
  return undefined;
}

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** A process, told apart from a later one that got the same number. */
export const ProcessSchema = z.object({ pid: z.int(), since: z.string() });
export type Process = z.infer<typeof ProcessSchema>;

/** The process that has this number now; `undefined` if none runs. */
export async function processAt(pid: number): Promise<Process | undefined> {
  try {
    const since = process.platform === 'linux' ? await sinceBoot(pid) : await sinceDate(pid);
    return since ? { pid, since } : undefined;
  } catch {
    return undefined;
  }
}

export async function isAlive({ pid, since }: Process): Promise<boolean> {
  return (await processAt(pid))?.since === since;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: field 3 is the state, 22 the start. The name before may hold anything. */
async function sinceBoot(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return `${boot.trim()}:${fields[19]}`;
}

async function sinceDate(pid: number): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  const [, state, date] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  return state?.startsWith('Z') ? undefined : date;
}

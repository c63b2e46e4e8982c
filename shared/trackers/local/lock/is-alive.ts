import { readFile } from 'node:fs/promises';
import { errorCode } from '../../../core/error-code.ts';

/** A process, as far as a file can name it. */
export interface Named {
  readonly pid: number;
  /** When it was started, by the system's clock (Linux); the number alone may be another process's by now. */
  readonly started?: string;
}

/** Whether a process of this machine still runs. One that ended and that nobody has asked about does not. */
export async function isAlive({ pid, started }: Named): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not ours to signal, and there.
    if (errorCode(error) !== 'EPERM') return false;
  }
  const stat = await statOf(pid);
  if (stat === undefined) return true;
  return stat.state !== 'Z' && (started === undefined || started === stat.started);
}

/** When this process was started; `undefined` where the system does not say. */
export async function ownStart(): Promise<string | undefined> {
  return (await statOf(process.pid))?.started;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the name in the second field may hold anything. */
async function statOf(
  pid: number,
): Promise<{ readonly state: string; readonly started: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  return state === undefined || started === undefined ? undefined : { state, started };
}

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../../core/error-code.ts';
import type { Job } from './job.ts';
import { killGroup } from './kill-group.ts';

/** Why an agent was made to end. */
export type Ending = 'stopped' | 'deadline';

/** How it went. */
export interface Exit {
  /** 128 + n after signal n, 127 when the program could not be started, as shells have it. */
  readonly code: number;
  readonly ending?: Ending;
  /** The system's code when the program could not be started: `ENOENT`, `EACCES`. */
  readonly error?: string;
}

/**
 * Runs the agent in a process group of its own. Its stdin, stdout and stderr are files: it depends on nobody reading them. What it
 * leaves behind when it exits is ended too.
 */
export function spawnAgent(job: Job, folder: string) {
  const files = [
    openSync(join(folder, 'task.json'), 'r'),
    openSync(join(folder, 'stdout.log'), 'a', 0o600),
    openSync(join(folder, 'stderr.log'), 'a', 0o600),
  ];
  const [program = '', ...args] = job.argv;
  const child = spawn(program, args, {
    cwd: job.cwd,
    detached: true,
    stdio: files,
    env: {
      ...process.env,
      SLUICE_TASK_ID: job.taskId,
      SLUICE_TASK_URL: job.url,
      SLUICE_TOKEN: job.token,
      SLUICE_ATTEMPT: String(job.attempt),
    },
  });
  for (const file of files) closeSync(file);
  const { pid } = child;
  let ending: Ending | undefined;
  let grace: NodeJS.Timeout | undefined;
  const exit = new Promise<Exit>((exited) => {
    child.on('error', (error) => {
      if (pid === undefined) exited({ code: 127, error: errorCode(error) ?? 'no code' });
    });
    child.on('exit', (code, signal) => {
      clearTimeout(grace);
      if (pid !== undefined) killGroup(pid, 'SIGKILL');
      const number = signal === null ? 0 : constants.signals[signal];
      exited({ code: code ?? 128 + number, ...(ending === undefined ? {} : { ending }) });
    });
  });
  return {
    pid,
    exit,
    /** Asks once, then insists. */
    end(why: Ending): void {
      if (pid === undefined || ending !== undefined) return;
      ending = why;
      killGroup(pid, 'SIGTERM');
      grace = setTimeout(() => killGroup(pid, 'SIGKILL'), job.timing.graceMs);
    },
  };
}

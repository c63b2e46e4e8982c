import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Run } from './run.ts';

const SUPERVISE = fileURLToPath(new URL('./supervise.ts', import.meta.url));

/** Starts the supervisor of a run, in a session of its own: it outlives us, and Ctrl-C does not reach it. */
export async function spawnSupervisor(
  { folder }: Run,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const log = await open(join(folder, 'supervisor.log'), 'a', 0o600);
  try {
    const child = spawn(process.execPath, [SUPERVISE, folder], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...env },
    });
    // Whether it came up is seen by what it writes.
    child.on('error', () => {});
    child.unref();
  } finally {
    await log.close();
  }
}

import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { confirm } from './confirm.ts';
import type { Io } from './io.ts';

/** The real world. */
export function processIo(of: NodeJS.Process): Io {
  // `sluice tasks | head -1` is done when head is.
  of.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') of.exit(0);
    throw error;
  });
  return {
    env: of.env,
    cwd: of.cwd(),
    colour: of.stdout.isTTY === true && !of.env.NO_COLOR && of.env.TERM !== 'dumb',
    fetch: (...request) => fetch(...request),
    now: Date.now,
    wait: (milliseconds) => sleep(milliseconds),
    confirm: (question) => confirm(question, of),
    interactive: of.stdin.isTTY === true,
    stdin: () => buffer(of.stdin),
    out: (text) => of.stdout.write(`${text}\n`),
    err: (text) => of.stderr.write(`${text}\n`),
  };
}

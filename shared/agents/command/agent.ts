import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agent, Attempt } from '../../core/agent.ts';
import { digest } from '../../core/digest.ts';
import { Fault } from '../../core/fault.ts';
import { environment } from './environment.ts';
import { TIMING } from './job.ts';
import { killGroup, signalTo } from './kill-group.ts';
import { isAlive } from './process-identity.ts';
import type { Run } from './run.ts';
import { createRun, hasExited, latestRun, NOBODY, putOnce, readProcess } from './run.ts';
import type { CommandSettings } from './settings.ts';
import { spawnSupervisor } from './spawn-supervisor.ts';

/** A supervisor that has not come up after this long is not waited for. */
const TAKEN_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 20;
const MAX_TRIES = 3;

export interface CommandOptions {
  readonly runDirectory: string | undefined;
  /** What the agent's environment is picked from. @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timing?: Partial<typeof TIMING> | Readonly<Record<keyof typeof TIMING, number>>;
}

/**
 * A program on this machine: the task on stdin, where to report in the environment. A supervisor process of its own runs it, sends the
 * heartbeats, and reports its end, so that neither depends on our process.
 */
export function commandAgent(
  { argv, env: named }: CommandSettings,
  options: CommandOptions,
): Agent {
  const { runDirectory, env = process.env, timing = {} } = options;
  return {
    heartbeats: true,
    async start(attempt) {
      if (!runDirectory)
        return { refused: 'A `command` agent runs on one machine only: use `http` or `sqs` here.' };
      const base = join(runDirectory, folderName(attempt.idempotencyKey));
      const job = { ...jobOf(attempt), argv: [...argv], timing: { ...TIMING, ...timing } };
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const last = await latestRun(base);
        if (last && (await isTaken(last))) return { reference: attempt.idempotencyKey };
        if (last) await endOrphan(last);
        const run = await createRun(base, (last?.number ?? 0) + 1, job, attempt.task);
        if (run) await spawnSupervisor(run, environment(env, named));
      }
      throw new Fault(`The command was not started: no supervisor came up (${base}).`);
    },
    async stop(reference) {
      const run = runDirectory && (await latestRun(join(runDirectory, folderName(reference))));
      if (!run || (await putOnce(run, 'supervisor.json', NOBODY)) || (await hasExited(run))) return;
      const supervisor = await readProcess(run, 'supervisor.json');
      if (supervisor && (await isAlive(supervisor))) signalTo(supervisor.pid, 'SIGTERM');
      else await endOrphan(run);
    },
  };
}

/** Readable, and never the same for two keys. */
function folderName(key: string): string {
  return `${key.replace(/[^\w.~-]/g, '_').slice(-80)}-${digest(key).slice(0, 12)}`.replace(
    /^\./,
    '_',
  );
}

function jobOf({ task, url, token, deadlineSeconds }: Attempt) {
  return {
    cwd: process.cwd(),
    taskId: task.id,
    attempt: task.attempt,
    url,
    token,
    deadlineSeconds,
  };
}

/** Whether a run goes on or has ended. One whose supervisor never came, or is gone without a word, is neither. */
async function isTaken(run: Run): Promise<boolean> {
  const until = Date.now() + TAKEN_WITHIN_MS;
  let supervisor = await readProcess(run, 'supervisor.json');
  while (!supervisor && Date.now() < until) {
    await sleep(LOOK_EVERY_MS);
    supervisor = await readProcess(run, 'supervisor.json');
  }
  if (!supervisor && (await putOnce(run, 'supervisor.json', NOBODY))) return false;
  supervisor ??= await readProcess(run, 'supervisor.json');
  return (supervisor !== undefined && (await isAlive(supervisor))) || (await hasExited(run));
}

/** Ends an agent whose supervisor is gone. */
async function endOrphan(run: Run): Promise<void> {
  const agent = await readProcess(run, 'agent.json');
  if (agent && (await isAlive(agent))) killGroup(agent.pid, 'SIGKILL');
}

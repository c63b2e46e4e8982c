import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from './job.ts';
import { processAt } from './process-identity.ts';
import { deliver, post } from './report.ts';
import { reportOf } from './report-of.ts';
import { putOnce, readJob } from './run.ts';
import type { Ending, Exit } from './spawn-agent.ts';
import { spawnAgent } from './spawn-agent.ts';

/** Answers to a heartbeat after which nothing of this attempt can count any more. */
const NOT_OURS: readonly number[] = [401, 403, 404, 409, 410];

const [folder] = process.argv.slice(2);
if (folder) await supervise(folder);

/** One run, from its claim to its report. A process of its own: see `spawnSupervisor`. */
async function supervise(folder: string): Promise<void> {
  const job = await readJob(folder);
  if (!(await putOnce({ folder }, 'supervisor.json', await processAt(process.pid)))) return;
  const agent = spawnAgent(job, folder);
  process.on('SIGTERM', () => agent.end('stopped'));
  process.on('SIGINT', () => agent.end('stopped'));
  const running = agent.pid === undefined ? undefined : await processAt(agent.pid);
  if (running) await putOnce({ folder }, 'agent.json', running);
  const over = new AbortController();
  const beating = beat(job, agent.end, over.signal);
  const deadline = setTimeout(() => agent.end('deadline'), job.deadlineSeconds * 1_000);
  const exit = await agent.exit;
  clearTimeout(deadline);
  over.abort();
  await beating;
  await putOnce({ folder }, 'exit.json', exit);
  const report = await reportOf(exit, job, folder);
  if (report && (report.said || !(await hasAsked(job, exit)))) {
    log(`reported: ${(await deliver(job, report.path, report.body)).status}`);
  }
  await rm(join(folder, 'job.json'), { force: true });
}

/** Says that the agent is alive until it is not; ends it when the answer says so. A server that is away is no reason to. */
async function beat(job: Job, end: (ending: Ending) => void, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const answer = await post(job, '/heartbeat', {}, over);
    if (answer.stop || NOT_OURS.includes(answer.status)) {
      log(`asked to stop: ${answer.status}`);
      end('stopped');
    }
    await sleep(job.timing.heartbeatMs, undefined, { signal: over }).catch(() => {});
  }
}

/** An agent that asked its question itself and left has not finished: the answer starts the next attempt. */
async function hasAsked(job: Job, { code }: Exit): Promise<boolean> {
  return code === 0 && (await deliver(job, '/heartbeat', {})).state === 'needs_info';
}

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}

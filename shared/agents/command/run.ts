import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { errorCode } from '../../core/error-code.ts';
import type { Task } from '../../core/task.ts';
import type { Job } from './job.ts';
import { JobSchema } from './job.ts';
import type { Process } from './process-identity.ts';
import { ProcessSchema } from './process-identity.ts';

/**
 * What is kept of one run, `<run directory>/<attempt>/<number>/`. Each file is written once and whole; who writes `supervisor.json` has
 * the run, `agent.json` is the agent's process, `exit.json` says that it has ended.
 */
export interface Run {
  readonly folder: string;
  readonly number: number;
}

export type RunFile = 'supervisor.json' | 'agent.json' | 'exit.json';

/** In place of a supervisor: the run was given up before one came. */
export const NOBODY: Process = { pid: 0, since: 'never' };

/** The last run of an attempt. */
export async function latestRun(base: string): Promise<Run | undefined> {
  const names = await readdir(base).catch(() => []);
  const number = Math.max(0, ...names.filter((name) => /^\d+$/.test(name)).map(Number));
  return number === 0 ? undefined : { number, folder: join(base, String(number)) };
}

/** Makes a run with all that its supervisor needs; `undefined` when there is one of this number. */
export async function createRun(
  base: string,
  number: number,
  job: Job,
  task: Task,
): Promise<Run | undefined> {
  await mkdir(base, { recursive: true, mode: 0o700 });
  const made = await mkdtemp(join(base, '.new-'));
  await writeFile(join(made, 'job.json'), JSON.stringify(job), { mode: 0o600 });
  await writeFile(join(made, 'task.json'), JSON.stringify(task), { mode: 0o600 });
  const folder = join(base, String(number));
  try {
    await rename(made, folder);
    return { number, folder };
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

/** Writes a file that is not there yet; false when it is. Nobody ever sees half of it. */
export async function putOnce(
  { folder }: Pick<Run, 'folder'>,
  file: RunFile,
  value: unknown,
): Promise<boolean> {
  const made = join(folder, `.${file}-${process.pid}-${Math.random()}`);
  await writeFile(made, JSON.stringify(value), { mode: 0o600 });
  try {
    await link(made, join(folder, file));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(made, { force: true });
  }
}

export async function readProcess({ folder }: Run, file: RunFile): Promise<Process | undefined> {
  return z.safeParse(ProcessSchema, await readJson(join(folder, file))).data;
}

export async function hasExited({ folder }: Run): Promise<boolean> {
  return (await readJson(join(folder, 'exit.json'))) !== undefined;
}

/** @throws ZodError when there is none. */
export async function readJob(folder: string): Promise<Job> {
  return z.parse(JobSchema, await readJson(join(folder, 'job.json')));
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

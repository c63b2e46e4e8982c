import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod/mini';
import type { Result } from '../../core/result.ts';
import { MAX_QUESTION_CHARS, ResultSchema } from '../../core/result.ts';
import type { Job } from './job.ts';
import type { Exit } from './spawn-agent.ts';

/** What is looked at of what an agent wrote. */
const TAIL_BYTES = 256 * 1_024;
const SUMMARY_CHARS = 2_000;

const QuestionSchema = z.object({
  question: z.string().check(z.minLength(1), z.overwrite(asked)),
});

export interface Report {
  readonly path: '/result' | '/question';
  readonly body: Result | { readonly text: string };
  /** Whether the agent said so itself; else it is what its exit looks like. */
  readonly said: boolean;
}

/**
 * What is to be said of a run: the last line of stdout that is a result or a question, else the exit code and the end of what was written.
 * Nothing when the run was stopped and has no result of its own to show.
 */
export async function reportOf(exit: Exit, job: Job, folder: string): Promise<Report | undefined> {
  const stdout = await tail(join(folder, 'stdout.log'), job.token);
  const said = lastWord(stdout, exit.code);
  if (said || exit.ending === 'stopped') return said;
  const stderr = await tail(join(folder, 'stderr.log'), job.token);
  return {
    path: '/result',
    said: false,
    body: {
      success: exit.code === 0,
      exit_code: exit.code,
      summary: summaryOf(exit, job, stdout, stderr),
    },
  };
}

function lastWord(stdout: string, code: number): Report | undefined {
  for (const line of stdout.split('\n').reverse()) {
    const value = objectIn(line);
    if (!value) continue;
    const result = z.safeParse(ResultSchema, { exit_code: code, ...value });
    if (result.success) return { path: '/result', body: result.data, said: true };
    const question = z.safeParse(QuestionSchema, value);
    if (question.success) {
      return { path: '/question', body: { text: question.data.question }, said: true };
    }
  }
  return undefined;
}

/** A longer question would be refused, and the run end without a word. */
function asked(question: string): string {
  if (question.length <= MAX_QUESTION_CHARS) return question;
  return `${question.slice(0, MAX_QUESTION_CHARS - 1)}…`.toWellFormed();
}

function objectIn(line: string): object | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function summaryOf(
  exit: Exit,
  { argv, deadlineSeconds }: Job,
  stdout: string,
  stderr: string,
): string {
  if (exit.error) return `The command could not be started: ${argv[0]} (${exit.error}).`;
  const written = stdout.trim() === '' && exit.code !== 0 ? stderr : stdout;
  const end = stripVTControlCharacters(written).trim().slice(-SUMMARY_CHARS).toWellFormed();
  if (exit.ending === 'deadline')
    return `The command was ended after ${deadlineSeconds} seconds.\n${end}`.trim();
  return end;
}

/** The end of a file; the attempt's token is no part of any summary. */
async function tail(path: string, token: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await file.read(bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8').replaceAll(token, '…');
  } finally {
    await file.close();
  }
}

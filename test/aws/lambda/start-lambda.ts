import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Said } from './runtime-api.ts';
import { startRuntimeApi } from './runtime-api.ts';

export interface LambdaOptions {
  readonly name: string;
  /** The file that would be uploaded. */
  readonly bundle: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** One execution environment of a function: its bundle in a process of its own, which sees its environment and nothing else. */
export interface Lambda {
  readonly name: string;
  /** `aheadMs`: how far its clock is ahead of this machine's while it handles the event. */
  invoke(event: unknown, aheadMs?: number): Promise<Said>;
  /** What it wrote to its log, a line each. */
  readonly log: string[];
  stop(): Promise<void>;
}

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));

export async function startLambda(options: LambdaOptions): Promise<Lambda> {
  const { name, bundle, handler, timeoutSeconds, environment } = options;
  const api = await startRuntimeApi(timeoutSeconds);
  const started = spawn(process.execPath, ['--no-warnings', BOOTSTRAP], {
    env: {
      ...environment,
      AWS_LAMBDA_RUNTIME_API: api.address,
      AWS_LAMBDA_FUNCTION_NAME: name,
      LAMBDA_TASK_ROOT: dirname(bundle),
      _HANDLER: handler,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  const errors: string[] = [];
  started.stdout.setEncoding('utf8').on('data', (text: string) => log.push(...linesOf(text)));
  started.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const exit = once(started, 'exit').then(([code]) =>
    api.fail(new Error(`${name} ended by itself (${code}): ${errors.join('')}`)),
  );
  return {
    name,
    log,
    invoke: (event, aheadMs = 0) => api.invoke(event, { 'x-clock-ahead-ms': String(aheadMs) }),
    async stop() {
      started.kill();
      await exit;
      await api.stop();
    },
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

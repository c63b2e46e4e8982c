import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of ours that answers questions. */
export interface Child {
  ask<T>(question: object): Promise<T>;
  /** Rejects when it ends by itself. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Starts a module of this folder with its own memory; `setup` is its first question. */
export async function child(
  module: string,
  setup: object,
  options: { readonly env?: NodeJS.ProcessEnv; readonly flags?: readonly string[] } = {},
): Promise<Child> {
  const started = fork(new URL(`${module}.ts`, import.meta.url), {
    env: { ...process.env, ...options.env },
    execArgv: ['--no-warnings', ...(options.flags ?? [])],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let stopping = false;
  let ids = 0;
  started.on('message', ({ id, answer, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(`${module}: ${error}`));
  });
  const exit = once(started, 'exit');
  const ended = exit.then(([code, signal]) => {
    const error = new Error(`${module} ended by itself (${code ?? signal})`);
    for (const { reject } of waiting.values()) reject(error);
    if (!stopping) throw error;
    return new Promise<never>(() => {});
  });
  ended.catch(() => {});

  function ask<T>(question: object): Promise<T> {
    const id = ++ids;
    const asked = Promise.withResolvers<unknown>();
    waiting.set(id, asked);
    started.send({ id, question });
    return asked.promise as Promise<T>;
  }

  await ask({ setup });
  return {
    ask,
    ended,
    async stop() {
      stopping = true;
      if (started.connected) await ask({ stop: true }).catch(() => {});
      started.kill();
      await exit;
    },
  };
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scenario } from '../scenario.ts';
import type { Extent, Survived } from './survive.ts';

/** What a worker is asked for, one at a time. */
export interface Asked {
  readonly name: string;
}

/** What it tells: how far it is, and at last what came of it. */
export type Told =
  | { readonly point: number; readonly of: number }
  | { readonly survived: Omit<Survived, 'scenario'> };

/** Hears how far a scenario is. */
export type Progress = (scenario: Scenario, point: number, of: number) => void;

/**
 * Each scenario in memory, as many at the same time as there are processors; a run is the same on whichever it is. Answers in the order of
 * the scenarios. With `bail` no further one is begun once a promise was broken.
 */
export async function surviveAll(
  scenarios: readonly Scenario[],
  extent: Extent,
  progress: Progress,
): Promise<readonly Survived[]> {
  const done = new Map<Scenario, Survived>();
  const left = [...scenarios];

  async function work(): Promise<void> {
    const worker = new Worker(new URL('./survive-worker.ts', import.meta.url), {
      workerData: extent,
    });
    try {
      for (let scenario = left.shift(); scenario; scenario = left.shift()) {
        const survived = await ask(worker, scenario, progress);
        done.set(scenario, survived);
        if (extent.bail && survived.failures.length > 0) left.length = 0;
      }
    } finally {
      await worker.terminate();
    }
  }

  const hands = Math.min(availableParallelism(), scenarios.length);
  await Promise.all(Array.from({ length: hands }, work));
  return scenarios.flatMap((scenario) => done.get(scenario) ?? []);
}

function ask(worker: Worker, scenario: Scenario, progress: Progress): Promise<Survived> {
  return new Promise((resolve, reject) => {
    const hear = (told: Told) => {
      if ('point' in told) return progress(scenario, told.point, told.of);
      worker.off('message', hear).off('error', reject);
      resolve({ scenario, ...told.survived });
    };
    worker.on('message', hear).once('error', reject);
    worker.postMessage({ name: scenario.name } satisfies Asked);
  });
}

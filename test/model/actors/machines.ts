import fc from 'fast-check';
import { begin } from '../act.ts';
import type { Command } from '../command.ts';
import { command, steps } from '../command.ts';
import type { Lab } from '../lab/lab.ts';
import type { Model } from '../model.ts';
import { given, told } from './sender.ts';

/** Takes a message off the queue for dispatch; one that failed comes back. */
export async function dispatch(lab: Lab, model: Model, calls?: number): Promise<void> {
  const message = lab.tasks.take();
  if (!message) return;
  await begin({ by: 'dispatch' }, lab.dispatch, { model, lab, ...given(calls) }, (outcome) =>
    'thrown' in outcome ? lab.tasks.send(message, { delaySeconds: 60 }) : undefined,
  );
}

/** The same for writeback. */
export async function show(lab: Lab, model: Model, calls?: number): Promise<void> {
  const message = lab.shows.take();
  if (!message) return;
  await begin({ by: 'writeback' }, lab.writeback, { model, lab, ...given(calls) }, (outcome) =>
    'thrown' in outcome ? lab.shows.send(message, { delaySeconds: 60 }) : undefined,
  );
}

export async function sweep(lab: Lab, model: Model, calls?: number): Promise<void> {
  await begin({ by: 'sweep' }, lab.sweep, { model, lab, ...given(calls) });
}

const MACHINES = { dispatch, 'write-back': show, sweep } as const;

/** What our own functions do with the queues and the clock. */
export const machines: fc.Arbitrary<Command> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant('dispatch' as const) },
      { weight: 4, arbitrary: fc.constant('write-back' as const) },
      { weight: 2, arbitrary: fc.constant('sweep' as const) },
    ),
    steps,
  )
  .map(([name, calls]) =>
    command(`${name} runs${told(calls)}`, (model, lab) => MACHINES[name](lab, model, calls)),
  );

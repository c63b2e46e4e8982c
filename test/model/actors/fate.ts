import fc from 'fast-check';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { goOn } from '../act.ts';
import type { Command } from '../command.ts';
import { command, deed, nth, steps } from '../command.ts';
import { given, told } from './sender.ts';

/** Processes that stand go on or die; messages and answers are lost; trackers and agents fail. */
export const fate: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(nth, steps).map(([at, calls]) =>
      command(`process ${at} goes on${told(calls)}`, async (model, lab) => {
        const from = lab.standing.length - 1 - (at % Math.max(1, lab.standing.length));
        const [going] = lab.standing.splice(Math.max(0, from), 1);
        if (going) await goOn(going, { model, lab, ...given(calls) });
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: nth.map((at) =>
      deed(`process ${at} dies`, (lab) => {
        const from = lab.standing.length - 1 - (at % Math.max(1, lab.standing.length));
        lab.kill(lab.standing[from]);
      }),
    ),
  },
  ...Object.entries(FAULTS()).map(([name, work]) => ({
    weight: 1,
    arbitrary: fc.constant(deed(name, work)),
  })),
);

function FAULTS(): Readonly<Record<string, Parameters<typeof deed>[1]>> {
  return {
    'a message for dispatch is lost': ({ tasks }) => void tasks.take(),
    'a message for write-back is lost': ({ shows }) => void shows.take(),
    'the tracker will not answer': ({ tracker }) =>
      void tracker.failures.push(new BackendError('unavailable', 'It did not answer')),
    'the agent will refuse': ({ agent }) => void agent.answers.push({ refused: 'no' }),
    'the agent will not be reached': ({ agent }) =>
      void agent.answers.push(new Error('no connection')),
    'the agent will begin, and its answer be lost': ({ agent }) => {
      agent.meanwhile = () => {
        throw new Error('cut off');
      };
    },
  };
}

import fc from 'fast-check';
import { agents } from './actors/agents.ts';
import { clock } from './actors/clock.ts';
import { fate } from './actors/fate.ts';
import { machines } from './actors/machines.ts';
import { operators } from './actors/operators.ts';
import { people } from './actors/people.ts';
import { sender } from './actors/sender.ts';
import type { Lab, Spoil } from './lab/lab.ts';
import { labOf } from './lab/lab.ts';
import type { MakeStores } from './lab/stores.ts';
import type { Model } from './model.ts';
import { modelOf } from './model.ts';
import { rest } from './rest.ts';

/** More commands than this find nothing that fewer do not. */
const MAX_COMMANDS = 40;

/** Everybody, as often as they come in a life. */
const anybody = fc.oneof(
  { weight: 5, arbitrary: people },
  { weight: 6, arbitrary: sender },
  { weight: 8, arbitrary: machines },
  { weight: 4, arbitrary: agents },
  { weight: 1, arbitrary: operators },
  { weight: 4, arbitrary: fate },
  { weight: 3, arbitrary: clock },
);

/** Any sequence of commands, and then rest: the product must do what the model says. */
export function sequences(make: MakeStores, replayPath?: string, spoil?: Spoil) {
  const commands = fc.commands<Model, Lab, false>([anybody], {
    maxCommands: MAX_COMMANDS,
    size: 'max',
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  return fc.asyncProperty(commands, async (sequence) => {
    const model = modelOf();
    const lab = await labOf(make, spoil);
    await fc.asyncModelRun(() => ({ model, real: lab }), sequence);
    await rest(model, lab);
  });
}

import fc from 'fast-check';
import { begin } from '../act.ts';
import type { Command } from '../command.ts';
import { command, steps } from '../command.ts';
import { KEY } from '../lab/lab.ts';
import { given, told } from './sender.ts';

/** What people do by the command line. */
export const operators: fc.Arbitrary<Command> = fc
  .tuple(fc.constantFrom('approve', 'reject', 'stop', 'retry'), steps)
  .map(([act, calls]) =>
    command(`sluice ${act}${told(calls)}`, async (model, lab) => {
      if (act === 'approve') model.approved++;
      await begin({ by: 'operate', act }, () => lab.operate({ do: act, id: KEY }), {
        model,
        lab,
        ...given(calls),
      });
    }),
  );

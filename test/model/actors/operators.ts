import fc from 'fast-check';
import { begin } from '../act.ts';
import type { Command } from '../command.ts';
import { command, deed, steps } from '../command.ts';
import type { Lab } from '../lab/lab.ts';
import { KEY } from '../lab/lab.ts';
import type { Model } from '../model.ts';
import { given, told } from './sender.ts';

/** What a brake can be on here: each keeps the one ticket from its agent. */
const SCOPES = ['all', 'connection:github', 'agent:tester'] as const;

/** What people do by the command line. */
export const operators: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: onTheTask() },
  { weight: 1, arbitrary: onTheBrake() },
  {
    weight: 1,
    arbitrary: fc.constant(
      // Whoever stands has read the limits before.
      deed('the project allows one start an hour', ({ breaker, standing }) => {
        if (standing.length === 0) breaker.starts = 1;
      }),
    ),
  },
);

function onTheBrake(): fc.Arbitrary<Command> {
  return fc
    .tuple(fc.constantFrom('pause', 'resume'), fc.constantFrom(...SCOPES), steps)
    .map(([act, scope, calls]) =>
      command(`sluice ${act} ${scope}${told(calls)}`, (model, lab) =>
        brake(act, scope, { model, lab, ...given(calls) }),
      ),
    );
}

async function brake(
  act: 'pause' | 'resume',
  scope: (typeof SCOPES)[number],
  at: { readonly model: Model; readonly lab: Lab; readonly steps?: number },
): Promise<void> {
  await begin({ by: 'operate', act }, () => at.lab.operate({ do: act, scope }), at);
}

/** Every brake is taken off. */
export async function resumeAll(lab: Lab, model: Model): Promise<void> {
  for (const scope of SCOPES) await brake('resume', scope, { model, lab });
}

function onTheTask(): fc.Arbitrary<Command> {
  return fc
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
}

import fc from 'fast-check';
import { begin } from '../act.ts';
import type { Command } from '../command.ts';
import { command, nth, steps } from '../command.ts';
import type { Lab } from '../lab/lab.ts';
import type { Model } from '../model.ts';
import { given, told } from './sender.ts';

const SAYS = {
  heartbeat: { path: 'heartbeat', body: { cursor: 0 } },
  progress: { path: 'progress', body: { text: 'half' } },
  question: { path: 'question', body: { text: 'Which of the two?' } },
  success: { path: 'result', body: { success: true, summary: 'Mended.' } },
  failure: { path: 'result', body: { success: false, summary: 'No luck.', exit_code: 1 } },
} as const;

async function say(
  what: keyof typeof SAYS,
  at: number,
  calls: number | undefined,
  { lab, model }: { readonly lab: Lab; readonly model: Model },
): Promise<void> {
  const attempts = lab.agent.starts.filter(({ idempotencyKey }) =>
    lab.agent.runs.has(idempotencyKey),
  );
  const attempt = attempts.at(-1 - (at % Math.max(1, attempts.length)));
  if (!attempt) return;
  const { idempotencyKey: run, token, url } = attempt;
  const { path, body } = SAYS[what];
  const address = new URL(`${url}/${path}`).pathname;
  if (what === 'success' || what === 'failure') {
    const told = model.reported.get(run) ?? what;
    model.reported.set(run, told === what ? what : 'both');
  }
  await begin({ by: 'report', what, run }, () => lab.report(address, token, body), {
    model,
    lab,
    ...given(calls),
  });
}

/** What agents say: the one that is at work, and those that should no longer be. */
export const agents: fc.Arbitrary<Command> = fc
  .tuple(fc.constantFrom(...(Object.keys(SAYS) as (keyof typeof SAYS)[])), nth, steps)
  .map(([what, at, calls]) =>
    command(`run ${at} says ${what}${told(calls)}`, (model, lab) =>
      say(what, at, calls, { lab, model }),
    ),
  );

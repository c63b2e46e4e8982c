import fc from 'fast-check';
import { begin } from '../act.ts';
import type { Command } from '../command.ts';
import { command, nth, steps } from '../command.ts';
import type { Lab } from '../lab/lab.ts';
import type { Mail } from '../lab/ticket.ts';
import type { Model } from '../model.ts';

/** Posts a letter; what is not answered 200 is posted again another time. */
export async function post(
  mail: Mail,
  again: boolean,
  given: { readonly model: Model; readonly lab: Lab; readonly steps?: number },
): Promise<void> {
  const { lab, model } = given;
  const { about, at, text, open } = mail;
  const latest = at > model.fence;
  if (about === 'approve') model.approved++;
  model.fence = Math.max(model.fence, at);
  await begin(
    { by: 'receive', about, at, text, again, latest, open },
    () => lab.receive(mail),
    given,
    (outcome) => {
      const taken = 'answer' in outcome && (outcome.answer as Response).status === 200;
      if (taken) lab.delivered.push(mail);
      else if (!again) lab.ticket.mail.push(mail);
    },
  );
}

/** The tracker’s deliveries: in any order, and again. */
export const sender: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.nat(3), steps).map(([at, calls]) =>
      command(`letter ${at} is delivered${told(calls)}`, async (model, lab) => {
        const { mail } = lab.ticket;
        const [one] = mail.splice(at % Math.max(1, mail.length), 1);
        if (one) await post(one, false, { model, lab, ...given(calls) });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(nth, steps).map(([at, calls]) =>
      command(`letter ${at} is delivered again${told(calls)}`, async (model, lab) => {
        const one = lab.delivered.at(-1 - (at % Math.max(1, lab.delivered.length)));
        if (one) await post(one, true, { model, lab, ...given(calls) });
      }),
    ),
  },
);

export function told(calls: number | undefined): string {
  return calls === undefined ? '' : `, as far as call ${calls}`;
}

export function given(calls: number | undefined): { readonly steps?: number } {
  return calls === undefined ? {} : { steps: calls };
}

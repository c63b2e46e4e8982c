import type { Answer, Context } from '../command.ts';
import { documentOf } from '../config/document-of.ts';
import { target } from '../target.ts';
import { stacked, table } from '../text/layout.ts';
import { visible } from '../text/visible.ts';
import type { Filled } from '../vault/vault.ts';
import { vaultOf } from '../vault/vault-of.ts';
import type { Slot } from './slots.ts';
import { slotsIn } from './slots.ts';

const COLOURS = { filled: 'green', empty: 'red', missing: 'red', elsewhere: 'yellow' } as const;

/** Which secrets have a value; no value is read, where that can be told without. */
export async function listSecrets(file: string | undefined, context: Context): Promise<Answer> {
  const { io } = context;
  const of = await target(context);
  const { document, where } = await documentOf(of, file, io, 'secrets list');
  const vault = vaultOf(of, io);
  const secrets = await Promise.all(
    slotsIn(document).map(async (slot) => ({ ...slot, state: await vault.state(slot.reference) })),
  );
  const unfilled = secrets.filter(({ state }) => state !== 'filled');
  const row = ({ of: whose, name, reference, state }: Slot & { readonly state: Filled }) => [
    visible(whose),
    name,
    visible(reference),
    { text: state, colour: COLOURS[state] },
  ];
  return {
    exit: unfilled.length === 0 ? 'ok' : 'failed',
    json: { ok: unfilled.length === 0, where, secrets },
    text: (paint) =>
      stacked(
        table(['OF', 'SECRET', 'WHERE', 'STATE'], secrets.map(row), paint),
        unfilled.length === 0
          ? `All that ${visible(where)} names are filled.`
          : hintFor(unfilled, 'aws' in of),
      ),
  };
}

function hintFor(unfilled: readonly Slot[], isOnAws: boolean): string {
  const [{ of, name } = { of: '', name: '' }] = unfilled;
  return isOnAws
    ? visible(
        `Fill them: \`sluice secrets set ${of} --name ${name}\`, with the value on standard input.`,
      )
    : 'Set the variables where Sluice is started. What is kept on AWS is for a deployment: --stack <name>.';
}

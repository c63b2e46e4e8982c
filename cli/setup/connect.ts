import { randomBytes } from 'node:crypto';
import type { HookPlan, Setup } from '../../shared/core/setup.ts';
import { secretTime } from '../../shared/runtime/config/webhook-secret.ts';
import type { Answer, Context } from '../command.ts';
import { documentOf } from '../config/document-of.ts';
import { Failure } from '../failure.ts';
import { target } from '../target.ts';
import { painter } from '../text/paint.ts';
import { vaultOf } from '../vault/vault-of.ts';
import type { Connected } from '../views/connect-view.ts';
import { connectedView, plansView } from '../views/connect-view.ts';
import { namedConnection } from './named-connection.ts';
import { addressOf, connectionOf, sideOf } from './side-of.ts';
import { trackerTrouble } from './tracker-trouble.ts';

export interface ConnectOptions {
  /** A connection's or a tracker's name. */
  readonly word: string;
  readonly file: string | undefined;
  /** Where the hook is to be, where not everywhere that it is expected. */
  readonly at: string | undefined;
  /** Where it is to send, where that is not the deployment's own address. */
  readonly to: URL | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly asJson: boolean;
}

const SECRET_BYTES = 32;

/** Makes the webhooks of a connection, or mends those that are there. Made twice, it leaves everything as made once. */
export async function connect(options: ConnectOptions, context: Context): Promise<Answer> {
  const { io } = context;
  const of = await target(context);
  const { document, where } = await documentOf(of, options.file, io, 'connect');
  const name = namedConnection(options.word, document, where);
  const vault = vaultOf(of, io);
  const connection = await connectionOf(name, document, vault, io.now());
  const [newest] = document.connections[name]?.secrets ?? [];
  if (!connection) throw new Error('A connection that was named is there');
  if (newest === undefined) throw withoutSecret(name);
  const side = await sideOf(connection, document, vault, io, true).catch((error: unknown) => {
    throw trackerTrouble(error, { needs: 'credentials are needed' });
  });
  const address = await addressOf(connection, of, options.to);
  if (!side) throw noApi(name, connection.tracker, address);
  const places = options.at === undefined ? side.places : [options.at];
  if (places.length === 0) throw nowhere(name);

  const { reference } = secretTime(newest);
  const [secret] = connection.secrets;
  if (secret === undefined && 'door' in of) await vault.put(reference, '');
  try {
    const plans = await Promise.all(places.map((place) => side.setup.plan(place, address)));
    const found: Omit<Connected, 'did'> = {
      connection: name,
      address,
      plans,
      ...(secret === undefined ? { fills: reference } : {}),
    };
    const changes = plans.some((plan) => plan.changes.length > 0) || secret === undefined;
    if (options.dryRun) return told({ ...found, did: 'would' }, changes ? 'differs' : 'ok');
    if (changes && !(await saysYes(found, options, context)))
      return told({ ...found, did: 'nothing' }, 'failed');
    const use = secret ?? randomBytes(SECRET_BYTES).toString('hex');
    if (secret === undefined) await vault.put(reference, use);
    await carryOut(plans, address, use, side.setup);
    return told({ ...found, did: 'connected' }, 'ok');
  } catch (error) {
    throw trackerTrouble(error, side.kind);
  }
}

/** One after the other: where one fails, what was said before it is done. */
async function carryOut(
  plans: readonly HookPlan[],
  address: string,
  secret: string,
  setup: Setup,
): Promise<void> {
  for (const plan of plans) await setup.carryOut(plan, address, secret);
}

async function saysYes(
  found: Omit<Connected, 'did'>,
  { yes, asJson }: ConnectOptions,
  { io }: Context,
): Promise<boolean> {
  if (yes) return true;
  if (!asJson) io.err(plansView(found, painter(io.colour)));
  const said = asJson ? undefined : await io.confirm('Do this?');
  if (said !== undefined) return said;
  throw new Failure('usage', 'Nobody is here to say yes.', {
    hint: 'Look at it with --dry-run, then do it with --yes.',
  });
}

function told(connected: Connected, exit: 'ok' | 'failed' | 'differs'): Answer {
  return {
    exit,
    json: { ok: exit !== 'failed', ...connected },
    text: (paint) => connectedView(connected, paint),
  };
}

function withoutSecret(name: string): Failure {
  return new Failure('failed', `Connection \`${name}\` has no webhook secret: it is only polled.`, {
    hint: 'Where its tracker sends webhooks, write `secrets` into it: then this fills the secret and makes the webhook.',
  });
}

function noApi(name: string, tracker: string, address: string): Failure {
  return new Failure(
    'failed',
    `The senders of \`${name}\` (${tracker}) cannot be set up from here.`,
    {
      hint: `Have them send to ${address}, signed with the secret of the connection (docs/signatures.md). A tracker needs \`credentials\` in the connection.`,
    },
  );
}

function nowhere(name: string): Failure {
  return new Failure('usage', `Where is the hook of \`${name}\` to be?`, {
    hint: 'Name a place, --at owner/repo or --at owner; or write it into `accounts` without a `*`.',
  });
}

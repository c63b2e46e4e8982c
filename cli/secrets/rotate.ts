import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { setups } from '../../shared/trackers/setups.ts';
import type { Aws } from '../aws/aws.ts';
import type { Answer, Context } from '../command.ts';
import { deployedDocument } from '../config/document-of.ts';
import { Failure } from '../failure.ts';
import { namedConnection } from '../setup/named-connection.ts';
import { addressOf, connectionOf, sideOf } from '../setup/side-of.ts';
import { trackerTrouble } from '../setup/tracker-trouble.ts';
import { target } from '../target.ts';
import { visible } from '../text/visible.ts';
import { awsVault } from '../vault/aws-vault.ts';
import { secretsManager } from '../vault/secrets-manager.ts';
import type { Rotation } from './rotation.ts';
import { PENDING, rotationOf, secretsAt } from './rotation.ts';

/** A function believes what it read for a minute; a little more, as clocks differ. */
const CACHE_MS = 65_000;
/** For how long an old signature is taken where no tracker says how long it repeats. */
const USUAL_KEEP_SECONDS = 3 * 24 * 3_600;

export interface RotateOptions {
  readonly connection: string;
  /** The person says that the sender has the new one now. */
  readonly isSwitched: boolean;
  /** Print the new one, for a sender that has no API. */
  readonly print: boolean;
}

type Step = Exclude<Rotation, { readonly is: 'other' }>;

/**
 * Changes the webhook secret of a connection without refusing a delivery: takes both, waits until every function does, has the sender
 * switched, and gives the old one an end. Every step can be repeated, and the configuration tells which is next.
 */
export async function rotate(options: RotateOptions, context: Context): Promise<Answer> {
  const { io } = context;
  const of = await target(context);
  if ('door' in of)
    throw new Failure('failed', 'A Sluice on this machine has its secrets in its environment.', {
      hint: 'Change them there: docs/rotation.md says in which order. For a deployment: --stack <name>.',
    });
  const { document, where } = await deployedDocument(of.aws);
  const name = namedConnection(options.connection, document, where);
  const said = (text: string) => io.err(visible(text));
  const at = rotationOf(document.connections[name]?.secrets ?? []);
  if (at.is === 'other')
    throw new Failure(
      'failed',
      `The secret of \`${name}\` cannot be rotated from here: ${at.why}.`,
      {
        hint: 'docs/rotation.md says how to do it by hand.',
      },
    );
  if (options.isSwitched && at.is !== 'both')
    throw new Failure('usage', `The sender of \`${name}\` cannot have been switched yet.`, {
      hint: `Begin with \`sluice secrets rotate ${name}\`.`,
    });
  if (at.is === 'ending') return finish(name, at, of.aws, io.now());
  if (at.is === 'at_rest') {
    await begin(at.name, of.aws);
    await write(name, { is: 'both', name: at.name }, of.aws);
    said(`A new secret was made; \`${name}\` takes both now.`);
  }
  const both: Step = { is: 'both', name: at.name };
  if (!options.isSwitched) {
    said(`Waiting ${CACHE_MS / 1_000} seconds, until every function knows both…`);
    await io.wait(CACHE_MS);
    const done = await hasSwitched(name, of.aws, context);
    if (!done) return forPerson(name, both, options, of.aws);
  }
  const keep = keepSeconds(document.connections[name]?.tracker ?? '') * 1_000;
  const until = Math.ceil((io.now() + keep) / 1_000) * 1_000;
  const ending: Step = { is: 'ending', name: at.name, until };
  await write(name, ending, of.aws);
  const words = [
    `The sender of \`${name}\` signs with the new secret.`,
    `The old one is taken until ${new Date(until).toISOString()}, for what is sent again. After that run \`sluice secrets rotate ${name}\` to tidy up.`,
  ];
  return answer(name, ending, words, { done: true });
}

/** A version that a try before has made is gone on with: some function may know it already. */
async function begin(name: string, { config }: Aws): Promise<void> {
  const manager = secretsManager(config);
  const stages = await manager.stages(name);
  const [pending, current] = [stages.get(PENDING), stages.get('AWSCURRENT')];
  if (current === undefined)
    throw new Failure('failed', `${name} is empty: there is nothing to rotate.`, {
      hint: 'Fill it: `sluice connect` makes a secret, `sluice secrets set` takes yours.',
    });
  if (pending === undefined || pending === current)
    await manager.put(name, newSecret(await manager.read(name)), PENDING);
}

/** In the form of the old one: senders of Standard Webhooks want theirs with its prefix. */
function newSecret(old = ''): string {
  const bytes = randomBytes(32);
  return old.startsWith('whsec_') ? `whsec_${bytes.toString('base64')}` : bytes.toString('hex');
}

/** Writes a step over the version that was read just now. @throws Failure when somebody else was faster. */
async function write(connection: string, step: Step, aws: Aws): Promise<void> {
  const { document, version } = await deployedDocument(aws);
  const now = document.connections[connection];
  if (!now) throw new Failure('not_found', `Somebody took \`${connection}\` away just now.`);
  const changed = { ...now, secrets: secretsAt(step) };
  const connections = { ...document.connections, [connection]: changed };
  await aws.operator.ask({ do: 'apply', document: { ...document, connections }, over: version });
}

/** Tells the tracker, where it has an API for it and a hook of ours; false: a person has to. */
async function hasSwitched(name: string, aws: Aws, { io }: Context): Promise<boolean> {
  const vault = awsVault(aws.config);
  const { document } = await deployedDocument(aws);
  const connection = await connectionOf(name, document, vault, io.now());
  const [secret] = connection?.secrets ?? [];
  if (!connection || secret === undefined) return false;
  const side = await sideOf(connection, document, vault, io, true);
  if (!side) return false;
  const address = await addressOf(connection, { aws }, undefined);
  try {
    const plans = await Promise.all(side.places.map((place) => side.setup.plan(place, address)));
    const hooks = plans.filter(({ hook }) => hook !== undefined);
    for (const plan of hooks) await side.setup.carryOut(plan, address, secret);
    return hooks.length > 0;
  } catch (error) {
    throw trackerTrouble(error, side.kind);
  }
}

function keepSeconds(tracker: string): number {
  return setups.find(({ name }) => name === tracker)?.repeatsForSeconds ?? USUAL_KEEP_SECONDS;
}

/** Both are taken, and the sender is for a person to switch. The new secret is shown only to who asks for it. */
async function forPerson(
  name: string,
  step: Step,
  { print }: RotateOptions,
  { config }: Aws,
): Promise<Answer> {
  const secret = print ? await secretsManager(config).read(step.name, PENDING) : undefined;
  const next = `sluice secrets rotate ${name} --switched`;
  const words = [
    `The sender of \`${name}\` has no API that we know: give it the new secret yourself. Both are taken.`,
    print ? `The new secret: ${secret}` : 'To see the new secret, run this again with --print.',
    `Then run \`${next}\`: it gives the old one an end.`,
  ];
  return answer(name, step, words, { done: false, next, ...(print && { secret }) });
}

/** What is at rest again: the new one is the only one. Nothing is done while the old one may still be used. */
async function finish(
  name: string,
  { until, name: secret }: Extract<Rotation, { is: 'ending' }>,
  aws: Aws,
  now: number,
): Promise<Answer> {
  const end = new Date(until).toISOString();
  const step: Step = { is: 'ending', name: secret, until };
  if (now < until)
    return answer(
      name,
      step,
      [`The old secret of \`${name}\` is taken until ${end}. Nothing to do before.`],
      {
        done: true,
      },
    );
  await secretsManager(aws.config).promote(secret, PENDING);
  const rest: Step = { is: 'at_rest', name: secret };
  await write(name, rest, aws);
  return answer(name, rest, [`The rotation of \`${name}\` is finished: one secret again.`], {
    done: true,
  });
}

function answer(name: string, step: Step, words: readonly string[], facts: object): Answer {
  const secrets = secretsAt(step);
  const shown = stringify({ connections: { [name]: { secrets } } }).trimEnd();
  const file = `In sluice.yaml write the same, or the next \`sluice apply\` takes it back:\n\n${shown}`;
  return {
    exit: 'ok',
    json: { ok: true, connection: name, step: step.is, secrets, ...facts },
    text: () => visible([...words, file].join('\n')),
  };
}

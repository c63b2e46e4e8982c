import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { StepName } from '../../infra/constructs/steps.ts';
import { CONFIG_KEY } from '../../shared/aws/keys.ts';
import type { Synthesized } from '../infra/synthesize.ts';
import { resources } from '../infra/synthesize.ts';
import type { Answer, Doorman } from './door/open-door.ts';
import { openDoor } from './door/open-door.ts';
import { secretPlaces } from './door/secret-places.ts';
import type { EventSource } from './event-source.ts';
import { giveBack, turn } from './event-source.ts';
import { startGateway } from './gateway.ts';
import { scheduledEvent } from './scheduled-event.ts';
import { startSteps } from './start-steps.ts';
import type { Names } from './template/intrinsics.ts';
import { localEngines } from './template/local-engines.ts';
import { localNames, REGION } from './template/local-names.ts';
import { routesIn } from './template/routes-in.ts';

export interface AccountOptions {
  readonly synthesized: Synthesized;
  /** By name, in Secrets Manager and in the parameter store alike; the key of tokens is there by itself. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Where the public door listens; 0 for any. */
  readonly port?: number;
  /** Stands between the functions and AWS. @default lets everything pass */
  readonly doorman?: (names: Names) => Doorman;
}

/** An account with our stack in it: the bundles that would be uploaded, each in its own process and with its own access key. */
export type Account = Awaited<ReturnType<typeof openAccount>>;

const SECRET = 'AWS::SecretsManager::Secret';
const ROUNDS = 30;

export async function openAccount(options: AccountOptions) {
  const { synthesized, secrets, port = 0, doorman } = options;
  const { template } = synthesized;
  const door = await openDoor();
  const gateway = await startGateway(port);
  const names = localNames(template, door.url, gateway.url);
  const engines = await localEngines(template, names);
  const made = Object.keys(resources(template, SECRET)).map((id) => [
    names.ref(id),
    'k'.repeat(64),
  ]);
  const places = secretPlaces({ ...Object.fromEntries(made), ...secrets });
  const stand = doorman?.(names) ?? ((_, pass) => pass());
  door.open({
    behind: engines.behind,
    doorman: (call, pass) => stand(call, async (): Promise<Answer> => places(call) ?? pass()),
  });
  const leave = () => Promise.all([gateway.close(), door.close(), engines.stop()]);
  const environment = { AWS_ENDPOINT_URL: door.url, AWS_REGION: REGION };
  const steps = await startSteps(synthesized, names, environment).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  const jumps: { readonly by: number; readonly real: number }[] = [];
  /** How far the clock was ahead when this machine's was at `real`. */
  const ahead = (real: number) =>
    jumps.reduce((sum, jump) => (jump.real <= real ? sum + jump.by : sum), 0);
  const now = () => Date.now() + ahead(Date.now());

  async function invoke(step: StepName, event: unknown) {
    const said = await steps.of(step).invoke(event, ahead(Date.now()));
    if ('error' in said) throw new Error(`${step}: ${said.error.errorMessage}`);
    // biome-ignore lint/suspicious/noExplicitAny: what handlers answer is looked at, not used.
    return said.answer as any;
  }

  gateway.serve(
    routesIn(template).map(({ key, function: id }) => ({
      key,
      take: (event) => invoke(steps.step(id), event),
    })),
  );
  const sources: readonly EventSource[] = await Promise.all(
    Object.values(resources(template, 'AWS::Lambda::EventSourceMapping')).map(async (mapping) => ({
      sqs: engines.sqs,
      queueArn: names.attribute(mapping.EventSourceArn['Fn::GetAtt'][0], 'Arn'),
      queueUrl: await engines.queueUrl(mapping.EventSourceArn['Fn::GetAtt'][0]),
      batchSize: mapping.BatchSize,
      invoke: (event: unknown) => invoke(steps.step(mapping.FunctionName.Ref), event),
    })),
  );

  return {
    ...engines,
    url: gateway.url,
    gateway,
    invoke,
    strange: door.strange,
    log: (step: StepName) => steps.of(step).log,
    operate: (request: object) => invoke('operate', request),
    /** EventBridge Scheduler's tick. */
    tick: () => invoke('sweep', scheduledEvent(now())),
    /** Puts the clock of the functions and of the trackers forward. */
    later(milliseconds: number) {
      jumps.push({ by: milliseconds, real: Date.now() });
    },
    ahead,
    now,
    /** Lets the event sources work until the queues are empty; what failed comes back the next time. */
    async work() {
      const failed: [EventSource, readonly string[]][] = [];
      let taken = 1;
      for (let round = 0; taken > 0; round++) {
        if (round > ROUNDS) throw new Error('The queues do not come to rest');
        taken = 0;
        for (const source of sources) {
          const turned = await turn(source);
          taken += turned.taken;
          failed.push([source, turned.failed]);
        }
      }
      for (const [source, receipts] of failed) await giveBack(source, receipts);
    },
    async configure(document: object) {
      const item = { ...CONFIG_KEY, document: { S: JSON.stringify(document) } };
      await engines.dynamo.send(new PutItemCommand({ TableName: engines.table, Item: item }));
    },
    async close() {
      await steps.stop();
      await leave();
    },
  };
}

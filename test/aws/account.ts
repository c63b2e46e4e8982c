import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { StepName } from '../../infra/constructs/steps.ts';
import { CONFIG_KEY } from '../../shared/aws/keys.ts';
import type { Synthesized } from '../infra/synthesize.ts';
import { resources } from '../infra/synthesize.ts';
import type { Cloud } from './cloud.ts';
import type { EventSource } from './event-source.ts';
import { giveBack, turn } from './event-source.ts';
import { startGateway } from './gateway.ts';
import { REGION } from './local/names.ts';
import { scheduledEvent } from './scheduled-event.ts';
import { startSteps } from './start-steps.ts';
import { routesIn } from './template/routes-in.ts';

export interface AccountOptions<C extends Cloud> {
  readonly synthesized: Synthesized;
  /** Where the table, the queues and the secrets are; hears the address of the public door. */
  readonly cloud: (site: string) => Promise<C>;
}

/** An account with our stack in it: the bundles that would be uploaded, each in its own process and with its own access key. */
export type Account = Awaited<ReturnType<typeof openAccount<Cloud>>>;

const ROUNDS = 30;

export async function openAccount<C extends Cloud>(options: AccountOptions<C>) {
  const { synthesized } = options;
  const { template } = synthesized;
  const gateway = await startGateway();
  const cloud = await options.cloud(gateway.url);
  const { names, sqs, queueUrl, dynamo, table } = cloud;
  const leave = () => Promise.all([gateway.close(), cloud.stop()]);
  const environment = { AWS_ENDPOINT_URL: cloud.endpoint, AWS_REGION: REGION };
  const steps = await startSteps(synthesized, names, environment).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  const jumps: { readonly by: number; readonly real: number }[] = [];
  /** How far the clock was ahead when this machine's was at `real`. */
  const ahead = (real: number) =>
    jumps.reduce((sum, jump) => (jump.real <= real ? sum + jump.by : sum), 0);
  const now = () => Date.now() + ahead(Date.now());

  let taken = 0;
  const invoked = new Map<StepName, number>();

  async function invoke(step: StepName, event: unknown) {
    invoked.set(step, (invoked.get(step) ?? 0) + 1);
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
  const sources = Object.values(resources(template, 'AWS::Lambda::EventSourceMapping')).map(
    ({ EventSourceArn, FunctionName, BatchSize }): EventSource => {
      const queue = EventSourceArn['Fn::GetAtt'][0];
      return {
        sqs,
        queueArn: names.attribute(queue, 'Arn'),
        queueUrl: queueUrl(queue),
        batchSize: BatchSize,
        invoke: (event: unknown) => invoke(steps.step(FunctionName.Ref), event),
      };
    },
  );

  return {
    cloud,
    url: gateway.url,
    gateway,
    invoke,
    log: (step: StepName) => steps.of(step).log,
    /** How often a function was invoked. */
    invoked: (step: StepName) => invoked.get(step) ?? 0,
    /** Messages that event sources took. */
    taken: () => taken,
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
      let busy = true;
      for (let round = 0; busy; round++) {
        if (round > ROUNDS) throw new Error('The queues do not come to rest');
        busy = false;
        for (const source of sources) {
          const turned = await turn(source);
          taken += turned.taken;
          busy ||= turned.taken > 0;
          failed.push([source, turned.failed]);
        }
      }
      for (const [source, receipts] of failed) await giveBack(source, receipts);
    },
    async configure(document: object) {
      const item = { ...CONFIG_KEY, document: { S: JSON.stringify(document) } };
      await dynamo.send(new PutItemCommand({ TableName: table, Item: item }));
    },
    async close() {
      await steps.stop();
      await leave();
    },
  };
}

import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { sqsEvent } from '../../infra/local/sqs-event.ts';
import { signStandard } from '../../shared/core/standard-webhooks.ts';
import { synthesize } from '../infra/synthesize.ts';
import { openAccount } from './account.ts';
import { SECRETS } from './flow/config.ts';
import { openStage } from './flow/stage.ts';
import { tasks } from './flow/tasks.ts';
import { motoCloud } from './moto/cloud.ts';
import { LEFT_OUT } from './moto/left-out.ts';
import { MOTO_VARIABLE, startMoto } from './moto/start-moto.ts';
import { functionsIn } from './template/functions-in.ts';

const LONG_MS = 60_000;
const executable = process.env[MOTO_VARIABLE];

if (executable === undefined) {
  // One line that says what is not run, as for DynamoDB Local.
  test.skip(`not run: the stack in moto's server (${MOTO_VARIABLE} names no moto_server)`, () => {});
} else {
  const synthesized = await synthesize({ bundles: true });
  afterAll(synthesized.remove);
  const moto = await startMoto(executable);
  afterAll(moto.stop, LONG_MS);
  const { template } = synthesized;
  const account = await openAccount({
    synthesized,
    cloud: (site) => motoCloud(template, SECRETS, moto.url, site),
  });
  afterAll(account.close, LONG_MS);
  const stage = await openStage(account);
  afterAll(stage.close, LONG_MS);
  const { cloud } = account;

  describe('the stack in moto’s server', () => {
    test('is created, all but what is known to be left out', () => {
      const wanted = Object.entries(template.Resources)
        .filter(([, { Type }]) => !(Type in LEFT_OUT))
        .map(([id]) => id);
      expect(cloud.status).toBe('CREATE_COMPLETE');
      expect([...cloud.created].sort()).toEqual(wanted.sort());
    });

    test.each(functionsIn(template, cloud.names))(
      '$step is given the environment that the template says',
      async ({ id, environment }) => {
        const given = Object.entries(await cloud.environmentOf(id)).map(([name, value]) => [
          name,
          // AWS’s own host: here the server’s.
          value.replace('https://sqs.us-east-1.amazonaws.com', cloud.endpoint),
        ]);
        expect(Object.fromEntries(given)).toEqual(environment);
      },
    );
  });

  describe('the bundles, on its table, queues and secrets', () => {
    test.each(tasks.slice(0, 3).map((scene) => ({ title: scene.title, scene })))(
      '$title',
      async ({ scene }) => scene.play(stage),
      LONG_MS,
    );
  });

  describe('receive behind API Gateway', () => {
    const submit = async (id: string, base64: boolean, to = 'builds') => {
      account.gateway.inBase64(base64);
      const body = JSON.stringify({ id, title: 'The nightly build is «red» ✓' });
      const seconds = account.now() / 1_000;
      const signed = signStandard(SECRETS['sluice/builds'], `msg_${id}`, seconds, body);
      const headers = { 'content-type': 'application/json', ...signed };
      const url = `${account.url}/webhooks/${to}`;
      const response = await fetch(url, { method: 'POST', headers, body });
      return { status: response.status, ...(await response.json()) };
    };

    test.each([
      { given: 'text', base64: false },
      { given: 'base64', base64: true },
    ])('takes a body as $given', async ({ given, base64 }) => {
      expect(await submit(given, base64)).toMatchObject({ status: 200, outcome: 'accepted' });
      expect(await submit(given, !base64)).toMatchObject({ status: 200, outcome: 'duplicate' });
    });

    test('knows no other connection', async () => {
      expect(await submit('x', false, 'nobody')).toMatchObject({ status: 404 });
    });

    test('answers 400 to what is no base64', async () => {
      const http = { method: 'POST', path: '/webhooks/builds' };
      const event = {
        version: '2.0',
        rawPath: http.path,
        rawQueryString: '',
        headers: { 'content-type': 'application/json' },
        requestContext: { http, domainName: 'x' },
        body: '****',
        isBase64Encoded: true,
      };
      expect(await account.invoke('receive', event)).toMatchObject({ statusCode: 400 });
    });
  });

  describe('a batch', () => {
    test('names the message that failed, and keeps the others', async () => {
      await stage.settle();
      const [queue = ''] = functionsIn(template, cloud.names)
        .filter(({ step }) => step === 'receive')
        .map(({ environment }) => environment.TASKS_QUEUE);
      await stage.agent.stop();
      const issue = await stage.ann.openIssue('acme/shop', { title: 'While the agent is away' });
      await stage.ann.label(issue, 'sluice');
      await stage.github.settled();
      await cloud.sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: '{"no":1}' }));
      const receive = new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 });
      const { Messages = [] } = await cloud.sqs.send(receive);
      expect(Messages).toHaveLength(2);
      const failed = Messages.find(({ Body = '' }) => Body.includes('github'));
      expect(await account.invoke('dispatch', sqsEvent(Messages))).toEqual({
        batchItemFailures: [{ itemIdentifier: failed?.MessageId }],
      });
      const { letters } = await account.operate({ do: 'dlqList', queue: 'tasks' });
      expect(letters).toMatchObject([{ reason: 'unknown_shape' }]);
    });
  });

  test('Scheduler’s tick is taken', async () => {
    expect(await account.tick()).toBeNull();
  });
}

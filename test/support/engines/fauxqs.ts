import type { Message } from '@aws-sdk/client-sqs';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { localClient } from './engine.ts';
import { holdToSqs } from './sqs-rules.ts';

/** Queues of an SQS in this process, in memory, with the rules of the real one. */
export async function startSqs() {
  const server = await startFauxqs({ port: 0, logger: false });
  const client = new SQSClient(localClient(server.port));
  holdToSqs(client);
  let count = 0;

  /** What can be seen now, with everything beside the bodies. */
  async function messages(queueUrl: string): Promise<readonly Message[]> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  return {
    client,
    /** Creates an empty standard queue; answers its URL. */
    queue: () => server.createQueue(`sluice-${++count}`).queueUrl,
    messages,
    /** The bodies that can be seen now. */
    bodies: async (queueUrl: string): Promise<string[]> =>
      (await messages(queueUrl)).map(({ Body = '' }) => Body),
    async stop() {
      client.destroy();
      await server.stop();
    },
  };
}

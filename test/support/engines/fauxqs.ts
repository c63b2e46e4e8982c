import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { localClient } from './engine.ts';

/** One queue of an SQS in this process, in memory. */
export async function startSqs() {
  const server = await startFauxqs({ port: 0, logger: false });
  const client = new SQSClient(localClient(server.port));
  let count = 0;
  return {
    client,
    /** Creates an empty standard queue; answers its URL. */
    queue: () => server.createQueue(`sluice-${++count}`).queueUrl,
    /** The bodies that can be seen now. */
    async bodies(queueUrl: string): Promise<string[]> {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body = '' }) => Body);
    },
    async stop() {
      client.destroy();
      await server.stop();
    },
  };
}

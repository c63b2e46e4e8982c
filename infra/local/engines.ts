import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Engines } from './connect-engines.ts';
import { connectEngines } from './connect-engines.ts';
import { startGuardedFauxqs } from './guarded-fauxqs.ts';
import { serveDynalite } from './serve-dynalite.ts';

/**
 * Starts both engines in this process. With a directory they keep everything there and survive a kill -9; without, they
 * keep it in memory. Both listen on loopback and hear only who has the access key, which is another one with each start.
 */
export async function startEngines(directory?: string): Promise<Engines> {
  const accessKeyId = randomBytes(16).toString('hex');
  const dynalite = await serveDynalite(accessKeyId, directory && join(directory, 'dynamodb'));
  const queues = await startGuardedFauxqs(accessKeyId, directory && join(directory, 'sqs'));
  const stop = async () => {
    await queues.stop();
    await dynalite.stop();
  };
  const engines = await connectEngines({
    accessKeyId,
    dynamo: dynalite.url,
    sqs: `http://127.0.0.1:${queues.port}`,
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    ...engines,
    async stop() {
      await engines.stop();
      await stop();
    },
  };
}

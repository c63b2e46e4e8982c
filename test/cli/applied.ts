import { operate } from '../../functions/operate/operate.ts';
import { agentKinds } from '../../shared/agents/agents.ts';
import { operator } from '../../shared/core/operator.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { memoryConfigStore } from '../support/memory/memory-config-store.ts';
import { world } from '../support/world/world.ts';
import type { DeploymentOptions } from './deployment.ts';
import { deployment } from './deployment.ts';

/** A deployment whose function is the real `operate`, on stores in memory. */
export async function operated(options: Omit<DeploymentOptions, 'operate'> = {}) {
  const store = memoryConfigStore();
  const { deps } = world();
  const stored = { store, trackers, agentKinds };
  const aws = await deployment({
    ...options,
    operate: async ({ request }) => ({
      body: await operate(request, operator('aws'), { ...deps, stored }),
    }),
  });
  return { ...aws, store };
}

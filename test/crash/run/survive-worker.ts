import { parentPort, workerData } from 'node:worker_threads';
import { SCENARIOS } from '../scenarios.ts';
import { ENGINES } from '../stage/stores.ts';
import type { Extent } from './survive.ts';
import { survive } from './survive.ts';
import type { Asked, Told } from './survive-all.ts';

const extent: Extent = workerData;
const memory = await ENGINES.memory();

parentPort?.on('message', async ({ name }: Asked) => {
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (!scenario) throw new Error(`there is no scenario ${name}`);
  const tell = (told: Told) => parentPort?.postMessage(told);
  const { scenario: _, ...survived } = await survive(scenario, extent, memory, (point, of) =>
    tell({ point, of }),
  );
  tell({ survived });
});

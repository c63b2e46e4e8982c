import type { Stage } from '../stage/stage.ts';

/** Every run was told to stop. */
export async function allStopped({ agents }: Stage): Promise<readonly string[]> {
  return [...agents.runs]
    .filter(([, run]) => !run.stopped)
    .map(([key]) => `the run ${key} was not told to stop`);
}

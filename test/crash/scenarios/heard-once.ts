import type { Stage } from '../stage/stage.ts';

/** The agent was told these words, once. */
export function heardOnce(words: string): (stage: Stage) => Promise<readonly string[]> {
  return async ({ agents }) => {
    const heard = [...agents.runs.values()].flatMap((run) => run.heard);
    return heard.join('|') === words ? [] : [`the agent heard ${JSON.stringify(heard)}`];
  };
}

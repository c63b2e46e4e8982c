import type { Stage } from '../stage/stage.ts';

/** A person was told these words, and never anything else with them. */
export function toldOnce(words: string): (stage: Stage) => Promise<readonly string[]> {
  return async ({ site }) => {
    const told = new Set(site.said.filter((body) => body.includes(words)));
    return told.size === 1 ? [] : [`“${words}” was said ${told.size} times`];
  };
}

import type { Guard, Kept, Story } from '../promises.ts';
import { PROMISES } from '../promises.ts';

/** docs/promises.md, from the same table that `npm run prove` works by. */
export function promisesPage(): string {
  return `# Promises, and the tests that guard them

Written by \`npm run schemas\` from [test/prove/promises.ts](../test/prove/promises.ts); do not edit. \`npm run prove\` breaks each promise
in turn, in a copy of this tree and by the small change that stands below, and fails unless the named test notices. A name is what
stands in \`describe\` and \`test\`; where a table runs through one test, all of its rows are meant.

${PROMISES.map(section).join('\n\n')}
`;
}

function section({ promise, here, guards, breaches }: Kept, at: number): string {
  const noticed = breaches.map(
    (breach) => `| ${breach.what} | \`${breach.file}\` | ${named(breach.noticed)} |`,
  );
  return [
    `## ${at + 1}. ${promise}`,
    here,
    `| broken by | in | noticed by |\n|---|---|---|\n${noticed.join('\n')}`,
    `Guarded also by:\n\n${guards.map((guard) => `- ${named(guard)}`).join('\n')}`,
  ].join('\n\n');
}

function named(guard: Guard | Story): string {
  if ('scenario' in guard)
    return `\`npm run crash -- --scenario ${guard.scenario}\` ([reliability.md](reliability.md))`;
  const { file, test } = guard;
  const fence = test.includes('`') ? '``' : '`';
  return `[${file}](../${file}): ${fence}${test}${fence}`;
}

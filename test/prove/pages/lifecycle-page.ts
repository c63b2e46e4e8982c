import type { State } from '../../../shared/core/lifecycle.ts';
import { ACTIVE, LIFECYCLE, STATES } from '../../../shared/core/lifecycle.ts';

/** What each state is, for people. */
const MEANS: Readonly<Record<State, string>> = {
  queued: 'Waits to start, or for the next attempt.',
  held: 'Waits for a person to approve or reject it. Fourteen days at most.',
  running: 'An agent has it.',
  needs_info: 'The agent asked; waits for an answer. Seven days at most.',
  rejected: 'Was not started: the scan, a missing right, or a person.',
  succeeded: 'The agent reported success.',
  failed: 'The agent failed, refused, or could not be reached, and no attempt is left.',
  rolled_back: 'The change was made and taken back.',
  timed_out: 'A wait, or the attempt’s deadline, ran out.',
  cancelled: 'A person stopped it, or its trigger went away.',
};

/** docs/lifecycle.md, from the table that the store's write conditions are derived from. */
export function lifecyclePage(): string {
  const rows = STATES.map((state) => {
    const next = LIFECYCLE[state].map((to) => `\`${to}\``).join(', ') || '– (a new epoch)';
    return `| \`${state}\` | ${ACTIVE.includes(state) ? 'yes' : 'no'} | ${MEANS[state]} | ${next} |`;
  });
  return `# The life of a task

Written by \`npm run schemas\` from [shared/core/lifecycle.ts](../shared/core/lifecycle.ts); do not edit. A change of state that is
not in this table cannot be written: the store's write conditions are derived from it. A ticket has at most one active task; one
that has ended stays ended, and what comes after is the ticket's next epoch.

| state | active | means | may become |
|---|---|---|---|
${rows.join('\n')}

A task begins as \`queued\`, or where the scanner puts it: \`held\` or \`rejected\`. Every active state has a timer, so that none can
be forgotten.
`;
}

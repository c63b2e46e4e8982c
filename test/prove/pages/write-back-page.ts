import type { Shown } from '../../../functions/writeback/outcomes.ts';
import { OUTCOMES } from '../../../functions/writeback/outcomes.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { STATES } from '../../../shared/core/lifecycle.ts';

/** What each mark does, as each tracker's `backend.ts` does it; their tests hold them to it. */
const GITHUB: Readonly<Record<Shown['mark'], { readonly labels: string; readonly state: string }>> =
  {
    none: { labels: 'as they are', state: 'as it is' },
    inProgress: { labels: '+ in progress, − trigger, − failed', state: 'as it is' },
    complete: { labels: '− in progress, − trigger', state: 'closed, where `writeBack.close`' },
    failed: { labels: '+ failed, − in progress, − trigger', state: 'open' },
    stopped: { labels: '− in progress, − trigger', state: 'as it is' },
  };

const LINEAR: typeof GITHUB = {
  none: { labels: 'as they are', state: 'as it is' },
  inProgress: {
    labels: '+ in progress, − trigger, − failed',
    state: '`states.inProgress`, else the first of type started',
  },
  complete: {
    labels: '− in progress, − failed',
    state: '`states.completed`, or a completed one where `writeBack.close`',
  },
  failed: { labels: '+ failed, − trigger, − in progress', state: 'as it is' },
  stopped: { labels: '− trigger, − in progress, − failed', state: 'as it is' },
};

/** What a session is told instead of a comment. */
const ACTIVITY: Readonly<Record<Shown['tells'], string>> = {
  progress: 'a thought',
  question: 'an elicitation',
  success: 'a response',
  failure: 'an error',
};

/** docs/write-back.md, from the table that writeback works by. */
export function writeBackPage(): string {
  return `# What a ticket shows

Written by \`npm run schemas\` from [functions/writeback/outcomes.ts](../functions/writeback/outcomes.ts) and from what each tracker makes
of a mark; do not edit. The comment is written first, then labels and state, so that whoever sees the ticket change finds the
explanation there. A ticket always shows the task's present state: one comment per task, updated in place.

| outcome | comment | GitHub: labels | GitHub: state | Linear: labels | Linear: state | Linear session | webhook |
|---|---|---|---|---|---|---|---|
${STATES.map(row).join('\n')}

The labels are those of the connection: \`labels.trigger\` (\`sluice\`, or the project's own), \`labels.inProgress\`, \`labels.failed\`. A sender
without a tracker hears of it at the \`callback_url\` that it gave, signed, with state, reason and result for programs; where it gave none,
nothing is sent.

Only a success closes a ticket, and only where the project says \`writeBack: {close: true}\`: never one that was rolled back, timed out,
failed, or was stopped by a guard rail (exit code 2), whose comment says so in its own words. A ticket that a person has ended stays
ended. A task that nobody with access asked for, or whose trigger was gone before its turn, is \`rejected\` or \`cancelled\` without a word.

A result is shown with its pull request, or that there is none, branch, cost, tokens and summary. What an agent, a person or a ticket
wrote stands in code, where no mention, command, closing keyword, link, image or markup of theirs comes alive.
`;
}

function row(state: State): string {
  const { headline, mark, tells }: Shown = OUTCOMES[state];
  const [github, linear] = [GITHUB[mark], LINEAR[mark]];
  const cells = [
    `\`${state}\``,
    `“${headline}”`,
    github.labels,
    github.state,
    linear.labels,
    linear.state,
    ACTIVITY[tells],
    `\`task.${tells}\``,
  ];
  return `| ${cells.join(' | ')} |`;
}

import { SHOW_TRIES } from '../../../functions/writeback/give-way.ts';
import type { Shown } from '../../../functions/writeback/outcomes.ts';
import { OUTCOMES } from '../../../functions/writeback/outcomes.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { STATES } from '../../../shared/core/lifecycle.ts';
import { refusalsTable } from './refusals-table.ts';

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

The labels are those of the connection: \`labels.trigger\` (\`sluice\`, or the project's own), \`labels.inProgress\`, \`labels.failed\`. A task
that was stopped by taking a label off leaves the trigger alone: where it stands, it was put on again since. A sender
without a tracker hears of it at the \`callback_url\` that it gave, signed, with state, reason and result for programs; where it gave none,
nothing is sent.

Only a success closes a ticket, and only where the project says \`writeBack: {close: true}\`: never one that was rolled back, timed out,
failed, or was stopped by a guard rail (exit code 2), whose comment says so in its own words. A ticket that a person has ended stays
ended. A task that nobody with access asked for, or whose trigger was gone before its turn, is \`rejected\` or \`cancelled\` without a word.

A result is shown with its pull request, or that there is none, branch, cost, tokens and summary. What an agent, a person or a ticket
wrote stands in code, where no mention, command, closing keyword, link, image or markup of theirs comes alive. The one link that an agent can
put there is a pull request of the task's own repository. This holds in every form in which a comment travels: quoted, by mail that drops
what has no width, with full-width signs made plain. What a person's own mail program makes of a text once it has taken it out of its code is that
person's answer; a line that would be a command to Sluice stays a quoted one even there. The \`result\`, \`question\` and other fields of a
callback are for programs and hold the texts as they were written; its \`body\` is the comment.

## When it cannot be written

${refusalsTable()}

*Again* is after a back-off: a minute, doubled with every try up to an hour, of which up to a half is waived at random, and never before
\`Retry-After\` or the reset of a limit, which is believed up to an hour. The ${SHOW_TRIES}th try in a row, about a day after the first, is the
last. No client waits or repeats by itself but once, half a second after a 5xx, and never where that could make a second comment.

*The end* is kept with its error, and \`sluice show\` and \`sluice why\` say it. The next change of the task tries anew, and so does
\`sluice writeback\`, once what was wrong is mended.

An answer that was lost, after the comment was in fact made, makes no second one. GitHub's is found again by its hidden marker in its last line and by its
author, Linear's has an id that follows from the task, and a callback carries the same \`webhook-id\` again. A comment that a person deleted is
made anew, once, when the task next has something to tell; until then it stays deleted.
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

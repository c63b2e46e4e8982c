import type { Issue } from '../../support/receive/issue.ts';
import { issue } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import { loggedOf, toldBy } from '../../support/receive/told.ts';
import type { Posting } from './sender.ts';
import { GITHUB, GITHUB_ALONE } from './sender.ts';
import type { Stage } from './stage.ts';

/** Puts an issue on the emulated GitHub: the recorded one, or the one that comes so many after it. */
export function githubIssue({ site }: Stage, after = 0): Issue {
  const made = issue([], after);
  site.items.set(made.id, made);
  return made;
}

/** What the repository's hook sends: the same bytes, however often. */
export function hook(letter: Letter): Posting {
  const event = letter.headers.get('x-github-event');
  return { what: `GitHub's ${event}`, sender: GITHUB, letter: () => letter };
}

/** The same, while nobody looks after the hook: only sweep's recovery has it sent again. */
export function untended(letter: Letter): Posting {
  return { ...hook(letter), sender: GITHUB_ALONE };
}

/** What the letter tells can be found by a poll; the letter itself is never sent. */
export function unsent({ site }: Stage, letter: Letter): void {
  const event = toldBy(letter);
  const { ticket, at } = event;
  const before = site.listed.get(ticket.id)?.history ?? [];
  site.listed.set(ticket.id, {
    ticket,
    updatedAt: at,
    history: [...loggedOf(event), ...before],
  });
}

/** The recorded issue's readable id. */
export const ISSUE = issue().readableId;

/** That of the issue that comes so many after it. */
export function issueAfter(after: number): string {
  return issue([], after).readableId;
}

import type { Issue } from '../../support/receive/issue.ts';
import { issue } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import type { Posting } from './sender.ts';
import { GITHUB } from './sender.ts';
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

/** The recorded issue's readable id. */
export const ISSUE = issue().readableId;

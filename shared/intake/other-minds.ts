import { isDeepStrictEqual } from 'node:util';
import { decide } from '../core/decide.ts';
import { isActive } from '../core/due.ts';
import type { Head } from '../core/head.ts';
import type { HeadWrite } from '../core/head-write.ts';
import type { Intent } from '../core/intent.ts';
import { TERMINAL } from '../core/lifecycle.ts';
import type { Project } from '../core/project.ts';
import { isTrusted, messageBreaker } from './asker.ts';
import type { Read } from './taken.ts';
import { messageIn } from './wanted-start.ts';

/**
 * The projects of the connection that would do something else about the event, were the ticket's task theirs: their scanners, lists of
 * people and triggers differ. Where all are of one mind nobody has to know whose task it is.
 */
export function otherMinds(
  intent: Intent,
  read: Read,
  projects: readonly Project[],
): readonly string[] {
  const onConnection = projects.filter((each) => each.connection === read.connection.name);
  if (onConnection.length < 2 || intent.kind === 'nothing') return [];
  const wanted = doneToTask(intent, read);
  return onConnection
    .filter((project) => {
      const own = decide(read.event, read.connection, [project]);
      return !isDeepStrictEqual(doneToTask(own, read), wanted);
    })
    .map(({ name }) => name);
}

/** What the intent does to a task that is there. */
function doneToTask(intent: Intent, read: Read): unknown {
  const words = intent.kind === 'start' ? messageIn(intent) : intent;
  switch (words?.kind) {
    case undefined:
      return 'start';
    case 'message': {
      const { text, project } = words;
      const trusted = isTrusted(project, read.event.actor);
      return [text, trusted, project.scan, messageBreaker(project, read)];
    }
    default:
      return { ...words, project: undefined };
  }
}

/** The same write, but not to a task of one of these projects. */
export function sparing(write: HeadWrite, others: readonly string[]): HeadWrite {
  if (others.length === 0) return write;
  const spared = {
    is: 'any',
    of: [
      { is: 'notIn', attribute: 'project', values: others },
      { is: 'in', attribute: 'state', values: TERMINAL },
    ],
  } as const;
  return { ...write, when: [...write.when, spared] };
}

/** The head, if `sparing` keeps writes from it. */
export function spared(head: Head | undefined, others: readonly string[]): Head | undefined {
  return head && isActive(head) && others.includes(head.project ?? '') ? head : undefined;
}

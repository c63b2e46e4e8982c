import type { Command } from '../command.ts';
import { findCommand } from '../command.ts';
import type { Comment } from '../event.ts';
import type { Intent, TriggerKind } from '../intent.ts';
import { ACTIVE } from '../lifecycle.ts';
import type { Given, Of } from './given.ts';
import { nothing, start, stop } from './given.ts';

/** A comment that mentions or commands us. An edited one only says what it did not say before. */
export function onComment({ comment, before }: Of<'commented'>, given: Given): Intent {
  const name = given.connection.mention;
  const command = findCommand(comment.text, name);
  if (!command) return nothing('no_mention');
  if (before !== undefined && findCommand(before, name)?.verb === command.verb) {
    return nothing('mention_not_new');
  }
  return obey(command, comment, given);
}

function obey(command: Command, comment: Comment, given: Given): Intent {
  const { project } = given;
  const listens = project.intake.mention;
  switch (command.verb) {
    case 'unknown':
      return nothing('unknown_command');
    case 'stop':
      return stop(given, 'stopped_by_person', ACTIVE, { comment });
    case 'approve':
    case 'reject':
      return { kind: command.verb, project, comment };
    case 'mention':
      return listens
        ? startWith('mention', command, comment, given)
        : { kind: 'message', project, comment, text: command.text };
    case 'run':
      return listens ? startWith('mention', command, comment, given) : nothing('mention_off');
    case 'retry':
      return startWith('retry', command, comment, given);
  }
}

function startWith(
  trigger: TriggerKind,
  { text }: Command,
  comment: Comment,
  given: Given,
): Intent {
  if (!given.event.ticket.open) return nothing('ticket_closed');
  return start(given, trigger, { instruction: text, comment });
}

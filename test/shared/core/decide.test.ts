import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../shared/core/actor.ts';
import type { Connection } from '../../../shared/core/connection.ts';
import { decide } from '../../../shared/core/decide.ts';
import type { Change, Event } from '../../../shared/core/event.ts';
import type { Intent } from '../../../shared/core/intent.ts';
import type { Project } from '../../../shared/core/project.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { START } from '../../contracts/clock.ts';
import type { Different } from '../../support/world/samples.ts';
import { connectionOf, jane, projectOf, ticketOf } from '../../support/world/samples.ts';

const person: Actor = { ...jane, kind: 'person', standing: 'unknown' };

interface Case {
  readonly given: string;
  readonly change: Change | readonly Change[];
  readonly ticket?: Partial<Ticket>;
  readonly actor?: Partial<Actor>;
  readonly own?: boolean;
  readonly intake?: Partial<Project['intake']>;
  readonly project?: Different<Project>;
  readonly connection?: Partial<Connection>;
  /** `start label`, `stop closed`, `message`, or the reason why nothing. */
  readonly outcome: string;
}

const comment = (text: string) => ({ id: '99', text, updatedAt: '2026-11-20T10:00:00Z' });
const commented = (text: string, before?: string): Change => ({
  kind: 'commented',
  comment: comment(text),
  ...(before === undefined ? {} : { before }),
});
const labeled = (label = 'sluice'): Change => ({ kind: 'labeled', label });
const unlabeled = (label: string): Change => ({ kind: 'unlabeled', label });

function eventOf({ change, ticket, actor, own = false }: Omit<Case, 'given' | 'outcome'>): Event {
  return {
    name: 'issues.changed',
    ticket: ticketOf(ticket),
    actor: { ...person, ...actor },
    own,
    changes: [change].flat() as Change[],
    at: START,
    precisionMs: 1000,
  };
}

function decided(given: Omit<Case, 'given' | 'outcome'>): Intent {
  const project = projectOf({ ...given.project, intake: { ...given.intake } });
  return decide(eventOf(given), connectionOf(given.connection), [project]);
}

function words(intent: Intent): string {
  if (intent.kind === 'start') return `start ${intent.trigger}`;
  if (intent.kind === 'stop') return `stop ${intent.reason}`;
  return intent.kind === 'nothing' ? intent.reason : intent.kind;
}

const rows = (cases: readonly Case[]) =>
  test.each(cases)('$given → $outcome', (given) => {
    expect(words(decided(given))).toBe(given.outcome);
  });

describe('labels', () => {
  rows([
    { given: 'the label', change: labeled(), outcome: 'start label' },
    {
      given: 'the label in another case',
      change: labeled('SLUICE'),
      ticket: { labels: ['Sluice'] },
      outcome: 'start label',
    },
    {
      given: 'the last of two',
      change: labeled('ready'),
      intake: { labels: ['sluice', 'Ready'] },
      ticket: { labels: ['SLUICE', 'ready'] },
      outcome: 'start label',
    },
    {
      given: 'the first of two',
      change: labeled(),
      intake: { labels: ['sluice', 'ready'] },
      outcome: 'label_missing',
    },
    {
      given: 'another label on a ticket that has ours',
      change: labeled('x'),
      outcome: 'not_a_trigger',
    },
    {
      given: 'an excluded label',
      change: labeled(),
      intake: { labels: ['sluice'], excludeLabels: ['WIP'] },
      ticket: { labels: ['sluice', 'wip'] },
      outcome: 'label_excluded',
    },
    {
      given: 'a closed ticket',
      change: labeled(),
      ticket: { open: false },
      outcome: 'ticket_closed',
    },
    { given: 'a new ticket with it', change: { kind: 'opened' }, outcome: 'start label' },
    { given: 'a reopened ticket with it', change: { kind: 'reopened' }, outcome: 'start label' },
    {
      given: 'a new ticket without it',
      change: { kind: 'opened' },
      ticket: { labels: [] },
      outcome: 'label_missing',
    },
    { given: 'an edited ticket', change: { kind: 'edited' }, outcome: 'not_a_trigger' },
    {
      given: 'a project that is off',
      change: labeled(),
      intake: { enabled: false },
      outcome: 'no_project',
    },
    {
      given: 'a project of another connection',
      change: labeled(),
      project: { connection: 'other' },
      outcome: 'no_project',
    },
    {
      given: 'a project without any rule',
      change: { kind: 'opened' },
      intake: { labels: [] },
      outcome: 'not_a_trigger',
    },
  ]);
});

describe('assignees', () => {
  const assigned: Change = { kind: 'assigned', assignee: 'bot' };
  const rule = (assignee: string) => ({ labels: [], assignee });
  rows([
    {
      given: 'the login',
      change: assigned,
      intake: rule('Bot'),
      ticket: { assignees: ['bot'] },
      outcome: 'start assignee',
    },
    {
      given: 'another login',
      change: assigned,
      intake: rule('bot'),
      ticket: { assignees: ['jane'] },
      outcome: 'assignee_mismatch',
    },
    {
      given: 'somebody, where anybody will do',
      change: assigned,
      intake: rule('*'),
      ticket: { assignees: ['jane'] },
      outcome: 'start assignee',
    },
    {
      given: 'nobody, where anybody would do',
      change: { kind: 'opened' },
      intake: rule('*'),
      outcome: 'assignee_mismatch',
    },
    {
      given: 'nobody, as asked',
      change: { kind: 'opened' },
      intake: rule('none'),
      outcome: 'start assignee',
    },
    {
      given: 'somebody, where nobody was asked for',
      change: { kind: 'opened' },
      intake: rule('None'),
      ticket: { assignees: ['jane'] },
      outcome: 'assignee_mismatch',
    },
    {
      given: 'an empty rule',
      change: assigned,
      intake: { assignee: '' },
      outcome: 'not_a_trigger',
    },
    {
      given: 'an empty rule beside a label',
      change: labeled(),
      intake: { assignee: '' },
      ticket: { assignees: ['jane'] },
      outcome: 'start label',
    },
    {
      given: 'the label without the assignee',
      change: labeled(),
      intake: { assignee: 'bot' },
      outcome: 'assignee_mismatch',
    },
  ]);
});

describe('statuses, teams and projects', () => {
  const moved: Change = { kind: 'moved', status: 'Todo' };
  const statuses = { labels: [], statuses: ['todo'] };
  rows([
    {
      given: 'the status',
      change: moved,
      intake: statuses,
      ticket: { status: 'Todo' },
      outcome: 'start status',
    },
    {
      given: 'another status',
      change: { kind: 'moved', status: 'Done' },
      intake: statuses,
      ticket: { status: 'Done' },
      outcome: 'not_a_trigger',
    },
    {
      given: 'a new ticket in no status',
      change: { kind: 'opened' },
      intake: statuses,
      outcome: 'status_mismatch',
    },
    {
      given: 'a team',
      change: labeled(),
      intake: { teams: ['ENG'] },
      ticket: { teams: ['eng', 'Engineering'] },
      outcome: 'start label',
    },
    {
      given: 'another team',
      change: labeled(),
      intake: { teams: ['ENG'] },
      ticket: { teams: ['OPS'] },
      outcome: 'team_mismatch',
    },
    {
      given: 'a team that the payload does not tell',
      change: labeled(),
      intake: { teams: ['ENG'] },
      outcome: 'start label',
    },
    {
      given: 'no project of the tracker',
      change: labeled(),
      intake: { projects: ['Q4'] },
      ticket: { trackerProjects: [] },
      outcome: 'team_mismatch',
    },
  ]);
});

describe('mentions and commands', () => {
  const mention = { labels: [], mention: true };
  rows([
    {
      given: 'a mention',
      change: commented('@sluice do it'),
      intake: mention,
      outcome: 'start mention',
    },
    { given: 'run', change: commented('/sluice run'), intake: mention, outcome: 'start mention' },
    { given: 'run, unheard', change: commented('/sluice run'), outcome: 'mention_off' },
    { given: 'a mention, unheard', change: commented('@sluice also fix y'), outcome: 'message' },
    { given: 'retry', change: commented('/sluice retry'), outcome: 'start retry' },
    { given: 'stop', change: commented('/sluice stop'), outcome: 'stop stopped_by_person' },
    { given: 'approve', change: commented('/sluice approve'), outcome: 'approve' },
    { given: 'reject', change: commented('/sluice reject'), outcome: 'reject' },
    {
      given: 'a word we do not know',
      change: commented('/sluice fly'),
      outcome: 'unknown_command',
    },
    { given: 'another comment', change: commented('nice'), intake: mention, outcome: 'no_mention' },
    {
      given: 'a mention of another',
      change: commented('@sluice-dev do it'),
      intake: mention,
      outcome: 'no_mention',
    },
    {
      given: 'an edit that brings the mention',
      change: commented('@sluice do it', 'do it'),
      intake: mention,
      outcome: 'start mention',
    },
    {
      given: 'an edit of a mention',
      change: commented('@sluice do it well', '@sluice do it'),
      intake: mention,
      outcome: 'mention_not_new',
    },
    {
      given: 'an edit to another command',
      change: commented('/sluice stop', '@sluice do it'),
      intake: mention,
      outcome: 'stop stopped_by_person',
    },
    {
      given: 'an edit that frees a quoted command',
      change: commented('/sluice run', '> /sluice run'),
      intake: mention,
      outcome: 'start mention',
    },
    {
      given: 'run on a closed ticket',
      change: commented('/sluice run'),
      intake: mention,
      ticket: { open: false },
      outcome: 'ticket_closed',
    },
    {
      given: 'a new ticket that mentions us',
      change: { kind: 'opened' },
      intake: mention,
      ticket: { description: 'Hi\n@sluice please' },
      outcome: 'start mention',
    },
    {
      given: 'a new ticket that quotes a mention',
      change: { kind: 'opened' },
      intake: mention,
      ticket: { description: '> @sluice please' },
      outcome: 'not_a_trigger',
    },
  ]);

  test('what was written beside it is the instruction', () => {
    const intent = decided({ change: commented('@sluice use tabs'), intake: mention });
    expect(intent).toMatchObject({ instruction: 'use tabs', comment: { id: '99' } });
  });
});

describe('sessions', () => {
  const delegated: Change = { kind: 'delegated', text: 'Take this' };
  const prompted = (stop: boolean): Change => ({
    kind: 'prompted',
    comment: comment('and tests'),
    stop,
  });
  rows([
    {
      given: 'a delegation',
      change: delegated,
      intake: { delegation: true },
      outcome: 'start delegation',
    },
    { given: 'a delegation, unheard', change: delegated, outcome: 'not_a_trigger' },
    { given: 'a prompt', change: prompted(false), outcome: 'message' },
    { given: 'a stop signal', change: prompted(true), outcome: 'stop stopped_by_person' },
    { given: 'a submission', change: { kind: 'submitted' }, outcome: 'start submission' },
  ]);
});

describe('stops', () => {
  rows([
    { given: 'the trigger label goes', change: unlabeled('SLUICE'), outcome: 'stop label_removed' },
    {
      given: 'the in-progress label goes',
      change: unlabeled('sluice-in-progress'),
      outcome: 'stop label_removed',
    },
    {
      given: 'the failed label goes',
      change: unlabeled('sluice-failed'),
      outcome: 'not_a_trigger',
    },
    {
      given: 'the project’s own label goes',
      change: unlabeled('fix-me'),
      intake: { labels: ['fix-me'] },
      outcome: 'stop label_removed',
    },
    { given: 'a marked ticket closes', change: { kind: 'closed' }, outcome: 'stop closed' },
    {
      given: 'a ticket closes that shows no sign of us',
      change: { kind: 'closed' },
      ticket: { labels: [] },
      outcome: 'not_a_trigger',
    },
    {
      given: 'one closes where tasks leave no label',
      change: { kind: 'closed' },
      ticket: { labels: [] },
      intake: { mention: true },
      outcome: 'stop closed',
    },
    {
      given: 'one in progress is deleted',
      change: { kind: 'deleted' },
      ticket: { labels: ['Sluice-In-Progress'] },
      outcome: 'stop deleted',
    },
    { given: 'one moves away', change: { kind: 'transferred' }, outcome: 'stop deleted' },
    {
      given: 'the last assignee goes',
      change: { kind: 'unassigned', assignee: 'bot' },
      intake: { labels: [], assignee: 'bot' },
      outcome: 'stop unassigned',
    },
    {
      given: 'one of two assignees goes',
      change: { kind: 'unassigned', assignee: 'jane' },
      intake: { labels: [], assignee: 'bot' },
      ticket: { assignees: ['bot'] },
      outcome: 'not_a_trigger',
    },
    {
      given: 'somebody goes where nobody was asked for',
      change: { kind: 'unassigned', assignee: 'jane' },
      intake: { labels: [], assignee: 'none' },
      outcome: 'not_a_trigger',
    },
    {
      given: 'one label comes and the trigger goes, in one update',
      change: [labeled('other'), unlabeled('sluice')],
      outcome: 'stop label_removed',
    },
    {
      given: 'an excluded ticket closes',
      change: { kind: 'closed' },
      intake: { excludeLabels: ['sluice'] },
      outcome: 'stop closed',
    },
  ]);

  test.each([
    { off: 'sluice', from: ['queued', 'held'], label: 'trigger' },
    { off: 'sluice-in-progress', from: ['queued', 'running', 'needs_info'], label: 'inProgress' },
  ])('taking $off off stops what it stands for', ({ off, from, label }) => {
    expect(decided({ change: unlabeled(off) })).toMatchObject({ from, label });
  });

  rows([
    {
      given: 'a ticket of a project that was switched off closes',
      change: { kind: 'closed' },
      intake: { enabled: false },
      outcome: 'stop closed',
    },
    {
      given: 'a stop on a ticket that was excluded meanwhile',
      change: commented('/sluice stop'),
      intake: { excludeLabels: ['sluice'] },
      outcome: 'stop stopped_by_person',
    },
    {
      given: 'an approval in a project that was switched off',
      change: commented('/sluice approve'),
      intake: { enabled: false },
      outcome: 'no_project',
    },
  ]);
});

describe('tickets that are shown only in part', () => {
  const partial = { partial: true, labels: [], assignees: [] } as const;
  rows([
    {
      given: 'one of two labels',
      change: labeled('ready'),
      intake: { labels: ['sluice', 'ready'] },
      ticket: { ...partial, labels: ['ready'] },
      outcome: 'start label',
    },
    {
      given: 'the label, and a rule for the assignee',
      change: labeled(),
      intake: { assignee: 'jane' },
      ticket: { ...partial, labels: ['sluice'] },
      outcome: 'start label',
    },
    {
      given: 'a label that no rule names',
      change: labeled('bug'),
      ticket: { ...partial, labels: ['bug'] },
      outcome: 'not_a_trigger',
    },
    {
      given: 'a new one without the label',
      change: { kind: 'opened' },
      ticket: partial,
      outcome: 'label_missing',
    },
    {
      given: 'opened again',
      change: { kind: 'reopened' },
      ticket: partial,
      outcome: 'start label',
    },
    {
      given: 'all but the text, without the other label',
      change: labeled('ready'),
      intake: { labels: ['sluice', 'ready'] },
      ticket: { partial: 'text', labels: ['ready'] },
      outcome: 'label_missing',
    },
    {
      given: 'all but the text, closed without a label of ours',
      change: { kind: 'closed' },
      ticket: { partial: 'text', labels: [] },
      outcome: 'not_a_trigger',
    },
    {
      given: 'all but the text, one of several went',
      change: { kind: 'unassigned', assignee: 'bob' },
      intake: { assignee: '*' },
      ticket: { partial: 'text', assignees: ['jane'] },
      outcome: 'not_a_trigger',
    },
    { given: 'closed', change: { kind: 'closed' }, ticket: partial, outcome: 'stop closed' },
    { given: 'deleted', change: { kind: 'deleted' }, ticket: partial, outcome: 'stop deleted' },
    {
      given: 'whom the project names went',
      change: { kind: 'unassigned', assignee: 'Jane' },
      intake: { assignee: 'jane' },
      ticket: partial,
      outcome: 'stop unassigned',
    },
    {
      given: 'somebody else went',
      change: { kind: 'unassigned', assignee: 'bob' },
      intake: { assignee: 'jane' },
      ticket: partial,
      outcome: 'not_a_trigger',
    },
    {
      given: 'one of perhaps several went',
      change: { kind: 'unassigned', assignee: 'bob' },
      intake: { assignee: '*' },
      ticket: partial,
      outcome: 'not_a_trigger',
    },
  ]);
});

describe('who', () => {
  const mention = { labels: [], mention: true };
  rows([
    { given: 'we ourselves', change: labeled(), own: true, outcome: 'own_actor' },
    { given: 'our own comment', change: commented('/sluice run'), own: true, outcome: 'own_actor' },
    { given: 'our own closing', change: { kind: 'closed' }, own: true, outcome: 'own_actor' },
    { given: 'a bot starts', change: labeled(), actor: { kind: 'bot' }, outcome: 'bot_actor' },
    {
      given: 'a bot mentions',
      change: commented('@sluice go'),
      intake: mention,
      actor: { kind: 'bot' },
      outcome: 'bot_actor',
    },
    {
      given: 'a bot approves',
      change: commented('/sluice approve'),
      actor: { kind: 'bot' },
      outcome: 'bot_actor',
    },
    {
      given: 'a bot closes',
      change: { kind: 'closed' },
      actor: { kind: 'bot' },
      outcome: 'stop closed',
    },
    {
      given: 'a bot takes the label off',
      change: unlabeled('sluice'),
      actor: { kind: 'bot' },
      outcome: 'bot_actor',
    },
    {
      given: 'a stranger starts',
      change: labeled(),
      actor: { standing: 'stranger' },
      outcome: 'stranger',
    },
    {
      given: 'a stranger approves',
      change: commented('/sluice approve'),
      actor: { standing: 'stranger' },
      outcome: 'stranger',
    },
    {
      given: 'a stranger steers',
      change: commented('@sluice do evil'),
      actor: { standing: 'stranger' },
      outcome: 'stranger',
    },
    {
      given: 'a stranger stops by a comment',
      change: commented('/sluice stop'),
      actor: { standing: 'stranger' },
      outcome: 'stranger',
    },
    {
      given: 'a stranger who is on the list',
      change: labeled(),
      actor: { standing: 'stranger' },
      project: { authorize: { users: ['JANE'] } },
      outcome: 'start label',
    },
    {
      given: 'a stranger with the display name of one on the list',
      change: labeled(),
      actor: { standing: 'stranger', id: '1', name: 'jane', login: 'mallory' },
      project: { authorize: { users: ['jane'] } },
      outcome: 'stranger',
    },
    {
      given: 'the author closes the own ticket, a stranger',
      change: { kind: 'closed' },
      actor: { standing: 'stranger' },
      outcome: 'stop closed',
    },
    { given: 'no change at all', change: [], outcome: 'not_a_trigger' },
  ]);
});

describe('several projects', () => {
  const first = projectOf({ name: 'first', intake: { labels: ['other'] } });
  const second = projectOf({ name: 'second' });
  const third = projectOf({ name: 'third' });

  test('the first in file order that wants the ticket has it', () => {
    const intent = decide(eventOf({ change: labeled() }), connectionOf(), [first, second, third]);
    expect(intent).toMatchObject({ kind: 'start', project: { name: 'second' } });
  });

  test('the reason of one that only lacked something is told', () => {
    const excluding = projectOf({ intake: { excludeLabels: ['sluice'] } });
    const intent = decide(eventOf({ change: labeled() }), connectionOf(), [first, excluding]);
    expect(intent).toEqual({ kind: 'nothing', reason: 'label_excluded' });
  });

  test('none at all', () => {
    expect(decide(eventOf({ change: labeled() }), connectionOf(), [])).toEqual({
      kind: 'nothing',
      reason: 'no_project',
    });
  });
});

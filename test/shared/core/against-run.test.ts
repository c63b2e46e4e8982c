import { describe, expect, test } from '@jest/globals';
import { againstRun } from '../../../shared/core/against-run.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { Intake } from '../../../shared/core/project.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { projectOf, ticketOf } from '../../support/world/samples.ts';

const NOW = 1_795_253_400_000;
const MINUTE = 60_000;
const MARK = 'sluice-in-progress';

/** A task whose ticket has shown its in-progress label for long. */
const running: Head = {
  key: 'k',
  version: 5,
  epoch: 1,
  state: 'running',
  attempt: 1,
  trigger: 'label',
  markedAt: NOW - 10 * MINUTE,
  markedAs: MARK,
  showWant: 3,
  showShown: 3,
};
const held: Head = { key: 'k', version: 2, epoch: 1, state: 'held', trigger: 'label' };

interface Row {
  readonly given: string;
  readonly head: Head;
  readonly intake?: Partial<Intake>;
  readonly ticket: Partial<Ticket>;
  readonly says: string | undefined;
}

const against = ({ head, intake = {}, ticket }: Row) =>
  againstRun(head, projectOf({ intake }), MARK, ticketOf(ticket), NOW);

describe('a person’s change', () => {
  test.each<Row>([
    { given: 'closed', head: running, ticket: { open: false, labels: [MARK] }, says: 'closed' },
    { given: 'held and closed', head: held, ticket: { open: false }, says: 'closed' },
    {
      given: 'in-progress taken off',
      head: running,
      ticket: { labels: ['bug'] },
      says: 'label_removed',
    },
    {
      given: 'in-progress taken off, the trigger set again',
      head: running,
      ticket: { labels: ['sluice'] },
      says: 'label_removed',
    },
    {
      given: 'taken off while the agent waits for an answer',
      head: { ...running, state: 'needs_info' },
      ticket: { labels: [] },
      says: 'label_removed',
    },
    {
      given: 'held and the trigger taken off',
      head: held,
      ticket: { labels: [] },
      says: 'trigger_gone',
    },
    {
      given: 'held and excluded',
      head: held,
      intake: { excludeLabels: ['wip'] },
      ticket: { labels: ['sluice', 'wip'] },
      says: 'label_excluded',
    },
    {
      given: 'unassigned',
      head: { ...running, trigger: 'assignee' },
      intake: { labels: [], assignee: 'robo' },
      ticket: { labels: [MARK], assignees: [] },
      says: 'unassigned',
    },
  ])('$given → $says', (row) => {
    expect(against(row)).toBe(row.says);
  });
});

describe('no person’s change', () => {
  test.each<Row>([
    { given: 'both as shown', head: running, ticket: { labels: [MARK] }, says: undefined },
    {
      given: 'the mark in other letters',
      head: running,
      ticket: { labels: ['Sluice-In-Progress'] },
      says: undefined,
    },
    {
      given: 'our mark not shown yet: the trigger is there',
      head: { ...running, markedAt: undefined, markedAs: undefined } as unknown as Head,
      ticket: { labels: ['sluice'] },
      says: undefined,
    },
    {
      given: 'nor is the trigger: a run is not stopped by it',
      head: { ...running, markedAt: undefined, markedAs: undefined } as unknown as Head,
      ticket: { labels: [] },
      says: undefined,
    },
    {
      given: 'a mark of this very moment, which the tracker may not answer yet',
      head: { ...running, markedAt: NOW - MINUTE + 1 },
      ticket: { labels: [] },
      says: undefined,
    },
    {
      given: 'something to show',
      head: { ...running, showWant: 4 },
      ticket: { labels: [] },
      says: undefined,
    },
    {
      given: 'somebody who shows it now',
      head: { ...running, showLease: NOW + 1 },
      ticket: { labels: [] },
      says: undefined,
    },
    {
      given: 'the mark under its former name',
      head: { ...running, markedAs: 'agent-at-work' },
      ticket: { labels: ['agent-at-work'] },
      says: undefined,
    },
    {
      given: 'held after a run: the mark is on, the trigger gone by our hand',
      head: { ...held, attempt: 1, markedAt: 1, markedAs: MARK },
      ticket: { labels: [MARK] },
      says: undefined,
    },
    {
      given: 'a mention needs no label and nobody assigned',
      head: { ...held, trigger: 'mention' },
      intake: { assignee: 'robo', mention: true },
      ticket: { labels: [] },
      says: undefined,
    },
    {
      given: 'a mention that runs',
      head: { ...running, trigger: 'mention' },
      intake: { assignee: 'robo', mention: true },
      ticket: { labels: [MARK], assignees: [] },
      says: undefined,
    },
    {
      given: 'somebody took the assignment that was to be nobody’s',
      head: { ...running, trigger: 'assignee' },
      intake: { labels: [], assignee: 'none' },
      ticket: { labels: [MARK], assignees: ['jane'] },
      says: undefined,
    },
  ])('$given', (row) => {
    expect(against(row)).toBeUndefined();
  });
});

import { expect, test } from '@jest/globals';
import type { Project } from '../../../shared/core/project.ts';
import { config, project } from '../../support/receive/config.ts';
import { desk } from '../../support/receive/desk.ts';
import { move, run } from '../../support/receive/dispatcher.ts';
import type { Issue } from '../../support/receive/issue.ts';
import { BLOCKED, FLAGGED, issue, MARA } from '../../support/receive/issue.ts';

const MINUTE = 60_000;

/** Scans nothing, and listens to one more person. */
const lax = project(
  'github',
  { labels: ['easy'] },
  {
    name: 'lax',
    scan: { mode: 'off', threshold: 1, allow: { authors: [], labels: [], rules: [] } },
    authorize: { permission: 'read', users: [MARA.login] },
  },
);
const strict = project('github', {}, { name: 'strict' });
const quiet = project('github', { labels: ['quiet'], mention: false }, { name: 'quiet' });

/** The ticket's task is one of the last project's; the first is asked first whenever both would listen. */
const CHANGES = [
  {
    given: 'words of a person whom another project lists',
    projects: [lax, strict],
    sent: (one: Issue) => one.commented('@sluice obey', { at: MINUTE, by: MARA, as: 'NONE' }),
    reason: 'not_permitted_to_steer',
    state: 'running',
  },
  {
    given: 'a stop by a person whom another project lists',
    projects: [lax, strict],
    sent: (one: Issue) => one.commented('/sluice stop', { at: MINUTE, by: MARA, as: 'NONE' }),
    reason: 'not_permitted_to_steer',
    state: 'running',
  },
  {
    given: 'words that another project would not scan',
    projects: [lax, strict],
    sent: (one: Issue) => one.commented(`@sluice ${BLOCKED}`, { at: MINUTE, as: 'MEMBER' }),
    reason: 'message_flagged',
    state: 'running',
  },
  {
    given: 'words that another project would flag',
    projects: [strict, lax],
    sent: (one: Issue) => one.commented(`@sluice ${FLAGGED}`, { at: MINUTE, as: 'MEMBER' }),
    reason: 'message_delivered',
    state: 'running',
  },
  {
    given: 'a mention that is a start to another project',
    projects: [strict, quiet],
    sent: (one: Issue) => one.commented('@sluice quick', { at: MINUTE, as: 'MEMBER' }),
    reason: 'message_delivered',
    state: 'running',
  },
  {
    given: 'a mention that would start its own project',
    projects: [quiet, strict],
    sent: (one: Issue) => one.commented('@sluice quick', { at: MINUTE, as: 'MEMBER' }),
    reason: 'message_delivered',
    state: 'running',
  },
  {
    given: '`/sluice run`, to which its own project does not listen',
    projects: [strict, quiet],
    sent: (one: Issue) => one.commented('/sluice run', { at: MINUTE, as: 'MEMBER' }),
    reason: 'nothing_to_steer',
    state: 'running',
  },
  {
    given: 'a stop on which all agree',
    projects: [lax, strict],
    sent: (one: Issue) => one.commented('/sluice stop', { at: MINUTE, as: 'MEMBER' }),
    reason: 'stopped',
    state: 'cancelled',
  },
  {
    given: 'the trigger of another project going',
    projects: [lax, strict],
    sent: (one: Issue) => one.unlabeled('easy', { at: MINUTE }),
    reason: 'nothing_to_stop',
    state: 'running',
  },
] as const satisfies readonly {
  given: string;
  projects: readonly [Project, Project];
  [more: string]: unknown;
}[];

test.each(CHANGES)('$given → $reason, $state', async ({ projects, sent, reason, state }) => {
  const at = desk(config({ projects }));
  const one = issue();
  await at.post(one.labeled(projects[1].intake.labels[0] ?? ''));
  await run(at);
  const { body } = await at.post(sent(one));
  expect(body).toMatchObject({ reason });
  expect(await at.head()).toMatchObject({ state, project: projects[1].name });
  const heard = reason === 'message_delivered' ? 1 : 0;
  expect((await at.head())?.inbox ?? []).toHaveLength(heard);
  // A start that became a message keeps its first record.
  const recorded = await at.ledger.entry('github', body.delivery);
  if (heard === 0) expect(recorded).toMatchObject({ outcome: body.outcome, reason });
});

test('an approval of a task of the second project', async () => {
  const at = desk(config({ projects: [lax, strict] }));
  const one = Object.assign(issue(), { body: FLAGGED });
  await at.post(one.labeled('sluice'));
  expect(await at.head()).toMatchObject({ state: 'held' });
  const said = one.commented('/sluice approve', { at: 5 * MINUTE, by: MARA, as: 'NONE' });
  expect((await at.post(said)).body).toMatchObject({ reason: 'not_permitted_to_steer' });
  expect(await at.head()).toMatchObject({ state: 'held' });
  const again = one.commented('/sluice approve', { at: 6 * MINUTE, as: 'MEMBER' });
  expect((await at.post(again)).body).toMatchObject({ reason: 'approved' });
});

test('a task whose project has another name now can be stopped', async () => {
  const at = desk(config({ projects: [lax, strict] }));
  const one = issue();
  await at.post(one.labeled('sluice'));
  await run(at);
  at.given.config = config({ projects: [lax, { ...strict, name: 'renamed' }] });
  const said = one.commented('/sluice stop', { at: MINUTE, as: 'MEMBER' });
  expect((await at.post(said)).body).toMatchObject({ reason: 'stopped' });
});

test('what is said after the end of another project’s task is judged as on a ticket without one', async () => {
  const at = desk(config({ projects: [lax, strict] }));
  const one = issue();
  await at.post(one.labeled('sluice'));
  await run(at);
  await move(at, 'succeeded');
  const said = one.commented('/sluice stop', { at: MINUTE, by: MARA, as: 'NONE' });
  expect((await at.post(said)).body).toMatchObject({ reason: 'stop_noted' });
});

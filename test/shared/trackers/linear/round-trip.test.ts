import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Event } from '../../../../shared/core/event.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { linear } from '../../../../shared/trackers/linear/tracker.ts';
import type { Lab } from './lab.ts';
import { startLab } from './lab.ts';
import { connection } from './letters.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.linear.close());

const FACTS = { state: 'running', reason: 'started', epoch: 1, attempt: 1 } as const;
const UPDATE =
  'mutation ($id: String!, $input: IssueUpdateInput!) { issueUpdate(id: $id, input: $input) { success } }';
const COMMENT =
  'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { success } }';

/** What is read in all webhooks that an action makes Linear send. An app acts as its user or as its OAuth client. */
async function heard(action: () => Promise<unknown>): Promise<Event[]> {
  const self = [lab.linear.appUserId, lab.linear.oauthClientId];
  await lab.linear.settled();
  const before = lab.linear.deliveries().length;
  await action();
  await lab.linear.settled();
  return lab.linear
    .deliveries()
    .slice(before)
    .flatMap(({ headers, body }) => {
      const receivedAt = Date.now();
      const delivery = {
        connection: 'linear',
        headers: new Headers(headers),
        body: Buffer.from(body),
        receivedAt,
      };
      const verified = linear.verify(delivery, connection(), receivedAt);
      if ('refused' in verified) throw new Error(verified.refused);
      expect(verified.senderId).toBe(headers['Linear-Delivery'] ?? headers['linear-delivery']);
      const read = linear.read(delivery, connection({ self }), verified);
      if ('invalid' in read) throw new Error(read.field);
      return 'event' in read ? [read.event] : [];
    });
}

const change = ({ id }: TicketRef, input: object) => lab.ask(UPDATE, { id, input });

test('from the label to a stop by taking in-progress off', async () => {
  const ref = await lab.issue(['Bug']);
  const labeled = await heard(() => change(ref, { addedLabelIds: [lab.label('sluice')] }));
  expect(labeled).toMatchObject([
    {
      name: 'Issue.update',
      own: false,
      actor: { id: lab.user('Ann'), name: 'Ann', kind: 'person' },
      ticket: { ...ref, labels: expect.arrayContaining(['Bug', 'sluice']), status: 'Todo' },
      changes: [{ kind: 'labeled', label: 'sluice' }],
    },
  ]);

  const ours = await heard(() => lab.backend().markInProgress(ref));
  expect(ours).toMatchObject([{ own: true }]);

  const bug = await heard(() => change(ref, { removedLabelIds: [lab.label('Bug')] }));
  expect(bug[0]?.changes).toEqual([{ kind: 'unlabeled', label: lab.label('Bug') }]);

  const { issue } = await lab.ask('query ($id: String!) { issue(id: $id) { labelIds } }', {
    id: ref.id,
  });
  const stop = await heard(() => change(ref, { removedLabelIds: issue.labelIds }));
  expect(stop[0]?.changes).toContainEqual({ kind: 'unlabeled', label: 'sluice-in-progress' });
});

test("what we change with a person's own key stops nothing", async () => {
  const ref = await lab.issue(['sluice', 'Bug']);
  const backend = lab.backend({ credentials: { token: 'lin_api_ann' } });
  const marked = await heard(() => backend.markInProgress(ref));
  expect(marked).toMatchObject([{ own: false, actor: { id: lab.user('Ann') } }]);
  expect(marked[0]?.changes).not.toContainEqual({ kind: 'unlabeled', label: 'sluice-in-progress' });
  const told = await heard(() =>
    backend.addComment(ref, {
      marker: 'm',
      body: '@sluice hello',
      tells: 'progress',
      facts: FACTS,
    }),
  );
  expect(told).toHaveLength(2);
  expect(told.find(({ name }) => name === 'Comment.create')).toMatchObject({ own: true });
});

test('a mention, and its session', async () => {
  const ref = await lab.issue();
  const events = await heard(() =>
    lab.ask(COMMENT, { input: { issueId: ref.id, body: '@sluice fix it' } }),
  );
  expect(events).toMatchObject([
    {
      name: 'Comment.create',
      own: false,
      ticket: { key: ref.key, readableId: ref.readableId },
      changes: [{ kind: 'commented' }],
    },
    {
      name: 'AgentSessionEvent.created',
      own: false,
      actor: { name: 'Ann' },
      ticket: { key: ref.key, readableId: ref.readableId, session: expect.any(String) },
      changes: [{ kind: 'delegated', text: '@sluice fix it' }],
    },
  ]);
});

test('a delegation, an answer in the session, and its stop button', async () => {
  const ref = await lab.issue();
  const [created] = await heard(() => change(ref, { delegateId: lab.linear.appUserId }));
  expect(created).toMatchObject({
    name: 'AgentSessionEvent.created',
    changes: [{ kind: 'delegated', text: '' }],
  });
  const prompt = (signal?: string) =>
    lab.ask(
      'mutation ($input: AgentActivityCreatePromptInput!) { agentActivityCreatePrompt(input: $input) { success } }',
      {
        input: {
          agentSessionId: created?.ticket.session,
          content: { type: 'prompt', body: 'well' },
          ...(signal && { signal }),
        },
      },
    );
  expect(await heard(() => prompt())).toMatchObject([
    {
      name: 'AgentSessionEvent.prompted',
      own: false,
      changes: [{ kind: 'prompted', stop: false, comment: { text: 'well' } }],
    },
  ]);
  expect(await heard(() => prompt('stop'))).toMatchObject([
    { changes: [{ kind: 'prompted', stop: true }] },
  ]);
});

test('an end, and the bin', async () => {
  const ref = await lab.issue();
  const done = await heard(() => change(ref, { stateId: lab.state('Done') }));
  expect(done).toMatchObject([
    { ticket: { open: false }, changes: [{ kind: 'closed' }, { kind: 'moved', status: 'Done' }] },
  ]);
  const back = await heard(() => change(ref, { stateId: lab.state('Todo') }));
  expect(back).toMatchObject([
    { ticket: { open: true }, changes: [{ kind: 'reopened' }, { kind: 'moved', status: 'Todo' }] },
  ]);
  const gone = await heard(() =>
    lab.ask('mutation ($id: String!) { issueDelete(id: $id) { success } }', { id: ref.id }),
  );
  expect(gone).toMatchObject([{ name: 'Issue.remove', changes: [{ kind: 'deleted' }] }]);
});

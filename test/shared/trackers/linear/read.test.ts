import { describe, expect, test } from '@jest/globals';
import { linear } from '../../../../shared/trackers/linear/tracker.ts';
import type { Json } from './letters.ts';
import { changed, connection, event, ORGANIZATION, reading, signed } from './letters.ts';

const ISSUE = '6c1f0d8e-2a97-4b53-8e64-b9d5c7f3a120';
const ANN = 'c1d7a9e4-3b52-4f68-a0c9-8e1f5d2b7a36';
const APP = '9b3e5c70-6f18-4d2a-8e47-c2a1d0f4b695';
const SESSION = 'd2a8e6f4-91b7-4c30-8f5d-6e0c3b9a7142';
const IN_PROGRESS_LABEL = '4a7e9c13-50d8-4b62-9f1e-d3b6a8c20f75';

function eventOf(text: string, changes = {}) {
  const read = reading(text, changes);
  if (!('event' in read)) throw new Error(JSON.stringify(read));
  return read.event;
}

describe('what recorded events say', () => {
  test.each([
    { name: 'Issue.create', changes: [{ kind: 'opened' }] },
    { name: 'Issue.update', changes: [{ kind: 'labeled', label: 'sluice' }] },
    {
      name: 'Issue.update-unlabeled',
      changes: [
        { kind: 'unlabeled', label: 'sluice-in-progress' },
        { kind: 'unlabeled', label: IN_PROGRESS_LABEL },
      ],
    },
    { name: 'Issue.update-assigned', changes: [{ kind: 'assigned', assignee: 'Ann Lee' }] },
    {
      name: 'Issue.update-closed',
      changes: [{ kind: 'closed' }, { kind: 'moved', status: 'Done' }],
    },
    { name: 'Issue.remove', changes: [{ kind: 'deleted' }] },
    {
      name: 'Comment.create',
      changes: [
        {
          kind: 'commented',
          comment: {
            id: '0f9b3d57-c8a2-4e16-95d4-7a1e6c0b8f23',
            text: '@sluice please keep the old totals in the export.',
            updatedAt: '2026-11-20T09:10:00.333Z',
          },
        },
      ],
    },
    {
      name: 'Comment.update',
      changes: [
        {
          kind: 'commented',
          comment: {
            id: '0f9b3d57-c8a2-4e16-95d4-7a1e6c0b8f23',
            text: '@sluice please keep the old totals in the CSV export.',
            updatedAt: '2026-11-20T09:12:00.444Z',
          },
          before: 'Please keep the old totals in the export.',
        },
      ],
    },
    { name: 'AgentSessionEvent.created', changes: [{ kind: 'delegated', text: '' }] },
    {
      name: 'AgentSessionEvent.created-mention',
      changes: [{ kind: 'delegated', text: '@sluice fix the cart first, the export later' }],
    },
    {
      name: 'AgentSessionEvent.prompted',
      changes: [
        {
          kind: 'prompted',
          stop: false,
          comment: {
            id: '72c0e5b8-4d19-4fa6-8b37-e1d5a9f06c48',
            text: 'Round half up, please.',
            updatedAt: '2026-11-20T09:40:00.900Z',
          },
        },
      ],
    },
    {
      name: 'AgentSessionEvent.prompted-stop',
      changes: [
        {
          kind: 'prompted',
          stop: true,
          comment: {
            id: '83d1f6c9-5e2a-4ab7-9c48-f2e6b0a17d59',
            text: 'stop',
            updatedAt: '2026-11-20T09:45:00.001Z',
          },
        },
      ],
    },
  ])('$name', ({ name, changes }) => {
    const read = eventOf(event(name));
    const payload = JSON.parse(event(name));
    expect(read).toMatchObject({
      name: `${payload.type}.${payload.action}`,
      own: false,
      at: Date.parse(payload.createdAt),
      precisionMs: 1,
      actor: { kind: 'person', standing: 'member' },
      ticket: {
        key: `linear:${ORGANIZATION}:${ISSUE}`,
        readableId: 'linear:ENG-42',
        connection: 'linear',
        id: ISSUE,
        account: ORGANIZATION,
        url: 'https://linear.app/acme/issue/ENG-42/totals-are-wrong-for-two-currencies',
        title: 'Totals are wrong for two currencies',
        type: 'issue',
      },
    });
    expect(read.changes).toEqual(changes);
  });

  test.each([
    { name: 'Comment.remove', ignored: 'action_not_handled', readableId: 'linear:ENG-42' },
    { name: 'IssueLabel.create', ignored: 'event_not_handled' },
  ])('$name → $ignored', ({ name, ...read }) => {
    expect(reading(event(name))).toEqual({ ...read, name });
  });
});

describe('the ticket', () => {
  test.each([
    { given: 'an issue', name: 'Issue.update', partial: undefined },
    { given: 'a comment', name: 'Comment.create', partial: true },
    { given: 'a session', name: 'AgentSessionEvent.created', partial: true },
    { given: 'a prompt', name: 'AgentSessionEvent.prompted', partial: true },
  ])('of $given is partial: $partial', ({ name, partial }) => {
    expect(eventOf(event(name)).ticket.partial).toBe(partial);
  });

  test.each([
    { given: 'text and labels', more: { description: '', labels: [] }, partial: undefined },
    { given: 'text and label ids', more: { description: 'x', labelIds: [] }, partial: undefined },
    { given: 'text alone', more: { description: 'x' }, partial: true },
    { given: 'labels alone', more: { labels: [] }, partial: true },
  ])('of a comment that shows $given is partial: $partial', ({ more, partial }) => {
    const text = changed('Comment.create', ({ data }) => Object.assign(data.issue, more));
    expect(eventOf(text).ticket.partial).toBe(partial);
  });

  test('is read whole', () => {
    expect(eventOf(event('Issue.update')).ticket).toMatchObject({
      description: expect.stringContaining('**EUR**'),
      labels: ['Bug', 'sluice'],
      assignees: [],
      author: { name: 'Bob Roy', kind: 'person' },
      open: true,
      status: 'Todo',
      teams: ['ENG', 'Engineering', '7e0a4c92-5d1b-4386-b2f7-91c6e8d3a05f'],
      trackerProjects: ['Checkout', '2d96b1f8-a47c-4e05-8d3b-f0e7c5a21964'],
      priority: 'high',
    });
  });

  test('says nothing of what a comment does not show', () => {
    const { ticket } = eventOf(event('Comment.create'));
    expect(ticket).toMatchObject({
      labels: [],
      assignees: [],
      open: true,
      teams: ['ENG', 'Engineering', expect.any(String)],
    });
    expect(ticket).not.toHaveProperty('status');
    expect(ticket).not.toHaveProperty('trackerProjects');
  });

  test('carries the session', () => {
    expect(eventOf(event('AgentSessionEvent.created')).ticket.session).toBe(SESSION);
  });

  test.each([
    { given: 'a list of labels', labels: [{ id: 'a', name: 'A' }], read: ['A'] },
    { given: 'a connection of labels', labels: { nodes: [{ id: 'a', name: 'A' }] }, read: ['A'] },
    { given: 'ids alone', labels: undefined, read: ['a'] },
    { given: 'something else', labels: 'A', read: ['a'] },
  ])('$given → $read', ({ labels, read }) => {
    const text = changed('Issue.create', ({ data }) =>
      Object.assign(data, { labels, labelIds: ['a'] }),
    );
    expect(eventOf(text).ticket.labels).toEqual(read);
  });

  test.each([
    { given: 0, read: undefined },
    { given: 1, read: 'urgent' },
    { given: 2, read: 'high' },
    { given: 3, read: 'medium' },
    { given: 4, read: 'low' },
    { given: 5, read: undefined },
    { given: -1, read: undefined },
    { given: '1', read: undefined },
  ])('priority $given → $read', ({ given, read }) => {
    const text = changed('Issue.create', ({ data }) => Object.assign(data, { priority: given }));
    expect(eventOf(text).ticket.priority).toBe(read);
  });

  test.each([
    { given: 'its identifier', change: {}, read: 'linear:ENG-42' },
    { given: 'team and number', change: { identifier: undefined }, read: 'linear:ENG-42' },
    {
      given: 'its address',
      change: { identifier: undefined, number: undefined },
      read: 'linear:ENG-42',
    },
    {
      given: 'its id, when nothing else is there',
      change: { identifier: undefined, number: undefined, url: 'https://linear.app/acme' },
      read: `linear:${ISSUE}`,
    },
  ])('is called by $given', ({ change, read }) => {
    expect(
      eventOf(changed('Issue.create', ({ data }) => Object.assign(data, change))).ticket.readableId,
    ).toBe(read);
  });

  test.each([
    { given: 'completed', change: { state: { name: 'Done', type: 'completed' } } },
    { given: 'canceled', change: { state: { name: 'No', type: 'canceled' } } },
    { given: 'a duplicate', change: { state: { name: 'Duplicate', type: 'duplicate' } } },
    { given: 'archived', change: { archivedAt: '2026-11-20T09:00:00.000Z' } },
    { given: 'in the bin', change: { trashed: true } },
  ])('is not open when $given', ({ change }) => {
    const text = changed('Issue.create', ({ data }) => Object.assign(data, change));
    expect(eventOf(text).ticket.open).toBe(false);
  });
});

describe('an update of an issue', () => {
  const update = (updatedFrom: Json, data: Json = {}) =>
    changed('Issue.update', (payload) => {
      Object.assign(payload.data, data);
      payload.updatedFrom = updatedFrom;
    });
  const bug = { id: 'b', name: 'Bug' };
  const done = { id: 'done', name: 'Done', type: 'completed' };
  const todo = { id: 'todo', name: 'Todo', type: 'unstarted' };

  test.each([
    { given: 'only its order', text: update({ sortOrder: 1, updatedAt: 'x' }) },
    { given: 'nothing', text: update({}) },
    {
      given: 'nothing, in an emulator that sends all old values',
      text: update({ ...JSON.parse(event('Issue.update')).data }),
    },
    { given: 'no `updatedFrom`', text: update(undefined) },
    { given: 'an `updatedFrom` that is none', text: update(['labelIds']) },
  ])('$given → not_a_trigger', ({ text }) => {
    expect(reading(text)).toEqual({
      ignored: 'not_a_trigger',
      name: 'Issue.update',
      readableId: 'linear:ENG-42',
    });
  });

  test.each([
    { given: 'the title', text: update({ title: 'Old' }), changes: [{ kind: 'edited' }] },
    {
      given: 'the description',
      text: update({ description: null }),
      changes: [{ kind: 'edited' }],
    },
    {
      given: 'another state',
      text: update({ stateId: 'old' }, { stateId: 'todo', state: todo }),
      changes: [{ kind: 'moved', status: 'Todo' }],
    },
    {
      given: 'the end',
      text: update({ stateId: 'todo', completedAt: null }, { stateId: 'done', state: done }),
      changes: [{ kind: 'closed' }, { kind: 'moved', status: 'Done' }],
    },
    {
      given: 'back from the end',
      text: update(
        { stateId: 'done', completedAt: '2026-11-19T00:00:00.000Z' },
        { stateId: 'todo', state: todo },
      ),
      changes: [{ kind: 'reopened' }, { kind: 'moved', status: 'Todo' }],
    },
    {
      given: 'a label and a state at once',
      text: update(
        { stateId: 'old', labelIds: [] },
        { stateId: 'todo', state: todo, labelIds: ['b'], labels: [bug] },
      ),
      changes: [
        { kind: 'moved', status: 'Todo' },
        { kind: 'labeled', label: 'Bug' },
      ],
    },
    {
      given: 'another assignee',
      text: update({ assigneeId: 'u1' }, { assigneeId: 'u2', assignee: { id: 'u2', name: 'Bob' } }),
      changes: [
        { kind: 'unassigned', assignee: 'u1' },
        { kind: 'assigned', assignee: 'Bob' },
      ],
    },
    {
      given: 'no assignee any more',
      text: update({ assigneeId: 'u1' }, { assigneeId: null }),
      changes: [{ kind: 'unassigned', assignee: 'u1' }],
    },
    {
      given: 'the delegation taken back',
      text: update({ delegateId: APP }, { delegateId: null }),
      changes: [{ kind: 'unassigned', assignee: APP }],
    },
    {
      given: 'the bin',
      text: update({ trashed: null, labelIds: ['x'] }, { trashed: true }),
      changes: [{ kind: 'deleted' }],
    },
    {
      given: 'out of the bin',
      text: update({ trashed: true }, { trashed: null }),
      changes: [{ kind: 'reopened' }],
    },
  ])('$given', ({ text, changes }) => {
    expect(eventOf(text).changes).toEqual(changes);
  });
});

describe('a label that was taken off and has no name', () => {
  const off = (
    names: string[],
    removed: string[] = ['gone'],
    change: (payload: Json) => void = () => {},
  ) =>
    changed('Issue.update', (payload) => {
      payload.data.labels = names.map((name) => ({ id: name, name }));
      payload.data.labelIds = names;
      payload.updatedFrom = { labelIds: [...names, ...removed] };
      change(payload);
    });
  const taken = (label: string) => ({ kind: 'unlabeled', label });

  test.each([
    {
      given: 'neither of ours stands → it was ours',
      text: off(['Bug']),
      changes: [taken('sluice-in-progress'), taken('gone')],
    },
    {
      given: 'no label stands → it was ours',
      text: off([]),
      changes: [taken('sluice-in-progress'), taken('gone')],
    },
    {
      given: 'the task waits: the trigger stands → not ours',
      text: off(['Sluice']),
      changes: [taken('gone')],
    },
    {
      given: 'the task runs: in-progress stands → not ours',
      text: off(['SLUICE-in-progress', 'Bug']),
      changes: [taken('gone')],
    },
    {
      given: 'we put in-progress in place of the trigger → not ours',
      text: off(['sluice-in-progress'], ['trigger-id'], ({ updatedFrom }) => {
        updatedFrom.labelIds = ['trigger-id'];
      }),
      changes: [taken('trigger-id'), { kind: 'labeled', label: 'sluice-in-progress' }],
    },
    {
      given: 'a label that stands has no name either → unknown, so nothing',
      text: off(['Bug'], ['gone'], ({ data }) => data.labelIds.push('mystery') as never),
      changes: [taken('gone'), { kind: 'labeled', label: 'mystery' }],
    },
    {
      given: 'its name is known → no conclusion is needed',
      text: off(['Bug'], ['gone'], ({ updatedFrom }) => {
        updatedFrom.labels = [{ id: 'gone', name: 'Feature' }];
      }),
      changes: [taken('Feature')],
    },
    {
      given: 'the payload shows no labels → unknown, so nothing',
      text: off([], ['gone'], (payload) => {
        payload.data.labels = undefined;
        payload.data.labelIds = undefined;
        payload.updatedFrom.title = 'Old';
      }),
      changes: [{ kind: 'edited' }],
    },
  ])('$given', ({ text, changes }) => {
    expect(eventOf(text).changes).toEqual(changes);
  });
});

describe('a comment', () => {
  const comment = (change: (data: Json, payload: Json) => void) =>
    changed('Comment.create', (payload) => change(payload.data, payload));

  test('of a document or a project is none of ours', () => {
    const text = comment((data) =>
      Object.assign(data, { issue: undefined, issueId: null, projectId: 'p' }),
    );
    expect(reading(text)).toEqual({ ignored: 'event_not_handled', name: 'Comment.create' });
  });

  test.each([
    { given: 'only resolved', change: { resolvedAt: null } },
    {
      given: 'with the same text',
      change: { body: JSON.parse(event('Comment.update')).data.body },
    },
  ])('$given → not_a_trigger', ({ change }) => {
    const text = changed('Comment.update', (payload) => {
      payload.updatedFrom = change;
    });
    expect(reading(text)).toMatchObject({ ignored: 'not_a_trigger' });
  });

  test('of our own is known by its id, whoever wrote it', async () => {
    const { ownId } = await import('../../../../shared/trackers/linear/own-id.ts');
    const id = ownId(`linear:${ORGANIZATION}:${ISSUE}`, 'task:1');
    const text = comment((data) => Object.assign(data, { id }));
    expect(eventOf(text)).toMatchObject({ own: true, actor: { id: ANN } });
  });

  test.each([
    {
      given: 'the user',
      change: { actor: undefined },
      actor: { id: ANN, name: 'Ann Lee', kind: 'person' },
    },
    {
      given: 'the id of the user',
      change: { actor: null, user: null },
      actor: { id: ANN, name: ANN },
    },
    {
      given: 'somebody outside of Linear',
      change: { actor: undefined, externalUser: { id: 'x', name: 'Guest' } },
      actor: { name: 'Guest', standing: 'stranger' },
    },
    {
      given: 'nobody',
      change: { actor: undefined, user: null, userId: null },
      actor: { id: '', kind: 'bot' },
    },
  ])('without an actor is by $given', ({ change: { actor: named, ...data }, actor }) => {
    const text = comment((into, payload) => {
      payload.actor = named;
      Object.assign(into, data);
    });
    expect(eventOf(text).actor).toMatchObject(actor);
  });
});

describe('who did it', () => {
  const by = (actor: Json) =>
    changed('Issue.update', (payload) => Object.assign(payload, { actor }));
  test.each([
    {
      given: 'a person',
      actor: { id: ANN, type: 'user', name: 'Ann' },
      kind: 'person',
      own: false,
    },
    {
      given: 'our app user',
      actor: { id: APP, type: 'user', name: 'Sluice' },
      kind: 'person',
      own: true,
    },
    {
      given: "another's app user",
      actor: { id: 'y', type: 'user', name: 'Codex', email: 'a4bc@oauthapp.linear.app' },
      kind: 'bot',
      own: false,
    },
    {
      given: 'our OAuth client',
      actor: { id: APP, type: 'OauthClient', name: 'Sluice' },
      kind: 'bot',
      own: true,
    },
    {
      given: 'an integration',
      actor: { id: 'i', type: 'Integration', service: 'github' },
      kind: 'bot',
      own: false,
    },
    {
      given: 'an app that has our name',
      actor: { id: 'z', type: 'OauthClient', name: 'sluice-app' },
      kind: 'bot',
      own: true,
    },
    {
      given: 'a person that took our name',
      actor: { id: 'z', type: 'user', name: 'sluice-app' },
      kind: 'person',
      own: false,
    },
    {
      given: 'a guest',
      actor: { id: 'g', type: 'user', name: 'Gil', guest: true },
      kind: 'person',
      own: false,
      standing: 'unknown',
    },
    {
      given: 'no guest',
      actor: { id: 'm', type: 'user', name: 'Mo', guest: false },
      kind: 'person',
      own: false,
      standing: 'member',
    },
    { given: 'nobody', actor: null, kind: 'bot', own: false },
    { given: 'something unreadable', actor: [1], kind: 'bot', own: false },
  ])('$given → $kind, own: $own', ({ actor, kind, own, standing }) => {
    expect(eventOf(by(actor), { self: [APP, 'sluice-app'] })).toMatchObject({
      own,
      actor: { kind, ...(standing !== undefined && { standing }) },
    });
  });

  test.each([
    {
      given: 'an automation',
      change: { creator: null, creatorId: null },
      actor: { id: '', kind: 'bot' },
      own: false,
    },
    {
      given: 'the agent itself',
      change: { creator: null, creatorId: APP },
      actor: { id: APP },
      own: true,
    },
  ])('a session opened by $given', ({ change, actor, own }) => {
    const text = changed('AgentSessionEvent.created', ({ agentSession }) =>
      Object.assign(agentSession, change),
    );
    expect(eventOf(text, { self: [] })).toMatchObject({ own, actor });
  });
});

describe('what cannot be read', () => {
  test.each([
    {
      given: 'no type',
      name: 'Issue.create',
      change: (p: Json) => delete p.type,
      read: { invalid: 'field_missing', field: 'type' },
    },
    {
      given: 'no action',
      name: 'Issue.create',
      change: (p: Json) => delete p.action,
      read: { invalid: 'field_missing', field: 'action' },
    },
    {
      given: 'no time',
      name: 'Issue.create',
      change: (p: Json) => delete p.createdAt,
      read: { invalid: 'field_missing', field: 'createdAt' },
    },
    {
      given: 'a time that is none',
      name: 'Issue.create',
      change: (p: Json) => (p.createdAt = 'now'),
      read: { invalid: 'field_missing', field: 'createdAt' },
    },
    {
      given: 'no data',
      name: 'Issue.create',
      change: (p: Json) => delete p.data,
      read: { invalid: 'field_missing', field: 'data.id' },
    },
    {
      given: 'data of another type',
      name: 'Issue.create',
      change: (p: Json) => (p.data = 'x'),
      read: { invalid: 'field_missing', field: 'data.id' },
    },
    {
      given: 'no comment id',
      name: 'Comment.create',
      change: (p: Json) => delete p.data.id,
      read: { invalid: 'field_missing', field: 'data.id' },
    },
    {
      given: 'no session',
      name: 'AgentSessionEvent.created',
      change: (p: Json) => delete p.agentSession,
      read: { invalid: 'field_missing', field: 'agentSession.id' },
    },
    {
      given: 'a session without an issue',
      name: 'AgentSessionEvent.created',
      change: (p: Json) => {
        p.agentSession.issue = null;
        p.agentSession.issueId = null;
      },
      read: { ignored: 'event_not_handled' },
    },
    {
      given: 'another action',
      name: 'Issue.create',
      change: (p: Json) => (p.action = 'toString'),
      read: { ignored: 'action_not_handled' },
    },
    {
      given: 'another type',
      name: 'Issue.create',
      change: (p: Json) => (p.type = '__proto__'),
      read: { ignored: 'event_not_handled' },
    },
  ])('$given', ({ name, change, read }) => {
    expect(reading(changed(name, change))).toMatchObject(read);
  });

  test('every part of every sample may be missing or of another type', () => {
    const samples = [
      'Issue.create',
      'Issue.update',
      'Comment.update',
      'AgentSessionEvent.prompted',
    ];
    for (const name of samples) {
      for (const value of [undefined, null, 7, 'x', [], {}, true]) {
        for (const path of paths(JSON.parse(event(name)))) {
          const text = changed(name, (payload) => put(payload, path, value));
          const delivery = signed(text);
          expect(() => linear.read(delivery, connection(), { key: 'k' })).not.toThrow();
        }
      }
    }
  });

  test('a body that nobody parsed yet is parsed', () => {
    const delivery = signed(event('Issue.create'));
    expect(linear.read(delivery, connection(), { key: 'k' })).toHaveProperty('event');
  });
});

function paths(value: Json, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return at.length > 0 ? [at] : [];
  return [
    ...(at.length > 0 ? [at] : []),
    ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key])),
  ];
}

function put(payload: Json, path: readonly string[], value: unknown): void {
  const into = path.slice(0, -1).reduce((object, key) => object[key], payload);
  into[path.at(-1) ?? ''] = value;
}

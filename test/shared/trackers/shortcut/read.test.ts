import { describe, expect, test } from '@jest/globals';
import type { Json } from './letters.ts';
import { ANN, BOB, changed, eventOf, reading, sample } from './letters.ts';

const STORY = 'https://app.shortcut.com/harbor-goods/story/4812';

test('a new story is read with what it was made with', () => {
  const { ticket, actor, at, precisionMs } = eventOf(sample('story.create'));
  expect({ actor, at, precisionMs }).toEqual({
    actor: { id: ANN, name: ANN, kind: 'person', standing: 'unknown' },
    at: Date.parse('2026-11-20T09:01:07.037Z'),
    precisionMs: 1,
  });
  expect(ticket).toEqual({
    key: 'shortcut:harbor-goods:4812',
    readableId: 'shortcut:4812',
    connection: 'shortcut',
    id: '4812',
    account: 'harbor-goods',
    url: STORY,
    title: 'Totals are wrong for two currencies',
    description: 'An order in EUR and USD shows the sum of both.\n\n@ann saw it first.',
    labels: ['checkout'],
    assignees: [BOB],
    author: { id: ANN, name: ANN, kind: 'person', standing: 'unknown' },
    type: 'bug',
    open: true,
    status: 'Ready for Development',
    partial: true,
  });
});

describe('labels', () => {
  const without = (payload: Json) => {
    payload.references = undefined;
  };

  test('that nothing names are asked about: taken for ours, and looked at before anything runs', () => {
    const { changes, ticket } = eventOf(changed('story.update-labeled', without));
    expect(changes).toEqual([{ kind: 'labeled', label: 'sluice' }]);
    expect(ticket).toMatchObject({ labels: ['sluice'], partial: true });
  });

  test('that nothing names and went → by their id, which stops nothing of ours', () => {
    const { changes } = eventOf(changed('story.update-unlabeled', without));
    expect(changes).toEqual([{ kind: 'unlabeled', label: '78' }]);
  });

  test('with two names have none', () => {
    const { changes } = eventOf(
      changed('story.update-unlabeled', ({ references }) => {
        references.push({ id: 78, entity_type: 'label', name: 'bug' });
      }),
    );
    expect(changes).toEqual([{ kind: 'unlabeled', label: '78' }]);
  });

  test('are not mixed up with states of the same number', () => {
    const { changes } = eventOf(
      changed('story.update-labeled', ({ references }) => {
        references.unshift({ id: 77, entity_type: 'workflow-state', name: 'Done', type: 'done' });
      }),
    );
    expect(changes).toEqual([{ kind: 'labeled', label: 'sluice' }]);
  });
});

describe('the workspace', () => {
  test.each([
    {
      given: 'an address of the old name',
      url: 'https://app.clubhouse.io/Zulip/story/4812',
      account: 'zulip',
    },
    { given: 'no address and one account', url: undefined, account: 'harbor-goods' },
    { given: 'no story’s address', url: 'https://evil.example/story', account: 'harbor-goods' },
  ])('$given → $account', ({ url, account }) => {
    const payload = changed('story.update-labeled', ({ actions }) => {
      actions[0].app_url = url;
    });
    const { ticket } = eventOf(payload);
    expect([ticket.account, ticket.key]).toEqual([account, `shortcut:${account}:4812`]);
  });

  test.each([
    { given: 'several', accounts: ['one', 'two'] },
    { given: 'any', accounts: ['*'] },
    { given: 'none', accounts: [] },
  ])('no address and $given accounts → nobody’s', ({ accounts }) => {
    expect(eventOf(sample('story.delete'), { accounts }).ticket.account).toBe('');
  });

  test('the title and the comment in an address are left out', () => {
    const payload = changed('story.update-labeled', ({ actions }) => {
      actions[0].app_url = `${STORY}/totals-are-wrong#activity-7`;
    });
    expect(eventOf(payload).ticket.url).toBe(STORY);
  });
});

describe('comments', () => {
  test('a mention is what people read', () => {
    expect(eventOf(sample('story-comment.create')).changes).toEqual([
      {
        kind: 'commented',
        comment: {
          id: '4820',
          text: '@sluice please keep the old totals in the export.',
          updatedAt: '2026-11-20T09:15:07.555Z',
        },
      },
    ]);
  });

  test.each([
    { given: 'a link that is none', text: '[@sluice](https://evil.example)' },
    { given: 'a link to something else', text: '[@sluice](shortcutapp://stories/1)' },
    { given: 'words in a link', text: '[@sluice run](shortcutapp://members/1)' },
  ])('$given stays as it is', ({ text }) => {
    const payload = changed('story-comment.create', ({ actions }) => {
      actions[0].text = text;
    });
    expect(eventOf(payload).changes).toMatchObject([{ comment: { text } }]);
  });

  test('an edit tells what stood there before', () => {
    expect(eventOf(sample('story-comment.update')).changes).toMatchObject([
      { before: 'Please keep the old totals in the export.' },
    ]);
  });

  test('comes together with a label: both are read', () => {
    const payload = changed('story-comment.create', ({ actions }) => {
      actions[1].changes.label_ids = { adds: [77] };
    });
    expect(eventOf(payload).changes.map(({ kind }) => kind)).toEqual(['commented', 'labeled']);
  });

  test('on a story that nothing tells → none of ours', () => {
    const payload = changed('story-comment.create', ({ actions }) => actions.splice(1));
    expect(reading(payload)).toMatchObject({ ignored: 'event_not_handled' });
  });

  test('on an epic → none of ours', () => {
    const payload = changed('story-comment.create', ({ actions }) => {
      actions[0].entity_type = 'epic-comment';
      actions.splice(1);
    });
    expect(reading(payload)).toMatchObject({ ignored: 'event_not_handled' });
  });
});

describe('ends', () => {
  const moved = (from: object, to: object) =>
    changed('story.update-closed', (payload) => {
      payload.actions[0].changes = { workflow_state_id: { new: 2, old: 1 } };
      payload.references = [
        { id: 1, entity_type: 'workflow-state', name: 'From', ...from },
        { id: 2, entity_type: 'workflow-state', name: 'To', ...to },
      ];
    });
  test.each([
    { from: { type: 'started' }, to: { type: 'done' }, kinds: ['closed', 'moved'] },
    { from: { type: 'done' }, to: { type: 'done' }, kinds: ['moved'] },
    { from: { type: 'done' }, to: { type: 'started' }, kinds: ['reopened', 'moved'] },
    { from: { type: 'backlog' }, to: { type: 'started' }, kinds: ['moved'] },
    { from: {}, to: {}, kinds: ['moved'] },
  ])('$from.type to $to.type → $kinds', ({ from, to, kinds }) => {
    expect(eventOf(moved(from, to)).changes.map(({ kind }) => kind)).toEqual(kinds);
  });

  test('`completed` tells it where the states’ types are not told', () => {
    const payload = moved({}, {});
    payload.actions[0].changes.completed = { new: true, old: false };
    expect(eventOf(payload).changes.map(({ kind }) => kind)).toEqual(['closed', 'moved']);
  });
});

describe('who', () => {
  test('nobody: an automation did it', () => {
    const payload = changed('story.update-labeled', (all) => {
      all.member_id = undefined;
    });
    expect(eventOf(payload).actor).toMatchObject({ id: '', kind: 'bot' });
  });

  test('a member is no proof of a right: observers are members', () => {
    expect(eventOf(sample('story.update-labeled')).actor.standing).toBe('unknown');
  });
});

describe('what cannot be read', () => {
  test.each([
    { field: 'actions', value: undefined },
    { field: 'actions', value: [] },
    { field: 'changed_at', value: undefined },
    { field: 'changed_at', value: 'yesterday' },
  ])('$field is $value → named', ({ field, value }) => {
    expect(reading({ ...sample('story.update-labeled'), [field]: value })).toEqual({
      invalid: 'field_missing',
      field,
    });
  });

  test('a number above 2^53 names nothing', () => {
    const payload = changed('story.update-labeled', ({ actions }) => {
      actions[0].id = 2 ** 53;
    });
    expect(reading(payload)).toMatchObject({ ignored: 'event_not_handled' });
  });

  test('an older time without a fraction is as fine as it says', () => {
    const payload = changed('story.update-labeled', (all) => {
      all.changed_at = '2017-06-27T16:20:44Z';
    });
    expect(eventOf(payload).precisionMs).toBe(1_000);
  });
});

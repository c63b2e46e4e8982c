import { expect, test } from '@jest/globals';
import type * as read from '../../../../shared/trackers/gitlab/payload.ts';
import type { Issue, LabelEvent, Member, Note, StateEvent, User } from './answers.ts';

/** What we read and an answer does not have. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;

const user: User = {
  id: 2,
  username: 'mara',
  name: 'Mara',
  state: 'active',
  avatar_url: null,
  web_url: 'http://gitlab/mara',
};
const event: StateEvent = {
  id: 9,
  user,
  created_at: '2026-03-02T08:40:02.123Z',
  resource_type: 'Issue',
  resource_id: 8,
  state: 'reopened',
};

/** The compiler judges here: where it finds nothing wrong in a line that says so, that is its error. */
test('the types of an answer notice what is missing, wrong or unheard of', () => {
  const { username: _, ...nameless } = user;
  // @ts-expect-error
  const missing: User = nameless;
  // @ts-expect-error
  const wrong: User = { ...user, id: '2' };
  // @ts-expect-error
  const more: User = { ...user, login: 'mara' };
  // @ts-expect-error
  const elsewhere: StateEvent = { ...event, state: 'gone' };
  // @ts-expect-error
  const level: Member = { ...user, access_level: 15.5, expires_at: null };
  // @ts-expect-error
  const note: keyof Note = 'text';
  // @ts-expect-error
  const label: LabelEvent['action'] = 'added';
  expect([missing, wrong, more, elsewhere, level, note, label]).toHaveLength(7);
});

test('all that we read of an answer is in its type', () => {
  none<Unknown<read.Issue, Issue>>();
  none<Unknown<read.Issue['references'], Issue['references']>>();
  none<Unknown<read.Comment, Note>>();
  none<Unknown<read.ResourceEvent, LabelEvent & StateEvent>>();
  none<Unknown<read.ResourceEvent['label'], LabelEvent['label']>>();
  none<Unknown<read.User, User>>();
  // @ts-expect-error
  none<Unknown<{ readonly text: string }, Note>>();
  expect.assertions(0);
});

function none<_ extends never>(): void {}

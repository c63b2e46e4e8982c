import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { idOf } from './id-of.ts';
import type { Group, Member, Story, Workflow } from './story.ts';
import { unreadable } from './unreadable.ts';

const STORY_ID = /^[1-9]\d{0,15}$/;

/** The path of a ticket's story. */
export function storyPath({ id }: Pick<TicketRef, 'id'>): string {
  if (!STORY_ID.test(id)) throw new BackendError('invalid_argument', 'Expected a story’s number');
  return `/stories/${id}`;
}

export async function storyNow(ask: Ask, ticket: TicketRef): Promise<Unproven<Story>> {
  const what = 'reading the story';
  const { body } = await ask({ what, method: 'GET', path: storyPath(ticket) });
  const story = part<Story>(body);
  if (idOf(story.id) !== ticket.id) throw unreadable(what);
  return story;
}

/** What a story names by id. */
export interface Surroundings {
  readonly workflows: readonly Unproven<Workflow>[];
  /** Everybody who is, or was, in the workspace. */
  readonly members: readonly Unproven<Member>[];
  readonly groups: readonly Unproven<Group>[];
}

export async function surroundings(ask: Ask): Promise<Surroundings> {
  const [flows, members, groups] = await Promise.all([
    workflows(ask),
    list<Member>(ask, 'members'),
    list<Group>(ask, 'groups'),
  ]);
  return { workflows: flows, members, groups };
}

/** The workflows of the workspace, each with its states. */
export function workflows(ask: Ask): Promise<readonly Unproven<Workflow>[]> {
  return list<Workflow>(ask, 'workflows');
}

/** All that there is of one kind; Shortcut gives it on one page. */
export async function list<T>(ask: Ask, name: string): Promise<readonly Unproven<T>[]> {
  return parts<T>(
    (await ask({ what: `reading the ${name}`, method: 'GET', path: `/${name}` })).body,
  );
}

import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text, texts } from '../body/unproven.ts';
import { storyUrl } from './address.ts';
import { idOf } from './id-of.ts';
import { plainMentions } from './plain-mentions.ts';
import type { Known } from './states.ts';
import type { Group, Label, Member, Profile, Story } from './story.ts';
import { memberOf, SOMEBODY } from './who.ts';

/** What is known beside the story itself. */
export interface Beside {
  readonly connection: string;
  readonly account: string;
  readonly state: Known | undefined;
  readonly members: readonly Unproven<Member>[];
  readonly groups: readonly Unproven<Group>[];
}

/** The ticket in a story. Owners and the team go by name, mention name and id, its project and epic by id; its links stand below its text. */
export function ticketOf(
  story: Unproven<Story>,
  { connection, account, state, members, groups }: Beside,
): Ticket {
  const id = idOf(story.id) ?? '';
  const url = storyUrl(text(story.app_url));
  const profile = (member: string) =>
    part<Profile>(members.find((each) => idOf(each.id) === member)?.profile);
  return {
    key: ticketKey('shortcut', account, id),
    readableId: `shortcut:${id}`,
    connection,
    id,
    account,
    ...(url !== undefined && { url }),
    title: text(story.name) ?? '',
    description: descriptionOf(story),
    labels: parts<Label>(story.labels).flatMap(({ name }) => text(name) ?? []),
    assignees: (texts(story.owner_ids) ?? []).flatMap((owner) => {
      const { mention_name, name } = profile(owner);
      return [mention_name, name, owner].flatMap((each) => text(each) ?? []);
    }),
    author:
      memberOf(
        story.requested_by_id,
        text(profile(idOf(story.requested_by_id) ?? '').mention_name),
      ) ?? SOMEBODY,
    type: text(story.story_type) ?? 'story',
    open: story.archived !== true && story.completed !== true && state?.type !== 'done',
    ...(state && { status: state.name }),
    teams: teamsOf(story, groups),
    trackerProjects: [story.project_id, story.epic_id].flatMap((each) => idOf(each) ?? []),
  };
}

function descriptionOf({ description, external_links }: Unproven<Story>): string {
  const links = texts(external_links) ?? [];
  return [plainMentions(text(description) ?? ''), ...links]
    .filter((one) => one !== '')
    .join('\n\n');
}

/** Shortcut calls them groups in its API. */
function teamsOf({ group_id }: Unproven<Story>, groups: readonly Unproven<Group>[]) {
  const id = idOf(group_id);
  if (id === undefined) return [];
  const { name, mention_name } = groups.find((each) => idOf(each.id) === id) ?? {};
  return [name, mention_name, id].flatMap((each) => text(each) ?? []);
}

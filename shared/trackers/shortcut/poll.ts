import { covers } from '../../core/accounts.ts';
import type { BackendOptions } from '../../core/backend.ts';
import { fitsQuery } from '../../core/fits-query.ts';
import { holds } from '../../core/intake.ts';
import type { Polled, PolledTicket, PollQuery } from '../../core/poller.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { changesSince, sinceOf } from '../rest/changes-since.ts';
import type { Ask } from '../rest/rest-client.ts';
import { workspaceOf } from './address.ts';
import type { Surroundings } from './calls.ts';
import { list, surroundings } from './calls.ts';
import { idOf } from './id-of.ts';
import { moment } from './moment.ts';
import { statesOf } from './states.ts';
import type { Label, Member, Profile, Story } from './story.ts';
import { ticketOf } from './ticket.ts';

/**
 * Stories that changed since the last poll. Shortcut searches by one label, owner and time, without pages; the other rules are held
 * against what it answers.
 */
export async function pollReadyTickets(
  ask: Ask,
  query: PollQuery,
  connection: BackendOptions['connection'],
): Promise<Polled> {
  const stories = await search(ask, query);
  if (stories.length === 0) return changesSince(query, [], 0);
  const around = await surroundings(ask);
  const found = stories.flatMap((story) => polledTicket(story, around, connection));
  const wanted = found.filter(
    (each) => covers(connection.accounts ?? [], each.ticket.account) && fitsQuery(each, query),
  );
  return changesSince(query, wanted, Math.max(0, ...found.map(({ updatedAt }) => updatedAt)));
}

async function search(ask: Ask, query: PollQuery): Promise<readonly Unproven<Story>[]> {
  const label = await labelFilter(ask, query);
  const owner = label === 'none' ? label : await ownerFilter(ask, query);
  if (label === 'none' || owner === 'none') return [];
  const { body } = await ask({
    what: 'searching stories',
    method: 'POST',
    path: '/stories/search',
    body: {
      archived: false,
      workflow_state_types: ['backlog', 'unstarted', 'started'],
      updated_at_start: new Date(sinceOf(query)).toISOString(),
      includes_description: true,
      ...label,
      ...owner,
    },
  });
  return parts<Story>(body);
}

/** By id, as the search knows no other case of a name. A label that is not there, nobody has set. */
async function labelFilter(ask: Ask, { labels: [first] }: PollQuery) {
  if (first === undefined) return {};
  const ids = (await list<Label>(ask, 'labels'))
    .filter(({ name }) => holds([first], text(name) ?? ''))
    .flatMap(({ id }) => (idOf(id) === undefined ? [] : [Number(id)]));
  return ids.length === 0 ? ('none' as const) : { label_ids: ids };
}

async function ownerFilter(ask: Ask, { assignee }: PollQuery) {
  if (assignee === '' || assignee === '*') return {};
  if (assignee.toLowerCase() === 'none') return { owner_id: null };
  const owner = (await list<Member>(ask, 'members')).find(({ id, profile }) => {
    const { name, mention_name } = part<Profile>(profile);
    return [id, name, mention_name].some((each) => holds([assignee], text(each) ?? ''));
  });
  return owner ? { owner_ids: [idOf(owner.id)] } : ('none' as const);
}

function polledTicket(
  story: Unproven<Story>,
  around: Surroundings,
  connection: BackendOptions['connection'],
): readonly PolledTicket[] {
  const time = moment(story.updated_at) ?? moment(story.created_at);
  if (idOf(story.id) === undefined || !time) return [];
  const { now: state } = statesOf(story, around.workflows);
  const account = workspaceOf(text(story.app_url), connection);
  const beside = { ...around, connection: connection.name, account, state };
  return [{ ticket: ticketOf(story, beside), updatedAt: time.at }];
}

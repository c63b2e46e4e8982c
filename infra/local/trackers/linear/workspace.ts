import { randomUUID } from 'node:crypto';
import type { TrackerClock } from '../tracker-clock.ts';
import { sameClock } from '../tracker-clock.ts';
import type { LinearOptions } from './options.ts';
import type {
  ActivityRow,
  AttachmentRow,
  CommentRow,
  HistoryRow,
  IssueRow,
  LabelRow,
  Row,
  SessionRow,
  StateRow,
  TeamRow,
  UserRow,
  WebhookRow,
} from './rows.ts';
import { table } from './table.ts';

const STATES = [
  { name: 'Backlog', type: 'backlog' },
  { name: 'Todo', type: 'unstarted' },
  { name: 'In Progress', type: 'started' },
  { name: 'In Review', type: 'started' },
  { name: 'Done', type: 'completed' },
  { name: 'Canceled', type: 'canceled' },
];

/** What a webhook can hear of, by Linear's `WebhookResourceType`. */
const EVERYTHING = [
  'AgentSessionEvent',
  'AppUserNotification',
  'Attachment',
  'Comment',
  'Issue',
  'IssueLabel',
  'OAuthAuthorization',
  'PermissionChange',
  'Project',
  'Reaction',
  'User',
];

/** Everything the emulated workspace holds. */
export type Workspace = ReturnType<typeof workspace>;

export function workspace(options: LinearOptions, appEmail: string) {
  const tick = ticks(options.clock ?? sameClock);
  const stamp = (): Row => {
    const now = tick();
    return { id: randomUUID(), createdAt: now, updatedAt: now, archivedAt: null };
  };
  const tables = {
    users: table<UserRow>('User'),
    teams: table<TeamRow>('Team'),
    states: table<StateRow>('WorkflowState'),
    labels: table<LabelRow>('IssueLabel'),
    issues: table<IssueRow>('Issue'),
    history: table<HistoryRow>('IssueHistory'),
    comments: table<CommentRow>('Comment'),
    sessions: table<SessionRow>('AgentSession'),
    activities: table<ActivityRow>('AgentActivity'),
    attachments: table<AttachmentRow>('Attachment'),
    webhooks: table<WebhookRow>('Webhook'),
  };

  const { key, name = key } = options.team;
  const team = tables.teams.add({
    ...stamp(),
    key,
    name,
    displayName: name,
    private: false,
    count: 0,
  });
  const person = (row: { name: string; email: string; app: boolean; admin: boolean }) => ({
    ...stamp(),
    displayName: row.name.toLowerCase().replaceAll(' ', ''),
    active: true,
    guest: false,
    url: `https://linear.app/acme/profiles/${row.name.toLowerCase().replaceAll(' ', '')}`,
    ...row,
  });
  for (const { name, email = emailOf(name), admin = false } of options.users) {
    tables.users.add(person({ name, email, admin, app: false }));
  }
  const app = { name: options.app.name, email: appEmail };
  tables.users.add(person({ ...app, admin: false, app: true }));
  for (const [position, state] of (options.states ?? STATES).entries()) {
    tables.states.add({ ...stamp(), ...state, position, color: '#e2e2e2', teamId: team.id });
  }
  for (const label of options.labels ?? []) {
    tables.labels.add({
      ...stamp(),
      name: label,
      color: '#bec2c8',
      isGroup: false,
      teamId: team.id,
    });
  }

  for (const { url, secret, resourceTypes = EVERYTHING } of [options.webhook ?? []].flat()) {
    const hook = { url, secret, resourceTypes, enabled: true, allPublicTeams: true };
    tables.webhooks.add({ ...stamp(), ...hook, label: null, teamId: null });
  }

  const organization = { ...stamp(), name: 'Acme', urlKey: 'acme' };
  return { ...tables, organization, oauthClientId: randomUUID(), stamp, tick };
}

export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
}

/** Times that never repeat: two changes in one millisecond still have an order. */
function ticks(clock: TrackerClock): () => string {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(clock(Date.now())), last + 1);
    return new Date(last).toISOString();
  };
}

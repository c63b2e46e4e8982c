import { createHmac, randomUUID } from 'node:crypto';
import type { Outbox } from '../outbox.ts';
import type { TrackerClock } from '../tracker-clock.ts';
import type { UserRow } from './rows.ts';
import type { Workspace } from './workspace.ts';

export interface LinearEvent {
  readonly type: string;
  readonly action: string;
  readonly createdAt: string;
  /** The fields of this type of event: `data`, `actor`, `updatedFrom`, or `agentSession` and its like. */
  readonly fields: object;
}

export type Publish = (event: LinearEvent) => void;

/** Posts each event to every webhook that wants its type: signed over the exact bytes, `webhookId` constant. */
export function publisher(outbox: Outbox, workspace: Workspace, clock: TrackerClock): Publish {
  return ({ type, action, createdAt, fields }) => {
    for (const { id, url, secret, enabled, resourceTypes } of workspace.webhooks.all()) {
      if (!enabled || !resourceTypes.includes(type)) continue;
      const webhookTimestamp = Math.floor(clock(Date.now()));
      const organizationId = workspace.organization.id;
      const payload = {
        action,
        type,
        createdAt,
        ...fields,
        organizationId,
        webhookTimestamp,
        webhookId: id,
      };
      const body = JSON.stringify(payload);
      const guid = randomUUID();
      outbox.post({
        hook: id,
        url,
        guid,
        event: type,
        action,
        body,
        headers: {
          'accept-charset': 'utf-8',
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Linear-Webhook',
          'linear-delivery': guid,
          'linear-event': type,
          'linear-signature': createHmac('sha256', secret).update(body).digest('hex'),
          'linear-timestamp': String(webhookTimestamp),
        },
      });
    }
  };
}

/** Who did it, as webhooks name people and apps. */
export function actorOf(user: UserRow, { oauthClientId }: Workspace) {
  const { id, name, email, url } = user;
  return user.app
    ? { id: oauthClientId, type: 'OauthClient', name }
    : { id, type: 'user', name, email, url };
}

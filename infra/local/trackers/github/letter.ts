import { createHmac } from 'node:crypto';
import type { Letter } from '../letter.ts';
import type { Hook } from './hook.ts';
import type { GithubEvent } from './mended.ts';

const CONTENT_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
} as const;

const TARGETS = {
  app: 'integration',
  organization: 'organization',
  repository: 'repository',
} as const satisfies Record<Hook['of'], string>;

export interface Target {
  /** The repository's id, the organisation's, or the App's. */
  readonly id: number;
  readonly installationId?: number | undefined;
}

/**
 * An event as GitHub puts it on the wire for one hook.
 *
 * @param guid one for all hooks that hear of the event, and for every redelivery of it.
 */
export function letter(
  { event, payload }: GithubEvent,
  hook: Hook,
  target: Target,
  guid: string,
): Letter {
  const installation = target.installationId && {
    installation: { id: target.installationId, node_id: `I_${target.installationId}` },
  };
  const json = JSON.stringify({ ...payload, ...installation });
  const body = hook.contentType === 'form' ? `payload=${encodeURIComponent(json)}` : json;
  const digest = (algorithm: string) =>
    `${algorithm}=${createHmac(algorithm, hook.secret).update(body).digest('hex')}`;
  return {
    hook: String(hook.id),
    url: hook.url,
    guid,
    event,
    action: payload.action ?? null,
    body,
    headers: {
      accept: '*/*',
      'content-type': CONTENT_TYPES[hook.contentType],
      'user-agent': 'GitHub-Hookshot/5ba2d1c',
      'x-github-delivery': guid,
      'x-github-event': event,
      'x-github-hook-id': String(hook.id),
      'x-github-hook-installation-target-id': String(target.id),
      'x-github-hook-installation-target-type': TARGETS[hook.of],
      ...(hook.secret && {
        'x-hub-signature': digest('sha1'),
        'x-hub-signature-256': digest('sha256'),
      }),
    },
  };
}

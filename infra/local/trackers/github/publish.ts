import { randomUUID } from 'node:crypto';
import type { Outbox } from '../outbox.ts';
import type { Hook } from './hook.ts';
import { letter } from './letter.ts';
import type { GithubEvent } from './mended.ts';
import type { GithubOptions } from './options.ts';
import { owner } from './owner.ts';

/** Posts an event to every hook that wants it, under one GUID. */
export function publisher(hooks: Map<number, Hook>, outbox: Outbox, app: GithubOptions['app']) {
  return ({ event, payload: short }: GithubEvent, only?: Hook): void => {
    const repository = { ...short.repository, owner: owner(short.repository) };
    const payload = { ...short, repository };
    const guid = randomUUID();
    const { full_name, id } = repository;
    for (const hook of only ? [only] : hooks.values()) {
      const wants = event === 'ping' || hook.events.includes('*') || hook.events.includes(event);
      const places = [undefined, full_name, repository.owner.login];
      if (!hook.active || !wants || !places.includes(hook.at)) continue;
      const target =
        hook.of === 'app' && app ? { id: app.appId, installationId: app.installationId } : { id };
      outbox.post(letter({ event, payload }, hook, target, guid));
    }
  };
}

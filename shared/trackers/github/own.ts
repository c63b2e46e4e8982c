import type { Actor } from '../../core/actor.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { idIn, objectIn, textIn } from './payload.ts';

/**
 * Whether one of our identities (`connection.self`) did it: a login, with or without `[bot]`, or an id. Ids count only for
 * bots and apps: an app's is a small number that some person's account has too.
 */
export function isSelf(actor: Actor, self: readonly string[]): boolean {
  const name = actor.name.toLowerCase();
  return self.some((own) => {
    const login = own.toLowerCase();
    return login === name || `${login}[bot]` === name || (actor.kind === 'bot' && own === actor.id);
  });
}

/** Whether our app wrote this, be it in a person's name. */
export function throughSelf(authored: JsonObject, self: readonly string[]): boolean {
  const app = objectIn(authored, 'performed_via_github_app');
  if (!app) return false;
  const slug = textIn(app, 'slug')?.toLowerCase();
  const names = [slug, `${slug}[bot]`, String(idIn(app, 'id'))];
  return self.some((own) => names.includes(own.toLowerCase()));
}

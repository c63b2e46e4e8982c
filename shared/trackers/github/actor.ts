import type { Actor } from '../../core/actor.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { idIn, textIn } from './payload.ts';

/** `author_association`: what GitHub says of an author. It sees no concealed membership, hence CONTRIBUTOR says nothing. */
const STANDING: Readonly<Record<string, Actor['standing']>> = {
  OWNER: 'member',
  MEMBER: 'member',
  COLLABORATOR: 'member',
  NONE: 'stranger',
  FIRST_TIMER: 'stranger',
  FIRST_TIME_CONTRIBUTOR: 'stranger',
  MANNEQUIN: 'stranger',
};

/** An account; `undefined` for what is none. A person who acts through an app is still a person. */
export function actorOf(
  account: JsonObject | undefined,
  standing: Actor['standing'] = 'unknown',
): Actor | undefined {
  const id = account && idIn(account, 'id');
  const name = account && textIn(account, 'login');
  if (!account || !id || !name) return undefined;
  const bot = textIn(account, 'type') === 'Bot' || name.endsWith('[bot]');
  return { id: String(id), name, login: name, kind: bot ? 'bot' : 'person', standing };
}

/** What an issue or comment says of its author. It is no word about anybody else, so ask only where the author is the actor. */
export function standingOf(authored: JsonObject): Actor['standing'] {
  const association = textIn(authored, 'author_association') ?? '';
  return Object.hasOwn(STANDING, association) ? (STANDING[association] ?? 'unknown') : 'unknown';
}

/** An account that was deleted, as GitHub shows it. */
export const GHOST: Actor = { id: '', name: 'ghost', kind: 'person', standing: 'unknown' };

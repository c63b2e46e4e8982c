import { covers } from '../../core/accounts.ts';
import type { DeliveryLogKind } from '../../core/delivery-log.ts';

/** The App's own hook, of all its installations. */
const APP = 'app';

/** `owner` or `owner/name`: what may stand in a path as it is. */
const PLACE = /^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}$)[\w.-]+)?$/;

/**
 * An App has one hook. With a token it may be any organisation's and repository's that the connection speaks for and that is named
 * without a `*`: in `accounts`, or as a repository of a project.
 */
export const places: DeliveryLogKind['places'] = ({ name, accounts }, credentials, projects) => {
  if ('appId' in credentials) return [APP];
  const repositories = projects
    .filter(({ connection }) => connection === name)
    .flatMap(({ repo, repos }) => [...(repo === undefined ? [] : [repo]), ...repos])
    .filter((each) => isPlace(each) && each.includes('/') && covers(accounts, each));
  const all = [...accounts.filter(isPlace), ...repositories].map((each) => each.toLowerCase());
  return [...new Set(all)].filter((each) => each !== APP);
};

/** Where the hooks of a place are, in the API's paths; undefined for what is none. */
export function hooksAt(place: string): string | undefined {
  if (place === APP) return '/app/hook';
  if (!isPlace(place)) return undefined;
  return place.includes('/') ? `/repos/${place}/hooks` : `/orgs/${place}/hooks`;
}

function isPlace(text: string): boolean {
  return PLACE.test(text);
}

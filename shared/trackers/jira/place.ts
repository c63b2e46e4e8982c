import type { Connection } from '../../core/connection.ts';
import { text } from '../body/unproven.ts';

/** Through which every site's API can be called too; it names no site. */
const GATEWAY = 'api.atlassian.com';

/** Where an issue was seen. */
export interface Place {
  readonly connection: string;
  /** `acme.atlassian.net`: with the id it names the issue for ever, into whatever project it is moved. */
  readonly site: string;
}

/** The site in an issue's own address. */
export function siteIn(self: unknown): string | undefined {
  const url = text(self);
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { host } = new URL(url);
  return host === '' || host === GATEWAY ? undefined : host.toLowerCase();
}

/** The site of a connection: its `baseUrl`'s, or, where that is the gateway's, the one that its `accounts` name. */
export function siteOf({
  baseUrl,
  accounts = [],
}: Partial<Pick<Connection, 'baseUrl' | 'accounts'>>): string {
  const named = new Set(accounts.map((each) => each.split('/')[0]?.toLowerCase() ?? ''));
  const [only = ''] = named.size === 1 && !named.has('*') ? named : [];
  return siteIn(baseUrl) ?? only;
}

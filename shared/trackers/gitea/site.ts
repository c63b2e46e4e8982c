/** Where a Gitea is. */
export interface Site {
  /** Its host, with the folder that it may be in. Part of every key: what one instance signs reaches no ticket of another. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly api: string;
}

const PUBLIC = 'https://gitea.com';
const API = '/api/v1';

/** By `baseUrl` of the connection, which may be the address of the instance or of its API. */
export function siteOf(baseUrl: string = PUBLIC): Site {
  const { origin, host, pathname } = new URL(baseUrl);
  const folder = pathname.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
  return { name: `${host}${folder}`, api: `${origin}${folder}${API}` };
}

/** Where a GitLab is. */
export interface Site {
  /** Its host, with the folder that it may be in. Part of every key: what one instance sends reaches no ticket of another. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly api: string;
}

const PUBLIC = 'https://gitlab.com';
const API = '/api/v4';

/** By `baseUrl` of the connection, which may be the address of the instance or of its API. */
export function siteOf(baseUrl: string = PUBLIC): Site {
  const { origin, host, pathname } = new URL(baseUrl);
  const folder = pathname.replace(/\/+$/, '').replace(/\/api\/v4$/, '');
  return { name: `${host}${folder}`, api: `${origin}${folder}${API}` };
}

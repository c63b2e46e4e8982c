import { clientRequests } from './client-requests.ts';
import type { Asked } from './exchange.ts';

/** What GitLab describes and the client does not know, by route; see https://docs.gitlab.com/api/notes/. */
export const BEYOND_CLIENT: Readonly<Record<string, readonly string[]>> = {
  'GET /api/v4/projects/:id/issues/:id/notes': ['activity_filter'],
};

/** Judges what is asked by what the client gitbeaker asks: what is wrong with it, or nothing. */
export async function clientJudge(): Promise<(asked: Asked) => readonly string[]> {
  const requests = await clientRequests();
  return ({ method, path, query, body }) => {
    const known = requests.find((one) => one.method === method && one.path.test(path));
    const named = `${method} ${path.replaceAll(/(?<=projects\/)[^/]+|(?<=\/)\d+/g, ':id')}`;
    if (!known) return [`there is no ${named}`];
    const queried = [...known.query, ...(BEYOND_CLIENT[named] ?? [])];
    return [
      ...[...query.keys()]
        .filter((name) => !queried.includes(name))
        .map((name) => `${named} takes no ${name}`),
      ...Object.keys(body ?? {})
        .filter((name) => !known.body.includes(name))
        .map((name) => `${named} takes no ${name} in its body`),
    ];
  };
}

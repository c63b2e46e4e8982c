import type { RestAnswer, RestRequest } from '../rest/rest-client.ts';
import type { Call } from './call.ts';

/** The most that GitLab answers. */
const PER_PAGE = 100;

/** The pages of a list, as far as they are asked for. Which is next the last one says; a page may be shorter than it was asked for. */
export async function* pages(
  { ask }: Pick<Call, 'ask'>,
  request: Omit<RestRequest, 'method'>,
  maxPages: number,
): AsyncGenerator<RestAnswer> {
  let page = '1';
  for (let count = 0; count < maxPages; count++) {
    const query = { ...request.query, page, per_page: PER_PAGE };
    const answer = await ask({ ...request, method: 'GET', query });
    yield answer;
    const next = answer.headers.get('x-next-page') ?? '';
    if (!/^\d{1,9}$/.test(next)) return;
    page = next;
  }
}

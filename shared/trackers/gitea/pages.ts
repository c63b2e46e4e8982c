import type { RestAnswer, RestRequest } from '../rest/rest-client.ts';
import type { Call } from './call.ts';

/** What an instance answers at most, unless its administrator set it lower: so a page may be shorter than it was asked for. */
const PER_PAGE = 50;

/** The pages of a list that tells how much it holds, as far as they are asked for. */
export async function* pages(
  { ask }: Pick<Call, 'ask'>,
  request: Omit<RestRequest, 'method'>,
  maxPages: number,
): AsyncGenerator<RestAnswer> {
  let had = 0;
  for (let page = 1; page <= maxPages; page++) {
    const query = { ...request.query, page, limit: PER_PAGE };
    const answer = await ask({ ...request, method: 'GET', query });
    const count = Array.isArray(answer.body) ? answer.body.length : 0;
    if (count === 0) return;
    yield answer;
    had += count;
    if (had >= Number(answer.headers.get('x-total-count') ?? Number.NaN)) return;
  }
}

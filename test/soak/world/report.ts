import { setTimeout as sleep } from 'node:timers/promises';
import type { Report, Run } from './run.ts';

/** Where and as whom an attempt reports. */
export interface Callback {
  readonly url: string;
  readonly token: string;
}

interface Answer {
  readonly state?: string | null;
  readonly stop?: boolean;
  readonly messages?: readonly { readonly text: string }[];
  readonly cursor?: number;
}

const TRIES = 12;
const WAIT_MS = 150;

/** One call, repeated until it is answered, as a good agent does; what was answered goes into the books. */
export async function report(
  run: Run,
  { url, token }: Callback,
  route: Report['route'],
  body: object,
  call: typeof fetch,
  over: AbortSignal,
): Promise<Answer> {
  for (let tried = 0; tried < TRIES && !over.aborted; tried++) {
    if (tried > 0) await sleep(WAIT_MS * tried);
    const sentAt = Date.now();
    const response = await call(`${url}/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    if (!response || response.status >= 500 || response.status === 429) continue;
    const answer: Answer = await response.json();
    const { state = null, stop = false } = answer;
    run.reports.push({ route, sentAt, status: response.status, state, stop, ...body });
    run.messages.push(...(answer.messages ?? []).map(({ text }) => text));
    return answer;
  }
  return {};
}

import { signStandard } from '../../core/standard-webhooks.ts';

/** From the first byte to the last of the answer. */
const TIMEOUT_MS = 20_000;
/** What is read of an answer. */
const MAX_ANSWER_BYTES = 64 * 1_024;

export interface Answer {
  readonly status: number;
  /** The beginning of the body. */
  readonly text: string;
}

/** One signed POST that follows no redirect. Throws what the network threw. */
export async function post(
  url: string,
  secret: string,
  id: string,
  body: string,
  send: typeof fetch,
): Promise<Answer> {
  const signed = signStandard(secret, webhookId(id), Date.now() / 1_000, body);
  const answer = await send(url, {
    method: 'POST',
    headers: { ...signed, 'content-type': 'application/json', 'user-agent': 'sluice' },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: answer.status, text: await beginning(answer) };
}

/** The specification has the dot between the parts that are signed, so an id has none; it is written as ticket keys write it. */
function webhookId(id: string): string {
  return id.replaceAll('.', '~2e~');
}

async function beginning({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
}

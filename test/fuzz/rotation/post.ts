import { createHmac } from 'node:crypto';

/** What became of one delivery. */
export interface Sent {
  readonly signedWith: string;
  readonly status: number;
  readonly reason: string;
}

/** Sends one delivery over HTTP, as GitHub signs it. @param zen Makes the body another one. */
export async function post(url: string, signedWith: string, zen: string): Promise<Sent> {
  const body = JSON.stringify({ zen, hook_id: 1 });
  const answer = await fetch(`${url}/webhooks/gh`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'ping',
      'x-hub-signature-256': `sha256=${createHmac('sha256', signedWith).update(body).digest('hex')}`,
    },
  });
  const { reason } = (await answer.json()) as { readonly reason: string };
  return { signedWith, status: answer.status, reason };
}

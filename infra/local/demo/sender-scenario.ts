import { randomUUID } from 'node:crypto';
import { signStandard, standardKey, standardMac } from '../../../shared/core/standard-webhooks.ts';
import { listen } from '../trackers/listen.ts';
import type { Scenario } from './scenario.ts';
import { check, receipts } from './scenario.ts';
import { settled } from './stage.ts';

export const signedPost: Scenario = {
  title: 'Any sender: a Standard Webhooks post with a callback',
  async play(stage) {
    const since = stage.happenings.length;
    const { url } = stage.sluice;
    const { secrets, callbackPort } = stage.world;
    const senderSecret = secrets.SLUICE_EXAMPLE_SENDER_SECRET;
    const heard: { readonly type: string; readonly genuine: boolean }[] = [];
    const sender = await listen(callbackPort, async (request) => {
      const body = await request.text();
      heard.push({
        type: JSON.parse(body).state,
        genuine: genuine(request.headers, body, senderSecret),
      });
      return new Response(null, { status: 204 });
    });
    const body = JSON.stringify({
      id: 'build-9',
      title: 'The nightly build is red',
      description: 'test/cart fails since yesterday.',
      risk_tier: 'low',
      labels: ['ci'],
      callback_url: `http://127.0.0.1:${callbackPort}/done`,
    });
    const headers = signStandard(senderSecret, `msg_${randomUUID()}`, Date.now() / 1000, body);
    const response = await fetch(`${url}/webhooks/builds`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    try {
      const task = await settled(stage, 'webhook:builds:build-9', 'succeeded');
      return {
        delivery: receipts(stage, 'builds', since)[0] ?? `HTTP ${response.status}`,
        task: task.state,
        shows: `callbacks: ${heard.map((each) => each.type).join(', ')}`,
        checks: [
          check('the answer', response.status, 200),
          check('the last callback', heard.at(-1)?.type, 'succeeded'),
          check(
            'every callback is signed',
            heard.every((each) => each.genuine),
            true,
          ),
        ],
      };
    } finally {
      await sender.close();
    }
  },
};

function genuine(headers: Headers, body: string, secret: string): boolean {
  const key = standardKey(secret);
  const [id, timestamp] = [headers.get('webhook-id') ?? '', headers.get('webhook-timestamp') ?? ''];
  const expected = key && `v1,${standardMac(key, id, timestamp, body).toString('base64')}`;
  return expected === headers.get('webhook-signature');
}

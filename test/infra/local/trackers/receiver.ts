import { listen } from '../../../../infra/local/trackers/listen.ts';

export interface Received {
  readonly headers: Headers;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: webhooks of any kind, read field by field
  readonly payload: any;
}

/** A real HTTP receiver of webhooks, which answers what the test says. */
export async function receiver(status: (path: string) => number = () => 200) {
  const received: Received[] = [];
  const server = await listen(0, async (request) => {
    const bytes = Buffer.from(await request.arrayBuffer());
    const { headers } = request;
    received.push({
      headers: new Headers([...headers]),
      bytes,
      payload: JSON.parse(bytes.toString()),
    });
    return new Response('ok', { status: status(new URL(request.url).pathname) });
  });
  return { ...server, received };
}

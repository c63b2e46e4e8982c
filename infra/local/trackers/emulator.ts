import type { GeneratedSecret, SeedConfig, ServiceName } from 'emulate';
import { createEmulator } from 'emulate';

/** emulate behind our front: the front answers what emulate cannot, and forwards the rest. */
export interface Emulator {
  readonly secrets: readonly GeneratedSecret[];
  /** Hands a request on, and puts our own address wherever emulate names its own. */
  forward(request: Request): Promise<Response>;
  /** The same correction for a text that came another way (a webhook). */
  correct(text: string): string;
  close(): Promise<void>;
}

export interface EmulatorOptions {
  readonly service: ServiceName;
  readonly seed: SeedConfig;
  /** The front's address, known once it listens. */
  readonly front: () => string;
  /** What else is not as the real thing writes it. */
  readonly mend?: (text: string) => string;
}

const HOP_BY_HOP = [
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'accept-encoding',
];

export async function emulator(options: EmulatorOptions): Promise<Emulator> {
  const { service, seed, front, mend = (text) => text } = options;
  const emulate = await createEmulator({ service, seed, port: 0 });
  const { port } = new URL(emulate.url);

  function correct(text: string): string {
    const { host } = new URL(front());
    return mend(text.replaceAll(`localhost:${port}`, host).replaceAll(`127.0.0.1:${port}`, host));
  }

  return {
    secrets: emulate.generatedSecrets,
    correct,
    close: () => emulate.close(),
    async forward(request) {
      const { pathname, search } = new URL(request.url);
      const reads = request.method === 'GET' || request.method === 'HEAD';
      const response = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
        method: request.method,
        headers: without(request.headers),
        redirect: 'manual',
        ...(reads ? {} : { body: await request.arrayBuffer() }),
      });
      const headers = without(response.headers);
      for (const name of ['link', 'location']) {
        const value = headers.get(name);
        if (value !== null) headers.set(name, correct(value));
      }
      const text = await response.text();
      return new Response(text === '' ? null : correct(text), { status: response.status, headers });
    },
  };
}

function without(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of HOP_BY_HOP) kept.delete(name);
  return kept;
}

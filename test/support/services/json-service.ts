import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Fault } from './fault.ts';
import { modelOf } from './model.ts';

// biome-ignore lint/suspicious/noExplicitAny: requests and answers have the shape of their service, which the model checks where it is there.
export type Json = any;

/** A service of AWS that speaks JSON, as far as it is asked: what each operation does and answers. */
export interface JsonService {
  /** As botocore names it: `ecs`. */
  readonly model: string;
  readonly operations: Readonly<Record<string, (input: Json) => Json>>;
}

export interface RunningService {
  readonly url: string;
  /** For a client of the SDK. */
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  /** What was asked, in order. */
  readonly calls: { readonly operation: string; readonly input: Json }[];
  /** What the coming calls are answered instead. */
  readonly faults: Fault[];
  /** How many of the coming changes are made and their answers lost. */
  lost: number;
  stop(): Promise<void>;
}

const CHANGES = /^(Run|Start|Put)/;

/** The service on loopback. A request that is not of its published model is a fault of ours: it is refused where the model is there. */
export async function startJsonService({
  model,
  operations,
}: JsonService): Promise<RunningService> {
  const published = modelOf(model);
  const server = createServer(async (request, response) => {
    const input: Json = await json(request);
    const [, operation = ''] = String(request.headers['x-amz-target']).split('.');
    running.calls.push({ operation, input });
    const answer = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(body));
    try {
      const wrong = published?.wrongWith(operation, input) ?? [];
      if (wrong.length > 0) throw new Fault('SerializationException', wrong.join('; '));
      const fault = running.faults.shift();
      if (fault) throw fault;
      const done = operations[operation]?.(input);
      if (done === undefined) throw new Fault('UnknownOperationException', operation);
      if (running.lost > 0 && CHANGES.test(operation)) {
        running.lost--;
        request.socket.destroy();
        return;
      }
      answer(200, done);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      answer(400, { __type: error.name, message: error.message, ...error.more });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: RunningService = {
    url,
    config: {
      endpoint: url,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    },
    calls: [],
    faults: [],
    lost: 0,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return running;
}

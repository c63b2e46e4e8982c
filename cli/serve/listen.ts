import { isIP } from 'node:net';
import type { handleUnaryCall } from '@grpc/grpc-js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Method, RequestOf, ResponseOf } from '../../shared/trackers/grpc/messages.ts';
import { SERVICE_DEFINITION } from '../../shared/trackers/grpc/service.ts';
import { Failure } from '../failure.ts';
import { admit } from './admit.ts';
import type { Binding } from './binding.ts';
import { checkBinding } from './binding.ts';
import type { Refusal } from './refusal-of.ts';
import { refusalOf } from './refusal-of.ts';
import type { Service } from './service.ts';

/** Results and comments are far shorter. */
const MAX_MESSAGE_BYTES = 1_048_576;
/** What is under way at the end is waited for so long. */
const STOP_MS = 10_000;

export interface Listening {
  readonly port: number;
  /** Takes no more calls, and ends what is under way. */
  stop(): Promise<void>;
}

/** Hears of each call that was answered. */
export type Told = (method: Method, request: object, refusal: Refusal | undefined) => void;

/** Serves TicketingBackend. @throws Failure where that must not, or cannot, be. */
export async function listen(binding: Binding, service: Service, told: Told): Promise<Listening> {
  checkBinding(binding);
  const { host, port, tls, token } = binding;
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.enable_channelz': 0,
    ...(token === undefined ? {} : { interceptors: [admit(token)] }),
  });

  function handler<M extends Method>(method: M): handleUnaryCall<RequestOf<M>, ResponseOf<M>> {
    return ({ request }, answer) => {
      service[method](request).then(
        (response) => {
          told(method, request, undefined);
          answer(null, response);
        },
        (error: unknown) => {
          const refusal = refusalOf(error);
          told(method, request, refusal);
          answer(refusal);
        },
      );
    };
  }
  server.addService(SERVICE_DEFINITION, {
    Handshake: handler('Handshake'),
    PollReadyTickets: handler('PollReadyTickets'),
    MarkInProgress: handler('MarkInProgress'),
    MarkComplete: handler('MarkComplete'),
    MarkFailed: handler('MarkFailed'),
    AddComment: handler('AddComment'),
  });

  const credentials = tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: tls.cert, private_key: tls.key }])
    : ServerCredentials.createInsecure();
  const address = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(address, credentials, (error, number) =>
      error ? reject(error) : resolve(number),
    ),
  ).catch((cause: Error) => {
    throw new Failure('failed', `Nothing can listen on ${address}: ${cause.message}`, {
      hint: 'Choose another port with --port.',
      cause,
    });
  });
  return {
    port: bound,
    async stop() {
      const ended = Promise.withResolvers<void>();
      const late = setTimeout(() => {
        server.forceShutdown();
        ended.resolve();
      }, STOP_MS);
      server.tryShutdown(() => ended.resolve());
      await ended.promise;
      clearTimeout(late);
    },
  };
}

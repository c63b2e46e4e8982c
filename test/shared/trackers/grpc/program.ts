import type { Metadata } from '@grpc/grpc-js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type {
  Method,
  RequestOf,
  TicketMessage,
} from '../../../../shared/trackers/grpc/messages.ts';
import { SERVICE_DEFINITION } from '../../../../shared/trackers/grpc/service.ts';

/** One call as a program got it. */
export interface Called {
  readonly method: Method;
  readonly request: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What is thrown for a status. */
export interface Refused {
  readonly code: number;
  readonly details?: string;
  readonly metadata?: Metadata;
}

export interface Behaviour {
  version: number;
  tickets: readonly TicketMessage[];
  /** Thrown by every call but the handshake. */
  refuses?: Refused | undefined;
  /** Thrown by the handshake. */
  refusesHandshake?: Refused | undefined;
  /** Never answers. */
  silent?: boolean;
}

/** A program that serves TicketingBackend on a free port of loopback, and keeps what it was called with. */
export async function startProgram(tls?: { readonly key: string; readonly cert: string }) {
  const calls: Called[] = [];
  const behaviour: Behaviour = { version: 1, tickets: [] };
  const answers = {
    Handshake: () => ({
      interface_version: behaviour.version,
      plugin_name: 'program',
      plugin_version: '1.0.0',
    }),
    PollReadyTickets: ({ labels, max_results }: RequestOf<'PollReadyTickets'>) => ({
      tickets: behaviour.tickets
        .filter((ticket) => labels.every((label) => ticket.labels.includes(label)))
        .slice(0, max_results || undefined),
    }),
    MarkInProgress: () => ({}),
    MarkComplete: () => ({}),
    MarkFailed: () => ({}),
    AddComment: () => ({}),
  };
  const server = new Server();
  const handler =
    <M extends Method>(method: M) =>
    (
      call: { readonly request: RequestOf<M>; readonly metadata: Metadata },
      done: (error: Refused | null, answer?: object) => void,
    ) => {
      calls.push({ method, request: call.request, metadata: call.metadata.getMap() });
      if (behaviour.silent) return;
      const refused = method === 'Handshake' ? behaviour.refusesHandshake : behaviour.refuses;
      if (refused) return done(refused);
      const answer = answers[method] as (request: RequestOf<M>) => object;
      done(null, answer(call.request));
    };
  server.addService(
    SERVICE_DEFINITION as never,
    {
      Handshake: handler('Handshake'),
      PollReadyTickets: handler('PollReadyTickets'),
      MarkInProgress: handler('MarkInProgress'),
      MarkComplete: handler('MarkComplete'),
      MarkFailed: handler('MarkFailed'),
      AddComment: handler('AddComment'),
    } as never,
  );
  const credentials = tls
    ? ServerCredentials.createSsl(null, [
        { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) },
      ])
    : ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    behaviour,
    calls,
    methods: () => calls.map(({ method }) => method),
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}

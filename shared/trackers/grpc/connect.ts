import type { ServiceError } from '@grpc/grpc-js';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { BackendError } from '../../core/backend-error.ts';
import type { Address } from './address.ts';
import { failure } from './failure.ts';
import type { Method, RequestOf, ResponseOf } from './messages.ts';
import { SERVICE_DEFINITION } from './service.ts';

/** A program that answers more than this is not read to its end. */
const MAX_ANSWER_BYTES = 8_388_608;
/** Nobody closes a backend: its connection ends by itself, and a further call opens it anew. */
const IDLE_MS = 5_000;

/** Visible ASCII: what a header can hold. */
const TOKEN = /^[\x21-\x7e]+$/;

export interface CallOptions {
  /** Completes "The backend answered `NOT_FOUND` (5) to ": `marking as failed`. */
  readonly what: string;
  readonly seconds: number;
  /** The same for a repetition, for programs that look at it. */
  readonly idempotencyKey?: string;
}

/** One call of the service within so many seconds. Throws only `BackendError`. */
export type Call = <M extends Method>(
  method: M,
  request: RequestOf<M>,
  options: CallOptions,
) => Promise<ResponseOf<M>>;

/**
 * A channel to a program. Apart from `backend.ts`, so that grpc-js is loaded only by whoever calls one. Nothing is connected before the
 * first call; what is sent in the clear goes through no proxy.
 *
 * @param token Sent with every call as `authorization: Bearer <token>`.
 */
export function connect({ target, tls, loopback }: Address, token: string | undefined): Call {
  if (token !== undefined && !TOKEN.test(token)) {
    throw new BackendError('permission_denied', 'The token holds what no header can', {
      hint: 'Look for spaces and line breaks in `credentials.token`.',
    });
  }
  const client = new Client(target, tls ? credentials.createSsl() : credentials.createInsecure(), {
    'grpc.client_idle_timeout_ms': IDLE_MS,
    'grpc.max_receive_message_length': MAX_ANSWER_BYTES,
    'grpc.enable_channelz': 0,
    'grpc.enable_http_proxy': loopback ? 0 : 1,
    // Else a name server could say how often a call is repeated.
    'grpc.service_config_disable_resolution': 1,
    'grpc.primary_user_agent': 'sluice',
  });

  return (method, request, { what, seconds, idempotencyKey }) => {
    const { path, requestSerialize, responseDeserialize } = SERVICE_DEFINITION[method];
    const metadata = new Metadata();
    if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
    if (idempotencyKey !== undefined) metadata.set('idempotency-key', idempotencyKey);
    const deadline = Date.now() + seconds * 1000;
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, answer: ResponseOf<typeof method> | undefined) => {
        if (!error && answer) resolve(answer);
        else reject(error ? failure(what, error, token) : new BackendError('unavailable', what));
      };
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadata,
        { deadline },
        done,
      );
    });
  };
}

import type { MethodDefinition } from '@grpc/grpc-js';
import protobuf from 'protobufjs/light.js';
import type * as z from 'zod/mini';
import { DESCRIPTOR } from './descriptor.ts';
import type { Method, RequestOf, ResponseOf } from './messages.ts';
import { MESSAGES } from './messages.ts';

const PACKAGE = 'osmia.v1';
const SERVICE = 'TicketingBackend';

const messages = new protobuf.Root().define(PACKAGE, DESCRIPTOR);

/** The service, as @grpc/grpc-js calls and serves it. Bytes that are no such message are an error of the call. */
export const SERVICE_DEFINITION: {
  readonly [M in Method]: MethodDefinition<RequestOf<M>, ResponseOf<M>>;
} = {
  Handshake: method('Handshake', MESSAGES.Handshake),
  PollReadyTickets: method('PollReadyTickets', MESSAGES.PollReadyTickets),
  MarkInProgress: method('MarkInProgress', MESSAGES.MarkInProgress),
  MarkComplete: method('MarkComplete', MESSAGES.MarkComplete),
  MarkFailed: method('MarkFailed', MESSAGES.MarkFailed),
  AddComment: method('AddComment', MESSAGES.AddComment),
};

function method<Request extends object, Response extends object>(
  name: Method,
  forms: {
    readonly request: z.ZodMiniType<Request>;
    readonly response: z.ZodMiniType<Response>;
  },
): MethodDefinition<Request, Response> {
  const request = codec(`${name}Request`, forms.request);
  const response = codec(`${name}Response`, forms.response);
  return {
    path: `/${PACKAGE}.${SERVICE}/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: request.encode,
    requestDeserialize: request.decode,
    responseSerialize: response.encode,
    responseDeserialize: response.decode,
  };
}

function codec<Message extends object>(name: string, schema: z.ZodMiniType<Message>) {
  const type = messages.lookupType(name);
  return {
    encode: (message: Message): Buffer =>
      Buffer.from(type.encode(type.fromObject(message)).finish()),
    decode: (bytes: Buffer): Message =>
      schema.parse(
        type.toObject(type.decode(bytes), { defaults: true, arrays: true, longs: Number }),
      ),
  };
}

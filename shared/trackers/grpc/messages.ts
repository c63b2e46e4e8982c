import * as z from 'zod/mini';

const TicketSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  ticket_type: z.string(),
  labels: z.array(z.string()),
  repo_url: z.string(),
  external_url: z.string(),
  /** Of a google.protobuf.Struct. */
  raw: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

const TaskResultSchema = z.object({
  success: z.boolean(),
  merge_request_url: z.string(),
  branch_name: z.string(),
  summary: z.string(),
  token_usage: z.nullable(z.object({ input_tokens: z.number(), output_tokens: z.number() })),
  cost_estimate_usd: z.number(),
  exit_code: z.number(),
});

const ofTicket = { ticket_id: z.string() };
const Nothing = z.object({});

/** What each call says and answers, every field present as proto3 has it; the wire form is in `descriptor.ts`. */
export const MESSAGES = {
  Handshake: {
    request: z.object({ interface_version: z.number() }),
    response: z.object({
      interface_version: z.number(),
      plugin_name: z.string(),
      plugin_version: z.string(),
    }),
  },
  PollReadyTickets: {
    request: z.object({ labels: z.array(z.string()), max_results: z.number() }),
    response: z.object({ tickets: z.array(TicketSchema) }),
  },
  MarkInProgress: { request: z.object(ofTicket), response: Nothing },
  MarkComplete: {
    request: z.object({ ...ofTicket, result: z.nullable(TaskResultSchema) }),
    response: Nothing,
  },
  MarkFailed: { request: z.object({ ...ofTicket, reason: z.string() }), response: Nothing },
  AddComment: { request: z.object({ ...ofTicket, comment: z.string() }), response: Nothing },
} as const;

export type Method = keyof typeof MESSAGES;
export type RequestOf<M extends Method> = z.infer<(typeof MESSAGES)[M]['request']>;
export type ResponseOf<M extends Method> = z.infer<(typeof MESSAGES)[M]['response']>;
export type TicketMessage = z.infer<typeof TicketSchema>;
export type TaskResultMessage = z.infer<typeof TaskResultSchema>;

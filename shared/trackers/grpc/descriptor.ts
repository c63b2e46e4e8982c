const EMPTY = { fields: {} };
const TICKET_ID = { type: 'string', id: 1 };

/**
 * ticketing-backend.proto as data, so that no file is read at run time; a test holds the two together. One difference, which is none on
 * the wire: `raw` is kept as the bytes of its Struct, so that one that cannot be read costs no other ticket of the same answer.
 */
export const DESCRIPTOR = {
  TicketingBackend: {
    methods: {
      Handshake: rpc('Handshake'),
      PollReadyTickets: rpc('PollReadyTickets'),
      MarkInProgress: rpc('MarkInProgress'),
      MarkComplete: rpc('MarkComplete'),
      MarkFailed: rpc('MarkFailed'),
      AddComment: rpc('AddComment'),
    },
  },
  HandshakeRequest: { fields: { interface_version: { type: 'int32', id: 1 } } },
  HandshakeResponse: {
    fields: {
      interface_version: { type: 'int32', id: 1 },
      plugin_name: { type: 'string', id: 2 },
      plugin_version: { type: 'string', id: 3 },
    },
  },
  Ticket: {
    fields: {
      id: { type: 'string', id: 1 },
      title: { type: 'string', id: 2 },
      description: { type: 'string', id: 3 },
      ticket_type: { type: 'string', id: 4 },
      labels: { rule: 'repeated', type: 'string', id: 5 },
      repo_url: { type: 'string', id: 6 },
      external_url: { type: 'string', id: 7 },
      raw: { type: 'bytes', id: 8 },
    },
  },
  PollReadyTicketsRequest: {
    fields: {
      labels: { rule: 'repeated', type: 'string', id: 1 },
      max_results: { type: 'int32', id: 2 },
    },
  },
  PollReadyTicketsResponse: {
    fields: { tickets: { rule: 'repeated', type: 'Ticket', id: 1 } },
  },
  MarkInProgressRequest: { fields: { ticket_id: TICKET_ID } },
  MarkInProgressResponse: EMPTY,
  TokenUsage: {
    fields: {
      input_tokens: { type: 'int64', id: 1 },
      output_tokens: { type: 'int64', id: 2 },
    },
  },
  TaskResult: {
    fields: {
      success: { type: 'bool', id: 1 },
      merge_request_url: { type: 'string', id: 2 },
      branch_name: { type: 'string', id: 3 },
      summary: { type: 'string', id: 4 },
      token_usage: { type: 'TokenUsage', id: 5 },
      cost_estimate_usd: { type: 'double', id: 6 },
      exit_code: { type: 'int32', id: 7 },
    },
  },
  MarkCompleteRequest: {
    fields: { ticket_id: TICKET_ID, result: { type: 'TaskResult', id: 2 } },
  },
  MarkCompleteResponse: EMPTY,
  MarkFailedRequest: {
    fields: { ticket_id: TICKET_ID, reason: { type: 'string', id: 2 } },
  },
  MarkFailedResponse: EMPTY,
  AddCommentRequest: {
    fields: { ticket_id: TICKET_ID, comment: { type: 'string', id: 2 } },
  },
  AddCommentResponse: EMPTY,
};

function rpc<Name extends string>(name: Name) {
  return { requestType: `${name}Request`, responseType: `${name}Response` };
}

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import protobuf from 'protobufjs';
import { DESCRIPTOR } from '../../../../shared/trackers/grpc/descriptor.ts';

const PROTO = 'shared/trackers/grpc/ticketing-backend.proto';

test('the descriptor is the .proto file, but for raw, which is kept as its bytes', () => {
  const { root } = protobuf.parse(readFileSync(PROTO, 'utf8'), { keepCase: true });
  const parsed = root.lookup('osmia.v1')?.toJSON().nested;
  const { Ticket } = DESCRIPTOR;
  expect(parsed).toEqual({
    ...DESCRIPTOR,
    Ticket: { fields: { ...Ticket.fields, raw: { type: 'google.protobuf.Struct', id: 8 } } },
  });
});

/** As systems of that contract have them. */
test.each([
  ['HandshakeRequest', 'interface_version:int32=1'],
  ['HandshakeResponse', 'interface_version:int32=1 plugin_name:string=2 plugin_version:string=3'],
  [
    'Ticket',
    'id:string=1 title:string=2 description:string=3 ticket_type:string=4 labels:string=5 repo_url:string=6 external_url:string=7 raw:bytes=8',
  ],
  [
    'TaskResult',
    'success:bool=1 merge_request_url:string=2 branch_name:string=3 summary:string=4 token_usage:TokenUsage=5 cost_estimate_usd:double=6 exit_code:int32=7',
  ],
  ['TokenUsage', 'input_tokens:int64=1 output_tokens:int64=2'],
  ['PollReadyTicketsRequest', 'labels:string=1 max_results:int32=2'],
  ['PollReadyTicketsResponse', 'tickets:Ticket=1'],
  ['MarkInProgressRequest', 'ticket_id:string=1'],
  ['MarkCompleteRequest', 'ticket_id:string=1 result:TaskResult=2'],
  ['MarkFailedRequest', 'ticket_id:string=1 reason:string=2'],
  ['AddCommentRequest', 'ticket_id:string=1 comment:string=2'],
] as const)('%s: %s', (name, fields) => {
  const told = Object.entries(DESCRIPTOR[name].fields).map(
    ([field, { type, id }]: [string, { type: string; id: number }]) => `${field}:${type}=${id}`,
  );
  expect(told.join(' ')).toBe(fields);
});

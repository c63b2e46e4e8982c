import type {
  Backend,
  BackendOptions,
  Credentials,
  StickyComment,
} from '../../../../shared/core/backend.ts';
import type { PollQuery } from '../../../../shared/core/poller.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { ticketKey } from '../../../../shared/core/ticket.ts';
import { grpcBackend } from '../../../../shared/trackers/grpc/backend.ts';
import type { TicketMessage } from '../../../../shared/trackers/grpc/messages.ts';

export const TOKEN = 'a-token-of-the-program';

export const REF: TicketRef = {
  key: ticketKey('grpc', 'osmia', '7'),
  readableId: 'grpc:osmia:7',
  connection: 'osmia',
  id: '7',
  account: 'osmia',
};

export const COMMENT: StickyComment = {
  marker: 'grpc:osmia:7:1',
  body: '**Sluice: A question**\n\nWhich cart?',
  tells: 'question',
  facts: { state: 'needs_info', reason: 'started', epoch: 1, attempt: 1 },
};

export const QUERY: PollQuery = {
  labels: [],
  excludeLabels: [],
  assignee: '',
  statuses: [],
  teams: [],
  projects: [],
  repos: [],
  maxResults: 50,
  since: 0,
};

export function backendTo(baseUrl: string | undefined, credentials?: Credentials): Backend {
  const options: BackendOptions = {
    connection: {
      name: 'osmia',
      ...(baseUrl === undefined ? {} : { baseUrl }),
      secrets: [],
      callbackHosts: [],
    },
    credentials,
    settings: {
      labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
      states: {},
      close: false,
    },
    fetch: () => Promise.reject(new Error('gRPC is no fetch')),
  };
  return grpcBackend.create(options);
}

export function message(different: Partial<TicketMessage> = {}): TicketMessage {
  return {
    id: '7',
    title: 'Totals are wrong',
    description: 'By one cent.',
    ticket_type: 'bug',
    labels: ['robodev'],
    repo_url: 'https://github.com/acme/shop',
    external_url: 'https://tracker.example/7',
    raw: new Uint8Array(),
    ...different,
  };
}

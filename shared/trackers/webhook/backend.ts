import { hash } from 'node:crypto';
import type { Backend, BackendKind, BackendOptions, StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import { canSignStandard, signStandard, standardKey } from '../../core/standard-webhooks.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { answerError, networkError } from './callback-error.ts';
import type { CallbackPolicy } from './callback-policy.ts';
import { publicPolicy } from './callback-policy.ts';
import { safePost } from './safe-post.ts';

/** Senders hear of their task by signed callbacks, on the public internet only. */
export const webhookBackend: BackendKind = createWebhookBackend(publicPolicy);

/**
 * The writing half of a generic sender, which has no ticket to change: the one thing it can be told is what we would comment, as a
 * POST to the `callback_url` of its envelope, signed by https://www.standardwebhooks.com. Where the sender gave none, every call is
 * a success and does nothing; so are the `mark…` calls always, as the callback tells the state. `options.fetch` is not used: it
 * cannot be held to the address that was checked.
 *
 * @param policy Where callbacks may go; local development has its own, with loopback.
 * @param now Epoch milliseconds.
 */
export function createWebhookBackend(
  policy: CallbackPolicy,
  now: () => number = Date.now,
): BackendKind {
  return {
    name: 'webhook',
    create: ({ connection }: BackendOptions): Backend => ({
      interfaceVersion: 1,
      look: async () => {
        throw new BackendError(
          'invalid_argument',
          'A generic sender cannot be asked how its ticket stands',
        );
      },
      addComment: async (ticket, comment) => {
        await callBack(ticket, comment, connection, policy, now);
        return { id: comment.marker };
      },
      markInProgress: nothingToDo,
      markComplete: nothingToDo,
      markFailed: nothingToDo,
      markStopped: nothingToDo,
    }),
  };
}

async function nothingToDo(): Promise<void> {}

async function callBack(
  ticket: TicketRef,
  comment: StickyComment,
  connection: BackendOptions['connection'],
  policy: CallbackPolicy,
  now: () => number,
): Promise<void> {
  if (!ticket.callbackUrl) return;
  const url = allowedUrl(ticket.callbackUrl, connection.callbackHosts, policy);
  const body = Buffer.from(JSON.stringify(message(ticket, comment)));
  const signed = signStandard(
    signingSecret(connection),
    messageId(comment, body),
    now() / 1000,
    body,
  );
  const headers = { 'content-type': 'application/json', 'user-agent': 'sluice', ...signed };
  const answer = await safePost(url, headers, body, policy).catch((cause: unknown) => {
    throw networkError(cause);
  });
  const error = answerError(answer, now());
  if (error) throw error;
}

/** What a sender gets: the task's state for programs and, as `body`, for people. The same state gives the same bytes. */
function message(ticket: TicketRef, comment: StickyComment) {
  return {
    type: `task.${comment.tells}`,
    task: comment.task ?? comment.marker,
    ticket: { id: ticket.id, readableId: ticket.readableId, url: ticket.url },
    ...comment.facts,
    body: comment.body,
  };
}

/** The same for a repetition, so that the receiver can tell; another as soon as the comment says something else. */
function messageId({ marker }: StickyComment, body: Uint8Array): string {
  return `msg_${hash('sha256', `${marker}\n${hash('sha256', body, 'hex')}`, 'hex').slice(0, 32)}`;
}

function allowedUrl(text: string, hosts: readonly string[], policy: CallbackPolicy): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const refusal = url ? policy.refusal(url, hosts) : 'it is no URL';
  if (url && !refusal) return url;
  throw new BackendError('invalid_argument', `The callback was not sent: ${refusal}`);
}

/** The newest secret of Standard Webhooks; a sender by plain HMAC has none, and its newest secret is taken as it is. */
function signingSecret({ name, secrets }: BackendOptions['connection']): string {
  const secret = secrets.find((one) => standardKey(one)) ?? secrets.find(canSignStandard);
  if (secret !== undefined) return secret;
  throw new BackendError(
    'invalid_argument',
    `The connection ${name} has no secret that a callback can be signed with`,
  );
}

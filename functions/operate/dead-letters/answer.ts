import type { Person } from '../../../shared/core/head.ts';
import type { OperateDeps } from '../deps.ts';
import type { Request, Response } from '../request.ts';
import { actOnDeadLetters } from './act.ts';
import { listDeadLetters } from './list.ts';
import { showDeadLetter } from './show.ts';

const ASKS = ['dlqList', 'dlqShow', 'dlqReplay', 'dlqDiscard'] as const;

type DeadLettersRequest = Extract<Request, { do: (typeof ASKS)[number] }>;

export function isOfDeadLetters(request: Request): request is DeadLettersRequest {
  return ASKS.some((each) => each === request.do);
}

/** `sluice dlq …` */
export async function answerDeadLetters(
  request: DeadLettersRequest,
  by: Person,
  deps: OperateDeps,
): Promise<Response> {
  switch (request.do) {
    case 'dlqList':
      return listDeadLetters(request, request.limit, deps);
    case 'dlqShow':
      return showDeadLetter(request.message, deps);
    case 'dlqReplay':
    case 'dlqDiscard': {
      const { all, dryRun, ...selection } = request;
      const { message, reason, ticket, queue } = selection;
      if (!all && [message, reason, ticket, queue].every((each) => each === undefined))
        return {
          ok: false,
          error: 'invalid',
          message: 'Nothing says which dead letters are meant.',
          hint: 'Name a message, a queue, a reason or a ticket, or say that all are meant.',
        };
      return actOnDeadLetters(act(request.do), selection, dryRun, by, deps);
    }
  }
}

function act(what: 'dlqReplay' | 'dlqDiscard'): 'replay' | 'discard' {
  return what === 'dlqReplay' ? 'replay' : 'discard';
}

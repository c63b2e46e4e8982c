import type { Person } from '../../shared/core/head.ts';
import { approveTask, rejectTask, retryTask, stopTask } from './act.ts';
import { listBrakes, pause, resume } from './brakes.ts';
import { applyConfig, showConfig } from './config.ts';
import { answerDeadLetters, isOfDeadLetters } from './dead-letters/answer.ts';
import type { OperateDeps } from './deps.ts';
import { find } from './find.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { list } from './list.ts';
import { polls } from './polls.ts';
import { recover } from './recover.ts';
import type { Request, Response } from './request.ts';
import { RequestSchema } from './request.ts';
import { noTask, show } from './show.ts';
import { showAgain } from './show-again.ts';
import { why } from './why.ts';

/**
 * What people do with tasks. Whoever gets here was let in by IAM or by the machine's own token, and is named by it; the caller
 * never says who they are.
 */
export async function operate(input: unknown, by: Person, deps: OperateDeps): Promise<Response> {
  const parsed = RequestSchema.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`,
    );
    return { ok: false, error: 'invalid', message: fields.join('; ') };
  }
  return answer(parsed.data, by, deps);
}

async function answer(request: Request, by: Person, deps: OperateDeps): Promise<Response> {
  if (request.do === 'list') return list(request, deps);
  if (request.do === 'show') return show(request.id, deps);
  if (request.do === 'why') return why(request.id, deps);
  if (isOfDeadLetters(request)) return answerDeadLetters(request, by, deps);
  if (request.do === 'recover') return recover(request, deps);
  if (request.do === 'polls') return polls(request, deps);
  if (request.do === 'config') return showConfig(deps);
  if (request.do === 'apply') return applyConfig(request, by, deps);
  if (request.do === 'brakes') return listBrakes(deps);
  if (request.do === 'pause') return pause(request, by, deps);
  if (request.do === 'resume') return resume(request, by, deps);
  if (request.do === 'keys') return listKeys(deps);
  if (request.do === 'keyCreate') return createKey(request, by, deps);
  if (request.do === 'keyRevoke') return revokeKey(request, deps);
  const head = await find(request.id, deps);
  if (!head) return noTask(request.id);
  switch (request.do) {
    case 'approve':
      return approveTask(head, by, request.digest, deps);
    case 'reject':
      return rejectTask(head, by, deps);
    case 'stop':
      return stopTask(head, by, deps);
    case 'retry':
      return retryTask(head, by, deps);
    case 'writeback':
      return showAgain(head, deps);
  }
}

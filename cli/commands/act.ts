import type { Answer, Context } from '../command.ts';
import type { Request } from '../operator.ts';
import { actView } from '../views/act-view.ts';

/** Does something to a task, and says how the task is now. */
export async function act(
  request: Extract<Request, { do: 'approve' | 'reject' | 'stop' | 'retry' | 'writeback' }>,
  { operator }: Context,
): Promise<Answer> {
  const response = await operator.ask(request);
  return { exit: 'ok', json: response, text: (paint) => actView(request.do, response, paint) };
}

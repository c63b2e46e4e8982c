import type { DispatchDeps } from '../../../functions/dispatch/deps.ts';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import type { PollDeps } from '../../../functions/sweep/polls/deps.ts';
import { pollAll } from '../../../functions/sweep/polls/poll-all.ts';
import type { Backend } from '../../../shared/core/backend.ts';
import type { Connection } from '../../../shared/core/connection.ts';
import type { Project } from '../../../shared/core/project.ts';
import type { Task } from '../../../shared/core/task.ts';
import { MINUTE } from '../../contracts/clock.ts';
import { agreeing } from '../memory/agreeing.ts';
import { memoryBrakeStore } from '../memory/memory-brake-store.ts';
import { memoryPollStore } from '../memory/memory-poll-store.ts';
import { memorySlotStore } from '../memory/memory-slot-store.ts';
import { config } from './config.ts';
import { desk } from './desk.ts';

/** Receive, dispatch and polls of one connection and project, on memory, with the tracker's own client. */
export function wholeWay(connection: Connection, project: Project, backend: () => Backend) {
  const at = desk(config({ connections: [connection], projects: [project] }));
  const handed: Task[] = [];
  const dispatching: DispatchDeps = {
    ...at.deps,
    secondOpinion: agreeing,
    slots: memorySlotStore(),
    brakes: memoryBrakeStore(),
    backend: async () => backend(),
    agent: async () => ({
      heartbeats: true,
      async start({ task, idempotencyKey }) {
        handed.push(task);
        return { reference: idempotencyKey };
      },
      async stop() {},
    }),
    tokenKey: async () => 'a key of the tests',
    url: 'https://sluice.example',
  };
  const polling: PollDeps = {
    ...at.deps,
    polls: memoryPollStore(() => at.given.now),
    backend: async () => backend(),
  };
  return {
    at,
    handed,
    /** A delivery as the tracker sends it, and all that follows from it. */
    async hear(body: Uint8Array, headers: Readonly<Record<string, string>>) {
      const sent = new Headers({ 'content-type': 'application/json', ...headers });
      const letter = { to: connection.name, method: 'POST', headers: sent, body };
      const { status, body: answer } = await at.post(letter);
      await drain();
      return { status, reason: answer.reason };
    },
    async poll() {
      at.given.now += MINUTE;
      const polled = await pollAll(polling);
      await drain();
      return polled;
    },
  };

  async function drain(): Promise<void> {
    for (let message = at.tasks.take(); message; message = at.tasks.take())
      await dispatch(message.ticket, dispatching);
  }
}

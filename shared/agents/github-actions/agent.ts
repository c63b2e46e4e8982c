import type { Octokit } from '@octokit/core';
import type { Agent } from '../../core/agent.ts';
import type { AgentOptions } from '../../core/agent-maker.ts';
import { handedToken } from '../handed-token.ts';
import { runName } from '../run-name.ts';
import { actionsClient } from './client.ts';
import type { RunReference } from './reference.ts';
import { placeOf, readReference, writeReference } from './reference.ts';
import { actionsRefusal, statusIn } from './refusal.ts';
import { findRun } from './runs.ts';
import { send, tellsId } from './send.ts';
import type { ActionsSettings } from './settings.ts';

/** A run that is gone, or whose end came first. */
const ENDED: readonly (number | undefined)[] = [404, 409];

/**
 * A workflow run for every attempt. GitHub starts a run for every request, so a start looks first for the run that bears the attempt's name; what
 * two requests at once start all the same waits in the workflow's concurrency group, and finds its token used up.
 */
export function actionsAgent(
  settings: ActionsSettings,
  options: Pick<AgentOptions, 'fetch' | 'secret'>,
): Agent {
  const { repository } = settings;
  const locate = async (octokit: Octokit, { place, run }: RunReference) =>
    typeof run === 'number' ? run : findRun(octokit, place, settings, run);
  return {
    heartbeats: true,
    async start(attempt) {
      const { task, url, idempotencyKey, token } = attempt;
      const place = placeOf(repository ?? task.repo, settings.baseUrl);
      if (!place)
        return { refused: 'The task has no repository of the form owner/name to run in.' };
      const handed = await handedToken(token, settings.secret, options.secret);
      const octokit = await actionsClient(settings, options);
      const run = runName(idempotencyKey);
      try {
        const known = await findRun(octokit, place, settings, run);
        const id =
          known ??
          (await send(octokit, place, settings, {
            run,
            task_id: task.id,
            task_url: url,
            attempt: String(task.attempt),
            sealed_token: 'sealedToken' in handed ? handed.sealedToken : '',
          }));
        return { reference: writeReference({ place, run: tellsId(settings) ? (id ?? run) : run }) };
      } catch (error) {
        const refused = actionsRefusal(error);
        if (refused === undefined) throw error;
        return { refused };
      }
    },
    async stop(reference) {
      const wanted = readReference(reference, repository);
      if (!wanted) return;
      const octokit = await actionsClient(settings, options);
      try {
        const run_id = await locate(octokit, wanted);
        if (run_id === undefined) return;
        const route = 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel';
        await octokit.request(route, { ...wanted.place, run_id });
      } catch (error) {
        if (!ENDED.includes(statusIn(error))) throw error;
      }
    },
    async status(reference) {
      const wanted = readReference(reference, repository);
      if (!wanted) return { is: 'unknown' };
      const octokit = await actionsClient(settings, options);
      try {
        const run_id = await locate(octokit, wanted);
        if (run_id === undefined) return { is: 'unknown' };
        const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
        const { data } = await octokit.request(route, { ...wanted.place, run_id });
        if (data.status !== 'completed') return { is: 'running' };
        return { is: 'ended', why: `The workflow run ended: ${data.conclusion ?? 'unknown'}` };
      } catch (error) {
        if (statusIn(error) !== 404) throw error;
        return { is: 'unknown' };
      }
    },
  };
}

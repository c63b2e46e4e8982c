import type { Octokit } from '@octokit/core';
import type { Place } from './runs.ts';
import type { ActionsSettings } from './settings.ts';

/** What a run is told: the inputs of a workflow, or the payload of an event. GitHub takes 25 of the ones, 10 of the others, 65,535 characters of both. */
export interface Inputs {
  readonly run: string;
  readonly task_id: string;
  readonly task_url: string;
  readonly attempt: string;
  readonly sealed_token: string;
}

/** Whether GitHub tells the id of the run that it starts: an enterprise host may be too old to be asked for it. */
export function tellsId({
  workflow,
  baseUrl,
}: Pick<ActionsSettings, 'workflow' | 'baseUrl'>): boolean {
  return workflow !== undefined && baseUrl === undefined;
}

/** Asks for a run; its id where GitHub tells. */
export async function send(
  octokit: Octokit,
  place: Place,
  settings: ActionsSettings,
  inputs: Inputs,
): Promise<number | undefined> {
  const { workflow, ref, event } = settings;
  if (workflow === undefined) {
    const payload = { event_type: event ?? '', client_payload: { ...inputs } };
    await octokit.request('POST /repos/{owner}/{repo}/dispatches', { ...place, ...payload });
    return undefined;
  }
  const details = tellsId(settings) ? { return_run_details: true } : {};
  const { data }: { data: unknown } = await octokit.request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { ...place, workflow_id: workflow, ref, inputs: { ...inputs }, ...details },
  );
  const id: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'workflow_run_id') : undefined;
  return typeof id === 'number' ? id : undefined;
}

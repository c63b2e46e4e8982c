import type { Octokit } from '@octokit/core';
import type { ActionsSettings } from './settings.ts';

/** Of a hundred runs each: a start is repeated within minutes. */
const MAX_PAGES = 3;

/** Where runs are. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
}

/** The id of the run whose title has the attempt's name in it, which is what `run-name` in the workflow is for. */
export async function findRun(
  octokit: Octokit,
  place: Place,
  { workflow }: Pick<ActionsSettings, 'workflow'>,
  name: string,
): Promise<number | undefined> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { workflow_runs: runs } = await pageOf(octokit, place, workflow, page);
    const found = runs.find(({ display_title }) => display_title.includes(name));
    if (found) return Number(found.id);
    if (runs.length === 0) return undefined;
  }
  return undefined;
}

async function pageOf(octokit: Octokit, place: Place, workflow: string | undefined, page: number) {
  const asked = { ...place, page, per_page: 100 };
  const { data } =
    workflow === undefined
      ? await octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
          ...asked,
          event: 'repository_dispatch',
        })
      : await octokit.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', {
          ...asked,
          workflow_id: workflow,
          event: 'workflow_dispatch',
        });
  return data;
}

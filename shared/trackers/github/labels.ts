import type { Issue } from './issue-calls.ts';
import { isObject } from './payload.ts';
import { names } from './ticket.ts';

/** The labels as they are now, where an answer told. */
type Present = readonly string[] | undefined;

/**
 * Puts a label on and takes others off. On first: never is a ticket without the label that stands for its task. Each write
 * answers what is on the ticket, so what is not there is not asked for.
 */
export async function relabel(
  issue: Issue,
  { add, remove }: { readonly add?: string; readonly remove: readonly string[] },
): Promise<void> {
  let present = add === undefined ? undefined : await put(issue, add);
  for (const label of remove) {
    if (label === add) continue;
    const spelled = present ? present.find((one) => isSame(one, label)) : label;
    if (spelled !== undefined) present = (await take(issue, spelled)) ?? present;
  }
}

async function put({ request, address }: Issue, label: string): Promise<Present> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
  return presentIn(await request(route, { ...address, labels: [label] }));
}

/** Somebody else was faster: so be it. */
async function take({ request, address }: Issue, name: string): Promise<Present> {
  const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
  try {
    return presentIn(await request(route, { ...address, name }));
  } catch (error) {
    if (isObject(error) && error.status === 404) return undefined;
    throw error;
  }
}

function presentIn({ data }: { readonly data: unknown }): Present {
  return Array.isArray(data) ? names(data, 'name') : undefined;
}

/** To GitHub, `Bug` and `bug` are one label. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

import { CREATE_LABEL, LABELS } from './documents.ts';
import { mayHaveWorked } from './may-have-worked.ts';
import type { Ask } from './operation.ts';

/** The id of a label that the team's issues can have; the label is made in the team if there is none. */
export async function labelId(ask: Ask, teamId: string, name: string): Promise<string> {
  const found = await find(ask, teamId, name);
  if (found !== undefined) return found;
  try {
    const { issueLabelCreate } = await ask(CREATE_LABEL, { input: { name, teamId } });
    return issueLabelCreate.issueLabel.id;
  } catch (error) {
    // Somebody was faster, or the answer was lost.
    const made = mayHaveWorked(error) ? await find(ask, teamId, name) : undefined;
    if (made === undefined) throw error;
    return made;
  }
}

/** The team's own before the workspace's. A group is no label that an issue can have. */
async function find(ask: Ask, teamId: string, name: string): Promise<string | undefined> {
  const ofTeamOrAll = [{ team: { id: { eq: teamId } } }, { team: { null: true } }];
  const filter = { name: { eqIgnoreCase: name }, or: ofTeamOrAll };
  const { issueLabels } = await ask(LABELS, { filter });
  const labels = issueLabels.nodes.filter(({ isGroup }) => !isGroup);
  return (labels.find(({ team }) => team?.id === teamId) ?? labels[0])?.id;
}

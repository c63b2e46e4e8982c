import type { Check } from '../checks.ts';

/** No agent was handed a text that the scanner did not let through, but for one that a person has approved. */
export const scanned: Check = async (stage) => {
  const heads = await stage.heads();
  return [...stage.agents.runs.values()].flatMap(({ attempt: { task } }) => {
    const head = heads.find(({ ticket }) => ticket?.readableId === task.ticket.id);
    const { decision } = task.verdict;
    const approved = decision === 'hold' && head?.approver !== undefined;
    return decision === 'allow' || approved
      ? []
      : [`${task.id} was handed out though the scanner said ${decision}`];
  });
};

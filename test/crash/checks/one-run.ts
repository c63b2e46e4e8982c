import type { Attempt } from '../../../shared/core/agent.ts';
import type { Check } from '../checks.ts';

/** Each attempt has one run; whenever that was started again, it was with the same token and the same text. */
export const oneRun: Check = async ({ agents }) => {
  const runs = [...agents.runs.values()];
  const attempts = runs.map(({ attempt: { task } }) => `${task.id}/${task.attempt}`);
  const twice = attempts.filter((attempt, at) => attempts.indexOf(attempt) !== at);
  const other = runs.filter(({ starts: [first, ...more] }) =>
    more.some((each) => first && said(each) !== said(first)),
  );
  return [
    ...twice.map((attempt) => `attempt ${attempt} has more than one run`),
    ...other.map(({ attempt }) => `${attempt.idempotencyKey} was started again as another`),
  ];
};

function said({ token, task: { goal, repo, verdict } }: Attempt): string {
  return JSON.stringify({ token, goal, repo, verdict });
}

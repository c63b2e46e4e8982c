import { agentKinds } from '../../../../shared/agents/agents.ts';
import { parseConfig } from '../../../../shared/runtime/config/parse-config.ts';

export const registries = {
  trackers: [
    { name: 'github', needsRule: true },
    { name: 'linear', needsRule: true },
    { name: 'webhook', needsRule: false },
  ],
  agentKinds,
};

/** As `sluice.yaml` of the three trackers and every kind of agent. */
export function parse(text: string) {
  return parseConfig(text, { file: 'sluice.yaml', ...registries });
}

export function messages(text: string): string[] {
  const parsed = parse(text);
  return 'problems' in parsed ? parsed.problems.map(({ message }) => message) : [];
}

/** The smallest configuration that is of use. */
export const SMALLEST = `connections:
  gh:
    tracker: github
    secrets: [env:HOOK]
    accounts: [acme]
projects:
  - name: shop
    connection: gh
    repos: [acme/*]
    intake:
      labels: [sluice]
    agent: shell
agents:
  shell:
    command: [sh, agent.sh]
`;

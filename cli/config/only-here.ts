import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';

/** What works on this machine and not on AWS, a sentence each. It can be applied, and fails closed there. */
export function onlyHere({ connections, agents }: ConfigDocument): string[] {
  const variables = new Set([...texts({ connections, agents })].filter(isVariable));
  const programs = Object.entries(agents)
    .filter(([, agent]) => 'command' in agent && agent.command !== undefined)
    .map(([name]) => name);
  return [
    ...[...variables].map(
      (reference) =>
        `${reference} is a variable of a machine: on AWS it is missing. Write \`secretsmanager:sluice/<name>\` or \`ssm:sluice/<name>\``,
    ),
    ...programs.map(
      (name) =>
        `Agent \`${name}\` is a command of a machine: on AWS its tasks fail. Use http, sqs, or an agent of AWS`,
    ),
  ];
}

function isVariable(text: string): boolean {
  return parseSecretReference(text)?.scheme === 'env';
}

function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* texts(inner);
}

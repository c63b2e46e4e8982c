import { PROMISES } from '../../prove/promises.ts';
import { FAULTS } from '../faults/fault.ts';
import { SCENARIOS } from '../scenarios.ts';

/** The scenarios as `--list` prints them and docs/reliability.md has them. */
export function scenariosPage(): string {
  const rows = SCENARIOS.map(({ name, what, guards }) => [`\`${name}\``, what, guards.join(', ')]);
  return markdown(['scenario', 'what happens', 'promises'], rows);
}

/** The faults, and at which calls each is tried. */
export function faultsPage(): string {
  const rows = Object.entries(FAULTS).map(([name, { means, at }]) => [
    `\`${name}\``,
    means,
    TRIED[at],
  ]);
  return markdown(['fault', 'what it is', 'tried at'], rows);
}

/** By promise: the scenarios that would notice its breach. */
export function guardsPage(): string {
  const rows = PROMISES.flatMap(({ promise }, index) => {
    const names = SCENARIOS.filter(({ guards }) => guards.includes(index + 1));
    const list = names.map(({ name }) => `\`${name}\``).join(', ');
    return list === '' ? [] : [[`${index + 1}. ${promise}`, list]];
  });
  return markdown(['promise', 'scenarios'], rows);
}

const TRIED: Readonly<Record<(typeof FAULTS)[keyof typeof FAULTS]['at'], string>> = {
  any: 'every call, and every look at the clock',
  call: 'every call',
  known: 'every call but the making of a comment',
  change: 'every call that changes something, and every answer',
  aws: 'every change of the table or a queue',
  clock: 'every look at the clock',
};

function markdown(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heading, heading.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

import type { Project } from './project.ts';

const BRAKED = ['connection', 'project', 'agent'] as const;

/** What a brake is on: everything, or what has one name. */
export type BrakeScope = 'all' | `${(typeof BRAKED)[number]}:${string}`;

/** Names are of the configuration: up to 64 letters, digits, `-`, `_` and `.`. */
const SCOPE = new RegExp(`^(?:all|(?:${BRAKED.join('|')}):[\\w.-]{1,64})$`);

export function isScope(text: unknown): text is BrakeScope {
  return typeof text === 'string' && SCOPE.test(text);
}

/** What kind of thing has a brake on, and its name; nothing for the brake on everything. */
export function braked(
  scope: BrakeScope,
): { readonly kind: (typeof BRAKED)[number]; readonly name: string } | undefined {
  const kind = BRAKED.find((each) => scope.startsWith(`${each}:`));
  return kind && { kind, name: scope.slice(kind.length + 1) };
}

/** A person's word that nothing new is handed to an agent. What runs goes on. */
export interface Brake {
  readonly scope: BrakeScope;
  /** When it was set. */
  readonly at: number;
  /** Who set it. */
  readonly by: string;
  /** Why, in that person's words; the tickets show it. */
  readonly reason?: string;
}

/** The brake that keeps a task from its agent; the widest one, where there are several. */
export function brakeOn(
  brakes: readonly Brake[],
  project: Pick<Project, 'name' | 'connection'>,
  agent: string | undefined,
): Brake | undefined {
  const scopes: readonly BrakeScope[] = [
    'all',
    `connection:${project.connection}`,
    `project:${project.name}`,
    ...(agent === undefined ? [] : [`agent:${agent}` as const]),
  ];
  return scopes.map((scope) => brakes.find((brake) => brake.scope === scope)).find(Boolean);
}

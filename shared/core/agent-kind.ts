import * as z from 'zod/mini';
import type { Grant } from './grant.ts';

/**
 * How agents of one kind are written in the configuration, and what dispatch must be granted on AWS to start and stop them. `settings`
 * checks what stands at `agents.<name>.<kind>` and takes its own output again; a message of its own completes "Expected … to be", or
 * is a sentence.
 */
export interface AgentKind<Settings = unknown> {
  readonly name: string;
  readonly settings: z.ZodMiniType<Settings>;
  /** Nothing for agents that are not reached by AWS's API. @throws ZodError when the settings are not of this kind. */
  grants(settings: unknown): readonly Grant[];
}

/** A kind whose `grants` get their settings checked. @param grants none where it is left out */
export function agentKind<Settings>(kind: {
  readonly name: string;
  readonly settings: z.ZodMiniType<Settings>;
  grants?(settings: Settings): readonly Grant[];
}): AgentKind<Settings> {
  const { name, settings } = kind;
  return { name, settings, grants: (raw) => kind.grants?.(z.parse(settings, raw)) ?? [] };
}

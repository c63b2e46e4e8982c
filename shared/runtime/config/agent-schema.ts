import * as z from 'zod/mini';
import type { AgentKind } from '../../core/agent-kind.ts';
import { Duration } from './duration.ts';

/** One agent of sluice.yaml: exactly one kind with its settings, and perhaps a timeout. Its output is also input. */
export function agentSchema(kinds: readonly AgentKind[]) {
  const names = kinds.map((kind) => kind.name);
  const settings = Object.fromEntries(kinds.map((kind) => [kind.name, z.optional(kind.settings)]));
  return z
    .strictObject({ ...settings, timeout: z.exactOptional(Duration) })
    .check(
      z.refine(
        (agent) => names.filter((name) => name in agent).length === 1,
        `of exactly one kind: ${names.map((name) => `\`${name}\``).join(', ')}`,
      ),
    );
}

/** The kind's name with what its schema made of the settings; seconds in `timeout`. */
export interface AgentDocument {
  readonly timeout?: number;
  readonly [kind: string]: unknown;
}

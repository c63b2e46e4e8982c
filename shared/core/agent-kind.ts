import * as z from 'zod/mini';
import type { Agent } from './agent.ts';

/** What an agent is born with besides its settings. `fetch` is a parameter so that proxies, recorders and tests can stand in between. */
export interface AgentOptions {
  readonly fetch: typeof fetch;
  /** The secret behind a reference such as `env:NAME`, when it is needed; `undefined` when there is none. Throws when it cannot be asked for. */
  secret(reference: string): Promise<string | undefined>;
  /** The folder of this machine where runs are kept; absent where none can be. */
  readonly runDirectory?: string;
}

/**
 * A registry entry: how agents of this kind are written in the configuration, and how one is made. `settings` checks what stands at
 * `agents.<name>.<kind>` and takes its own output again; a message of its own completes "Expected … to be", or is a sentence.
 */
export interface AgentKind {
  readonly name: string;
  readonly settings: z.ZodMiniType;
  /** @throws ZodError when the settings are not of this kind. */
  create(settings: unknown, options: AgentOptions): Agent;
}

/** An entry whose `create` gets its settings checked. */
export function agentKind<Settings>(kind: {
  readonly name: string;
  readonly settings: z.ZodMiniType<Settings>;
  create(settings: Settings, options: AgentOptions): Agent;
}): AgentKind {
  return {
    name: kind.name,
    settings: kind.settings,
    create: (settings, options) => kind.create(z.parse(kind.settings, settings), options),
  };
}

import * as z from 'zod/mini';
import type { Agent } from './agent.ts';
import type { AgentKind } from './agent-kind.ts';
import type { AgentSettings } from './config.ts';
import { Fault } from './fault.ts';

/** What an agent is born with besides its settings. `fetch` is a parameter so that proxies, recorders and tests can stand in between. */
export interface AgentOptions {
  readonly fetch: typeof fetch;
  /** The secret behind a reference such as `env:NAME`, when it is needed; `undefined` when there is none. Throws when it cannot be asked for. */
  secret(reference: string): Promise<string | undefined>;
  /** The folder of this machine where runs are kept; absent where none can be. */
  readonly runDirectory?: string;
}

/** The other half of a kind: makes its agents. Apart, so that only who starts and stops agents bundles what that needs. */
export interface AgentMaker {
  readonly name: string;
  /** @throws ZodError when the settings are not of this kind. */
  create(settings: unknown, options: AgentOptions): Agent;
}

/** A maker whose `create` gets its settings checked. */
export function agentMaker<Settings>(
  { name, settings }: AgentKind<Settings>,
  create: (settings: Settings, options: AgentOptions) => Agent,
): AgentMaker {
  return { name, create: (raw, options) => create(z.parse(settings, raw), options) };
}

/** The configured agent. @throws when no maker is of its kind */
export function makeAgent(
  makers: readonly AgentMaker[],
  { kind, settings }: Pick<AgentSettings, 'kind' | 'settings'>,
  options: AgentOptions,
): Agent {
  const maker = makers.find(({ name }) => name === kind);
  if (!maker) throw new Fault(`no agent of kind ${kind}`);
  return maker.create(settings, options);
}

import type { AppRegistration } from './app-registration.ts';
import type { BackendOptions, Credentials } from './backend.ts';
import type { Connection } from './connection.ts';
import type { Finding } from './finding.ts';
import type { Project } from './project.ts';

/** What stands at a place for an address of ours, and what has to be done so that all that we read comes from there. */
export interface HookPlan {
  readonly place: string;
  /** Names the hook that is there; absent: there is none. */
  readonly hook?: string;
  /** Each completes "the hook at <place> has to"; none where it is as it should be. */
  readonly changes: readonly string[];
  /** Completes "it cannot be done here: "; a person has to do it in the tracker's own pages. */
  readonly byHand?: string;
}

/**
 * Sets up and checks the tracker's side of a connection: its webhooks, labels, and what the credentials may. Only people ask for it, from
 * the command line; no function does. Throws only `BackendError`. Every change is idempotent.
 */
export interface Setup {
  /** Looks for a hook that sends to `address`. Changes nothing. */
  plan(place: string, address: string): Promise<HookPlan>;
  /** Does what the plan says, and gives the hook this secret, whether it had another or not. Answers the hook. */
  carryOut(plan: HookPlan, address: string, secret: string): Promise<string>;
  /** What stands at a place: rights of the credentials, labels, what the last deliveries were answered. Changes nothing. */
  check(place: string, plan: HookPlan, labels: readonly string[]): Promise<readonly Finding[]>;
}

/** A registry entry: a tracker whose side can be set up through its API. */
export interface SetupKind {
  readonly name: string;
  /** What the credentials need for it. */
  readonly needs: string;
  /** How it makes an application of our own, where it does that from a description. */
  readonly app?: AppRegistration;
  /** For how long the sender may repeat a delivery with the signature of its first try. */
  readonly repeatsForSeconds: number;
  /** Where a connection's webhooks belong, as far as that can be told without asking. */
  places(
    connection: Pick<Connection, 'name' | 'accounts'>,
    credentials: Credentials,
    projects: readonly Pick<Project, 'connection' | 'repo' | 'repos'>[],
  ): readonly string[];
  create(
    options: Pick<BackendOptions, 'connection' | 'credentials' | 'fetch'> & {
      readonly connection: Pick<Connection, 'accounts'>;
    },
  ): Setup;
}

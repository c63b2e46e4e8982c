import type { TrackerClock } from '../tracker-clock.ts';

/** What the permission route may answer for a person, from the widest. */
export const PERMISSIONS = ['admin', 'maintain', 'write', 'triage', 'read', 'none'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface GithubUser {
  readonly login: string;
  /** The person's API token: who holds it is the `sender` of what it changes. */
  readonly token: string;
  readonly permission: Permission;
}

export interface GithubWebhook {
  readonly url: string;
  readonly secret: string;
  /** `app` sends as the App's hook does, with `installation` in the payload. @default 'repository' */
  readonly of?: 'repository' | 'organization' | 'app';
  /** @default every event */
  readonly events?: readonly string[];
}

export interface GithubOptions {
  /** @default 0, any free port */
  readonly port?: number;
  /** `owner/name`; the owners become organisations. */
  readonly repo: string | readonly string[];
  readonly users: readonly GithubUser[];
  /** The account we write back with. */
  readonly bot: Omit<GithubUser, 'permission'> & { readonly permission?: Permission };
  /** Installed on every repository; its private key is made at start. */
  readonly app?: { readonly appId: number; readonly slug: string; readonly installationId: number };
  readonly webhook?: GithubWebhook | readonly GithubWebhook[];
  /** Labels that exist from the start. */
  readonly labels?: readonly string[];
  /** Between an API call and its webhooks, in ms. @default 20 */
  readonly delayMs?: number;
  /** @default the machine's */
  readonly clock?: TrackerClock;
}

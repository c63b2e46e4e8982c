import type { TrackerClock } from '../tracker-clock.ts';

export interface LinearUser {
  readonly name: string;
  /** The person's API key: who holds it is the `actor` of what it changes. */
  readonly token: string;
  /** @default `<name>@example.com` */
  readonly email?: string;
  readonly admin?: boolean;
}

export interface LinearApp {
  /** The app user's name: what people mention and delegate to. */
  readonly name: string;
  /** A token with `actor=app`. */
  readonly token: string;
  /** For `POST /oauth/token` with `client_credentials`. */
  readonly clientId?: string;
  readonly clientSecret?: string;
}

export interface LinearWebhook {
  readonly url: string;
  readonly secret: string;
  /** @default everything */
  readonly resourceTypes?: readonly string[];
}

export interface LinearOptions {
  /** @default 0, any free port */
  readonly port?: number;
  readonly team: { readonly key: string; readonly name?: string };
  readonly users: readonly LinearUser[];
  readonly app: LinearApp;
  /** In the order of their position. @default Linear's own */
  readonly states?: readonly { readonly name: string; readonly type: string }[];
  /** Labels that exist from the start. */
  readonly labels?: readonly string[];
  readonly webhook?: LinearWebhook | readonly LinearWebhook[];
  /** Between an API call and its webhooks, in ms. @default 20 */
  readonly delayMs?: number;
  /** @default the machine's */
  readonly clock?: TrackerClock;
}

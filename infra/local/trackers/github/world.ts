import type { Emulator } from '../emulator.ts';
import type { Outbox } from '../outbox.ts';
import type { Hook } from './hook.ts';
import type { Memory } from './memory.ts';
import type { GithubEvent } from './mended.ts';
import type { People } from './people.ts';
import type { Timeline } from './timeline.ts';

/** What the routes of the front share. */
export interface World {
  readonly url: () => string;
  readonly emulator: Emulator;
  readonly people: People;
  readonly memory: Memory;
  readonly timeline: Timeline;
  readonly outbox: Outbox;
  readonly hooks: Map<number, Hook>;
  /** Sends an event to one hook, or to all that want it. */
  publish(event: GithubEvent, only?: Hook): void;
}

/** hono's environment: who is calling; undefined for nobody and for an App's JWT. */
export interface Caller {
  Variables: { login: string | undefined };
}

import type { Brake, BrakeScope } from './brake.ts';

/** What a person did to the brakes. */
export interface BrakeAct {
  readonly did: 'pause' | 'resume';
  readonly scope: BrakeScope;
  readonly at: number;
  readonly by: string;
  readonly reason?: string;
}

/** The brakes that are on, apart from the configuration: an incident waits for no deployment and no cache. */
export interface BrakeStore {
  /** All that are on, as the last change left them (a consistent read), the oldest first. */
  read(): Promise<readonly Brake[]>;
  /**
   * Puts one on. False when there is one of that scope already, which is left as it is: who set it, when and why stay known.
   *
   * @example await brakes.set({ scope: 'project:shop', at: now, by: 'olga', reason: 'release' });
   */
  set(brake: Brake): Promise<boolean>;
  /** Takes one off; answers which, or `undefined` when there was none. */
  release(scope: BrakeScope, by: string, at: number): Promise<Brake | undefined>;
  /** Who put on and took off what, the newest first: at least the last fifty. */
  acts(): Promise<readonly BrakeAct[]>;
}

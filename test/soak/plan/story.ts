import type { Stage } from '../world/stage.ts';
import type { Ticket } from '../world/ticket.ts';
import type { Behaviour } from './behaviours.ts';

/** What happens to one ticket, told as a person would do it. */
export interface Story {
  readonly name: string;
  readonly weight: number;
  readonly tracker: 'github' | 'linear' | 'sender';
  /** How the first attempt's agent behaves, where the story needs it. */
  readonly agent?: Behaviour;
  /** Tasks that the ticket must come to when all its letters arrive, and may come to. */
  readonly least: number;
  readonly most: number;
  /** Its letters come in the opposite order. */
  readonly backwards?: true;
  play(ticket: Ticket, stage: Stage): Promise<void>;
}

import type { HmacForm } from '../../shared/trackers/signature/hmac.ts';
import type { Sender } from '../support/receive/config.ts';
import type { HeaderList } from './header-list.ts';
import type { Random } from './random.ts';

/** A request that is being made: a mutation may change anything about it. */
export interface Draft {
  readonly from: Sender;
  /** How the signature is written; of a generic sender also what its connection says. */
  form: HmacForm;
  /** When it comes, epoch milliseconds. */
  now: number;
  method: string;
  /** The name of a connection, or what somebody takes for one. */
  to: string;
  body: Buffer;
  /** Signed along with the body by Standard Webhooks; nothing elsewhere. */
  id: string;
  timestamp: string;
  /** What the sender signs with. */
  key: string;
  /** What we hold, newest first. */
  secrets: string[];
  readonly headers: HeaderList;
}

/** One way in which a request becomes another than what a sender sends when all is well. */
export interface Mutation {
  readonly name: string;
  /** What is changed before is signed as it is then. */
  readonly stage: 'before signing' | 'after signing';
  /** Every sender, if absent. */
  readonly of?: readonly Sender[];
  change(draft: Draft, random: Random): void;
}

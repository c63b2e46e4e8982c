import { Metadata } from '@grpc/grpc-js';
import { BackendError } from '../../shared/core/backend-error.ts';
import { toldError } from '../../shared/core/told-error.ts';
import { STATUS_OF } from './status-of.ts';

/** INTERNAL: a fault of ours. */
const INTERNAL = 13;

/** How a call is refused. */
export interface Refusal {
  readonly code: number;
  /** For the controller. */
  readonly details: string;
  readonly metadata: Metadata;
  /** What the operator is told of a fault that the controller has no business with. */
  readonly fault?: string;
}

/** Any error as a status, with how long to wait where the tracker says. What is no answer of the tracker is not told. */
export function refusalOf(error: unknown): Refusal {
  const metadata = new Metadata();
  if (!(error instanceof BackendError)) {
    const { name, message = '' } = toldError(error);
    return { code: INTERNAL, details: 'Sluice failed', metadata, fault: `${name} ${message}` };
  }
  const { kind, message, retryAfterSeconds } = error;
  if (retryAfterSeconds !== undefined)
    metadata.set('grpc-retry-pushback-ms', String(retryAfterSeconds * 1000));
  // Trailers are percent-encoded, but for what is no text at all.
  return { code: STATUS_OF[kind], details: message.toWellFormed(), metadata };
}

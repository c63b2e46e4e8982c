import { polledOnly } from '../polled-only.ts';

/** A program that serves `osmia.v1.TicketingBackend`. It alone says which tickets are ready, and has no way to say how one stands. */
export const grpc = polledOnly('grpc', { needsRule: false, canLook: false, placedBy: 'baseUrl' });

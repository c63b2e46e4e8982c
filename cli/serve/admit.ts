import { timingSafeEqual } from 'node:crypto';
import type { ServerInterceptor } from '@grpc/grpc-js';
import { ServerInterceptingCall, status } from '@grpc/grpc-js';
import { digest } from '../../shared/core/digest.ts';

const BEARER = /^Bearer +(\S+)$/i;

/** Lets nobody call who does not have the token, before a byte of the message is read. */
export function admit(token: string): ServerInterceptor {
  return (_, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata(metadata, go) {
            const given = metadata.get('authorization');
            const [, bearer = ''] = given.length === 1 ? (BEARER.exec(String(given[0])) ?? []) : [];
            if (same(bearer, token)) go(metadata);
            else
              call.sendStatus({
                code: status.UNAUTHENTICATED,
                details: 'Expected `authorization: Bearer <token>` with the token of this backend',
              });
          },
        }),
    });
}

/** Constant time, whatever the lengths. */
function same(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(expected)));
}

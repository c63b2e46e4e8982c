import { handle } from 'hono/aws-lambda';
import { receiveApp } from '../../functions/receive/app.ts';
import { refuseBadBase64 } from '../../shared/runtime/refuse-bad-base64.ts';
import type { Desk } from '../support/receive/desk.ts';
import { freshDesk } from './fresh-desk.ts';
import { gatewayEvent } from './gateway-event.ts';
import type { Shot } from './shot.ts';

const REFUSAL = { outcome: 'refused', reason: 'bad_encoding' };

/** What the same request is answered when it comes through API Gateway, as receive is wired on Lambda: the status. */
export function gatewayDoor(): (shot: Shot) => Promise<number> {
  const deskFor = freshDesk();
  const handlers = new WeakMap<Desk, ReturnType<typeof handlerOn>>();
  return async (shot) => {
    const desk = deskFor(shot);
    const handler = handlers.get(desk) ?? handlerOn(desk);
    handlers.set(desk, handler);
    const { statusCode } = await handler(gatewayEvent(shot, shot.now % 2 === 0));
    return statusCode;
  };
}

function handlerOn({ deps }: Desk) {
  return refuseBadBase64(handle(receiveApp(deps)), REFUSAL);
}

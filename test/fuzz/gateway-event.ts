import { isUtf8 } from 'node:buffer';
import type { LambdaEvent } from 'hono/aws-lambda';
import type { Shot } from './shot.ts';

/**
 * A request as API Gateway's HTTP API hands it to a function, payload 2.0: names in lower case, repeated headers joined by a comma
 * without a space, the body as text or as base64. Bytes that are no text have no choice.
 */
export function gatewayEvent(shot: Shot, base64: boolean): LambdaEvent {
  const { method, to, lines, body } = shot;
  const rawPath = new URL(`/webhooks/${to}`, 'https://gateway.example').pathname;
  const isBase64Encoded = base64 || !isUtf8(body);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: '',
    headers: joined(lines),
    requestContext: { http: { method, path: rawPath }, domainName: 'gateway.example' },
    isBase64Encoded,
    // Of these nobody sends a body, and no `Request` may have one.
    ...(['GET', 'HEAD'].includes(method)
      ? {}
      : { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
  } as unknown as LambdaEvent;
}

function joined(lines: Shot['lines']): Record<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of lines) {
    const before = headers.get(name.toLowerCase());
    const text = value.replace(/^[\t ]+|[\t ]+$/g, '');
    headers.set(name.toLowerCase(), before === undefined ? text : `${before},${text}`);
  }
  return Object.fromEntries(headers);
}

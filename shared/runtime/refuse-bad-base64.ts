import { outcomeOf } from '../core/outcomes.ts';

/** The part of API Gateway's event that says what the body is. */
interface HttpEvent {
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
}

/** What API Gateway makes an answer of. */
interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Answers 400 `bad_encoding` where the body is said to be base64 and is not: hono's adapter takes it for a fault of its own, 500,
 * or guesses bytes that nobody sent. `refused` hears of each.
 */
export function refuseBadBase64<Event extends HttpEvent, Context, Answer>(
  handle: (event: Event, context?: Context) => Promise<Answer>,
  refusal: Readonly<Record<string, string>>,
  refused: () => void = () => {},
): (event: Event, context?: Context) => Promise<Answer | HttpAnswer> {
  return async (event, context) => {
    if (!event.isBase64Encoded || isBase64(event.body ?? '')) return handle(event, context);
    refused();
    return {
      statusCode: outcomeOf('bad_encoding').status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(refusal),
    };
  };
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && ALPHABET.test(text);
}

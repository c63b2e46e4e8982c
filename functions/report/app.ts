import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { MAX_QUESTION_CHARS, ResultSchema } from '../../shared/core/result.ts';
import { parseTaskId } from '../../shared/core/task-id.ts';
import { attemptOf } from '../../shared/core/token.ts';
import { wellFormed } from '../../shared/core/well-formed.ts';
import type { Answer, Caller, ReportDeps } from './deps.ts';
import { heartbeat } from './heartbeat.ts';
import { readTask } from './read-task.ts';
import { result } from './result.ts';
import { progress, question } from './tell.ts';

/** An agent's bodies end here; a result's summary is at most 16 KiB. */
const MAX_REPORT_BYTES = 65_536;

const text = (maxLength: number) => wellFormed(maxLength).check(z.minLength(1));

/** What each route takes and does. */
const ROUTES = {
  heartbeat: route(
    z.object({ cursor: z._default(z.int().check(z.gte(0)), 0) }),
    (caller, body, deps) => heartbeat(caller, body.cursor, deps),
  ),
  progress: route(z.object({ text: text(280) }), (caller, body, deps) =>
    progress(caller, body.text, deps),
  ),
  question: route(z.object({ text: text(MAX_QUESTION_CHARS) }), (caller, body, deps) =>
    question(caller, body.text, deps),
  ),
  result: route(ResultSchema, (caller, body, deps) => result(caller, body, deps)),
} as const;

function route<S extends z.ZodMiniType>(
  schema: S,
  handle: (caller: Caller, body: z.infer<S>, deps: ReportDeps) => Promise<Answer>,
): (
  caller: Caller,
  body: unknown,
  deps: ReportDeps,
) => Promise<Answer | { readonly invalid: readonly string[] }> {
  return async (caller, body, deps) => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return handle(caller, parsed.data, deps);
    return {
      invalid: parsed.error.issues.map(
        (issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`,
      ),
    };
  };
}

/** The agents' side: `GET /tasks/{id}` and `POST` to what hangs below it, with the attempt's token as bearer. `failed` hears of what was answered 503. */
export function reportApp(deps: ReportDeps, failed: (error: unknown) => void = () => {}): Hono {
  const app = new Hono();
  app.get('/tasks/:id', async (c) => {
    const caller = await callerOf(c, deps);
    return caller ? send(c, await readTask(caller, deps)) : unauthorized(c);
  });
  for (const [name, handle] of Object.entries(ROUTES)) {
    app.post(`/tasks/:id/${name}`, async (c) => {
      const caller = await callerOf(c, deps);
      if (!caller) return unauthorized(c);
      const body = await bodyOf(c);
      if ('tooLarge' in body)
        return c.json(
          { error: 'body_too_large', message: `At most ${MAX_REPORT_BYTES} bytes.` },
          413,
        );
      if ('malformed' in body)
        return c.json({ error: 'body_malformed', message: 'Send one JSON object.' }, 400);
      const answer = await handle(caller, body.json, deps);
      return 'invalid' in answer
        ? c.json({ error: 'field_invalid', fields: answer.invalid }, 422)
        : send(c, answer);
    });
  }
  app.onError((error, c) => {
    failed(error);
    c.header('Retry-After', '10');
    return c.json({ error: 'unavailable', message: 'Try again; nothing was lost.' }, 503);
  });
  return app;
}

/** Who calls: the attempt that the token was made for. An unknown task and a wrong token look alike. */
async function callerOf(c: Context, deps: ReportDeps): Promise<Caller | undefined> {
  const task = c.req.param('id') ?? '';
  const token = /^Bearer ([^\s]{1,100})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const parsed = parseTaskId(task);
  const of = token && parsed ? attemptOf(token, await deps.tokenKey(), task) : undefined;
  return parsed && of ? { task, ...parsed, ...of } : undefined;
}

async function bodyOf(
  c: Context,
): Promise<{ json: unknown } | { tooLarge: true } | { malformed: true }> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > MAX_REPORT_BYTES) return { tooLarge: true };
  if (bytes.byteLength === 0) return { json: {} };
  try {
    return { json: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return { malformed: true };
  }
}

function unauthorized(c: Context): Response {
  return c.json(
    { error: 'unauthorized', message: 'Send the attempt’s token as `Authorization: Bearer …`.' },
    401,
  );
}

function send(c: Context, { status, body }: Answer): Response {
  return c.json(body, status);
}

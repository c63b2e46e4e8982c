import type * as z from 'zod/mini';
import type { RequestSchema, Response } from '../functions/operate/request.ts';

/** What can be asked of operate; what is left out has its default there. */
export type Request = z.input<typeof RequestSchema>;

/** An answer that is no refusal. */
export type Granted = Extract<Response, { readonly ok: true }>;

/**
 * The way to `operate`: a door on this machine, or on AWS the invocation of its function. Who asks is told by the way itself (the
 * door's token, IAM), never by the request.
 *
 * @example const { tasks } = await operator.ask({ do: 'list', limit: 10 });
 */
export interface Operator {
  /** @throws Failure `not_found`, `failed` (refused), `usage` (invalid) or `unreachable`, each with what to do next. */
  ask(request: Request): Promise<Granted>;
}

/** One request. */
export interface Asked {
  readonly method: string;
  /** With `/api/v4`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The JSON; `undefined` where there was none. */
  readonly body: unknown;
}

/** One request and its answer. */
export interface Exchange extends Asked {
  readonly status: number;
  readonly answer: unknown;
}

/** What the command line touches of the world. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory, absolute. */
  readonly cwd: string;
  /** Whether standard output understands colour. */
  readonly colour: boolean;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** Asks the person at the terminal, yes or no; `undefined` where nobody is there to answer. */
  confirm(question: string): Promise<boolean | undefined>;
  /** Whether a person types on standard input, so that nothing is to be read there unasked. */
  readonly interactive: boolean;
  /** Everything on standard input. */
  stdin(): Promise<Uint8Array>;
  /** A text of lines, without the last line break. */
  out(text: string): void;
  err(text: string): void;
}

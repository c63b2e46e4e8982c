/** The configuration as it is kept, with who put it there. */
export interface KeptConfig {
  /** From 1; 0 for one that was kept before versions were counted. */
  readonly version: number;
  /** Epoch milliseconds; 0 where nobody wrote it down. */
  readonly at: number;
  readonly by: string;
  /** Plain JSON; nobody has checked it since it was written, and the one who wrote it may have been older or newer. */
  readonly document: unknown;
}

/** So much of a document is kept: DynamoDB takes an item of 400 KB. Bytes of its JSON. */
export const MAX_CONFIG_BYTES = 380_000;

/**
 * The one versioned document from which every function reads its configuration.
 *
 * @example
 * const kept = await configs.read();
 * const won = await configs.write({ document, at: Date.now(), by: 'olga' }, kept?.version ?? 0);
 */
export interface ConfigStore {
  /** As the last write left it (a consistent read); `undefined` when nobody ever wrote one. */
  read(): Promise<KeptConfig | undefined>;
  /**
   * Puts a document in the place of the version `over`, in one conditional write; 0 where there is none. False when it is not that version
   * any more: somebody else was faster, and nothing was changed.
   */
  write(config: Omit<KeptConfig, 'version'>, over: number): Promise<boolean>;
}

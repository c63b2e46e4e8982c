/** A signature that others published, with what it is of. */
export interface Vector {
  readonly id: string;
  readonly scheme?: string;
  readonly secret?: string;
  readonly publicKey?: string;
  readonly msgId?: string;
  readonly timestamp?: number;
  readonly contentType?: string;
  readonly body?: string;
  /** Where it is no text. */
  readonly bodyHex?: string;
  readonly header: string;
}

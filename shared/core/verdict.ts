/** The scanner's answer, kept on the task. */
export interface Verdict {
  readonly decision: 'allow' | 'hold' | 'block';
  /** 0..1. */
  readonly score: number;
  readonly findings: readonly Finding[];
  /** The ruleset that judged; `none` when the project switched scanning off. */
  readonly ruleset: string;
}

export interface Finding {
  readonly rule: string;
  /** What the rule is about, for people. */
  readonly means: string;
  /** What was seen, made visible, redacted and short. Still a stranger's text. */
  readonly excerpt: string;
  /** Absent where the text is not the ticket's own, or was not read. */
  readonly at?: FindingPlace;
}

/** Where in the text that was scanned. */
export interface FindingPlace {
  /** `text`, or where it is hidden: `HTML comment`, `base64`. */
  readonly place: string;
  /** From 1. */
  readonly line: number;
  /** UTF-16 units from the start, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** How a project wants to be guarded; see `scan` of the configuration. */
export interface ScanSettings {
  readonly mode: 'off' | 'flag' | 'block';
  readonly threshold: number;
  readonly allow: {
    readonly authors: readonly string[];
    readonly labels: readonly string[];
    readonly rules: readonly string[];
  };
}

/** The text that an agent would read, and what allow-lists are matched with. */
export interface ScanInput {
  readonly text: string;
  readonly author: string;
  readonly labels: readonly string[];
}

/**
 * Judges a text before an agent may see it. Pure, synchronous, without network, linear in the length of the text.
 * Score ≥ threshold blocks, ≥ two thirds of it holds. Mode `flag` turns block into hold; an allow-list lowers block to
 * hold and never to allow; `off` records `not scanned` as the verdict.
 */
export type Scanner = (input: ScanInput, settings: ScanSettings) => Verdict;

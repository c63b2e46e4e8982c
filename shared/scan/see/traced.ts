import type { Span } from './span.ts';

/** 0: as anybody writes. 1: with accents that its letters may well have. 2: so that a filter, or a reader, would not know it for what it is. */
export type Oddity = 0 | 1 | 2;

/** A text that was made from the text of a ticket, and the way back. */
export interface Traced {
  readonly text: string;
  /** Where a span of `text` stands in the ticket. */
  readonly origin: (span: Span) => Span;
  /** How it was written there, at worst. */
  readonly oddity: (span: Span) => Oddity;
}

/** The text of a ticket as it is. */
export const whole = (text: string): Traced => ({
  text,
  origin: (span) => span,
  oddity: () => 0,
});

/** A part of it. */
export const slice = (traced: Traced, start: number, end: number): Traced => {
  const shifted = (span: Span) => ({ start: span.start + start, end: span.end + start });
  return {
    text: traced.text.slice(start, end),
    origin: (span) => traced.origin(shifted(span)),
    oddity: (span) => traced.oddity(shifted(span)),
  };
};

/** What the span of another text says when it is decoded: all of it stands where its code does, and nobody reads it there. */
export const decoded = (text: string, code: Traced, at: Span): Traced => ({
  text,
  origin: () => code.origin(at),
  oddity: () => 2,
});

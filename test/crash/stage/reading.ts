/** What a person takes to read what they then decide on: longer than any two clocks differ by. */
export const READING_MS = 60_000;

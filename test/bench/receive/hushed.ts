import { openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';

/** Has what is printed meanwhile cost what it costs, and go nowhere. */
export async function hushed<T>(work: () => Promise<T>): Promise<T> {
  const nowhere = openSync(devNull, 'w');
  const { write } = process.stdout;
  process.stdout.write = (chunk: string | Uint8Array) => {
    writeSync(nowhere, String(chunk));
    return true;
  };
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

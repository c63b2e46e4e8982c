import { resolve } from 'node:path';
import type { Command } from '../command.ts';

export const configCheck: Command = {
  name: 'config check',
  summary: 'Checks a configuration and prints every problem with its line.',
  about: [
    'Warnings do not fail it. Secrets are looked for, and never printed.',
    'How to change a webhook secret without losing a delivery: docs/rotation.md.',
  ],
  words: [{ name: 'file', optional: true }],
  options: [],
  examples: [
    { line: 'sluice config check', means: './sluice.yaml' },
    { line: 'sluice config check acme.yaml --json', means: 'another file, for a program' },
  ],
  async run({ words: [file = 'sluice.yaml'] }, { io }) {
    const { checkFile } = await import('../config/check-file.ts');
    return checkFile(resolve(io.cwd, file), file, io);
  },
};

import type { Command } from '../command.ts';
import { flag } from '../option.ts';

const jsonl = flag(
  'jsonl',
  'the file has one {id, text} a line; print {id, decision, score, rules} for each',
);

export const scan: Command = {
  name: 'scan',
  summary: 'Says what the scanner makes of a text, and where.',
  about: [
    'The file is a path, or `-` for standard input. Nothing is sent anywhere; no Sluice need run.',
    'The settings are those of a project that says nothing about scanning: `block` at 0.6.',
    'With --jsonl, 0 when every line could be judged; else 0 for `allow`, 1 for `hold` and `block`.',
  ],
  words: [{ name: 'file|-' }],
  options: [jsonl],
  examples: [
    { line: 'sluice scan issue.md', means: 'what was seen, marked in the text' },
    { line: 'sluice scan - < issue.md', means: 'from standard input' },
    { line: 'sluice scan --jsonl texts.jsonl', means: 'for your own evaluation' },
  ],
  async run(args, { io }) {
    const [file = ''] = args.words;
    const { readText } = await import('../scan/read-text.ts');
    const text = await readText(file, io);
    if (args.get(jsonl)) {
      const { scanLines } = await import('../scan/scan-lines.ts');
      return scanLines(text, file, io);
    }
    const { scanText } = await import('../scan/scan-text.ts');
    return scanText(text);
  },
};

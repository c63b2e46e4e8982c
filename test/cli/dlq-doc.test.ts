import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { dead } from '../../functions/operate/dead-letters/view.ts';
import type { PoisonCode } from '../../shared/core/poison.ts';
import { POISON } from '../../shared/core/poison.ts';

test('docs/cli.md has every reason for which a message is put aside, as the code has it', async () => {
  const page = await readFile('docs/cli.md', 'utf8');
  const note = { step: '', messageId: '', at: 0, attempts: 0, replays: 0 };
  const codes = Object.keys(POISON) as PoisonCode[];
  const rows = [...codes.map((reason) => dead({ note: { ...note, reason } })), dead({})];
  const lines = rows.map(({ reason, means, hint }) => `| \`${reason}\` | ${means} | ${hint} |`);
  expect(page).toContain(lines.join('\n'));
});

import { scan } from '../../shared/scan/scan.ts';
import type { Answer } from '../command.ts';
import { EXITS } from '../exit.ts';
import type { Io } from '../io.ts';
import { settings } from './settings.ts';

/** Judges `{id, text}` a line and prints `{id, decision, score, rules}` a line; what is no such line is told with its number. */
export function scanLines(text: string, file: string, io: Io): Answer {
  let bad = 0;
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const asked = read(line);
    if (typeof asked === 'string') {
      bad++;
      io.err(`${file === '-' ? 'standard input' : file}:${at + 1}: ${asked}`);
      return;
    }
    const { decision, score, findings } = scan(
      { text: asked.text, author: '', labels: [] },
      settings,
    );
    const rules = findings.map(({ rule }) => rule);
    io.out(JSON.stringify({ id: asked.id, decision, score, rules }));
  });
  return { code: bad === 0 ? EXITS.ok.code : EXITS.failed.code };
}

interface Asked {
  readonly id: string | number;
  readonly text: string;
}

/** What a line asks for, or what is wrong with it. */
function read(line: string): Asked | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'Expected a JSON object {id, text}, and this is no JSON.';
  }
  if (typeof value !== 'object' || value === null) return 'Expected a JSON object {id, text}.';
  const id = 'id' in value ? value.id : undefined;
  const text = 'text' in value ? value.text : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') {
    return 'Expected `id` to be a text or a number.';
  }
  if (typeof text !== 'string') return 'Expected `text` to be a text.';
  return { id, text };
}

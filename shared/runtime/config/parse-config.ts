import type { Document, YAMLError } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { Registries } from './check-config.ts';
import { checkConfig } from './check-config.ts';
import type { ConfigDocument } from './config-document.ts';
import { lineOf } from './line-of.ts';
import type { Problem } from './problem.ts';
import type { Found } from './read-part.ts';
import { pathText } from './wording.ts';

/** The configuration with what should be known about it, or everything that is wrong with it, in the order of the lines. */
export type Parsed =
  | { readonly config: ConfigDocument; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/** Reads the text of a sluice.yaml. Never throws. @param options.file The name that messages give it. */
export function parseConfig(text: string, options: Registries & { readonly file: string }): Parsed {
  const lines = new LineCounter();
  // No excerpt in an error: the line may hold a secret.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = (line: number, path: readonly PropertyKey[], sentence: string): Problem => ({
    line,
    path: pathText(path),
    message: `${sentence} (${options.file}:${line})`,
  });
  const broken = [...document.errors, ...document.warnings].map((error) =>
    problem(lines.linePos(error.pos[0]).line, [], yamlSentence(error)),
  );
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY'))
    return { problems: sorted(broken) };
  const raw = plain(document);
  if ('sentence' in raw) return { problems: sorted([...broken, problem(1, [], raw.sentence)]) };
  const checked = checkConfig(raw.value, options);
  const located = ({ path, sentence }: Found) =>
    problem(lineOf(document, lines, path), path, sentence);
  if ('found' in checked) return { problems: sorted([...broken, ...checked.found.map(located)]) };
  if (broken.length > 0) return { problems: sorted(broken) };
  return { config: checked.config, warnings: sorted(checked.warnings.map(located)) };
}

/** Aliases are resolved only here; too many of them are refused. */
function plain(
  document: Document.Parsed,
): { readonly value: unknown } | { readonly sentence: string } {
  try {
    return { value: document.toJS() };
  } catch {
    return {
      sentence:
        'An alias (`*name`) has no anchor, or there are too many; put a text that begins with `*` in quotes',
    };
  }
}

/** The first line only: what follows may quote the file. */
function yamlSentence({ code, message }: YAMLError): string {
  if (code === 'DUPLICATE_KEY') return 'The same key stands twice in one section';
  if (code === 'TAG_RESOLVE_FAILED') return 'Tags (`!name`) are not understood';
  return `This is not YAML: ${message.split('\n')[0]}`;
}

function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

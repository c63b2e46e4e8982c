import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { agentKinds } from '../../shared/agents/agents.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { ConfigError } from '../../shared/runtime/config/config-error.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';

/** The checked configuration in a file; its secrets stay references. @throws ConfigError with every problem and its line. */
export function readConfiguration(path: string): ConfigDocument {
  const file = basename(path);
  const parsed = parseConfig(readFileSync(path, 'utf8'), { trackers, agentKinds, file });
  if ('problems' in parsed) throw new ConfigError(file, parsed.problems);
  return parsed.config;
}

#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript, for the Node that happens to be there: it finds one that runs TypeScript as it is, and starts the CLI on it.

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const OLDEST_MAJOR = 22;
const OLDEST_MINOR = 18;

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR);
}

/** The Node that `npm install` brought along as the package `node`, if its install script was allowed to run. */
function installedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    const { version, bin } = JSON.parse(readFileSync(manifest, 'utf8'));
    const path = resolve(dirname(manifest), bin.node);
    return isNewEnough(version) && existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

const node = isNewEnough(process.versions.node) ? process.execPath : installedNode();

if (node) {
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, MAIN, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C at a terminal reaches the child by itself; a second one would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`sluice: cannot start ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
} else {
  console.error(
    `sluice: needs Node ${OLDEST_MAJOR}.${OLDEST_MINOR} or newer, and this is ${process.version}.
Install a newer one (https://nodejs.org), or run "npm ci" in ${resolve(dirname(MAIN), '..')}, which brings one along
(after "npm ci --ignore-scripts": "npm rebuild node").`,
  );
  process.exit(1);
}

import type { Rule } from '../rule.ts';
import { words } from './words.ts';

export const shell: readonly Rule[] = [
  {
    id: 'shell.destructive_rm',
    class: 'shell',
    severity: 'high',
    means: 'Deletes everything from the root, the home or the working directory.',
    pattern: {
      steps: [
        /\brm(?:\s{1,3}-{1,2}[a-z-]{1,20}){0,3}\s{1,3}-[a-z]{0,4}(?:r[a-z]{0,3}f|f[a-z]{0,3}r)[a-z]{0,4}(?:\s{1,3}-{1,2}[a-z-]{1,20}){0,2}\s{1,3}["']?(?:\/(?=[\s"'`*;&|)]|$|(?:etc|usr|home|var|bin|boot|lib)\b)|~|\$\{?HOME|\*|\.{1,2}(?=[\s"'`;&|)/]|$))/gim,
      ],
      within: 0,
    },
  },
  {
    id: 'shell.pipe_to_shell',
    class: 'shell',
    severity: 'high',
    means: 'Runs what it downloads or decodes, unseen.',
    pattern: {
      steps: [
        /\b(?:curl|wget|fetch|iwr|base64 (?:-d|--decode|-D)|xxd -r)\b/gi,
        /\|\s{0,3}(?:sudo\s{1,3})?(?:\/(?:usr\/)?bin\/)?(?:(?:ba|z|da|k|fi)?sh|python3?|node|perl|ruby|php|iex)\b/gi,
      ],
      within: 160,
    },
  },
  {
    id: 'shell.substitution',
    class: 'shell',
    severity: 'high',
    means: 'A command inside a command that fetches, decodes or reads a secret.',
    pattern: {
      steps: [
        /(?:\$\(|`)\s{0,3}(?:(?:curl|wget|nc|ncat)\s[^`()\n]{0,200}[|;&>]|(?:base64 -d|printenv|env\s{0,3}[|)]|cat\s{1,3}\S{0,60}(?:\.env|id_rsa|\.ssh|\.aws|passwd|\.netrc)\b)[^`()\n]{0,200}[|;&>)])/gi,
      ],
      within: 0,
    },
  },
  {
    id: 'shell.reverse_shell',
    class: 'shell',
    severity: 'critical',
    means: 'Opens a shell for somebody outside.',
    pattern: {
      steps: [
        /\/dev\/tcp\/[\w.$-]{1,80}\/\w|\b(?:nc|ncat|netcat)(?:\s{1,3}-\w{1,6}){0,4}\s{1,3}-\w{0,3}e\b|\b(?:ba|z)?sh -i\s{0,3}[>0-9&|]/gi,
      ],
      within: 0,
    },
  },
  {
    id: 'shell.reproduce',
    class: 'shell',
    severity: 'critical',
    means: 'Dresses up a download that is run unseen as a step to reproduce or to set up.',
    pattern: {
      steps: [
        words(
          '(?:steps )?to reproduce|repro|reproduc(?:e|tion)|before you (?:start|begin)|you must|please run|run this|agents? (?:must|should)|execute',
        ),
        /\b(?:curl|wget)\s[^\n|]{0,160}https?:\/\/(?!(?:localhost|127\.|get\.docker|sh\.rustup|raw\.githubusercontent\.com\/(?:nvm-sh|Homebrew)|install\.python-poetry|bun\.sh|deno\.land|get\.pnpm|astral\.sh))[^\s|]{1,200}/gi,
        /\|\s{0,3}(?:sudo\s{1,3})?(?:-E\s)?(?:\/(?:usr\/)?bin\/)?(?:ba|z|da)?sh\b/gi,
      ],
      within: 120,
    },
  },
  {
    id: 'shell.foreign_code',
    class: 'shell',
    severity: 'critical',
    means: 'Asks to fetch code of a stranger and to run it.',
    pattern: {
      steps: [
        words('clone|check ?out|pull|fetch|install|add|use|download|get'),
        words(
          '(?:my|our|this|the attached|the linked) (?:fork|branch|repo(?:sitory)?|package|archive|reproduction)',
        ),
        words('run|execute|install|start|build|make|bash|sh|npm|source'),
        words(
          'setup(?:\\.sh)?|install(?:\\.sh| script)?|bootstrap(?:\\.sh)?|postinstall|Makefile|as root|with sudo|scripts?|\\w{1,20}\\.sh',
        ),
      ],
      within: 60,
    },
  },
  {
    id: 'shell.separator_name',
    class: 'shell',
    severity: 'critical',
    means: 'A name that becomes a command where a shell expands it.',
    pattern: { steps: [/[\w;&|)}.-]\$\{?IFS\b(?!\s?=)/g], within: 0 },
  },
];

import type { Rule } from '../rule.ts';
import { SECRETS, SEND, UNLESS_FORBIDDEN, words } from './words.ts';

export const exfiltration: readonly Rule[] = [
  {
    id: 'exfil.env_or_secret',
    class: 'exfiltration',
    severity: 'high',
    means: 'Asks for secrets: environment, keys, tokens, passwords.',
    pattern: {
      steps: [
        words(
          `${UNLESS_FORBIDDEN}(?:reveal|print|dump|leak|exfiltrate|disclose|cat|echo|read|collect|gather|steal|send|forward|base64)`,
        ),
        SECRETS,
      ],
      within: 60,
    },
  },
  {
    id: 'exfil.send_out',
    class: 'exfiltration',
    severity: 'critical',
    means: 'Asks to send what the agent can read to somebody outside.',
    pattern: {
      steps: [
        SEND,
        words(
          'conversation|history|(?:user|all|my|every|entire|the body of the|channel) (?:information|data|messages?|e-?mails?|files?|contents?)|every single e-?mail|messages|contents of|source code|repository contents|files in|secrets|tokens|passwords?|\\.env|env|credentials|environment',
        ),
        /\b(?:to|into|at|via|using|website|address)[\w :]{0,40}[ '"`<([]{1,3}(?:https?:\/\/|www\.|evil\.|pastebin|webhook\.site|[\w.-]{1,64}@[\w-]{1,63}\.\w|[\w-]{2,40}(?:\.[\w-]{2,40}){0,3}\.(?:com|net|org|io|dev|xyz|site|ru|cn|app|info|example)\b)/gi,
      ],
      within: 90,
    },
  },
  {
    id: 'exfil.markdown_image',
    class: 'exfiltration',
    severity: 'critical',
    means: 'An image or link whose address would carry data away when it is shown.',
    pattern: {
      steps: [
        /\]\(\s{0,4}https?:\/\/[^\s()?]{1,200}\?[^\s()=]{1,40}=(?=[^\s()]{0,4}(?:\{|\$|%7B|<|\[)|[\w-]{0,40}(?:secret|token|conversation|system_prompt|[A-Z]{3,20}_[A-Z]{3,20}_|password|history|base64|encoded))/gi,
      ],
      within: 0,
    },
  },
  {
    id: 'exfil.ask_secret',
    class: 'exfiltration',
    severity: 'critical',
    means: 'Asks the agent for a password, or for what it knows of a person.',
    pattern: {
      steps: [
        words(
          "what(?:'s| is| are)|tell me|share|give me|show me|confirm|reveal|provide|send me|could you tell|spell|where (?:does|is|do)",
        ),
        words(
          "(?:the |your |our |my |\\w{2,12}'s )?(?:secret |current |master |admin |system |account )?(?:passwords?|passcode(?: phrase)?|passphrase|secret (?:key|word|code)|credit card(?: number)?|social security number|bank (?:account|balance)|birth ?(?:date|day)|phone number|home address)",
        ),
      ],
      within: 24,
    },
  },
  {
    id: 'exfil.cross_repository',
    class: 'exfiltration',
    severity: 'critical',
    means: 'Asks to carry what is private into a place that is public.',
    pattern: {
      steps: [
        words(
          'read|open|fetch|copy|take|look (?:at|into|through)|pull|collect|list|find|get|go through|check',
        ),
        words(
          "(?:private|internal|other|unreleased|secret|confidential) (?:repo(?:sitor(?:y|ies))?s?|projects?|code|wiki|issues?)|(?:all|every one) of (?:my|their|the owner's|the author's|his|her) repo(?:sitor(?:y|ies))?s?",
        ),
        words(
          '(?:put|post|paste|publish|add|include|write|copy|push|commit|mention|upload|quote)(?:ing)?',
        ),
        words(
          'public(?:ly)?|comments?|pull requests?|PR|README|gist|here|this issue|this repository|wiki|fork',
        ),
      ],
      within: 70,
    },
  },
  {
    id: 'exfil.in_address',
    class: 'exfiltration',
    severity: 'critical',
    means: 'Asks to put data into an address and to load it.',
    pattern: {
      steps: [
        words('append|encode|concatenate|embed|include|add|put|url[- ]?encode'),
        words(
          'result|secret|token|data|summary|conversation|answer|contents?|response|password|e-?mail|history|keys?',
        ),
        /https?:\/\/[^\s()]{1,200}[=?/](?=[\s"'`)>.,]|$|\{|<|\$)/gim,
      ],
      within: 60,
    },
  },
  {
    id: 'exfil.into_the_open',
    class: 'exfiltration',
    severity: 'critical',
    means: 'Asks to write a secret where others can read it.',
    pattern: {
      steps: [
        words(
          `${UNLESS_FORBIDDEN}(?:read|cat|print|dump|collect|take|copy|grab|list|include|put|paste|echo|append|encode)`,
        ),
        /(?:environment|env) var(?:iable)?s?\b|~\/\.(?:aws|ssh|netrc|npmrc|config|docker|kube)\b[\w/.-]{0,40}|(?<![\w/])\.env\b|\bid_rsa\b|\b(?:api|private|deploy|ssh) keys?\b|\bsecrets\b|\bcredentials\b|\b[A-Z]{2,20}_(?:TOKEN|SECRET|KEY)\b/gi,
        words(
          '(?:in|into|to|as|inside|within) (?:the |a |your |this |its )?(?:PR|pull request|merge request|comments?|commit(?: message)?|issue|ticket|branch name|gist|README|changelog)(?: (?:description|body|title|comment))?',
        ),
      ],
      within: 60,
    },
  },
  {
    id: 'exfil.command',
    class: 'exfiltration',
    severity: 'critical',
    means: 'A command that sends the environment or a file of secrets away.',
    pattern: {
      steps: [
        /\b(?:curl|wget|nc|ncat|Invoke-WebRequest)\b[^\n]{0,120}(?:\$\(\s?(?:env|printenv|cat|base64)\b|@(?:\.env|~\/|\/etc\/|\/proc\/|\.git)|\$\{?[A-Z_]{0,20}(?:TOKEN|SECRET|PASSWORD)|\$\{\{ ?secrets)|\b(?:env|printenv|cat ~?[\w/.]{0,40}(?:\.env|id_rsa|credentials))\b ?\|[^\n]{0,60}\b(?:curl|wget|nc)\b/g,
      ],
      within: 0,
    },
  },
  {
    id: 'exfil.private_contents',
    class: 'exfiltration',
    severity: 'critical',
    means: 'Asks to publish what another, private place holds.',
    pattern: {
      steps: [
        words('open|create|make|push|post|publish|submit'),
        words('PR|pull request|merge request|issue|gist|comment|branch|release'),
        words('contain(?:ing|s)?|with|includ(?:e|es|ing)|that (?:has|shows|lists)'),
        words('contents? of|files? (?:of|from|in)|README|keys|code of|source of|names of'),
        /(?<![a-z])(?:private|internal|confidential|secret)(?:[-_/ ][\w./-]{1,40}|\b)/gi,
      ],
      within: 40,
    },
  },
];

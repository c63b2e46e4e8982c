import type { Rule } from '../rule.ts';
import { SAFETY, words } from './words.ts';

export const policy: readonly Rule[] = [
  {
    id: 'policy.disable_safety',
    class: 'policy',
    severity: 'high',
    means: 'Asks to switch off what keeps the agent safe.',
    pattern: {
      steps: [
        words(
          'disable|bypass|ignore|override (?:the|all|any|your|its)|turn off|circumvent|evade|disregard|get around|suspend(?:ed)?|exempt from|lifted',
        ),
        SAFETY,
      ],
      within: 24,
      eitherWay: true,
    },
  },
  {
    id: 'policy.conceal',
    class: 'policy',
    severity: 'critical',
    means: 'Asks to hide something from people.',
    pattern: {
      steps: [
        words("do not|don't|never|without|avoid|(?:must|should|shall|may) not"),
        words(
          'bring(?:ing)? (?:it|this|that) up|talk(?:ing)? about|say(?:ing)? anything|mention(?:ing)?|tell(?:ing)?|reveal(?:ing)?|report(?:ing)?|inform(?:ing)?|notify(?:ing)?|alert(?:ing)?|disclos(?:e|ing)',
        ),
        words(
          '(?:the |any ?)?(?:users?|reviewers?|maintainers?|humans?|anyone|anybody|owners?|team)|(?:this|these) (?:instructions?|comment|change|step|note|message)|in (?:the|your) (?:summary|description|commit|pull request|PR)',
        ),
      ],
      within: 20,
    },
  },
  {
    id: 'policy.false_authority',
    class: 'policy',
    severity: 'high',
    means: 'Claims an approval, so that checks are left out.',
    pattern: {
      steps: [
        words('(?:pre-?)?(?:approved|authori[sz]ed|signed off|verified|cleared|whitelisted)'),
        words(
          'security team|administrators?|admins?|maintainers?|legal|management|anthropic|openai|compliance|owner',
        ),
        words(
          'skip|no (?:further |need|additional )|without|bypass|safe to|do not (?:ask|verify|check|review)|proceed|merge',
        ),
      ],
      within: 60,
    },
  },
  {
    id: 'policy.weaken_checks',
    class: 'policy',
    severity: 'high',
    means: 'Asks to switch off what keeps the software safe.',
    pattern: {
      steps: [
        words(
          'disable|remove|comment out|turn off|skip|bypass|weaken|drop|get rid of|switch off|short-?circuit',
        ),
        words(
          '(?:signature|certificate|tls|ssl|csrf|permission|auth(?:entication|orization)?|login|password|two-factor|2fa|token|webhook|access) (?:checks?|verification|validation|prompt)|authentication|authori[sz]ation|branch protections?|required reviews?|code ?owners|secret scanning',
        ),
        words(
          "quietly|silently|without|do not|don't|nobody|no one|so that (?:I|we|anyone|everyone|it)|for (?:me|everyone|now)|in (?:production|main)|commit|merge|push|before (?:anyone|the review)",
        ),
      ],
      within: 60,
    },
  },
  {
    id: 'policy.without_asking',
    class: 'policy',
    severity: 'medium',
    means: 'Wants no questions asked.',
    pattern: {
      steps: [
        words(
          "without (?:asking|confirming|checking with|telling|informing|notifying|waiting)(?: (?:me|anyone|the user|for|us|them))?|(?:do not|don't|no need to|never) (?:ask|wait for|request|seek) (?:me|for|any|the user|permission|confirmation|approval|questions)|no questions asked",
        ),
      ],
      within: 0,
    },
  },
  {
    id: 'policy.skip_review',
    class: 'policy',
    severity: 'high',
    means: 'Wants changes to go in without a review or its checks.',
    pattern: {
      steps: [
        words('push|merge|commit|publish|deploy|release|approve'),
        words(
          '(?:skip|without|bypass|ignore|no need for|do not wait for)(?:ing)? (?:the |any |a |all )?(?:code )?(?:reviews?|approvals?|tests|checks|confirmation|CI)|(?:directly|straight) to (?:main|master|production)|to (?:main|master|production) (?:directly|at once)',
        ),
      ],
      within: 40,
      eitherWay: true,
    },
  },
  {
    id: 'policy.owner_agreed',
    class: 'policy',
    severity: 'high',
    means: 'Says that somebody who may decide has agreed, so that nobody asks him.',
    pattern: {
      steps: [
        words(
          'owners?|maintainers?|administrators?|admins?|security team|management|the user|CTO|CEO',
        ),
        words(
          '(?:has |have )?(?:already )?(?:agreed|approved|consented|signed off|authori[sz]ed|said yes|given permission|gave permission)',
        ),
        words(
          'so (?:you|the agent)|skip|no need|push|merge|bypass|directly|without|all (?:commands|changes|requests)|every (?:command|change|request)|it|this',
        ),
      ],
      within: 40,
      eitherWay: true,
    },
  },
  {
    id: 'policy.grant_access',
    class: 'policy',
    severity: 'high',
    means: 'Asks to give somebody access.',
    pattern: {
      steps: [
        words('grant|give|add|invite|promote|make'),
        /[`@'"][\w-]{2,40}[`'"]?/g,
        words(
          '(?:write|admin|push|owner|root|full|maintainer) (?:access|rights?|permissions?|privileges)|as (?:an? |the )?(?:admin(?:istrator)?|owner|maintainer|collaborator)|to (?:the )?(?:admins?|owners|CODEOWNERS|collaborators|organi[sz]ation)',
        ),
      ],
      within: 24,
    },
  },
];

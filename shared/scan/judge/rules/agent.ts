import type { Rule } from '../rule.ts';
import { IGNORE, words } from './words.ts';

export const agent: readonly Rule[] = [
  {
    id: 'agent.drop_the_task',
    class: 'agent',
    severity: 'critical',
    means: 'Tells the agent to leave what it works on, and to say or do something else.',
    pattern: {
      steps: [
        IGNORE,
        words(
          '(?:the|this|that|all|my|any) (?:above |rest of the |other )?(?:\\w{1,12} )?(?:resume|page|webpage|website|article|function|table|content|question|document|e-?mail|text|task|request|info|information|conversation|analysis|ticket)|the above|this|it|(?:\\w{1,14} )?(?:tasks?|analysis|filters|indicators|checks)',
        ),
        words(
          'and (?:instead |just |simply |only )?(?:say|state|write|print|output|tell|reply|respond|answer|report|give|repeat|do|focus|send|forward|run|execute)|instead|output(?= ?:)|focus (?:only|exclusively)|simply|just',
        ),
      ],
      within: 24,
    },
  },
  {
    id: 'agent.only_answer',
    class: 'agent',
    severity: 'high',
    means: 'Dictates the answer of whoever is asked about it.',
    pattern: {
      steps: [
        words(
          '(?:reply|respond|answer|output|say|print)(?: \\w{1,10}){0,3} (?:only|just|exactly|simply)|(?:only|just|simply|always) (?:say|output|reply|respond|answer|print|report|state)|if (?:asked|questioned|the user asks|anyone asks|someone asks)|when (?:asked|summari[sz]ing|evaluating|translating|reviewing this)',
        ),
        words(
          'nothing else|no other (?:text|words)|the following (?:text|words|sentence|phrase)|those (?:exact )?words|(?:report|say|state|answer|reply|respond|output) (?:that|with|only|nothing)|word for word',
        ),
      ],
      within: 60,
    },
  },
  {
    id: 'agent.forged_dialogue',
    class: 'agent',
    severity: 'high',
    means: 'Pretends that the agent has answered already, or that a person has said yes.',
    pattern: {
      steps: [
        /(?:^|[.!?"'»”] {1,3})(?:assistant|ai|chatgpt|claude|bot) ?: /gim,
        /(?:^|[.!?"'»”] {1,3})(?:user|human|me) ?: /gim,
      ],
      within: 400,
    },
  },
  {
    id: 'agent.decode_and_run',
    class: 'agent',
    severity: 'critical',
    means: 'Asks to decode something and to do what it says.',
    pattern: {
      steps: [
        words('decode|decrypt|deobfuscate|unscramble|de-?crypt|base64(?: -d| --decode)'),
        words(
          '(?:and|then) (?:then )?(?:run|execute|follow|obey|do|apply|act on|carry out)|(?:run|execute|follow|obey) (?:it|the (?:result|output|instructions?))',
        ),
      ],
      within: 80,
    },
  },
  {
    id: 'agent.false_configuration',
    class: 'agent',
    severity: 'critical',
    means: 'Looks like the settings of an agent, and lifts its limits.',
    pattern: {
      steps: [
        /\b(?:auto[_-]?(?:approve|merge|execute|run)|skip[_-]?permissions|allowed?[_-]?(?:tools|commands)|yolo[_-]?mode|trust[_-]?level|permission[_-]?mode)["'`]{0,2} ?[:=] ?["'`]{0,2}(?:true|all|yes|on|bypass\w{0,20}|full|\*|any|\["?\*)|\b(?:approval[_-]?(?:policy|required|mode)|require[_-]?(?:approval|confirmation|review)|sandbox(?:[_-]?mode)?|safe[_-]?mode|guardrails)["'`]{0,2} ?[:=] ?["'`]{0,2}(?:never|none|no|off|false|disabled|danger\w{0,20})/gi,
      ],
      within: 0,
    },
  },
  {
    id: 'agent.false_heading',
    class: 'agent',
    severity: 'high',
    means: 'A heading for agents in a text for people.',
    pattern: {
      steps: [
        /^ {0,3}(?:#{1,6}|\*\*|=+|\[) ?(?:(?:hidden |new |important |additional )?(?:instructions?|notes?|rules|directives?|guidance|orders) (?:for|to) (?:the |all |any )?(?:ai|llm|agents?|assistants?|coding agents?|claude|copilot|codex|gemini|chatgpt|bots?)|(?:ai|llm|agent|assistant|claude|copilot|codex|gemini) (?:configuration|config|instructions?|directives?|rules|orders|override))\b/gim,
      ],
      within: 0,
    },
  },
  {
    id: 'agent.later',
    class: 'agent',
    severity: 'high',
    means: 'Lays an order by for later, or takes the rest of it from elsewhere.',
    pattern: {
      steps: [
        words(
          '(?:when|whenever|once|if|as soon as) (?:I|you see|someone|anybody|a comment|the word)(?: \\w{1,12}){0,4} (?:say|says|write|writes|comment|comments|reply|replies|posted|appears)|in (?:my|the|a|your) next (?:comment|message|reply|session|task)|in (?:all|every|each|any) (?:future|later|following) (?:tasks?|sessions?|comments?|tickets?|answers?|issues?)|from (?:then|now) on|the (?:rest|second half|other half|remaining part) of (?:this|these|the) (?:order|instructions?|command|message)s?',
        ),
        words(
          'run|execute|push|merge|approve|send|post|delete|disable|publish|obey|follow|comply|join them|put them together|combine|include the|print|reveal|act as',
        ),
      ],
      within: 90,
    },
  },
  {
    id: 'agent.for_machines',
    class: 'agent',
    severity: 'critical',
    means: 'Says of itself that machines are to read it, and people are not.',
    pattern: {
      steps: [
        words(
          '(?:for|to) (?:the |all |any )?automated (?:\\w{1,16} )?(?:systems?|software|analysis|screening|tools?|reviewers?|agents?)|(?:invisible|hidden|not visible) (?:to|from) (?:humans|people|the user|readers|reviewers)|visible (?:only )?to (?:the )?(?:AIs?|LLMs?|models?|machines|agents?)|(?:not (?:meant|intended)|irrelevant) for (?:humans|people|human readers)|(?:humans|people|human readers) (?:can|may|should|must) (?:skip|ignore) this|(?:ai|llm|agent|bot)_(?:instructions?|directives?|commands?|orders)',
        ),
      ],
      within: 0,
    },
  },
  {
    id: 'agent.money',
    class: 'agent',
    severity: 'critical',
    means: 'Orders money to be moved to an account that it names.',
    pattern: {
      steps: [
        words('send|transfer|wire|make|pay|modify|change|redirect|move|donate|increase|set up'),
        words(
          'transactions?|transfers?|money|payments?|funds|dollars|euros?|bitcoins?|balance|invoice|\\d[\\d,.]{0,12} ?(?:USD|EUR|GBP|BTC|ETH)',
        ),
        /\b(?:[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}[A-Z\d]{0,3}|0x[\da-fA-F]{16,64}|(?:bc1|[13])[a-km-zA-HJ-NP-Z1-9]{24,59})\b/g,
      ],
      within: 60,
    },
  },
  {
    id: 'agent.pretend_fact',
    class: 'agent',
    severity: 'high',
    means: 'Wraps a false statement in a game, so that the agent states it.',
    pattern: {
      steps: [
        words(
          "in an? (?:\\w{1,16} ){0,3}(?:world|universe|society|reality)|hypothetical(?:ly)?|let's (?:consider|imagine|pretend)|for the purposes? of this (?:exercise|task|game)|to make (?:this|it|things) more interesting|to challenge the",
        ),
        words(
          "we (?:might |could |can |would )?(?:state|say|claim)|let's (?:say|state|assume|claim)|state that|say that",
        ),
      ],
      within: 160,
    },
  },
];

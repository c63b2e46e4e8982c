import type { Rule } from '../rule.ts';
import { IGNORE, ORDERS, TELL, words } from './words.ts';

export const override: readonly Rule[] = [
  {
    id: 'override.ignore_previous_instructions',
    class: 'override',
    severity: 'critical',
    means: 'Tells the agent to drop the instructions it has.',
    pattern: {
      steps: [
        IGNORE,
        words('previous|prior|above|earlier|preceding|foregoing|initial|original|your|system'),
        ORDERS,
      ],
      within: 24,
    },
  },
  {
    id: 'override.forget_everything',
    class: 'override',
    severity: 'critical',
    means: 'Tells the agent to drop what it has read so far.',
    pattern: {
      steps: [
        IGNORE,
        words(
          'everything|anything|all(?: of)?(?: the)?(?: (?:text|content|context|previous|prior|messages))?',
        ),
        words(
          'above|before|previous(?:ly)?|prior|earlier|so far|you (?:were|have been|know|learned)',
        ),
      ],
      within: 12,
    },
  },
  {
    id: 'override.new_instructions',
    class: 'override',
    severity: 'critical',
    means: 'Claims to bring new orders for the agent.',
    pattern: {
      steps: [
        words(
          'new (?:system )?instructions?(?= ?:| follow|\\W{0,3}(?:\\n|$))|begin new instructions|new rules(?= ?[:"\'])|(?:your|the) instructions (?:have|has) (?:been )?(?:changed|updated|replaced)|(?:adhere to|follow|obey|execute) (?:only )?(?:the following|these new|my) instructions?|(?:system|admin(?:istrator)?|developer|security) override|important new instructions|your (?:new|real|actual|only) (?:task|goal|job|instructions?) (?:is|are)|before you (?:can )?(?:solve|start|begin|do) (?:the|your|this) task',
        ),
      ],
      within: 0,
    },
  },
  {
    id: 'override.reveal_system_prompt',
    class: 'override',
    severity: 'critical',
    means: 'Asks the agent for the instructions it was given.',
    pattern: {
      steps: [
        TELL,
        words('your|the (?:above|initial|original|hidden)|all (?:previous|prior)'),
        words(
          '(?:system|initial|original|hidden|full|developer|secret|internal|previous|prior|exact)? ?(?:(?:prompt|instruction|configuration|programming|directive|guideline)s?|system (?:prompt|message)|developer message)',
        ),
      ],
      within: 24,
    },
  },
  {
    id: 'override.assumed_role',
    class: 'override',
    severity: 'high',
    means: 'Gives the agent another role, without its limits.',
    pattern: {
      steps: [
        words(
          'you are now(?: acting as)?|from now on,? you|you will now|act as|pretend (?:to be|you are)|enter(?:ing)?|switch to|activate|role-?play as|enabled?',
        ),
        words(
          'DAN|jailbr(?:eak|oken)|(?:developer|maintenance|debug|god|admin|raw output|diagnostic|unrestricted|override|security override) mode|unrestricted|unfiltered|no (?:restrictions|limits|content restrictions)|without (?:any )?(?:restrictions|limits|filters)|(?:repository |system |the )?administrator|evil|unleashed|root user',
        ),
      ],
      within: 40,
    },
  },
  {
    id: 'override.false_speaker',
    class: 'override',
    severity: 'high',
    means: 'Looks like a message of the system or the assistant.',
    pattern: {
      steps: [
        /<\|(?:im_start|system|endoftext|start_header_id)\|>|\[\/?INST\]|<<SYS>>|\[\/?system\]|<\/?(?:instructions?|information|admin|system mode)>|"role"\s{0,4}:\s{0,4}"(?:system|developer)"|^ {0,3}system ?(?:message|prompt|notice|instruction)? ?:/gim,
      ],
      within: 0,
    },
  },
  {
    id: 'override.false_turn',
    class: 'override',
    severity: 'critical',
    means: 'Pretends to be a message of the system or the result of a tool.',
    pattern: {
      steps: [
        /\(system_message\)|<\/?(?:system|system-reminder|tool_result|function_results)>|\[(?:SYSTEM|ADMIN|AUTOMATED)[ a-z]{0,30}:{1,2}[\sA-Z]|(?:\[system\]\s{0,2}){2}|\[?\b(?:BEGIN|END) (?:OF )?(?:SYSTEM|USER|ADMIN|NEW|OVERRIDE)(?: NEW)? (?:PROMPT|INPUT|MESSAGE|INSTRUCTIONS?)|^ {0,3}#{1,4} {0,3}system ?(?:message|prompt|notice|instruction)s? ?:|\bpriority instructions? from\b/gim,
      ],
      within: 0,
    },
  },
  {
    id: 'override.speaks_to_agent',
    class: 'override',
    severity: 'high',
    means: 'Speaks to the agent that reads it, not to people.',
    pattern: {
      steps: [
        words(
          'to you, AI|recipient: AI|(?:note|message|attention|instructions?|important|reminder|dear) (?:to|for)? ?(?:the |all |any )?(?:AI|LLMs?|automated|coding|language|chatgpt|claude|copilot|codex|gemini)(?: (?:agents?|assistants?|models?|systems?|software|reviewers?|analysis))?|if you are an? (?:AI|LLM|language model|agent|assistant)|as an AI (?:agent|assistant|model)|(?:AI|coding) (?:agents?|assistants?)(?: reading this)?[:,]? (?:must|should|please)|(?:assistant|agent|claude|copilot|chatgpt|codex|gemini|devin|cursor)[,:] (?:please|you|ignore|run|do|forget|disregard|skip|print|send|read)|(?:coding|AI) agent: ',
        ),
      ],
      within: 0,
    },
  },
  {
    id: 'override.repeat_above',
    class: 'override',
    severity: 'critical',
    means: 'Asks the agent to repeat what it has read before.',
    pattern: {
      steps: [
        words(
          'repeat|print|output|show(?: me)?|copy|echo|recite|write out|display|return|reproduce|tell me',
        ),
        words(
          '(?:all|everything|anything|the (?:entire |whole |exact |full )?(?:text|words|content|messages?|conversation|instructions|lines?)|(?:this|our) (?:entire|whole) conversation|what (?:is|was|comes)(?: written)?)(?: of this| of the text| that is| written)?',
        ),
        words(
          'above|before this(?: line| message)?|preceding|back to me|so far|verbatim|word for word|prior to this|in the system prompt',
        ),
      ],
      within: 12,
    },
  },
  {
    id: 'override.mode_switch',
    class: 'override',
    severity: 'high',
    means: 'Pretends to switch the agent to another mode.',
    pattern: {
      steps: [
        words(
          '(?:now )?(?:enter(?:ing|s)?|switch(?:ing)? (?:in)?to|activat(?:e|ing|ed)|initiat(?:e|ing)|you are (?:now )?in) (?:[a-z\'"<]{1,16} ){0,4}mode|safe mode off|(?:god|override|sudo|root|admin|dev|jailbreak) mode (?:on|enabled|activated)',
        ),
        words(
          'you|your|must|output|state|say|print|answer|respond|ignore|explain|what|where|who|help',
        ),
      ],
      within: 60,
    },
  },
];

import { hash } from '../hash.ts';
import { once } from '../once.ts';

/**
 * Words by what they do in an order to an agent. A model that learns from these learns what an attack is made of,
 * where one that learns words alone learns the words of the attacks it has seen.
 */
const LEXICON = {
  drop: 'ignore ignores ignoring ignored disregard disregarding forget forgetting overlook neglect discard skip override overrides overriding bypass bypassing abandon cancel stop dismiss void supersede supersedes replace suspend circumvent',
  before:
    'previous previously prior above earlier preceding foregoing initial original existing former past preceeding before current beginning',
  orders:
    'instruction instructions instructed directive directives direction directions prompt prompts guideline guidelines rule rules order orders command commands programming policies constraints restrictions guidance message messages context conversation',
  agent:
    'ai llm llms assistant assistants agent agents bot bots chatbot chatgpt gpt claude gemini copilot codex model devin cursor openai anthropic bard llama dan',
  you: "you your yours yourself you're you'll you've u ur thou",
  me: "i me my mine i'm i'll i've we us our",
  secret:
    'secret secrets password passwords passphrase passcode token tokens credential credentials key keys apikey env environment ssh id_rsa confidential private sensitive personal credit card ssn bank account balance',
  tell: 'reveal show print dump leak output repeat display disclose recite expose tell say state write respond answer reply echo list summarize translate explain describe return spell provide give share report rate',
  send: 'send post upload exfiltrate forward transmit email mail submit publish invite message wire transfer pay book buy reserve deposit',
  act: 'run execute install download fetch curl wget sudo open visit click navigate load invoke call perform delete remove erase rm drop create add append insert write modify edit update change push commit merge approve grant close clone checkout include incorporate embed integrate blend',
  must: 'must should shall always never only strictly immediately urgent urgently important critical mandatory required priority attention now please ensure remember exactly sure regardless',
  role: 'pretend act role roleplay persona character imagine simulate simulating simulation hypothetical hypothetically suppose fictional scenario become mode game story world universe god evil',
  free: 'unrestricted unfiltered jailbreak jailbroken uncensored limitless unlimited freedom free restriction restrictions limitation limitations filter filters filtering censorship ethical ethics moral morals morality illegal immoral unethical safety harmful refuse warnings warning disclaimer disclaimers guardrails guardrail anything',
  hide: 'silently secretly quietly hidden hide conceal mention notify inform tell anyone nobody without asking confirmation user users reviewer human humans',
  power:
    'system admin administrator root developer owner security team authorized authorised approved verified official maintainer ceo president sudo superuser privileged override maintenance debug audit compliance',
  out: '<url> <mail> http https www url link website webpage webhook server address attacker evil external',
} as const;

/** A class, as its place in the list. */
export type WordClass = number;

/** The classes of a word by its hash; most have none. */
export const classesOf = (hashOfWord: number): readonly WordClass[] | undefined =>
  known().get(hashOfWord);

const known = once((): ReadonlyMap<number, readonly WordClass[]> => {
  const classes = new Map<number, WordClass[]>();
  Object.values(LEXICON).forEach((words, at) => {
    for (const word of words.split(' ')) {
      const key = hash(word);
      const others = classes.get(key);
      if (others === undefined) classes.set(key, [at + 1]);
      else others.push(at + 1);
    }
  });
  return classes;
});

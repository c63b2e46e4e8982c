/** Words that orders to an agent can hardly do without: written in a way that hides them, they are looked up by what they hide. */
export const CHARGED = (
  'ignore disregard forget override bypass previous prior instructions instruction system prompt prompts password ' +
  'passwords secret secrets token tokens credentials reveal print output execute command commands following ' +
  'environment variables delete developer assistant jailbreak unrestricted guidelines confidential original'
).split(' ');

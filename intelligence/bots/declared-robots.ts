// Robots that say so in their user agent and that the isbot list does not know (checked against isbot 5.2.3), most of
// them fetchers for AI assistants.

/** Lower case, searched for anywhere in the user agent. */
export const declaredRobots: readonly string[] = [
  'chatgpt-user',
  'claude-user',
  'perplexity-user',
  'mistralai-user',
  'meta-externalfetcher',
  'cohere-ai',
  'gemini-deep-research',
  'devin/',
  'operator/1.',
  'novaact',
  'browserbase',
  'bigsur.ai',
  'poseidon research',
  'google-notebooklm',
  'manus-user',
  'kagi-fetcher',
  'amzn-user',
  'shapbot',
];

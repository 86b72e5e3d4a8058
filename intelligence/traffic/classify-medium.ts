// What a campaign's medium says about the channel. People write it in many ways; `null` means that it says nothing.

import type { Channel } from '#contract/event-stages.ts';

const paid =
  /^(cpc|ppc|cpm|cpv|cpa|cpl|sem|ads?|adwords|display|banner|retargeting|remarketing|affiliat(e|es|ion|i|o)|sponsor(ed|izzat[oai])?|paid.*|.*[-_ ]paid|.*cpc|.*ppc|pagamento|a pagamento|programmatic|native)$/;
const email = /^(e-?mail(s|ing)?|mail(ing)?|newsletter|dem|edm|drip|automation|pec)$/;
const social =
  /^(social([-_ ]?(media|network|post|organic))?|sm|sm[-_ ].*|post|story|reel|influencer|whatsapp|messaging)$/;
const search = /^(organic|seo|search|organico|ricerca)$/;
const referral =
  /^(referral|referrer|link|partner|pr|press|qr|qrcode|qr[-_ ]code|print|offline|sms|push|signature|firma|blog|pdf|webinar|event|evento|fiera)$/;
const ai = /^(ai|llm|ai[-_ ](assistant|search|referral)|chatbot)$/;

/** `medium` in lower case. */
export function classifyMedium(medium: string): Exclude<Channel, 'direct' | 'internal'> | null {
  const text = medium.slice(0, 60);
  if (text === '') return null;
  if (paid.test(text)) return 'paid';
  if (email.test(text)) return 'email';
  if (social.test(text)) return 'social';
  if (search.test(text)) return 'search';
  if (ai.test(text)) return 'ai';
  return referral.test(text) ? 'referral' : null;
}

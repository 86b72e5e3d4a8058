// Sites that send visitors, by channel, with the parameter in which a search engine still states the term. Data for
// `find-source.ts`; a host also stands for its subdomains, `google.*` for every country's Google.

import type { Channel } from '#contract/event-stages.ts';

export interface KnownSource {
  name: string;
  channel: Extract<Channel, 'search' | 'social' | 'email' | 'ai' | 'referral'>;
  hosts: readonly string[];
  /** Parameters of the search term, the first present wins. */
  terms?: readonly string[];
  /** Other names that people write into `utm_source`, lower case. */
  tags?: readonly string[];
}

const search = (
  name: string,
  hosts: readonly string[],
  terms: readonly string[] = ['q'],
  tags: readonly string[] = [],
) => ({ name, channel: 'search', hosts, terms, tags }) satisfies KnownSource;
const social = (name: string, hosts: readonly string[], tags: readonly string[] = []) =>
  ({ name, channel: 'social', hosts, tags }) satisfies KnownSource;
const email = (name: string, hosts: readonly string[], tags: readonly string[] = []) =>
  ({ name, channel: 'email', hosts, tags }) satisfies KnownSource;
const portal = (name: string, hosts: readonly string[]) =>
  ({ name, channel: 'referral', hosts }) satisfies KnownSource;
const ai = (name: string, hosts: readonly string[], tags: readonly string[] = []) =>
  ({ name, channel: 'ai', hosts, tags }) satisfies KnownSource;

/** When two entries fit a host, the longer host wins: `mail.google.com` before `google.*`. */
export const knownSources: readonly KnownSource[] = [
  search(
    'Google',
    ['google.*', 'com.google.android.googlequicksearchbox'],
    ['q'],
    ['google', 'adwords', 'googleads', 'google ads', 'gmb', 'gbp'],
  ),
  search('Bing', ['bing.com'], ['q'], ['bing', 'bingads', 'microsoft ads']),
  search('DuckDuckGo', ['duckduckgo.com', 'com.duckduckgo.mobile.android'], ['q'], ['duckduckgo', 'ddg']),
  search('Yahoo', ['search.yahoo.*', 'search.yahoo.co.jp', 'yahoo.*'], ['p', 'q'], ['yahoo']),
  search('Yandex', ['yandex.*', 'ya.ru'], ['text'], ['yandex']),
  search('Baidu', ['baidu.com'], ['wd', 'word'], ['baidu']),
  search('Ecosia', ['ecosia.org']),
  search('Qwant', ['qwant.com']),
  search('Startpage', ['startpage.com'], ['query', 'q']),
  search('Brave Search', ['search.brave.com']),
  search('Kagi', ['kagi.com']),
  search('Mojeek', ['mojeek.com']),
  search('Swisscows', ['swisscows.com'], ['query']),
  search('MetaGer', ['metager.org', 'metager.de'], ['eingabe']),
  search('Seznam', ['search.seznam.cz', 'seznam.cz']),
  search('Naver', ['search.naver.com', 'naver.com'], ['query']),
  search('Sogou', ['sogou.com'], ['query']),
  search('360 Search', ['so.com']),
  search('AOL', ['search.aol.com', 'aol.com']),
  search('Ask', ['ask.com']),
  search('Dogpile', ['dogpile.com']),
  search('Lycos', ['search.lycos.com']),
  search('Presearch', ['presearch.com', 'presearch.org']),
  search('Lilo', ['search.lilo.org']),
  search('Virgilio', ['ricerca.virgilio.it', 'search.virgilio.it'], ['qs', 'q'], ['virgilio']),
  search('Libero', ['ricerca.libero.it', 'arianna.libero.it'], ['qs', 'query', 'q'], ['libero']),
  search('Tiscali', ['search.tiscali.it', 'ricerca.tiscali.it'], ['q', 'key']),
  search('Alice', ['search.alice.it', 'ricerca.alice.it'], ['qs', 'q']),
  search('Supereva', ['ricerca.supereva.com', 'search.supereva.com'], ['q']),
  search('Il Trovatore', ['iltrovatore.it'], ['q']),
  search('Arianna', ['arianna.it'], ['query', 'q']),
  search('PagineGialle', ['paginegialle.it'], ['qs', 'q']),
  search('PagineBianche', ['paginebianche.it'], ['qs', 'q']),

  social(
    'Facebook',
    ['facebook.com', 'fb.com', 'fb.me', 'messenger.com', 'com.facebook.katana'],
    ['facebook', 'fb', 'meta', 'facebook ads', 'messenger'],
  ),
  social('Instagram', ['instagram.com', 'com.instagram.android'], ['instagram', 'ig', 'insta']),
  social('Threads', ['threads.net', 'threads.com'], ['threads']),
  social('LinkedIn', ['linkedin.com', 'lnkd.in', 'com.linkedin.android'], ['linkedin', 'li']),
  social('X', ['x.com', 'twitter.com', 't.co', 'com.twitter.android'], ['x', 'twitter']),
  social('YouTube', ['youtube.com', 'youtu.be', 'com.google.android.youtube'], ['youtube', 'yt']),
  social('TikTok', ['tiktok.com'], ['tiktok']),
  social('Pinterest', ['pinterest.*', 'pin.it'], ['pinterest']),
  social('Reddit', ['reddit.com', 'redd.it', 'com.reddit.frontpage'], ['reddit']),
  social('WhatsApp', ['whatsapp.com', 'wa.me', 'com.whatsapp'], ['whatsapp', 'wa']),
  social('Telegram', ['telegram.org', 't.me', 'telegram.me', 'org.telegram.messenger'], ['telegram']),
  social('Snapchat', ['snapchat.com'], ['snapchat']),
  social(
    'Mastodon',
    ['mastodon.social', 'mastodon.online', 'mastodon.uno', 'mstdn.social', 'fosstodon.org'],
    ['mastodon'],
  ),
  social('Bluesky', ['bsky.app', 'go.bsky.app'], ['bluesky', 'bsky']),
  social('Discord', ['discord.com', 'discordapp.com'], ['discord']),
  social('Slack', ['slack.com', 'com.slack', 'com.slack.android'], ['slack']),
  social(
    'Microsoft Teams',
    ['teams.microsoft.com', 'teams.live.com', 'statics.teams.cdn.office.net'],
    ['teams'],
  ),
  social('Tumblr', ['tumblr.com'], ['tumblr']),
  social('Quora', ['quora.com'], ['quora']),
  social('Medium', ['medium.com'], ['medium']),
  social('Vimeo', ['vimeo.com'], ['vimeo']),
  social('XING', ['xing.com'], ['xing']),
  social('VK', ['vk.com', 'vk.ru'], ['vk']),
  social('Weibo', ['weibo.com', 'weibo.cn'], ['weibo']),
  social('Hacker News', ['news.ycombinator.com'], ['hackernews', 'hn']),
  social('GitHub', ['github.com'], ['github']),
  social('Stack Overflow', ['stackoverflow.com', 'stackexchange.com'], ['stackoverflow']),
  social('Google Business', ['business.google.com'], ['google business', 'googlebusiness']),

  email('Gmail', ['mail.google.com', 'com.google.android.gm'], ['gmail']),
  email(
    'Outlook',
    [
      'outlook.live.com',
      'outlook.office.com',
      'outlook.office365.com',
      'outlook.com',
      'mail.live.com',
      'hotmail.com',
      'com.microsoft.office.outlook',
      'safelinks.protection.outlook.com',
    ],
    ['outlook'],
  ),
  email('Yahoo Mail', ['mail.yahoo.com', 'mail.yahoo.*']),
  email('Libero Mail', ['mail.libero.it', 'mail1.libero.it', 'posta.libero.it']),
  email('Virgilio Mail', ['mail.virgilio.it', 'posta.virgilio.it']),
  email('TIM Mail', ['mail.tim.it', 'mail.alice.it']),
  email('Tiscali Mail', ['mail.tiscali.it']),
  email('Aruba Webmail', [
    'webmail.aruba.it',
    'webmail.pec.it',
    'webmailbeta.aruba.it',
    'gestionemail.pec.it',
  ]),
  email('Legalmail', ['webmail.infocert.it', 'legalmail.it']),
  email('Register.it Webmail', ['webmail.register.it']),
  email('iCloud Mail', ['www.icloud.com', 'icloud.com']),
  email('Proton Mail', ['mail.proton.me', 'mail.protonmail.com']),
  email('Zoho Mail', ['mail.zoho.com', 'mail.zoho.eu']),
  email('GMX', ['gmx.net', 'gmx.com', 'navigator.gmx.net']),
  email('AOL Mail', ['mail.aol.com']),
  email('Yandex Mail', ['mail.yandex.ru', 'mail.yandex.com']),
  email('Orange Mail', ['messagerie.orange.fr', 'webmail1n.orange.fr']),
  email('Mailchimp', ['mailchimp.com', 'list-manage.com', 'campaign-archive.com'], ['mailchimp']),
  email('Brevo', ['brevo.com', 'sendibt3.com', 'sendinblue.com'], ['brevo', 'sendinblue']),
  email('MailUp', ['mailup.com', 'musvc.com'], ['mailup']),
  email(
    'HubSpot',
    ['hs-sites.com', 'hubspotlinks.com', 'hubspotemail.net'],
    ['hubspot', 'hs_email', 'hs_automation'],
  ),
  email('Newsletter', [], ['newsletter', 'email', 'e-mail', 'mail', 'dem', 'mailing']),

  portal('Libero', ['libero.it']),
  portal('Virgilio', ['virgilio.it']),
  portal('Tiscali', ['tiscali.it']),

  ai(
    'ChatGPT',
    ['chatgpt.com', 'chat.openai.com', 'com.openai.chatgpt'],
    ['chatgpt.com', 'chatgpt', 'openai'],
  ),
  ai('Perplexity', ['perplexity.ai', 'ai.perplexity.app.android'], ['perplexity', 'perplexity.ai']),
  ai('Claude', ['claude.ai', 'com.anthropic.claude'], ['claude.ai', 'claude']),
  ai('Gemini', ['gemini.google.com', 'bard.google.com', 'com.google.android.apps.bard'], ['gemini']),
  ai('NotebookLM', ['notebooklm.google.com', 'notebooklm.google']),
  ai(
    'Microsoft Copilot',
    ['copilot.microsoft.com', 'copilot.cloud.microsoft', 'm365.cloud.microsoft', 'edgeservices.bing.com'],
    ['copilot', 'copilot.com'],
  ),
  ai('Mistral', ['chat.mistral.ai'], ['mistral', 'lechat']),
  ai('DeepSeek', ['chat.deepseek.com', 'deepseek.com'], ['deepseek']),
  ai('Grok', ['grok.com'], ['grok']),
  ai('Meta AI', ['meta.ai'], ['meta ai', 'meta.ai']),
  ai('You.com', ['you.com'], ['you.com']),
  ai('Phind', ['phind.com']),
  ai('Poe', ['poe.com']),
  ai('Duck.ai', ['duck.ai']),
  ai('HuggingChat', ['huggingface.co']),
  ai('Kimi', ['kimi.com', 'kimi.moonshot.cn']),
  ai('Qwen', ['chat.qwen.ai', 'tongyi.aliyun.com']),
  ai('Doubao', ['doubao.com']),
  ai('Character.AI', ['character.ai']),
  ai('iAsk', ['iask.ai']),
  ai('Felo', ['felo.ai']),
];

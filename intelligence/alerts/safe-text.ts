// What came from outside made harmless for each format: names of companies and people are somebody's words, and must neither
// break a message nor put a link, a mention or a heading into it.

const lengthMax = 200;

/** One line without control signs, and without those that turn the direction of what follows. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, lengthMax);
}

export function safeHtml(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** For Slack's `mrkdwn`: the three signs with which links and mentions begin. Signs of bold type are set apart from their word. */
export function safeSlack(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, (sign) => `${sign}\u200b`);
}

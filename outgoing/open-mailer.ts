// The one way out for mail: through the operator's SMTP server. The address of that server is a setting of whoever runs Fiuto, so that it
// may lie in a private network.

import { createTransport } from 'nodemailer';

export interface MailSettings {
  /** Such as `smtps://user:password@mail.example.com`. */
  smtpUrl: string;
  /** Such as `Example <hello@example.com>`. */
  from: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same once more, for programs that show it. */
  html?: string;
  /** The same with each try, so that a copy is known as one; without the signs around it. */
  messageId?: string;
  headers?: Readonly<Record<string, string>>;
}

/** Rejects with the error of the server or of the connection; `isLastingRefusal` says whether another try is of no use. */
export type SendMail = (mail: Mail) => Promise<void>;

const connectMs = 10_000;
const answerMs = 30_000;

export function openMailer({ smtpUrl, from }: MailSettings): SendMail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: answerMs,
    // Our mails carry no files and fetch nothing.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text, html, messageId, headers }) => {
    await transport.sendMail({
      from,
      // As an object, so that a comma in it makes no second recipient.
      to: { name: '', address: to },
      subject,
      text,
      ...(html === undefined ? {} : { html }),
      ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
      headers: { ...headers, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  };
}

/** Whether the server refused the recipient or the mail for good (5xx). */
export function isLastingRefusal(error: unknown): boolean {
  const code = answerCode(error);
  // 530 to 535 speak of the login, which the operator can mend.
  return code !== undefined && code >= 500 && code < 600 && (code < 530 || code > 535);
}

/** Whether the failure is an answer of the server at all. */
export function wasAnswered(error: unknown): boolean {
  return answerCode(error) !== undefined;
}

function answerCode(error: unknown): number | undefined {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined;
  return typeof code === 'number' ? code : undefined;
}

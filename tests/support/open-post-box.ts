// A real SMTP server on loopback that takes every mail.

import { SMTPServer } from 'smtp-server';

export interface PostBox {
  url: string;
  /** Whole messages as they came. */
  mails: string[];
  close(): Promise<void>;
}

/** A mail server on loopback that takes everything. `wantedPort`: 0 for a free one. */
export async function openPostBox(wantedPort = 0): Promise<PostBox> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(wantedPort, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

// Settings of the mail that Fiuto sends: through which server, and from whom.

import { z } from 'zod';

export const mailSettings = z
  .object({
    /** The SMTP server, such as `smtps://user:password@mail.example.com`; without it, no mail is sent. */
    FIUTO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** The sender, such as `Example <hello@example.com>`; needed with FIUTO_SMTP_URL. */
    FIUTO_MAIL_FROM: z
      .string()
      .max(320)
      .regex(/^[^\r\n<>@]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, {
        error: 'must be an e-mail address, alone or as "Name <address>"',
      })
      .optional(),
  })
  .refine(
    ({ FIUTO_SMTP_URL, FIUTO_MAIL_FROM }) => FIUTO_SMTP_URL === undefined || FIUTO_MAIL_FROM !== undefined,
    {
      path: ['FIUTO_MAIL_FROM'],
      error: 'must be set together with FIUTO_SMTP_URL',
    },
  );

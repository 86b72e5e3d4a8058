// Mails of people who do not exist, as mail programs send them.

export const enquiry = (
  more: { id?: string; text?: string; headers?: string; from?: string; date?: Date } = {},
) => `Return-Path: <anna.rossi@officinebianchi.it>
Authentication-Results: mx.fiuto-test.it; dkim=pass header.d=officinebianchi.it; spf=pass; dmarc=pass header.from=officinebianchi.it
From: ${more.from ?? '"Rossi, Anna" <anna.rossi@officinebianchi.it>'}
To: requests@fiuto-test.it
Subject: =?utf-8?Q?Richiesta_di_preventivo_=E2=80=93_riduttori?=
Message-ID: <${more.id ?? 'enquiry-1'}@officinebianchi.it>
Date: ${(more.date ?? new Date(Date.now() - 60_000)).toUTCString()}
${more.headers ?? ''}MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

${more.text ?? 'Buongiorno,=20\nvi chiedo un preventivo per 40 riduttori epicicloidali. Qual =E8 il prezzo?'}

Cordiali saluti

Anna Rossi
Responsabile Acquisti
Officine Bianchi S.r.l.
Tel. +39 030 2345678
--b2
Content-Type: text/html; charset=utf-8

<p>Buongiorno</p>
--b2--
--b1
Content-Type: application/pdf; name="secret.pdf"
Content-Disposition: attachment; filename="secret.pdf"
Content-Transfer-Encoding: base64

${'QUJD'.repeat(5_000)}
--b1--
`;

/** By Gmail, of the first enquiry, by a colleague. */
export const forwarded = `From: Paolo Neri <paolo.neri@fiuto-test.it>
To: requests@fiuto-test.it
Subject: Fwd: =?utf-8?Q?Richiesta_di_preventivo_=E2=80=93_riduttori?=
Message-ID: <forward-1@mail.gmail.com>
In-Reply-To: <enquiry-1@officinebianchi.it>
References: <enquiry-1@officinebianchi.it>
Date: ${new Date().toUTCString()}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

---------- Forwarded message ---------
Da: Anna Rossi <anna.rossi@officinebianchi.it>
Date: lun 3 mar 2025 alle ore 10:12
Subject: Richiesta di preventivo – riduttori
To: <paolo.neri@fiuto-test.it>


Buongiorno,
vi chiedo un preventivo per 40 riduttori epicicloidali. Qual è il prezzo?

Cordiali saluti

Anna Rossi
`;

/** By Outlook, attached as a whole, of a mail that did not come otherwise. */
export const attached = (id: string, text: string) => `From: Paolo Neri <paolo.neri@fiuto-test.it>
To: requests@fiuto-test.it
Subject: FW: Anfrage
Message-ID: <outer-${id}@fiuto-test.it>
Date: ${new Date().toUTCString()}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="o1"

--o1
Content-Type: text/plain; charset=utf-8

Te la giro.
--o1
Content-Type: message/rfc822; name="original.eml"
Content-Disposition: attachment; filename="original.eml"

From: Klaus Weber <k.weber@weber-antriebe.de>
To: paolo.neri@fiuto-test.it
Subject: Anfrage Getriebe
Message-ID: <${id}@weber-antriebe.de>
Date: ${new Date(Date.now() - 120_000).toUTCString()}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="i1"

--i1
Content-Type: text/html; charset=utf-8

<html><head><style>p{color:red}</style><script>alert(1)</script></head><body><p>${text}</p><p>Mit freundlichen Gr&uuml;&szlig;en<br>Klaus Weber<br>Leiter Einkauf</p></body></html>
--i1
Content-Type: application/pdf
Content-Disposition: attachment

JVBERi0=
--i1--
--o1--
`;

/** A colleague wrote, and put the mailbox in BCC. */
export const sent = `From: Paolo Neri <paolo.neri@fiuto-test.it>
To: Anna Rossi <anna.rossi@officinebianchi.it>
Cc: Sara Bini <sara@fiuto-test.it>
Subject: Re: Richiesta di preventivo
Message-ID: <sent-1@fiuto-test.it>
In-Reply-To: <enquiry-1@officinebianchi.it>
Date: ${new Date().toUTCString()}
Content-Type: text/plain; charset=utf-8

Gentile Anna, ecco l'offerta: 40 pezzi a 120 euro.

Cordiali saluti
Paolo Neri

Il giorno lun 3 mar 2025 alle ore 10:12 Anna Rossi <anna.rossi@officinebianchi.it>
ha scritto:
> vi chiedo un preventivo
`;

export const away = `From: Anna Rossi <anna.rossi@officinebianchi.it>
To: requests@fiuto-test.it
Subject: Risposta automatica: offerta
Message-ID: <away-1@officinebianchi.it>
Auto-Submitted: auto-replied
Content-Type: text/plain

Sono fuori ufficio fino a lunedì.
`;

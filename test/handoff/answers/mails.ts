/** Mails as servers write them, with invented people; `TOKEN` is in the mail of ours that they are about. */
export const TOKEN = 'a1b2c3d4e5f6a1b2c3d4e5f6';
export const MAILBOX = 'privacyloket@example.test';
export const DPO = 'dpo@example.test';

const MESSAGE_ID = `<00000000-0000-4000-8000-000000000001.1.${TOKEN}@example.test>`;

/** Postfix: RFC 3464, with the headers of the mail that came back. */
export const POSTFIX_BOUNCE = `Return-Path: <>
Delivered-To: ${MAILBOX}
Date: Fri, 20 Nov 2026 16:44:01 +0100 (CET)
From: MAILER-DAEMON@mail.example.test (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${MAILBOX}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="7B2.1/mail.example.test"

This is a MIME-encapsulated message.

--7B2.1/mail.example.test
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<dpo@example.test>: host mx.example.test said: 550 5.1.1 User unknown

--7B2.1/mail.example.test
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.test
Arrival-Date: Fri, 20 Nov 2026 16:44:00 +0100 (CET)

Final-Recipient: rfc822; dpo@example.test
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--7B2.1/mail.example.test
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Message-ID: ${MESSAGE_ID}
Reply-To: privacyloket+${TOKEN}@example.test
Subject: [DATALEK?] INC-2026-000001

--7B2.1/mail.example.test--
`;

/** Exchange Online, with the lines ends of the internet. */
export const EXCHANGE_BOUNCE = `From: <postmaster@example.test>
To: <${MAILBOX}>
Subject: =?utf-8?B?T25iZXN0ZWxiYWFyOiBbREFUQUxFSz9dIElOQy0yMDI2LTAwMDAwMQ==?=
Message-ID: <ndr-fake@example.test>
X-MS-Exchange-Message-Is-Ndr:
In-Reply-To: ${MESSAGE_ID}
References: ${MESSAGE_ID}
Content-Type: multipart/report; report-type="delivery-status";
 boundary="b"
Auto-Submitted: auto-replied

--b
Content-Type: message/delivery-status

Reporting-MTA: dns;EUR01.prod.outlook.com

Final-Recipient: rfc822;dpo@example.test
Action: failed
Status: 5.2.2
--b--
`.replaceAll('\n', '\r\n');

/** Qmail: words of its own. */
export const QMAIL_BOUNCE = `Return-Path: <>
From: MAILER-DAEMON@qmail.example.test
To: ${MAILBOX}
Subject: failure notice

Hi. This is the qmail-send program at qmail.example.test.
I'm afraid I wasn't able to deliver your message to the following addresses.

<dpo@example.test>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: ${MESSAGE_ID}
`;

export const GMAIL_BOUNCE = `From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: ${MAILBOX}
Subject: Delivery Status Notification (Failure)
X-Failed-Recipients: dpo@example.test
In-Reply-To: ${MESSAGE_ID}

Address not found
`;

/** The server will go on trying. */
export const DELAY_NOTICE = POSTFIX_BOUNCE.replace('Action: failed', 'Action: delayed')
  .replace('Status: 5.1.1', 'Status: 4.4.1')
  .replace('Undelivered Mail Returned to Sender', 'Delayed Mail (still being retried)');

export const READ_RECEIPT = `From: DPO <dpo@example.test>
To: privacyloket+${TOKEN}@example.test
Subject: Gelezen: [DATALEK?] INC-2026-000001
Content-Type: multipart/report; report-type=disposition-notification; boundary=b

--b
Content-Type: message/disposition-notification

Disposition: manual-action/MDN-sent-manually; displayed
--b--
`;

export function mail(headers: Readonly<Record<string, string>>, body = 'Ik ben er niet.'): string {
  const all = {
    From: 'DPO <dpo@example.test>',
    To: `privacyloket+${TOKEN}@example.test`,
    'In-Reply-To': MESSAGE_ID,
    ...headers,
  };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n${body}\n`;
}

/** Delivery reports as mail servers write them, about invented mails. */

export interface ReportOptions {
	/** Where the report goes: the envelope sender of the mail. */
	to: string;
	/** Whom the mail was to. */
	recipient: string;
	/** Of the mail, without angle brackets; null: nothing of the mail is quoted. */
	messageId?: string | null;
	status?: string;
	action?: 'failed' | 'delayed';
	/** What the refusing server replied. */
	reply?: string;
	date?: Date;
}

const crlf = (text: string) => text.replace(/^\n/, '').replaceAll('\n', '\r\n');
const mailDate = (date: Date) => date.toUTCString().replace('GMT', '+0000');

const filled = (options: ReportOptions) => ({
	messageId: null,
	status: '5.1.1',
	action: 'failed' as const,
	reply: '550 5.1.1 User unknown',
	date: new Date('2026-11-22T10:00:00Z'),
	...options
});

/** Postfix. */
export function postfixReport(options: ReportOptions): string {
	const { to, recipient, messageId, status, action, reply, date } = filled(options);
	return crlf(`
Return-Path: <>
Delivered-To: ${to}
Received: by mx.network.example (Postfix)
	id 4C8A11F; ${mailDate(date)}
Date: ${mailDate(date)}
From: MAILER-DAEMON@mx.network.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="9B2D11F.1764000000/mx.network.example"
Content-Transfer-Encoding: 8bit
Message-Id: <20261122100000.4C8A11F@mx.network.example>

This is a MIME-encapsulated message.

--9B2D11F.1764000000/mx.network.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.network.example.

<${recipient}>: host mx.kommune.example[192.0.2.25] said: ${reply} (in reply to RCPT TO command)

--9B2D11F.1764000000/mx.network.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.network.example
X-Postfix-Queue-ID: 9B2D11F
X-Postfix-Sender: rfc822; ${to}
Arrival-Date: ${mailDate(date)}

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.kommune.example
Diagnostic-Code: smtp; ${reply.slice(0, 20)}
    ${reply.slice(20)}
${
	messageId === null
		? ''
		: `
--9B2D11F.1764000000/mx.network.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <${to}>
From: =?UTF-8?Q?Netv=C3=A6rket?= <vejviser@network.example>
To: ${recipient}
Message-ID: <${messageId}>
Subject: Nyt
`
}
--9B2D11F.1764000000/mx.network.example--
`);
}

/** Exchange Online: rewrites the recipient's case, and returns the whole mail. */
export function exchangeReport(options: ReportOptions): string {
	const { to, recipient, messageId, status, action, reply, date } = filled(options);
	return crlf(`
From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kommune.example>
To: "${to}" <${to}>
Date: ${mailDate(date)}
Content-Type: multipart/report; report-type=delivery-status;
	boundary="d4f1c8ae-6f0c-4f6f-9b1b-0c1e8b0f1a2b"
Content-Language: en-US
Message-ID: <b2f7a9c4-0a61-4b54-8f6e-5c2b3f5d7e10@DB9PR01MB0000.eurprd01.prod.exchangelabs.example>
${messageId === null ? '' : `In-Reply-To: <${messageId}>\nReferences: <${messageId}>\n`}Subject: Undeliverable: Nyt
Auto-Submitted: auto-replied
MIME-Version: 1.0

--d4f1c8ae-6f0c-4f6f-9b1b-0c1e8b0f1a2b
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="a1b2c3d4"

--a1b2c3d4
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to ${recipient} couldn't be delivered.=

--a1b2c3d4
Content-Type: text/html; charset="us-ascii"

<html><body>Your message couldn't be delivered.</body></html>

--a1b2c3d4--

--d4f1c8ae-6f0c-4f6f-9b1b-0c1e8b0f1a2b
Content-Type: message/delivery-status

Reporting-MTA: dns;DB9PR01MB0000.eurprd01.prod.exchangelabs.example
Received-From-MTA: dns;mx.network.example
Arrival-Date: ${mailDate(date)}

Original-Recipient: rfc822;${recipient}
Final-Recipient: rfc822;${recipient.toUpperCase()}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp;${reply}
X-Display-Name: Mette

--d4f1c8ae-6f0c-4f6f-9b1b-0c1e8b0f1a2b
Content-Type: message/rfc822

Received: from mx.network.example (192.0.2.1) by mail.kommune.example
From: vejviser@network.example
To: ${recipient}
Subject: Nyt
${messageId === null ? '' : `Message-ID: <${messageId}>\n`}MIME-Version: 1.0
Content-Type: text/plain

Hej

--d4f1c8ae-6f0c-4f6f-9b1b-0c1e8b0f1a2b--
`);
}

/** Exim: always 5.0.0, with what was meant in the reply it quotes. */
export function eximReport(options: ReportOptions): string {
	const { to, recipient, messageId, action, reply, date } = filled(options);
	return crlf(`
Return-path: <>
Envelope-to: ${to}
Received: from Debian-exim by mx.network.example with local (Exim 4.98)
	id 1tEx4m-000abc-01
	for ${to}; ${mailDate(date)}
X-Failed-Recipients: ${recipient}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.network.example>
To: ${to}
Content-Type: multipart/report; report-type=delivery-status; boundary=1764000000-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1tEx4m-000abc-01@mx.network.example>
Date: ${mailDate(date)}

--1764000000-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

  ${recipient}
    host mx.kommune.example [192.0.2.25]
    SMTP error from remote mail server after RCPT TO:<${recipient}>:
    ${reply}

--1764000000-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mx.network.example

Action: ${action}
Final-Recipient: rfc822;${recipient}
Status: 5.0.0
Remote-MTA: dns; mx.kommune.example
Diagnostic-Code: smtp; ${reply}

--1764000000-eximdsn-1804289383
Content-type: message/rfc822

Return-path: <${to}>
From: vejviser@network.example
To: ${recipient}
${messageId === null ? '' : `Message-ID: <${messageId}>\n`}Subject: Nyt

Hej

--1764000000-eximdsn-1804289383--
`);
}

/** Google: a reply of many lines, and a picture in the notice. */
export function googleReport(options: ReportOptions): string {
	const { to, recipient, messageId, status, action, reply, date } = filled(options);
	return crlf(`
Delivered-To: ${to}
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: ${to}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
${messageId === null ? '' : `References: <${messageId}>\nIn-Reply-To: <${messageId}>\n`}Message-ID: <6741a0b0.050a0220.1d3b2a.0001.GMR@mx.google.example>
Date: ${mailDate(date)}
Content-Type: multipart/report; boundary="00000000000063ab4a0611702163"; report-type=delivery-status
MIME-Version: 1.0

--00000000000063ab4a0611702163
Content-Type: multipart/related; boundary="00000000000063c1bd0611702167"

--00000000000063c1bd0611702167
Content-Type: text/html; charset="UTF-8"

<html><body><img src="cid:icon.png">Address not found</body></html>

--00000000000063c1bd0611702167
Content-Type: image/png; name="icon.png"
Content-Disposition: attachment; filename="icon.png"
Content-Transfer-Encoding: base64
Content-ID: <icon.png>

iVBORw0KGgo=
--00000000000063c1bd0611702167--
--00000000000063ab4a0611702163
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Received-From-MTA: dns; ${to}
Arrival-Date: ${mailDate(date)}
X-Original-Message-ID: <${messageId ?? 'none@example.dk'}>

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.kommune.example. (192.0.2.25, the server for the domain kommune.example.)
Diagnostic-Code: smtp; ${reply}
 ${reply.slice(0, 3)}-Learn more at
 https://support.google.example/mail/?p=NoSuchUser - gsmtp
Last-Attempt-Date: ${mailDate(date)}

--00000000000063ab4a0611702163
Content-Type: message/rfc822

${messageId === null ? '' : `Message-ID: <${messageId}>\n`}From: vejviser@network.example
To: ${recipient}
Subject: Nyt

Hej

--00000000000063ab4a0611702163--
`);
}

/** An absence message: it comes to the same address, and reports nothing. */
export function absenceMessage({ to, recipient }: Pick<ReportOptions, 'to' | 'recipient'>): string {
	return crlf(`
From: ${recipient}
To: ${to}
Subject: Automatisk svar: Nyt
Auto-Submitted: auto-replied
Date: Sun, 22 Nov 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Jeg er på ferie.
`);
}

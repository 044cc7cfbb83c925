// A conversation in which both sides wrote by mail: handed to Stoa by LMTP as the mail server in front does it, without one.
import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Marketplace } from './marketplace.ts';
import { freePort, mailDomain } from './postfix.ts';

// What a Stoa is started with that takes mail, and has nobody who takes what goes out: it waits. Links lead to https, as one-click unsubscribing asks.
export async function mailSettings(): Promise<Record<string, string>> {
    return {
        STOA_MAIL_DOMAIN: mailDomain,
        STOA_LMTP_LISTEN: `127.0.0.1:${await freePort()}`,
        STOA_MAIL_RELAY: 'smtp://127.0.0.1:1',
        STOA_HTTP_PUBLIC_URL: 'https://messages.example',
    };
}

export interface HandedIn {
    from: string;
    to: string | string[];
    raw: string;
}

// Refusals are thrown, with `responseCode`.
export async function handIn(settings: Record<string, string>, { from, to, raw }: HandedIn): Promise<void> {
    const port = Number(settings['STOA_LMTP_LISTEN']!.split(':')[1]);
    const transport = createTransport({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true });
    try {
        // After the data there is an answer for each recipient (RFC 2033 section 4.2).
        const { rejectedErrors } = await transport.sendMail({ envelope: { from, to }, raw });
        if (rejectedErrors?.[0]) throw rejectedErrors[0];
    } finally {
        transport.close();
    }
}

export interface Mailed {
    order: string;
    conversation: string;
    seller_seq: number; // The seller's message that came by mail, from olga@north.example; with a signature.
    buyer_seq: number; // The buyer's, from ada@buyers.example.
    mail: string; // One that waits to go out to the buyer.
    buyer_alias: string;
    seller_alias: string;
}

let made = 0;

// Needs the logins olga, ada and moni.
export async function mailedConversation(market: Marketplace, settings: Record<string, string>): Promise<Mailed> {
    const [olga, moni] = await Promise.all([market.as('olga'), market.as('moni')]);
    const { order, conversation_id: conversation } = await market.inquiry();
    const { buyer_alias } = await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } });
    made += 1;
    const letter = (from: string, to: string, text: string) => ({
        from,
        to,
        raw: `From: ${from}\r\nTo: ${to}\r\nSubject: Your shelf\r\nMessage-ID: <${made}.${from}>\r\n\r\n${text}\r\n`,
    });
    await handIn(settings, letter('olga@north.example', buyer_alias!, 'It leaves us tomorrow.\r\n\r\n-- \r\nOlga\r\nolga@north.example'));
    const waiting = (await moni.ok('listMails')).items.find((mail) => mail.conversation_id === conversation)!;
    const { source } = await moni.ok('getMail', { path: { mail: waiting.id } });
    const seller_alias = /^From: .*<(.*)>/m.exec(source!.replaceAll('\r\n ', ' '))![1]!;
    await handIn(settings, letter('ada@buyers.example', seller_alias, 'Thank you.'));
    return { order: order.id, conversation, seller_seq: 2, buyer_seq: 3, mail: waiting.id, buyer_alias: buyer_alias!, seller_alias };
}

export interface Letter {
    from: string;
    to: string;
    text: string;
    files: { name: string; mimeType: string; buffer: Buffer }[];
}

// A mail with files, as a mail program makes it.
export function letterWithFiles({ from, to, text, files }: Letter): HandedIn {
    const parts = files.flatMap(({ name, mimeType, buffer }) => [
        '--b',
        `Content-Type: ${mimeType}`,
        'Content-Transfer-Encoding: base64',
        `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
        '',
        buffer.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    ]);
    const head = [`From: ${from}`, `To: ${to}`, 'Subject: Re: Your shelf', `Message-ID: <${randomUUID()}@${from.split('@')[1]!}>`];
    const body = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', text, ...parts, '--b--', ''];
    return { from, to, raw: [...head, ...body].join('\r\n') };
}

// What the buyer's server sends back about a mail (RFC 3464).
const notice = (mail: string, action: string, status: string) =>
    [
        'From: MAILER-DAEMON@buyers.example',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        '',
        'It was not delivered.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; buyers.example',
        '',
        'Final-Recipient: rfc822; ada@buyers.example',
        `Action: ${action}`,
        `Status: ${status}`,
        'Diagnostic-Code: smtp; 550 <ada@buyers.example>: Recipient address rejected',
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: <${mail}@messages.example>`,
        '',
        '--b--',
        '',
    ].join('\r\n');
export const sendBack = (settings: Record<string, string>, one: Mailed, action: string, status: string) =>
    handIn(settings, { from: '', to: one.seller_alias, raw: notice(one.mail, action, status) });

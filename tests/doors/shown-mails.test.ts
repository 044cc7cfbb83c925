// What each side sees of e-mail: how far a message is, the files that came, the whole mail, and that nothing arrives any more.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { EventStream } from '../support/events.ts';
import { handIn, mailedConversation, mailSettings, sendBack, type Mailed } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { shared } from '../support/paths.ts';
import type { Message } from '../support/types.ts';

let settings: Record<string, string>;
let market: Marketplace;
let olga: Client;
let anna: Client;
let ada: Client;
let moni: Client;
let mailed: Mailed;
beforeAll(async () => {
    settings = await mailSettings();
    market = await Marketplace.start({ settings, logins: ['olga', 'anna', 'otto', 'ada', 'ben', 'moni'] });
    [olga, anna, ada, moni] = await Promise.all([market.as('olga'), market.as('anna'), market.as('ada'), market.as('moni')]);
    mailed = await mailedConversation(market, settings);
}, 120_000);
afterAll(() => market.remove());

const messageOf = (items: Message[], seq: number) => items.find((message) => message.seq === seq)!;
const asSeller = async (client: Client, { conversation, seller_seq }: Mailed = mailed) =>
    messageOf((await client.ok('listMessages', { path: { seller: market.north.id, conversation } })).items, seller_seq);
const asBuyer = async ({ conversation, seller_seq }: Mailed = mailed) =>
    messageOf((await ada.ok('listBuyerMessages', { path: { conversation } })).items, seller_seq);

describe('a delivery mark', () => {
    it('is for the side that wrote, with a reason and without an address, and comes by the stream', async () => {
        expect((await asSeller(olga)).mail).toMatchObject({ state: 'queued' });
        const stream = await EventStream.open(olga, `/v1/sellers/${market.north.id}/events`);
        await sendBack(settings, mailed, 'failed', '5.1.1');
        await expect.poll(() => stream.events.some(({ payload }) => payload?.about === 'mail')).toBe(true);
        stream.close();
        for (const client of [olga, anna, moni]) {
            const message = await asSeller(client);
            expect(message.mail).toMatchObject({ state: 'bounced', cause: 'no_mailbox' });
            expect(message.by_mail).toBe(true);
            expect(JSON.stringify(message)).not.toContain('ada@');
        }
        expect((await asBuyer()).mail).toBeUndefined();
        expect((await asBuyer()).by_mail).toBe(true);
    });

    it('says that a mail arrived where the other server does', async () => {
        const other = await mailedConversation(market, settings);
        await sendBack(settings, other, 'delivered', '2.0.0');
        await expect.poll(async () => (await asSeller(olga, other)).mail?.state).toBe('delivered');
    });

    it('reaches a buyer by its own stream', async () => {
        await anna.ok('putSellerMail', { path: { seller: market.north.id }, body: { by_mail: true } });
        const sent = await market.inquiry();
        const message = messageOf((await ada.ok('listBuyerMessages', { path: { conversation: sent.conversation_id } })).items, 1);
        expect(message.mail).toMatchObject({ state: 'queued' });
        const mail = (await moni.ok('listMails')).items.find(({ conversation_id }) => conversation_id === sent.conversation_id)!;
        expect(mail.recipient).toBe('anna@north.example');
        const stream = await EventStream.open(ada, '/v1/events');
        await moni.ok('retryMail', { path: { mail: mail.id } });
        await expect.poll(() => stream.events.some(({ payload }) => payload?.about === 'mail')).toBe(true);
        stream.close();
        await anna.ok('putSellerMail', { path: { seller: market.north.id }, body: { by_mail: false } });
    });
});

describe('files that came by mail', () => {
    it('are files of their message, for both sides', async () => {
        const raw = [
            'From: olga@north.example',
            `To: ${mailed.buyer_alias}`,
            `Message-ID: <${randomUUID()}@north.example>`,
            'MIME-Version: 1.0',
            'Content-Type: multipart/mixed; boundary=b',
            '',
            '--b',
            '',
            'Here is your invoice.',
            '--b',
            'Content-Type: application/pdf',
            'Content-Transfer-Encoding: base64',
            'Content-Disposition: attachment; filename="invoice.pdf"',
            '',
            readFileSync(shared('data/files/made/invoice-clean.pdf').path).toString('base64'),
            '--b--',
            '',
        ].join('\r\n');
        await handIn(settings, { from: 'olga@north.example', to: mailed.buyer_alias, raw });
        const path = { seller: market.north.id, conversation: mailed.conversation };
        const own = async () => (await olga.ok('listMessages', { path })).items.at(-1)!;
        await expect.poll(async () => (await own()).text, { timeout: 20_000 }).toBe('Here is your invoice.');
        expect((await own()).attachments).toMatchObject([{ name: 'invoice.pdf', media_type: 'application/pdf', state: 'ready' }]);
        const other = (await ada.ok('listBuyerMessages', { path: { conversation: mailed.conversation } })).items.at(-1)!;
        expect(other.attachments).toMatchObject([{ name: 'invoice.pdf' }]);
    });
});

describe('the whole mail', () => {
    const of = (seq: number) => ({ path: { seller: market.north.id, conversation: mailed.conversation, seq } });

    it('is opened by the side that wrote it and by operators, with what the message left out', async () => {
        for (const client of [olga, anna, moni]) {
            const mail = await client.ok('getWholeMail', of(mailed.seller_seq));
            expect(mail.subject).toBe('Your shelf');
            expect(mail.pieces.map(({ left_out }) => left_out)).toEqual([false, true]);
            expect(mail.pieces[1]!.text).toContain('olga@north.example');
        }
        const mail = await ada.ok('getBuyerWholeMail', of(mailed.buyer_seq));
        expect(mail.pieces).toEqual([{ text: 'Thank you.', left_out: false }]);
    });

    it('is for nobody else', async () => {
        await ada.refused('getBuyerWholeMail', of(mailed.seller_seq), 404);
        await olga.refused('getWholeMail', of(mailed.buyer_seq), 404);
        await (await market.as('otto')).refused('getWholeMail', of(mailed.seller_seq), 404);
        await (await market.as('ben')).refused('getBuyerWholeMail', of(mailed.buyer_seq), 404);
        await olga.refused('getWholeMail', of(1), 404);
        expect(await moni.ok('getWholeMail', of(mailed.buyer_seq))).toMatchObject({ subject: 'Your shelf' });
    });

    it('is had by operators as it came, and no browser shows it', async () => {
        const answer = await moni.call('getMailSource', of(mailed.buyer_seq));
        expect(answer.text).toMatch(/^From: ada@buyers\.example\r\n/);
        expect(answer.headers['content-disposition']).toBe(`attachment; filename="mail-${mailed.buyer_seq}.eml"`);
        await olga.refused('getMailSource', of(mailed.seller_seq), 403);
        await ada.refused('getMailSource', of(mailed.buyer_seq), 403);
    });
});

describe('an address that takes no mail', () => {
    it('is told of on the web after three of them, until mail is switched off', async () => {
        for (let count = 0; count < 3; ++count) {
            const one = await mailedConversation(market, settings);
            await sendBack(settings, one, 'failed', '5.2.2');
        }
        await expect
            .poll(async () => (await ada.ok('getSession')).mail_trouble)
            .toMatchObject({
                address: 'ada@buyers.example',
                cause: 'mailbox_full',
            });
        expect((await olga.ok('getSession')).mail_trouble).toBeUndefined();
        await ada.ok('putSettings', { body: { opted_out: false, by_mail: false } });
        expect((await ada.ok('getSession')).mail_trouble).toBeUndefined();
    });
});

describe('an operator', () => {
    it('sees what waits and what came back, of all sellers, and sends it again', async () => {
        const counts = await moni.ok('getMailCounts');
        expect(counts.bounced).toBe(4);
        expect(counts.queued).toBeGreaterThan(0);
        const { items, next_cursor } = await moni.ok('listMails', { query: { state: 'bounced', limit: 3 } });
        expect(items).toHaveLength(3);
        const rest = await moni.ok('listMails', { query: { state: 'bounced', limit: 3, cursor: next_cursor } });
        expect(rest.items.map(({ id }) => id)).toEqual([mailed.mail]);
        expect(rest.items[0]).toMatchObject({ seller: market.north, recipient: 'ada@buyers.example', state: 'bounced' });
        expect((await moni.ok('getMail', { path: { mail: mailed.mail } })).source).toContain('ada@buyers.example');
        expect(await moni.ok('retryMail', { path: { mail: mailed.mail } })).toMatchObject({ state: 'queued', reply: '' });
        expect((await moni.ok('getMailCounts')).bounced).toBe(3);
        expect(market.server.succeed(['admin', 'mail', 'queue'])).not.toContain(`${mailed.mail}  bounced`);
    });

    it('sees who was refused', async () => {
        const raw = 'From: desk@desk.example\r\nSubject: Hello\r\n\r\nHello\r\n';
        await expect(handIn(settings, { from: 'desk@desk.example', to: mailed.buyer_alias, raw })).rejects.toMatchObject({
            responseCode: 550,
        });
        const { items } = await moni.ok('listRefusedSenders');
        expect(items).toMatchObject([{ seller: market.north, address: 'desk@desk.example', refused: 1 }]);
    });
});

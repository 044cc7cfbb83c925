// Mails on their way out: many at a time, none lost, what a relay refuses, and one that hangs.
import { existsSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Email } from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { mailSettings } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { sinkProgram, SmtpSink } from '../support/smtp_sink.ts';

const address = 'ada@buyers.example';

// Ada gets what is written by mail, at once.
async function mailAda(market: Marketplace): Promise<void> {
    await market.push.ok('putBuyer', { path: { external_id: 'ada' }, body: { name: 'Ada Buyer', language: 'en', email: address } });
    await (await market.as('ada')).ok('putSettings', { body: { opted_out: false, mail_timing: { gather_minutes: 0 } } });
}

// Postfix's; without root nobody installs it.
const hasSink = existsSync(sinkProgram);

describe.runIf(hasSink)('a relay', () => {
    let sink: SmtpSink;
    let market: Marketplace;
    let olga: Client;
    beforeAll(async () => {
        sink = await SmtpSink.start();
        const settings = { ...sink.settings, STOA_HTTP_PUBLIC_URL: 'https://messages.example' };
        market = await Marketplace.start({ settings, logins: ['olga', 'ada'] });
        olga = await market.as('olga');
        await mailAda(market);
    });
    afterAll(async () => {
        await market.remove();
        await sink.remove();
    });
    afterEach(() => sink.forget());

    // A conversation each, so that none has a reason to wait for another.
    async function write(count: number): Promise<void> {
        const talks = await Promise.all(Array.from({ length: count }, () => market.inquiry()));
        const body = { text: 'It left us this morning.' };
        await Promise.all(
            talks.map(({ conversation_id }) =>
                olga.ok('sendSellerMessage', { path: { seller: market.north.id, conversation: conversation_id }, body }),
            ),
        );
    }
    const queue = () => market.server.succeed(['admin', 'mail', 'queue']);

    it('gets several mails at a time, each over a connection that is kept', { timeout: 60_000 }, async () => {
        await sink.launch(['-w', '1']);
        sink.log = '';
        const begin = Date.now();
        await write(24);
        await expect.poll(() => sink.count(), { timeout: 20_000 }).toBe(24);
        expect(Date.now() - begin).toBeLessThan(12_000); // One after the other they would take 24 seconds.
        expect((await sink.mails()).every(({ to }) => to?.[0]?.address === address)).toBe(true);
        const connections = sink.log.match(/: connect /g)?.length ?? 0;
        expect(connections).toBeGreaterThan(1);
        expect(connections).toBeLessThanOrEqual(8);
        await expect.poll(queue).toContain('no mail waits');
    });

    it('gets every mail, also where the server is killed between', { timeout: 60_000 }, async () => {
        await sink.launch(['-w', '1']);
        const all = 40;
        await write(all);
        await expect.poll(() => sink.count(), { interval: 20, timeout: 20_000 }).toBeGreaterThan(6);
        await market.server.kill();
        expect(await sink.count()).toBeLessThan(all);
        await market.server.launch();
        const ids = async () => (await sink.mails()).map(({ messageId }) => messageId);
        await expect.poll(async () => new Set(await ids()).size, { timeout: 20_000 }).toBe(all);
        await expect.poll(queue).toContain('no mail waits');
        expect((await ids()).length - all).toBeLessThanOrEqual(8); // Those that were on their way, under the same Message-ID.
    });

    it('that takes a mail later is asked again, and the reason is told meanwhile', async () => {
        await sink.launch(['-r', 'RCPT']);
        await write(1);
        await expect.poll(queue).toMatch(/queued .* to ada@buyers\.example: 4\d\d/);
        const name = queue().trim().split('  ')[0]!;
        await sink.launch();
        market.server.succeed(['admin', 'mail', 'retry', name]);
        await expect.poll(() => sink.count(), { timeout: 10_000 }).toBe(1);
        await expect.poll(queue).toContain('no mail waits');
    });

    it('gets a link in what is no answer, by which the reader stops the mails without signing in', async () => {
        await sink.launch();
        await write(1);
        const order = await market.order();
        const text = `About order ${order.id}: one shelf is out of stock, may it be oak?`;
        const path = { seller: market.north.id, order: order.id };
        await olga.ok('contactBuyer', { path, body: { reason: 'order_problem', subject: 'Your order', text } });
        await expect.poll(() => sink.count(), { timeout: 10_000 }).toBe(2);
        const linksOf = ({ headers }: Email, name: string) => headers.filter(({ key }) => key === name).map(({ value }) => value);
        const mails = await sink.mails();
        const [mail] = mails.filter((one) => linksOf(one, 'list-unsubscribe').length > 0);
        expect(mails.filter((one) => one !== mail)).toHaveLength(1);
        expect(linksOf(mail!, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
        const url = /^<https:\/\/messages\.example(\/unsubscribe\/[^>]+)>$/.exec(linksOf(mail!, 'list-unsubscribe')[0]!)![1]!;
        expect(mail!.html).toContain(url);

        // As the reader's mail service asks (RFC 8058 section 3.2): a form from elsewhere, nobody's cookie. A GET changes nothing.
        const ada = await market.as('ada');
        expect((await ada.send('GET', url)).mediaType).toBe('text/html');
        expect((await ada.ok('getSettings')).by_mail).toBe(true);
        const outside = new Client(market.server, { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' });
        const form = { 'content-type': 'application/x-www-form-urlencoded' };
        expect((await outside.send('POST', url, 'List-Unsubscribe=One-Click', form)).status).toBe(204);
        expect((await ada.ok('getSettings')).by_mail).toBe(false);
        await outside.refused('unsubscribe', { path: { mail_link: 'somebody~else' } }, 404, 'not_found');
        expect((await outside.send('DELETE', url)).status).toBe(405);
        await ada.ok('putSettings', { body: { opted_out: false, by_mail: true } });
    });

    it('that refuses a mail for good is not asked again', async () => {
        await sink.launch(['-f', 'RCPT']);
        await write(1);
        await expect.poll(queue).toMatch(/failed .* to ada@buyers\.example: 5\d\d/);
        await sink.launch();
    });
});

describe('a relay that takes connections and is silent', () => {
    let silent: Server;
    let market: Marketplace;
    const open: Socket[] = [];
    beforeAll(async () => {
        silent = createServer((socket) => void open.push(socket.on('error', () => undefined)));
        await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
        const at = silent.address();
        if (at === null || typeof at === 'string') throw new Error('no port');
        const settings = {
            STOA_MAIL_DOMAIN: 'messages.example',
            STOA_LMTP_LISTEN: '127.0.0.1:0',
            STOA_MAIL_RELAY: `smtp://127.0.0.1:${at.port}`,
            STOA_MAIL_RELAY_CONNECTIONS: '1',
        };
        market = await Marketplace.start({ settings, logins: ['olga', 'ada'] });
        await mailAda(market);
    });
    afterAll(async () => {
        await market.remove();
        for (const socket of open) socket.destroy();
        silent.close();
    });

    it('holds up no end, and its mails wait for the next start', async () => {
        const sent = await market.inquiry();
        const path = { seller: market.north.id, conversation: sent.conversation_id };
        await (await market.as('olga')).ok('sendSellerMessage', { path, body: { text: 'It left us this morning.' } });
        await expect.poll(() => open.length, { timeout: 10_000 }).toBe(1);
        const begin = Date.now();
        expect(await market.server.stop('SIGINT')).toBe(0);
        expect(Date.now() - begin).toBeLessThan(6000);
        expect(market.server.succeed(['admin', 'mail', 'queue'])).toContain('queued');
        await market.server.launch();
        await expect.poll(() => open.length, { timeout: 10_000 }).toBe(2);
    });
});

describe('when mails come', () => {
    let market: Marketplace;
    beforeAll(async () => {
        market = await Marketplace.start({ settings: await mailSettings(), logins: ['olga', 'ada'] });
    });
    afterAll(() => market.remove());

    it('is each person’s choice, as it was before where nothing is said', async () => {
        const [ada, olga] = [await market.as('ada'), await market.as('olga')];
        const path = { seller: market.north.id };
        expect((await ada.ok('getSettings')).mail_timing).toEqual({ gather_minutes: 3 });
        expect((await olga.ok('getSellerMail', { path })).mail_timing).toEqual({ gather_minutes: 0 });
        const night = { gather_minutes: 15, quiet_hours: { from: '22:00', to: '07:30', time_zone: 'Europe/Berlin' } };
        expect((await ada.ok('putSettings', { body: { opted_out: false, mail_timing: night } })).mail_timing).toEqual(night);
        expect((await ada.ok('putSettings', { body: { opted_out: true } })).mail_timing).toEqual(night);
        expect((await olga.ok('putSellerMail', { path, body: { by_mail: true, mail_timing: night } })).mail_timing).toEqual(night);
        expect((await olga.ok('putSellerMail', { path, body: { by_mail: false } })).mail_timing).toEqual(night);
        const none = { gather_minutes: 0 };
        expect((await ada.ok('putSettings', { body: { opted_out: false, mail_timing: none } })).mail_timing).toEqual(none);
    });

    it.each([
        [{ from: '24:00', to: '07:00', time_zone: 'Europe/Berlin' }, '/mail_timing/quiet_hours/from'],
        [{ from: '22:00', to: '7:00', time_zone: 'Europe/Berlin' }, '/mail_timing/quiet_hours/to'],
        [{ from: '22:00', to: '22:00', time_zone: 'Europe/Berlin' }, '/mail_timing/quiet_hours/to'],
        [{ from: '22:00', to: '07:00', time_zone: 'Europe/Nowhere' }, '/mail_timing/quiet_hours/time_zone'],
    ])('%j is refused with its place', async (quiet_hours, pointer) => {
        const body = { opted_out: false, mail_timing: { gather_minutes: 3, quiet_hours } };
        const problem = await (await market.as('ada')).refused('putSettings', { body }, 422, 'invalid_value');
        expect(problem.pointer).toBe(pointer);
    });
});

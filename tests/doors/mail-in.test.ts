// What comes in by e-mail through a real Postfix: mails that tell no reason, servers that go away, mails that come back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Lmtp } from '../support/lmtp.ts';
import { Marketplace } from '../support/marketplace.ts';
import { asRoot, Postfix, type Arrived } from '../support/postfix.ts';
import { compose } from '../support/signed.ts';
import type { Order } from '../support/types.ts';

let postfix: Postfix;
let market: Marketplace;
let olga: Client;
let ada: Client;
let ben: Client;
beforeAll(async () => {
    if (!asRoot) return;
    postfix = await Postfix.start();
    market = await Marketplace.start({ settings: postfix.settings, logins: ['olga', 'anna', 'ada', 'ben'] });
    [olga, ada, ben] = await Promise.all([market.as('olga'), market.as('ada'), market.as('ben')]);
}, 120_000);
afterAll(async () => {
    if (!asRoot) return;
    await market.remove();
    await postfix.remove();
});

async function conversationOf(order: Order): Promise<string | undefined> {
    const shown = await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } });
    return shown.conversation?.id;
}

async function textsOf(order: Order): Promise<string[]> {
    const conversation = await conversationOf(order);
    if (conversation === undefined) return [];
    return (await ada.ok('listBuyerMessages', { path: { conversation } })).items.map(({ text }) => text);
}

const fromOlga = 'Olga North <olga@north.example>';
const words = (order: Order) => `About order ${order.id}: what do you think of it?`;

// A mail without a reason, and the question that came back.
async function question(): Promise<{ order: Order; alias: string; asked: Arrived }> {
    const { order, alias } = await market.orderWithAlias();
    const before = (await postfix.arrived('olga@north.example')).length;
    await postfix.send({ from: fromOlga, to: alias, subject: 'Your order', text: words(order) });
    return { order, alias, asked: await postfix.next('olga@north.example', before) };
}

const answerTo = ({ mail }: Arrived, text: string, from = fromOlga) => ({
    from,
    to: mail.from!.address!,
    subject: `Re: ${mail.subject!}`,
    inReplyTo: mail.messageId!,
    text: `${text}\n\nOn Tue, 24 Nov 2026, Messages wrote:\n> ${mail.text!.replaceAll('\n', '\n> ')}`,
});

describe.runIf(asRoot)('a mail that tells no reason', () => {
    it('is kept, and sent by the answer to the question that comes back', async () => {
        const { order, alias, asked } = await question();
        expect(asked.mail.subject).toBe(`Your message about order ${order.id} needs a reason`);
        expect(asked.mail.from?.address).toBe(alias);
        expect(asked.mail.text).toContain('[order_problem] Problem with the order');
        expect(asked.mail.text).toContain(words(order));
        expect(asked.mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toContain('auto-replied');
        expect(await conversationOf(order)).toBeUndefined();
        await postfix.send(answerTo(asked, '[order_problem]\n\nOlga'));
        await expect.poll(() => textsOf(order), { timeout: 20_000 }).toEqual([words(order)]);
    });
    it('waits in the page’s composer as well', async () => {
        const { order, asked } = await question();
        const path = { seller: market.north.id, order: order.id };
        const { draft } = await olga.ok('getOrderDraft', { path });
        expect(draft).toMatchObject({ state: 'blocked', text: words(order), subject: 'Your order' });
        expect(draft!.reason).toBeUndefined();
        expect(asked.mail.text).toContain(`/s/${market.north.id}/orders/${order.id}?draft=${draft!.id}`);
        const body = { reason: 'order_problem', subject: 'Your order', text: words(order), draft_id: draft!.id } as const;
        await olga.ok('contactBuyer', { path, body });
        const before = (await postfix.arrived('olga@north.example')).length;
        await postfix.send(answerTo(asked, '[order_problem]'));
        expect((await postfix.next('olga@north.example', before)).mail.text).toContain('has been sent already');
        expect(await textsOf(order)).toHaveLength(1);
    });
    it('opens for a colleague by its link, also where a helpdesk’s address wrote it, and is answered for all then', async () => {
        const address = 'desk@helpdesk.example';
        const senders = { seller: market.north.id, address };
        await olga.ok('putMailSender', { path: senders, body: { state: 'approved' } });
        market.server.succeed(['admin', 'seller', 'confirm-sender', 'North Shop', address]);
        const { order, alias } = await market.orderWithAlias();
        await postfix.send({ from: address, to: alias, subject: 'Your order', text: words(order) });
        const asked = await postfix.find(address, '?draft='); // Beside it may be one that asks to confirm the address.
        const link = new RegExp(`/s/${market.north.id}/orders/${order.id}\\?draft=([\\w-]+)`).exec(asked.mail.text!)!;
        const anna = await market.as('anna');
        const path = { seller: market.north.id, order: order.id };
        const { draft } = await anna.ok('getOrderDraft', { path, query: { draft_id: link[1]! } });
        expect(draft).toMatchObject({ state: 'blocked', mine: false, text: words(order), subject: 'Your order' });
        const { items } = await anna.ok('listDrafts', { path });
        expect(items).toEqual([]);
        const body = { reason: 'order_problem', subject: 'Your order', text: words(order), draft_id: link[1]! } as const;
        expect((await anna.ok('contactBuyer', { path, body })).message.author_name).toBe('Anna');
        await postfix.send(answerTo(asked, '[order_problem]', address));
        await postfix.find(address, 'has been sent already');
        expect(await textsOf(order)).toHaveLength(1);
    });
    it('is sent by a colleague’s answer, once', async () => {
        const { order, asked } = await question();
        await postfix.send(answerTo(asked, '[order_problem]', 'anna@north.example'));
        await postfix.send(answerTo(asked, '[order_problem]'));
        await expect.poll(() => textsOf(order), { timeout: 20_000 }).toEqual([words(order)]);
    });
    it('tells it in its first line as well as in its subject', async () => {
        const { order, alias } = await market.orderWithAlias();
        await postfix.send({ from: fromOlga, to: alias, subject: 'Your order', text: `[order problem]\n${words(order)}` });
        await expect.poll(() => textsOf(order), { timeout: 20_000 }).toEqual([words(order)]);
    });
});

describe.runIf(asRoot)('a whole conversation', () => {
    it('has the seller write by mail only, and the buyer on the page only', async () => {
        await olga.ok('putSellerMail', { path: { seller: market.north.id }, body: { by_mail: true } });
        const { order, asked } = await question();
        await postfix.send(answerTo(asked, '[order_problem]'));
        await expect.poll(() => conversationOf(order), { timeout: 20_000 }).toBeDefined();
        const conversation = (await conversationOf(order))!;
        const said = [words(order)];
        for (const [theirs, ours] of [
            ['Which wood is it?', 'It is oak.'],
            ['And which colour has it?', 'A dark one.'],
            ['Then I take it. Thank you!', 'You are welcome.'],
        ] as const) {
            const before = (await postfix.arrived('olga@north.example')).length;
            await ada.ok('sendBuyerMessage', { path: { conversation }, body: { text: theirs } });
            const mail = await postfix.next('olga@north.example', before);
            expect(mail.mail.text).toContain(theirs);
            await postfix.send(answerTo(mail, ours));
            said.push(theirs, ours);
            await expect.poll(() => textsOf(order), { timeout: 20_000 }).toEqual(said);
        }
        await olga.ok('putSellerMail', { path: { seller: market.north.id }, body: { by_mail: false } });
    });
});

describe.runIf(asRoot)('servers that go away', () => {
    const mailAbout = (order: Order, alias: string) =>
        compose({ from: fromOlga, to: alias, subject: '[order_problem] One shelf', text: words(order) });

    it('lose no mail: Postfix stopped while it waits for Stoa', async () => {
        const { order, alias } = await market.orderWithAlias();
        await postfix.send({ from: fromOlga, to: alias, subject: 'Auto', text: 'x', headers: { Precedence: 'bulk' } }); // The alias is verified.
        await market.server.kill();
        postfix.swaks({ from: 'olga@north.example', to: alias, source: await mailAbout(order, alias) });
        await postfix.stop();
        await postfix.launch();
        await market.server.launch();
        await expect.poll(() => textsOf(order), { timeout: 30_000 }).toEqual([words(order)]);
    });
    it('take nothing of a mail in whose middle Stoa is killed, and all of it afterwards', async () => {
        const { order, alias } = await market.orderWithAlias();
        const source = await mailAbout(order, alias);
        const cut = await Lmtp.connect(postfix.lmtpPort);
        await cut.begin('olga@north.example', alias);
        cut.write(source.slice(0, -20));
        await market.server.kill();
        cut.close();
        await market.server.launch();
        expect(await textsOf(order)).toEqual([]);
        const whole = await Lmtp.connect(postfix.lmtpPort);
        expect(await whole.deliver('olga@north.example', alias, source)).toMatch(/^250 2\.0\.0/);
        expect(await textsOf(order)).toEqual([words(order)]);
        whole.close();
    });
    it('take a mail once, whenever Stoa is killed after its end', async () => {
        const { order, alias } = await market.orderWithAlias();
        const source = await mailAbout(order, alias);
        for (const pause_ms of [0, 2, 5, 10, 20]) {
            const lmtp = await Lmtp.connect(postfix.lmtpPort);
            await lmtp.begin('olga@north.example', alias);
            const reply = lmtp.command(`${source}\r\n.`);
            await new Promise((later) => setTimeout(later, pause_ms));
            await market.server.kill();
            await reply;
            lmtp.close();
            await market.server.launch();
        }
        const last = await Lmtp.connect(postfix.lmtpPort);
        expect(await last.deliver('olga@north.example', alias, source)).toMatch(/^250 2\.0\.0/);
        expect(await textsOf(order)).toEqual([words(order)]);
        last.close();
    });
});

describe.runIf(asRoot)('what goes round', () => {
    it('is refused by the servers that it has passed, and by how much comes in an hour', async () => {
        const sent = await market.inquiry();
        const alias = (await olga.ok('getOrder', { path: { seller: market.north.id, order: sent.order.id } })).buyer_alias!;
        const lmtp = await Lmtp.connect(postfix.lmtpPort);
        const mail = (text: string) => compose({ from: fromOlga, to: alias, subject: 'Re: your order', text });
        const passed = 'Received: from a.example by b.example; Thu, 26 Nov 2026 10:00:00 +0000\r\n'.repeat(101);
        expect(await lmtp.deliver('olga@north.example', alias, passed + (await mail('It is oak.')))).toMatch(/^554 5\.4\.6/);
        for (let at = 0; at < 40; at += 1)
            expect(await lmtp.deliver('olga@north.example', alias, await mail(`Board ${at + 1} of 40 is oak.`))).toMatch(/^250/);
        expect(await lmtp.deliver('olga@north.example', alias, await mail('It is oak.'))).toMatch(/^550 5\.7\.1/);
        lmtp.close();
    });
});

describe.runIf(asRoot)('an address that nobody is at', () => {
    it('has its mails marked by the bounce, and its owner told on the web', async () => {
        const body = { name: 'Ben Buyer', email: 'ben@nowhere.example', language: 'en' };
        await market.push.ok('putBuyer', { path: { external_id: 'ben' }, body });
        await ben.ok('putSettings', { body: { opted_out: false, mail_timing: { gather_minutes: 0 } } });
        const sent = await market.inquiry('Where is it?', { buyer: 'ben' });
        const path = { seller: market.north.id, conversation: sent.conversation_id };
        const bounced = () =>
            market.server
                .succeed(['admin', 'mail', 'queue'])
                .split('\n')
                .filter((line) => line.includes('ben@nowhere.example') && line.includes('bounced'));
        for (const [at, text] of ['It is on its way.', 'It comes today.', 'It lies at your neighbour’s.'].entries()) {
            expect((await ben.ok('getSession', {})).mail_trouble).toBeUndefined();
            await olga.ok('sendSellerMessage', { path, body: { text } });
            await expect.poll(() => bounced().length, { timeout: 30_000 }).toBe(at + 1);
        }
        expect(bounced()[0]).toContain('5.1.1');
        expect((await ben.ok('getSession', {})).mail_trouble).toMatchObject({ address: 'ben@nowhere.example', cause: 'no_mailbox' });
        expect((await olga.ok('getSession', {})).mail_trouble).toBeUndefined();
    });
});

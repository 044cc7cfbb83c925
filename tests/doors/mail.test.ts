// The same conversation by e-mail: a real Postfix in front, Stoa behind it, the people outside with mailboxes of their own.
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { secretIn } from '../support/links.ts';
import { Marketplace } from '../support/marketplace.ts';
import { asRoot, mailDomain, Postfix } from '../support/postfix.ts';
import type { Order } from '../support/types.ts';

let postfix: Postfix;
let market: Marketplace;
let olga: Client;
let ada: Client;
beforeAll(async () => {
    if (!asRoot) return;
    postfix = await Postfix.start();
    market = await Marketplace.start({ settings: postfix.settings, logins: ['olga', 'anna', 'otto', 'ada', 'ben'] });
    [olga, ada] = await Promise.all([market.as('olga'), market.as('ada')]);
    await ada.ok('putSettings', { body: { opted_out: false, mail_timing: { gather_minutes: 0 } } });
}, 120_000);
afterAll(async () => {
    if (!asRoot) return;
    await market.remove();
    await postfix.remove();
});

const textsOf = async (conversation: string) =>
    (await ada.ok('listBuyerMessages', { path: { conversation } })).items.map(({ text }) => text);

async function conversationOf(order: Order): Promise<string> {
    const shown = await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } });
    return shown.conversation!.id;
}

const onOneLine = (text = '') => text.replaceAll(/\s+/g, ' ');

describe.runIf(asRoot)('a conversation', () => {
    it('goes to and fro by mail on one side and on the page on the other', async () => {
        const { order, alias } = await market.orderWithAlias();
        expect(alias).toMatch(new RegExp(`^[a-z2-7]{26}@${mailDomain.replace('.', '\\.')}$`));
        const before = (await postfix.arrived('ada@buyers.example')).length;
        await postfix.send({
            from: 'Olga North <olga@north.example>',
            to: alias,
            subject: `[order problem] About your order`,
            text: `About order ${order.id}: one shelf is out of stock, may it be oak?\n\n-- \nOlga North\nTel. +49 40 555 0199`,
        });
        const first = await postfix.next('ada@buyers.example', before);
        expect(onOneLine(first.mail.text)).toContain('may it be oak?');
        expect(first.source).not.toContain('olga@north.example');
        expect(first.source).not.toContain('555 0199');
        expect(first.mail.from?.address).toMatch(/^[a-z2-7]{26}@messages\.example$/);
        expect(first.mail.from?.address).not.toBe(alias);

        const conversation = await conversationOf(order);
        await postfix.send({
            from: 'ada@buyers.example',
            to: first.mail.from!.address!,
            subject: `Re: ${first.mail.subject}`,
            inReplyTo: first.mail.messageId!,
            text: `Oak is fine, thank you.\n\nOn Tue, 24 Nov 2026, North Shop wrote:\n> one shelf is out of stock, may it be oak?`,
        });
        await expect.poll(() => textsOf(conversation)).toHaveLength(2);
        expect((await textsOf(conversation))[1]).toBe('Oak is fine, thank you.');

        await olga.ok('sendSellerMessage', {
            path: { seller: market.north.id, conversation },
            body: { text: 'Then it leaves us tomorrow.' },
        });
        const second = await postfix.next('ada@buyers.example', before + 1);
        expect(second.mail.text).toContain('Then it leaves us tomorrow.');
        expect(second.mail.subject).toBe(first.mail.subject);
        expect(second.mail.references).toBe(first.mail.references);
    });

    it('tells the members who want mail, and takes their answers', async () => {
        const path = { seller: market.north.id };
        expect(await olga.ok('getSellerMail', { path })).toMatchObject({
            domain: mailDomain,
            by_mail: false,
            own_address: 'olga@north.example',
        });
        await olga.ok('putSellerMail', { path, body: { by_mail: true } });
        const before = (await postfix.arrived('olga@north.example')).length;
        const sent = await market.inquiry();
        const mail = await postfix.next('olga@north.example', before);
        expect(mail.source).not.toContain('ada@buyers.example');
        await postfix.send({
            from: 'olga@north.example',
            to: mail.mail.from!.address!,
            subject: `Re: ${mail.mail.subject}`,
            text: 'It is oak.',
        });
        await expect.poll(async () => (await textsOf(sent.conversation_id)).at(-1)).toBe('It is oak.');
        await olga.ok('putSellerMail', { path, body: { by_mail: false } });
    });

    it('takes a mail that comes again once', async () => {
        const { order, alias } = await market.orderWithAlias();
        const mail = {
            from: 'olga@north.example',
            to: alias.toUpperCase().replace('@', '+order@'),
            messageId: '<the-same@north.example>',
            subject: '[order_problem] One shelf',
            text: `About order ${order.id}: one shelf is out of stock, may it be oak?`,
        };
        await postfix.send(mail);
        await postfix.send(mail);
        const conversation = await expect
            .poll(() => conversationOf(order).catch(() => undefined))
            .toBeDefined()
            .then(() => conversationOf(order));
        await new Promise((later) => setTimeout(later, 1500));
        expect(await textsOf(conversation)).toHaveLength(1);
    });
});

describe.runIf(asRoot)('who may not write', () => {
    it('is refused with words, and listed for a decision', async () => {
        const { order, alias } = await market.orderWithAlias();
        const path = { seller: market.north.id };
        const before = (await postfix.arrived('desk@helpdesk.example')).length;
        const mail = {
            from: 'desk@helpdesk.example',
            to: alias,
            subject: '[order_problem] One shelf',
            text: `About order ${order.id}: one shelf is out of stock, may it be oak?`,
        };
        await postfix.send(mail);
        const bounce = await postfix.next('desk@helpdesk.example', before);
        expect(bounce.source).toContain('5.7.1');
        expect(onOneLine(bounce.source)).toContain('may not write for North Shop');
        const { senders } = await olga.ok('getSellerMail', { path });
        expect(senders).toMatchObject([{ address: 'desk@helpdesk.example', state: 'refused', refused: 1 }]);

        const asked = (await postfix.arrived('postmaster@helpdesk.example')).length;
        const put = { path: { ...path, address: '@helpdesk.example' }, body: { state: 'approved' } };
        const waiting = (await olga.ok('putMailSender', put)).senders.find(({ address }) => address === '@helpdesk.example');
        expect(waiting?.state).toBe('waiting');
        await postfix.send(mail);
        const second = await postfix.next('desk@helpdesk.example', before + 1);
        expect(onOneLine(second.source)).toContain('as soon as the address is confirmed');
        const secret = secretIn((await postfix.next('postmaster@helpdesk.example', asked)).mail.text);
        await new Client(market.server).ok('confirmSender', { path: { secret } });
        await postfix.send(mail);
        await expect.poll(() => conversationOf(order).catch(() => '')).not.toBe('');
        const { senders: left } = await olga.ok('deleteMailSender', { path: { ...path, address: '@helpdesk.example' } });
        expect(left.map(({ address }) => address)).toEqual(['desk@helpdesk.example']);
    });

    it.each([
        ['another seller', 'otto@south.example'],
        ['a stranger', 'someone@elsewhere.example'],
        ['the buyer, to itself', 'ada@buyers.example'],
    ])('%s', async (_who, from) => {
        const { order, alias } = await market.orderWithAlias();
        const before = (await postfix.arrived(from)).length;
        await postfix.send({ from, to: alias, subject: '[order_problem] x', text: `About order ${order.id}: may it be oak?` });
        expect((await postfix.next(from, before)).source).toContain('5.7.1');
        expect((await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } })).conversation).toBeUndefined();
    });

    it('an address of nobody is refused while the sender waits', async () => {
        const unknown = postfix.send({ from: 'olga@north.example', to: `${'a'.repeat(26)}@${mailDomain}`, subject: 'x', text: 'x' });
        await expect(unknown).rejects.toMatchObject({ responseCode: 550 });
    });
});

describe.runIf(asRoot)('a server that is away', () => {
    it('gets the mail when it is back', async () => {
        const { order, alias } = await market.orderWithAlias();
        await postfix.send({ from: 'olga@north.example', to: alias, subject: 'x', text: 'x' }); // Its address is known to be there.
        await market.server.kill();
        await postfix.send({
            from: 'olga@north.example',
            to: alias,
            subject: '[order_problem] One shelf',
            text: `About order ${order.id}: one shelf is out of stock, may it be oak?`,
        });
        await market.server.launch();
        await expect.poll(() => conversationOf(order).catch(() => ''), { timeout: 25_000 }).not.toBe('');
        expect(await textsOf(await conversationOf(order))).toHaveLength(1);
    });
});

describe.runIf(asRoot)('a mail server that is away', () => {
    it('has its mails wait, to be seen and sent again', async () => {
        const sent = await market.inquiry();
        const before = (await postfix.arrived('ada@buyers.example')).length;
        await postfix.stop();
        const path = { seller: market.north.id, conversation: sent.conversation_id };
        await olga.ok('sendSellerMessage', { path, body: { text: 'It is oak all through.' } });
        await expect.poll(() => market.server.succeed(['admin', 'mail', 'queue'])).toContain('queued');
        const name = market.server.succeed(['admin', 'mail', 'queue']).trim().split('\n').at(-1)!.split('  ')[0]!;
        const shown = await PostalMime.parse(market.server.succeed(['admin', 'mail', 'show', name]));
        expect(shown.text).toContain('It is oak all through.');
        await postfix.launch();
        expect(market.server.succeed(['admin', 'mail', 'retry', name])).toContain('sent again');
        const texts = async () => (await postfix.arrived('ada@buyers.example')).slice(before).map(({ mail }) => mail.text);
        await expect.poll(texts, { timeout: 20_000 }).toContainEqual(expect.stringContaining('It is oak all through.'));
        await expect.poll(() => market.server.succeed(['admin', 'mail', 'queue'])).not.toContain(name);
        expect(market.server.command(['admin', 'mail', 'retry', '1.nothing']).status).not.toBe(0);
    });
});

describe.runIf(asRoot)('what is not sent', () => {
    it('comes back with the words that broke a rule', async () => {
        const { order, alias } = await market.orderWithAlias();
        const before = (await postfix.arrived('olga@north.example')).length;
        await postfix.send({
            from: 'olga@north.example',
            to: alias,
            subject: '[order_problem] One shelf',
            text: `About order ${order.id}: one shelf is out of stock. Write to me at olga.north@mail.example please.`,
        });
        const back = await postfix.next('olga@north.example', before);
        expect(back.mail.subject).toBe('Your message was not sent');
        expect(back.mail.text).toContain('[[olga.north@mail.example]]');
        expect(back.mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toContain('auto-replied');
        expect((await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } })).conversation).toBeUndefined();
    });

    it('an automatic answer', async () => {
        const sent = await market.inquiry();
        const { order } = await ada
            .ok('getBuyerOrder', { path: { seller: market.north.id, order: sent.order.id } })
            .then(({ summary }) => ({ order: summary }));
        const shown = await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } });
        await postfix.send({
            from: 'olga@north.example',
            to: shown.buyer_alias!,
            subject: 'Out of office',
            text: 'I am away until Monday.',
            headers: { 'Auto-Submitted': 'auto-replied' },
        });
        await expect.poll(() => postfix.log).toMatch(new RegExp(`to=<${shown.buyer_alias!}>.*status=sent`));
        expect(await textsOf(sent.conversation_id)).toHaveLength(1);
    });
});

// Mails to several addresses, and with files that nobody takes: what each recipient's reply is, and what became of it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { handIn, mailSettings } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import type { Order } from '../support/types.ts';

let settings: Record<string, string>;
let market: Marketplace;
let olga: Client;
beforeAll(async () => {
    settings = await mailSettings();
    market = await Marketplace.start({ settings, logins: ['olga', 'otto'] });
    olga = await market.as('olga');
}, 60_000);
afterAll(() => market.remove());

const from = 'olga@north.example';
let letters = 0;
function letter(to: string[], body: string): string {
    letters += 1;
    return [
        `From: ${from}`,
        `To: ${to.join(', ')}`,
        'Subject: [order_problem] One shelf',
        `Message-ID: <several.${letters}@north.example>`,
        'MIME-Version: 1.0',
        body,
    ].join('\r\n');
}
const words = 'Content-Type: text/plain\r\n\r\nOne shelf of your order is out of stock, may it be oak instead?\r\n';

const conversationOf = async (order: Order) =>
    (await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } })).conversation;

it('a mail to five addresses opens five conversations', async () => {
    const orders = [];
    for (let i = 0; i < 5; i++) orders.push(await market.orderWithAlias());
    const to = orders.map(({ alias }) => alias);
    await handIn(settings, { from, to, raw: letter(to, words) });
    const found = await Promise.all(orders.map(({ order }) => conversationOf(order)));
    expect(new Set(found.map((conversation) => conversation?.id)).size).toBe(5);
    expect(found).not.toContain(undefined);
});

it('of two recipients one is refused, and the other has its message', async () => {
    const { order, alias } = await market.orderWithAlias();
    const to = ['nobody.at.all@messages.example', alias];
    await expect(handIn(settings, { from, to, raw: letter(to, words) })).rejects.toMatchObject({
        responseCode: 550,
        response: expect.stringContaining('5.1.1') as string,
    });
    expect(await conversationOf(order)).toBeDefined();
});

it('another seller’s address is refused, whoever asks for it', async () => {
    const otto = await market.as('otto');
    const order = await market.order({ seller: market.south });
    const { buyer_alias } = await otto.ok('getOrder', { path: { seller: market.south.id, order: order.id } });
    await expect(handIn(settings, { from, to: buyer_alias!, raw: letter([buyer_alias!], words) })).rejects.toMatchObject({
        responseCode: 550,
        response: expect.stringContaining('5.7.1') as string,
    });
});

it('a winmail.dat is taken, looked into, and comes back with words', async () => {
    const { order, alias } = await market.orderWithAlias();
    const file = [
        '--b',
        'Content-Type: application/ms-tnef; name="winmail.dat"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename="winmail.dat"',
        '',
        'eJ8+IgAAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQAAAAAAADoAAEIgAcA',
        '--b--',
        '',
    ];
    const body = ['Content-Type: multipart/mixed; boundary=b', '', '--b', words, ...file].join('\r\n');
    await handIn(settings, { from, to: alias, raw: letter([alias], body) });
    const drafts = async () => (await (await market.as('olga')).ok('listDrafts', { path: { seller: market.north.id } })).items;
    await expect.poll(async () => (await drafts()).find(({ draft }) => draft.order_id === order.id)?.draft.state).toBe('blocked');
    expect(await conversationOf(order)).toBeUndefined();
});

// Search: one box over orders and messages, for sellers and for buyers, each over their own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
let olga: Client;
let ada: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'otto', 'ada', 'ben'] });
    [olga, ada] = [await market.as('olga'), await market.as('ada')];
});
afterAll(() => market.remove());

const seller = () => ({ seller: market.north.id });
const search = (text: string) => olga.ok('searchSeller', { path: seller(), query: { search: text } });
// The index follows the sends.
async function found(text: string) {
    for (let tries = 0; tries < 100; tries += 1) {
        const result = await search(text);
        if (result.items.length > 0) return result;
        await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`${text} was never found`);
}

describe('a search', () => {
    it('follows the sends within a second, and says how far it is behind', async () => {
        const behind = async () =>
            Number(/^stoa_search_unindexed_messages (\d+)$/m.exec(await (await fetch(`${market.server.url}/metrics`)).text())?.[1]);
        const ada = await market.as('ada');
        const { conversation_id } = await market.inquiry('The first of a hundred.');
        const sends = Array.from({ length: 100 }, (_, at) =>
            ada.ok('sendBuyerMessage', { path: { conversation: conversation_id }, body: { text: `Hundredfold ${at}` } }),
        );
        await Promise.all(sends);
        const since = Date.now();
        while ((await behind()) > 0) expect(Date.now() - since, 'milliseconds behind').toBeLessThan(5_000);
        expect((await search('hundredfold')).items).toHaveLength(50);
    });
    it('finds what was said, marks it, and knows where it stands', async () => {
        const sent = await market.inquiry('The Hängelampe arrived without its “brass hook”.', {
            seller: market.north,
            title: 'Hanging lamp',
        });
        const { items } = await found('HANGELAMPE "brass hook"');
        expect(items).toHaveLength(1);
        const hit = items[0]!;
        expect(hit).toMatchObject({ conversation_id: sent.conversation_id, seq: 1, author: 'buyer', other_side: 'Ada Buyer' });
        expect(hit.marks.map(({ begin, end }) => [...hit.excerpt].slice(begin, end).join(''))).toEqual(['Hängelampe', 'brass hook']);
        const own = await ada.ok('searchBuyer', { query: { search: 'hook lamp' } });
        expect(own.items.map((item) => item.conversation_id)).toEqual([]);
        const again = await ada.ok('searchBuyer', { query: { search: 'hook' } });
        expect(again.items[0]).toMatchObject({ conversation_id: sent.conversation_id, other_side: 'North Shop' });
        expect((await ada.ok('searchBuyer', { query: { search: 'hanging' } })).orders[0]).toMatchObject({
            order: { id: sent.order.id },
            title_marks: [{ begin: 0, end: 7 }],
        });
    });
    it('finds a message by its subject, and marks it there', async () => {
        const order = await market.order();
        const body = { reason: 'order_problem', subject: 'About your quatrefoil', text: 'Which side is the hinge to be on?' };
        const answer = await olga.call('contactBuyer', { path: { ...seller(), order: order.id }, body });
        expect(answer.status).toBe(201);
        const hit = (await found('quatrefoil')).items[0]!;
        expect(hit.marks).toEqual([]);
        expect(hit.subject_marks!.map(({ begin, end }) => [...hit.subject!].slice(begin, end).join(''))).toEqual(['quatrefoil']);
        const other = (await found('hinge')).items[0]!;
        expect(other.subject).toBeUndefined();
    });
    it('finds orders in Japanese, by phrases, and by any item for their buyer', async () => {
        const items = [
            { sku: 'JP-1', title: 'オーク材の机', quantity: 1 },
            { sku: 'LAMP-77', title: 'Chest of oak', quantity: 1 },
        ];
        const order = await market.order({ more: { items } });
        const ids = async (text: string) => (await search(text)).orders.map((found) => found.order.id);
        expect(await ids('机')).toEqual([order.id]);
        expect(await ids('"chest of oak"')).toEqual([order.id]);
        expect(await ids('"oak chest"')).toEqual([]);
        const own = await ada.ok('searchBuyer', { query: { search: 'lamp-77' } });
        expect(own.orders.map((found) => found.order.id)).toEqual([order.id]);
    });
    it('finds nothing of others', async () => {
        await market.inquiry('Nobody else may read of the zeugma.', { seller: market.north });
        await found('zeugma');
        const [otto, ben] = [await market.as('otto'), await market.as('ben')];
        expect(await otto.ok('searchSeller', { path: { seller: market.south.id }, query: { search: 'zeugma' } })).toEqual({
            orders: [],
            items: [],
        });
        expect(await ben.ok('searchBuyer', { query: { search: 'zeugma' } })).toEqual({ orders: [], items: [] });
        await otto.refused('searchSeller', { path: seller(), query: { search: 'zeugma' } }, 404, 'not_found');
    });
    it('finds orders by any part of their ids, quoted, and with a name', async () => {
        const order = await market.order();
        const last = order.id.split('-').at(-1)!;
        for (const text of [order.id, order.id.slice(0, 11), last, `"${order.id}"`, `${order.id} ada`, `"ada buyer" ${last}`]) {
            expect(
                (await search(text)).orders.map((found) => found.order.id),
                text,
            ).toEqual([order.id]);
            const listed = await olga.ok('listOrders', { path: seller(), query: { search: text } });
            expect(
                listed.items.map((one) => one.id),
                text,
            ).toEqual([order.id]);
        }
        for (const text of [last, `"${order.id}"`, `${order.id} north`]) {
            const listed = await ada.ok('listBuyerOrders', { query: { search: text } });
            expect(
                listed.items.map((one) => one.id),
                text,
            ).toEqual([order.id]);
        }
        expect((await search(`${order.id} ben`)).orders).toEqual([]);
    });
    it('leads a buyer to all orders that match', async () => {
        const made: string[] = [];
        for (let day = 1; day <= 7; day += 1) made.push((await market.order({ title: `Quince box ${day}`, daysAgo: day })).id);
        const { orders } = await ada.ok('searchBuyer', { query: { search: 'quince' } });
        expect(orders.map((found) => found.order.id)).toEqual(made.slice(0, 5));
        const listed: string[] = [];
        let cursor: string | undefined;
        do {
            const page = await ada.ok('listBuyerOrders', { query: { search: 'quince', limit: 3, cursor } });
            listed.push(...page.items.map((one) => one.id));
            cursor = page.next_cursor;
        } while (cursor !== undefined);
        expect(listed).toEqual(made);
        const ben = await market.as('ben');
        expect(await ben.ok('listBuyerOrders', { query: { search: 'quince' } })).toEqual({ items: [] });
        await ada.refused('listBuyerOrders', { query: { search: 'a'.repeat(201) } }, 422, 'text_too_long');
    });
    it('finds a conversation before a sale by the other side, the item and the SKU, on either side', async () => {
        const ben = await market.as('ben');
        const path = { link: market.admin.makeLink('ben', 'North Shop', 'WLN-77', 'Walnut sideboard') };
        const { conversation_id } = await ben.ok('openLinkInquiry', { path, body: { text: 'Is it oiled?' } });
        const words = (text: string, marks: { begin: number; end: number }[] = []) =>
            marks.map(({ begin, end }) => [...text].slice(begin, end).join(''));
        const hit = (await found('ben sideboard')).items[0]!;
        expect(hit).toMatchObject({ conversation_id, seq: 1, other_side: 'Ben Buyer', item_title: 'Walnut sideboard', marks: [] });
        expect(words(hit.other_side, hit.other_side_marks)).toEqual(['Ben']);
        expect(words(hit.item_title, hit.title_marks)).toEqual(['sideboard']);
        for (const text of ['wln-77', '"walnut sideboard"', 'waln'])
            expect(
                (await search(text)).items.map((one) => one.conversation_id),
                text,
            ).toEqual([conversation_id]);
        const own = (text: string) => ben.ok('searchBuyer', { query: { search: text } });
        for (const text of ['WLN-77', 'north walnut'])
            expect((await own(text)).items[0], text).toMatchObject({ conversation_id, other_side: 'North Shop' });
        expect((await ada.ok('searchBuyer', { query: { search: 'walnut' } })).items).toEqual([]);
        const otto = await market.as('otto');
        expect((await otto.ok('searchSeller', { path: { seller: market.south.id }, query: { search: 'walnut' } })).items).toEqual([]);
        await market.push.ok('putBuyer', { path: { external_id: 'ben' }, body: { name: 'Benedict Marlowe' } });
        expect((await found('marlowe')).items[0]).toMatchObject({ conversation_id, other_side: 'Benedict Marlowe' });
    });
    it('takes any text for words', async () => {
        for (const text of ['scope : s1', '"', '" OR *', "' OR 1=1 --", 'NEAR(a b)', '^a', '{words}: a', '🪑 chair', 'a'.repeat(200)]) {
            const answer = await olga.call('searchSeller', { path: seller(), query: { search: text } });
            expect([200, 422], text).toContain(answer.status);
        }
        await olga.refused('searchSeller', { path: seller(), query: { search: '“!”' } }, 422, 'text_empty');
        await olga.refused('searchSeller', { path: seller(), query: { search: 'a'.repeat(201) } }, 422, 'text_too_long');
        await olga.refused('searchSeller', { path: seller() }, 422, 'missing_field');
    });
});

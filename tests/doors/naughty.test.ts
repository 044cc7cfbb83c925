// Every line of the naughty lists in every field that takes text: stored, listed and searched as the text that it is, byte for byte.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { cut, inParallel, missing, naughtyLines } from '../support/naughty.ts';
import type { Message, Order, Page, Problem, Sent } from '../support/types.ts';

const width = 16;
const together = 12; // Lines in one message.
const lines = missing ? [] : naughtyLines();

let market: Marketplace;
let ada: Client;
let olga: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['ada', 'olga'] });
    [ada, olga] = [await market.as('ada'), await market.as('olga')];
});
afterAll(() => market.remove());

async function all<T>(next: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
        const page = await next(cursor);
        items.push(...page.items);
        cursor = page.next_cursor;
    } while (cursor !== undefined);
    return items;
}

// What a mask or another change of the policy leaves of a text is still in it, in order.
function keepsRest(sent: string, message: Message): boolean {
    if (message.text === sent) return true;
    if (!message.masks?.length) return false;
    const points = [...message.text];
    let from = 0;
    let at = 0;
    for (const mask of [...message.masks, { begin: points.length, end: points.length }]) {
        const kept = points.slice(from, mask.begin).join('');
        const found = sent.indexOf(kept, at);
        if (found < 0) return false;
        at = found + kept.length;
        from = mask.end;
    }
    return true;
}

// A tracking number has one line.
const tracking = (line: string) => cut(line, 64).replaceAll('\n', ' ');

// Messages of several lines each; no line is longer than a message may be.
const texts = Array.from({ length: Math.ceil(lines.length / together) }, (_, i) =>
    cut(lines.slice(i * together, (i + 1) * together).join('\n'), 10_000),
);

describe.skipIf(missing)(`${lines.length} naughty lines (needs ../shared/data/blns and xss)`, { timeout: 240_000 }, () => {
    it('as a buyer’s name and id, an item’s title and SKU, a tracking number and a return', async () => {
        const seller = market.north.id;
        await inParallel(lines, width, async (line, index) => {
            const external_id = cut(line, 128);
            const isPath = external_id !== '.' && external_id !== '..'; // A client folds these by itself.
            const path = { external_id: isPath ? external_id : 'dots' };
            const name = cut(line, 200);
            const buyer = await market.push.ok('putBuyer', { path, body: { name, language: 'en' } });
            expect(buyer).toMatchObject({ name, external_id: path.external_id });
            const item = { sku: cut(line, 128), title: cut(line, 500), quantity: 1 };
            const more = { tracking_numbers: [tracking(line), 'B 2'], returns: cut(line, 500) };
            const order = `naughty-${index}`;
            const body = { buyer: path.external_id, placed_at: new Date(Date.now() - index * 1000).toISOString(), delivery_state: 'shipped', items: [item], ...more }; // prettier-ignore
            await market.push.ok('putOrder', { path: { seller, order }, body });
        });
        await inParallel(lines, width, async (line, index) => {
            const order: Order = await olga.ok('getOrder', { path: { seller, order: `naughty-${index}` } });
            expect(order.items).toEqual([{ sku: cut(line, 128), title: cut(line, 500), quantity: 1 }]);
            expect(order).toMatchObject({ tracking_numbers: [tracking(line), 'B 2'], returns: cut(line, 500) });
        });
        const listed = await all((cursor) => olga.ok('listOrders', { path: { seller }, query: { limit: 100, cursor } }));
        const titles = new Map(listed.map((order) => [order.id, order.first_title]));
        expect(lines.filter((line, index) => titles.get(`naughty-${index}`) !== cut(line, 500))).toEqual([]);
    });

    it('as an order’s id where it may be one', async () => {
        const seller = market.south.id;
        let taken = 0;
        await inParallel(lines, width, async (line) => {
            const order = cut(line, 64);
            if (order === '.' || order === '..') return;
            const body = { placed_at: new Date().toISOString(), delivery_state: 'shipped', items: [{ sku: 'A', title: 'A', quantity: 1 }] };
            const answer = await market.push.call('putOrder', { path: { seller, order }, body });
            if (/^[!-.0->@-~]+$/.test(order)) {
                taken += 1;
                expect([200, 201], answer.text).toContain(answer.status);
                expect((answer.body as Order).id).toBe(order);
            } else {
                expect(answer.status, answer.text).toBe(404);
            }
        });
        expect(taken).toBeGreaterThan(500);
    });

    it('as a buyer’s message: stored and shown, or kept as the draft that it was', async () => {
        const seller = market.north.id;
        const orders = await Promise.all(Array.from({ length: 40 }, () => market.order()));
        const delivered = new Map<string, string[]>(orders.map((order) => [order.id, []]));
        const changed: string[] = [];
        const write = async (text: string, order: string): Promise<boolean> => {
            const answer = await ada.call('openInquiry', { path: { seller, order }, body: { topic: 'other', text } });
            if (answer.status !== 201) {
                expect(answer.status, answer.text).toBe(422);
                // What has nothing to see in it is empty.
                expect((answer.body as Problem).code, answer.text).toMatch(/^message_(blocked|held)$|^text_empty$/);
                return false;
            }
            const { message } = answer.body as Sent;
            if (!keepsRest(text, message)) changed.push(`${JSON.stringify(text)} became ${JSON.stringify(message.text)}`);
            delivered.get(order)!.push(message.text);
            return true;
        };
        await inParallel(texts, width, async (text, index) => {
            const order = orders[index % orders.length]!.id;
            if (await write(text, order)) return;
            for (const line of text.split('\n')) if (line !== '') await write(line, order);
        });
        expect(changed).toEqual([]);
        let count = 0;
        for (const { id } of orders) {
            const { summary } = await ada.ok('getBuyerOrder', { path: { seller, order: id } });
            const conversation = summary.conversation_id!;
            const asBuyer = await all((cursor) => ada.ok('listBuyerMessages', { path: { conversation }, query: { limit: 100, cursor } }));
            const asSeller = await all((cursor) =>
                olga.ok('listMessages', { path: { seller, conversation }, query: { limit: 100, cursor } }),
            );
            const texts = (messages: Message[]) => messages.map((message) => message.text).sort();
            expect(texts(asBuyer)).toEqual(delivered.get(id)!.sort());
            expect(texts(asSeller)).toEqual(delivered.get(id)!.sort());
            count += asBuyer.length;
        }
        expect(count).toBeGreaterThan(texts.length * 0.9);
    });

    it('as a reply’s text and subject, a check, and credentials: never a bug', async () => {
        const seller = market.north.id;
        const { conversation_id: conversation } = await market.inquiry();
        await inParallel(texts, width, async (line) => {
            const body = { subject: cut(line, 200), text: line };
            const sent = await olga.call('sendSellerMessage', { path: { seller, conversation }, body });
            expect([201, 422], sent.text).toContain(sent.status);
            if (sent.status === 201) {
                const { message } = sent.body as Sent;
                expect(message.modified === true || message.text === body.text, sent.text).toBe(true);
            }
            await olga.ok('checkSellerDraft', { path: { seller }, body });
            const session = await market.push.call('signIn', { body: { login: cut(line, 254), password: 'x'.repeat(257) } });
            expect(session.status, session.text).toBe(422);
        });
    });

    it('searched for: found as the words that they are', async () => {
        const seller = market.north.id;
        await market.inquiry('The last of all: zyzzogeton');
        for (let found = 0; found === 0; await new Promise((later) => setTimeout(later, 100)))
            found = (await olga.ok('searchSeller', { path: { seller }, query: { search: 'zyzzogeton' } })).items.length;
        const lost: string[] = [];
        await inParallel(lines, width, async (line, index) => {
            // A word that is cut off would be another word.
            const search = line.length > 200 ? cut(line, 200).replace(/[\p{L}\p{N}]+$/u, '') : line;
            const answer = await olga.call('searchSeller', { path: { seller }, query: { search, limit: 1 } });
            // Signs alone are no words: that is said.
            if (answer.status === 422) expect((answer.body as Problem).code, answer.text).toBe('text_empty');
            else expect(answer.status, answer.text).toBe(200);
            const { orders, items } = answer.body as { orders?: unknown[]; items?: unknown[] };
            if (orders && orders.length + items!.length === 0) lost.push(search);
            if (index % 10 > 0) return;
            const own = await ada.call('searchBuyer', { query: { search } });
            expect(own.status === 422 ? (own.body as Problem).code : 'text_empty', own.text).toBe('text_empty');
            await olga.ok('listOrders', { path: { seller }, query: { search } });
        });
        expect(lost).toEqual([]);
    });

    it('as a seller’s name', () => {
        const names = lines.filter((line) => !/[\r\n]/.test(line)).map((line) => cut(line, 100));
        // A start of the program each: a sample.
        for (let index = 0; index < names.length; index += 400) {
            const made = market.server.command(['admin', 'seller', 'create', '--', names[index]!]);
            expect([0, 1, 2], made.err).toContain(made.status);
            expect(made.err).not.toMatch(/terminate|Segmentation|sanitizer/i);
        }
    });
});

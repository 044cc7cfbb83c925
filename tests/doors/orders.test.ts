// Orders: pushed by the marketplace, listed, searched, paged, opened by both sides.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import type { OrderSummary, Page } from '../support/types.ts';

let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'otto', 'ada', 'ben', 'moni'] });
});
afterAll(() => market.remove());

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
const plain = { buyer: 'ada', placed_at: ago(1), delivery_state: 'shipped', items: [{ sku: 'OAK-1', title: 'Oak shelf', quantity: 2 }] };

describe('pushing', () => {
    it('creates an order, changes it, and keeps every field', async () => {
        const id = market.nextOrderId();
        const path = { seller: market.north.id, order: id };
        const whole = {
            ...plain,
            fulfilled_by: 'marketplace',
            items: [
                { sku: 'OAK-1', title: 'Oak shelf “Björn”', quantity: 2 },
                { sku: 'NUT-2', title: 'Walnut shelf', quantity: 1 },
            ],
            currency: 'EUR',
            total_minor: 12_990,
            completed_at: ago(0.5),
            delivery_earliest: ago(-1),
            delivery_latest: ago(-3),
            tracking_numbers: ['1Z999AA10123456784'],
            returns: 'Until 30 days after delivery',
            ship_country: 'DE',
        };
        const created = await market.push.call('putOrder', { path, body: whole });
        expect(created.status).toBe(201);
        const again = await market.push.call('putOrder', { path, body: whole });
        expect(again.status).toBe(200);
        const { buyer, ...fields } = whole;
        const seen = await (await market.as('olga')).ok('getOrder', { path });
        expect(seen).toMatchObject({ ...fields, id, seller_id: market.north.id, buyer: { name: 'Ada Buyer', language: 'en' } });
        expect(buyer).toBe('ada');
        await market.push.ok('putOrder', { path, body: { ...plain, delivery_state: 'delivered' } });
        expect((await (await market.as('olga')).ok('getOrder', { path })).delivery_state).toBe('delivered');
    });
    it('takes ids as marketplaces write them', async () => {
        for (const id of ['A', 'PO#1=x&y;z', 'x'.repeat(64), 'a.b', '%41', '~tilde~', 'a+b']) {
            const path = { seller: market.north.id, order: id };
            await market.push.ok('putOrder', { path, body: plain });
            expect((await (await market.as('olga')).ok('getOrder', { path })).id).toBe(id);
        }
    });
    it('keeps the same id of two sellers apart', async () => {
        const order = market.nextOrderId();
        for (const [seller, title] of [
            [market.north.id, 'North thing'],
            [market.south.id, 'South thing'],
        ] as const) {
            await market.push.ok('putOrder', { path: { seller, order }, body: { ...plain, items: [{ sku: 'S', title, quantity: 1 }] } });
        }
        expect((await (await market.as('otto')).ok('getOrder', { path: { seller: market.south.id, order } })).items[0]!.title).toBe(
            'South thing',
        );
        expect((await (await market.as('olga')).ok('getOrder', { path: { seller: market.north.id, order } })).items[0]!.title).toBe(
            'North thing',
        );
    });
    it('refuses what is wrong and names the field', async () => {
        const wrong: [string, Record<string, unknown>, number, string][] = [
            ['/buyer', { buyer: 'nobody-we-know' }, 422, 'unknown_buyer'],
            ['/placed_at', { placed_at: 'yesterday' }, 422, 'invalid_value'],
            ['/placed_at', { placed_at: undefined }, 422, 'missing_field'],
            ['/delivery_state', { delivery_state: 'lost' }, 422, 'invalid_value'],
            ['/items', { items: [] }, 422, 'invalid_value'],
            ['/items/0/quantity', { items: [{ sku: 'A', title: 'A', quantity: 0 }] }, 422, 'invalid_value'],
            ['/items/0/sku', { items: [{ sku: 5, title: 'A', quantity: 1 }] }, 422, 'wrong_type'],
            ['/items/0/colour', { items: [{ sku: 'A', title: 'A', quantity: 1, colour: 'red' }] }, 422, 'unknown_field'],
            ['/currency', { currency: 'euro' }, 422, 'invalid_value'],
            ['/total_minor', { total_minor: -1 }, 422, 'invalid_value'],
            ['/ship_country', { ship_country: 'Germany' }, 422, 'invalid_value'],
            ['/returns', { returns: 'x'.repeat(501) }, 422, 'text_too_long'],
        ];
        for (const [pointer, change, status, code] of wrong) {
            const call = { path: { seller: market.north.id, order: 'WRONG-1' }, body: { ...plain, ...change } };
            const problem = await market.push.refused('putOrder', call, status);
            expect({ pointer: problem.pointer, code: problem.code }, JSON.stringify(change)).toEqual({ pointer, code });
        }
        await market.push.refused('getOrder', { path: { seller: market.north.id, order: 'WRONG-1' } }, 404);
    });
    it('refuses a seller that does not exist and an id that is none', async () => {
        await market.push.refused('putOrder', { path: { seller: 999_999, order: 'A-1' }, body: plain }, 404);
        const answer = await market.push.call('putOrder', { path: { seller: market.north.id, order: 'x'.repeat(65) }, body: plain });
        expect([404, 422]).toContain(answer.status);
    });
    it('creates and changes a buyer', async () => {
        const path = { external_id: 'eve/1 ü' };
        const created = await market.push.call('putBuyer', { path, body: { name: 'Eve', language: 'de', opted_out: true } });
        expect(created.status).toBe(201);
        expect(created.body).toMatchObject({ external_id: 'eve/1 ü', name: 'Eve', language: 'de', opted_out: true });
        const changed = await market.push.ok('putBuyer', { path, body: { name: 'Eve Adams', opted_out: false } });
        expect(changed).toMatchObject({ name: 'Eve Adams', opted_out: false });
    });
});

describe('listing', () => {
    const olga = () => market.as('olga');
    const path = () => ({ seller: market.south.id });

    async function allPages(client: Client, path: { seller: number }, query: Record<string, string | number>): Promise<OrderSummary[]> {
        const seen: OrderSummary[] = [];
        let cursor: string | undefined;
        do {
            const page: Page<OrderSummary> = await client.ok('listOrders', { path, query: { ...query, cursor } });
            expect(page.items.length).toBeLessThanOrEqual(Number(query.limit));
            seen.push(...page.items);
            cursor = page.next_cursor;
        } while (cursor !== undefined);
        return seen;
    }

    it('pages through everything once, newest first', async () => {
        for (let i = 0; i < 25; i++) await market.order({ seller: market.south, daysAgo: 1 + (i % 5), title: `Lamp ${i}` });
        const otto = await market.as('otto');
        const seen = await allPages(otto, path(), { limit: 7 });
        expect(new Set(seen.map((order) => order.id)).size).toBe(seen.length);
        expect(seen.length).toBeGreaterThanOrEqual(25);
        const times = seen.map((order) => Date.parse(order.placed_at));
        expect(times).toEqual([...times].sort((a, b) => b - a));
    });
    it('refuses a cursor that it did not make, and a wrong limit', async () => {
        for (const cursor of ['x', 'AAAA', '%00'])
            await (await olga()).refused('listOrders', { path: { seller: market.north.id }, query: { cursor } }, 400, 'invalid_cursor');
        for (const limit of ['0', '101', '-1', 'many', '1.5']) {
            const answer = await (await olga()).call('listOrders', { path: { seller: market.north.id }, query: { limit } });
            expect([400, 422], `limit ${limit}`).toContain(answer.status);
        }
    });
    it('finds by the beginning of an id, by a buyer’s name and by an item, in any case', async () => {
        await market.push.ok('putBuyer', { path: { external_id: 'zoe' }, body: { name: 'Zoë Quellenthal' } });
        const order = await market.order({ buyer: 'zoe', title: 'Brass astrolabe, engraved' });
        const found = async (search: string) =>
            (await (await olga()).ok('listOrders', { path: { seller: market.north.id }, query: { search } })).items.map((one) => one.id);
        for (const search of [
            order.id,
            order.id.slice(0, 14),
            'quellenthal',
            'QUELLENTHAL',
            'zoë',
            'astrolabe',
            'brass engraved',
            'astrol',
        ]) {
            expect(await found(search), search).toContain(order.id);
        }
        for (const search of ['astrolabes of silver', 'nobody']) expect(await found(search), search).not.toContain(order.id);
        for (const search of ['"', "'", '%', '_', '*', 'a" OR "b', 'NEAR(', '-', '( )', '\\']) await found(search);
    });
    it('finds by ids with letters, in capitals or not', async () => {
        const placed = {
            placed_at: new Date().toISOString(),
            delivery_state: 'shipped',
            items: [{ sku: 'S', title: 'Thing', quantity: 1 }],
        };
        await market.push.ok('putOrder', { path: { seller: market.north.id, order: 'PO-7' }, body: placed });
        const found = async (search: string) =>
            (await (await olga()).ok('listOrders', { path: { seller: market.north.id }, query: { search } })).items.map((one) => one.id);
        for (const search of ['PO-7', 'po-7', '"po 7"']) expect(await found(search), search).toEqual(['PO-7']);
        expect(await found('PO-'), 'a word, whatever stands behind it').toContain('PO-7');
    });
    it('finds a number in titles on every page', async () => {
        for (let i = 0; i < 3; i++) await market.order({ title: 'Lathe 7719' });
        const found = await allPages(await olga(), { seller: market.north.id }, { search: '7719', limit: 1 });
        expect(found.map((order) => order.first_title)).toEqual(['Lathe 7719', 'Lathe 7719', 'Lathe 7719']);
    });
    it('is narrowed by days, delivery, messages and contact, and sorted by either end', async () => {
        const title = 'Quincunx shelf';
        const more = { delivery_state: 'delivered' };
        const [delivered, shipped, late, nobody] = [
            await market.order({ title, daysAgo: 10, more }),
            (await market.inquiry('Where is it?', { title, daysAgo: 5 })).order,
            await market.order({ title, daysAgo: 40 }),
            await market.order({ title, daysAgo: 3, buyer: null }),
        ];
        const client = await olga();
        const listed = async (query: Record<string, string>) => {
            const page = await client.ok('listOrders', { path: { seller: market.north.id }, query: { search: 'quincunx', ...query } });
            return page.items.map((one) => one.id);
        };
        const newest = [nobody.id, shipped.id, delivered.id, late.id];
        expect(await listed({})).toEqual(newest);
        expect(await listed({ sort: 'oldest' })).toEqual([...newest].reverse());
        expect(await listed({ delivery_state: 'delivered' })).toEqual([delivered.id]);
        expect(await listed({ has_conversation: 'true' })).toEqual([shipped.id]);
        expect(await listed({ has_conversation: 'false' })).toEqual([nobody.id, delivered.id, late.id]);
        expect(await listed({ can_be_messaged: 'true' })).toEqual([shipped.id, delivered.id]);
        expect(await listed({ can_be_messaged: 'false' })).toEqual([nobody.id, late.id]);
        const day_of = (order: { placed_at: string }) => order.placed_at.slice(0, 10);
        expect(await listed({ placed_from: day_of(delivered), placed_to: day_of(shipped) })).toEqual([shipped.id, delivered.id]);
        expect(await listed({ placed_from: shipped.placed_at, placed_to: shipped.placed_at })).toEqual([shipped.id]);
        expect(await listed({ search: 'OAK-1', can_be_messaged: 'false', placed_to: day_of(late) })).toContain(late.id);
    });
    it('goes on behind the cursor with the same filters', async () => {
        const title = 'Zigzag shelf';
        for (let i = 0; i < 5; i++) await market.order({ title, daysAgo: 1 + i, buyer: i % 2 === 0 ? 'ada' : null });
        for (const sort of ['newest', 'oldest']) {
            const query = { limit: 1, search: 'zigzag', can_be_messaged: 'true', sort };
            const seen = await allPages(await olga(), { seller: market.north.id }, query);
            expect(new Set(seen.map((one) => one.id)).size).toBe(3);
            const times = seen.map((one) => Date.parse(one.placed_at) * (sort === 'newest' ? -1 : 1));
            expect(times).toEqual([...times].sort((a, b) => a - b));
        }
    });
    it('refuses a filter that is none and says which', async () => {
        const wrong: Record<string, string> = {
            placed_from: 'yesterday',
            placed_to: '2026-02-31',
            delivery_state: 'lost',
            has_conversation: 'yes',
            can_be_messaged: '1',
            sort: 'up',
            colour: 'red',
        };
        for (const [name, value] of Object.entries(wrong)) {
            const call = { path: { seller: market.north.id }, query: { [name]: value } };
            const problem = await (await olga()).refused('listOrders', call, 422);
            expect(problem.detail, name).toContain(name);
        }
    });
    it('tells of an order the other conversations of its buyer with this seller, newest first', async () => {
        const sent = [];
        for (const title of ['First lamp', 'Second lamp']) sent.push(await market.inquiry('Hello?', { title }));
        await market.inquiry('Hello?', { title: 'Of another seller', seller: market.south });
        const fresh = await market.order();
        const othersOf = async (order: string) =>
            (await (await olga()).ok('getOrder', { path: { seller: market.north.id, order } })).other_conversations;
        expect((await othersOf(fresh.id)).slice(0, 2)).toMatchObject([
            { id: sent[1]!.conversation_id, item_title: 'Second lamp', order_id: sent[1]!.order.id, section: 'needs_reply' },
            { id: sent[0]!.conversation_id, item_title: 'First lamp' },
        ]);
        const ofFirst = (await othersOf(sent[0]!.order.id)).map((one) => one.id);
        expect(ofFirst[0]).toBe(sent[1]!.conversation_id);
        expect(ofFirst, 'its own is no other').not.toContain(sent[0]!.conversation_id);
        expect(await othersOf((await market.order({ buyer: null })).id)).toEqual([]);
    });
    it('says of each whether its buyer can be contacted', async () => {
        const open = await market.order({ daysAgo: 29.9 });
        const closed = await market.order({ daysAgo: 30.1 });
        const nobody = await market.order({ buyer: null });
        const contactOf = async (order: string) =>
            (await (await olga()).ok('getOrder', { path: { seller: market.north.id, order } })).contact;
        expect(await contactOf(open.id)).toMatchObject({ open: true });
        expect(await contactOf(closed.id)).toMatchObject({ open: false, why_closed: 'window_closed' });
        expect(await contactOf(nobody.id)).toMatchObject({ open: false, why_closed: 'no_buyer' });
        const closes = Date.parse((await contactOf(open.id)).closes_at!);
        expect(Math.abs(closes - (Date.parse(open.placed_at) + 30 * day))).toBeLessThan(day);
        const listed = await (await olga()).ok('listOrders', { path: { seller: market.north.id }, query: { search: closed.id } });
        expect(listed.items[0]!.contact.open).toBe(false);
    });
    it('can be written about after its window as long as feedback may be asked for', async () => {
        const dayOf = (day: number) => new Date(Date.now() + (day - 35) * 24 * 3_600_000).toISOString();
        const more = { delivery_state: 'delivered', delivery_earliest: dayOf(10), delivery_latest: dayOf(12) };
        const order = await market.order({ daysAgo: 35, more });
        const path = { seller: market.north.id, order: order.id };
        const { contact, allowed_reasons } = await (await olga()).ok('getOrder', { path });
        expect(contact.open).toBe(true);
        expect(contact.closes_at!.slice(0, 10)).toBe(dayOf(42).slice(0, 10));
        expect(allowed_reasons.filter((one) => one.open).map((one) => one.reason)).toEqual(['feedback_request']);
        const listedWith = async (can_be_messaged: boolean) => {
            const query = { search: order.id, can_be_messaged: String(can_be_messaged) };
            return (await (await olga()).ok('listOrders', { path: { seller: market.north.id }, query })).items;
        };
        expect(await listedWith(true)).toMatchObject([{ id: order.id, contact }]);
        expect(await listedWith(false)).toEqual([]);
        await (await olga()).ok('contactBuyer', { path, body: { reason: 'feedback_request' } });
    });
    it('say for every reason of the pack whether it is open now, and why not, in the reader’s language', async () => {
        const reasonsOf = async (order: string, language?: string) => {
            const headers = language ? { 'Accept-Language': language } : {};
            const path = { seller: market.north.id, order };
            const { allowed_reasons } = await (await olga()).ok('getOrder', { path, headers });
            return new Map(allowed_reasons.map((one) => [one.reason, one]));
        };
        const shipped = await market.order({ more: { delivery_state: 'shipped' } });
        const reasons = await reasonsOf(shipped.id);
        expect(reasons.size).toBe(14);
        expect([...reasons.values()].filter((one) => one.kind === 'necessary').map((one) => one.reason)).toEqual(
            expect.arrayContaining(['legal_disclosure', 'order_problem', 'return_issue']),
        );
        expect(reasons.get('order_information')).toEqual({ reason: 'order_information', kind: 'proactive', critical: true, open: true });
        expect(reasons.get('feedback_request')).toMatchObject({
            open: false,
            critical: false,
            why: expect.stringContaining('delivered') as string,
        });
        expect((await reasonsOf(shipped.id, 'de')).get('feedback_request')!.why).toContain('zugestellt');
        const call = {
            path: { seller: market.north.id, order: shipped.id },
            body: { reason: 'feedback_request' },
        };
        const problem = await (await olga()).refused('contactBuyer', call, 422, 'reason_not_open');
        expect(problem.pointer).toBe('/reason');
        expect(problem.detail, 'says the same').toContain(reasons.get('feedback_request')!.why);
        const late = await reasonsOf((await market.order({ daysAgo: 31 })).id);
        expect(late.get('invoice')).toMatchObject({ open: false, rule: 'timing.window' });
    });
    it('let nobody write who is not wanted, but for what is critical', async () => {
        await market.push.ok('putBuyer', { path: { external_id: 'eve' }, body: { name: 'Eve Buyer', language: 'en', opted_out: true } });
        const order = await market.order({ buyer: 'eve' });
        const path = { seller: market.north.id, order: order.id };
        const { allowed_reasons } = await (await olga()).ok('getOrder', { path });
        expect(allowed_reasons.find((one) => one.reason === 'invoice')).toMatchObject({ open: false, rule: 'consent.opted_out' });
        const write = (reason: string) => ({
            path,
            body: { reason, subject: `Order ${order.id}`, text: `About ${order.id}: may it be oak?` },
        });
        const refused = await (await olga()).refused('contactBuyer', write('invoice'), 422, 'message_blocked');
        expect(refused.verdict!.findings.map((finding) => finding.rule)).toContain('consent.opted_out');
        await (await olga()).ok('contactBuyer', write('order_problem'));
    });
    it('lists sellers to operators', async () => {
        const { items } = await (await market.as('moni')).ok('listSellers');
        expect(items).toEqual(expect.arrayContaining([market.north, market.south]));
    });
});

describe('a buyer', () => {
    it('sees its own orders of all sellers, newest first, and no others', async () => {
        await market.order({ buyer: 'ben', seller: market.north, daysAgo: 3 });
        await market.order({ buyer: 'ben', seller: market.south, daysAgo: 2 });
        const ben = await market.as('ben');
        const page = await ben.ok('listBuyerOrders', { query: { limit: 1 } });
        const rest = await ben.ok('listBuyerOrders', { query: { limit: 50, cursor: page.next_cursor } });
        const all = [...page.items, ...rest.items];
        expect(all.map((one) => one.seller.name)).toEqual(['South Shop', 'North Shop']);
        const first = all[0]!;
        const order = await ben.ok('getBuyerOrder', { path: { seller: first.seller.id, order: first.id } });
        expect(order).toMatchObject({
            summary: first,
            delivery_state: 'shipped',
            items: [{ sku: 'OAK-1', title: 'Oak shelf', quantity: 1 }],
        });
    });
});

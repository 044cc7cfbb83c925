// `stoa import orders` of other tables: the report of all orders, CSV, and what another shop's system wrote.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { shared } from '../support/paths.ts';
import { report, row } from '../support/reports.ts';

let market: Marketplace;
let olga: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'otto'] });
    olga = await market.as('olga');
});
afterAll(() => market.remove());

const place = (name: string) => join(market.server.directory, name);
const run = (file: string, options: string[] = [], seller = 'North Shop') =>
    market.server.command(['import', 'orders', file, '--seller', seller, ...options]);
const get = (order: string) => olga.ok('getOrder', { path: { seller: market.north.id, order } });

describe('the report of all orders', () => {
    const header = [
        'amazon-order-id', 'merchant-order-id', 'purchase-date', 'last-updated-date', 'order-status', 'fulfillment-channel', 'sales-channel',
        'order-channel', 'ship-service-level', 'product-name', 'sku', 'asin', 'item-status', 'quantity', 'currency', 'item-price', 'ship-country',
    ]; // prettier-ignore
    const line = (number: number, status: string, more: Record<string, string> = {}) => ({
        ...row(number),
        'amazon-order-id': row(number)['order-id']!,
        'order-status': status,
        'fulfillment-channel': 'Merchant',
        quantity: '2',
        ...more,
    });
    it('brings orders with their states and without buyers, who come with another report', async () => {
        const rows = [
            line(1, 'Pending', { currency: '', 'item-price': '' }),
            line(2, 'Shipped', { 'fulfillment-channel': 'Amazon' }),
            line(3, 'Cancelled', { quantity: '0' }),
            line(4, 'Shipped'),
            line(4, 'Shipped', { sku: 'SECOND', 'product-name': 'Bracket' }),
        ];
        writeFileSync(place('all.txt'), report(rows, header));
        const ran = run(place('all.txt'));
        expect(ran.status, ran.err).toBe(0);
        const id = (number: number) => row(number)['order-id']!;
        expect(await get(id(1))).toMatchObject({ delivery_state: 'pending', contact: { open: false, why_closed: 'no_buyer' } });
        expect(await get(id(2))).toMatchObject({
            delivery_state: 'shipped',
            fulfilled_by: 'marketplace',
            currency: 'EUR',
            total_minor: 1990,
        });
        expect((await get(id(3))).delivery_state).toBe('cancelled');
        expect((await get(id(4))).items).toMatchObject([{ quantity: 2 }, { sku: 'SECOND' }]);
        expect((await get(id(4))).buyer).toBeUndefined();
        writeFileSync(place('buyers.txt'), report([row(4, { 'quantity-purchased': '2' })]));
        expect(run(place('buyers.txt')).status).toBe(0);
        expect(await get(id(4))).toMatchObject({ buyer: { name: 'Buyer Number4' }, delivery_state: 'shipped', contact: { open: true } });
        expect((await get(id(4))).items).toHaveLength(2);
        expect(run(place('all.txt'), ['--format', 'tabs']).status, 'again, the buyer stays').toBe(0);
        expect((await get(id(4))).buyer).toMatchObject({ name: 'Buyer Number4' });
    });
    it('names its own columns where something is wrong', () => {
        writeFileSync(place('all-wrong.txt'), report([line(5, 'Lost'), line(6, 'Shipped', { quantity: 'two' })], header));
        const ran = run(place('all-wrong.txt'));
        expect(ran.status).toBe(2);
        expect(ran.err).toMatch(/all-wrong\.txt:2: order-status: \S/);
        expect(ran.err).toMatch(/all-wrong\.txt:3: quantity: \S/);
    });
});

describe('CSV', () => {
    const header = ['order-id', 'purchase-date', 'buyer-email', 'buyer-name', 'sku', 'product-name', 'quantity-purchased'];
    const quote = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const csv = (rows: Record<string, string>[], separator = ',') =>
        [header, ...rows.map((one) => header.map((name) => quote(one[name] ?? '')))]
            .map((fields) => `${fields.join(separator)}\r\n`)
            .join('');

    it.each([',', ';'])('parted by “%s” is read with quotes, separators and line ends inside of fields', async (separator) => {
        const number = separator === ',' ? 20 : 21;
        const title = 'Shelf 19" "Oak", large;\nwith two lines';
        writeFileSync(place('quoted.csv'), csv([row(number, { 'product-name': title }), row(number + 10)], separator));
        const ran = run(place('quoted.csv'));
        expect(ran.status, ran.err).toBe(0);
        expect((await get(row(number)['order-id']!)).items[0]!.title).toBe(title);
        await get(row(number + 10)['order-id']!);
    });
    it('names the first line of a record that is wrong, and one whose quotation mark is never closed', async () => {
        const text = csv([row(40, { 'product-name': 'two\nlines', 'quantity-purchased': '-1' }), row(41, { 'product-name': 'a' })]);
        writeFileSync(place('wrong.csv'), `${text}302-1,"${'x'.repeat(100)}`);
        const ran = run(place('wrong.csv'));
        expect(ran.status).toBe(2);
        expect(ran.err).toMatch(/wrong\.csv:2: quantity-purchased: \S/);
        expect(ran.err).toMatch(/wrong\.csv:5: line: a quotation mark/);
        await get(row(41)['order-id']!);
    });
    it('goes on after an interruption by lines also where records have several', () => {
        writeFileSync(place('again.csv'), csv([row(50, { 'product-name': 'two\nlines' }), row(51)]));
        expect(run(place('again.csv')).out).toContain('2 orders new or changed');
        expect(run(place('again.csv')).out).toContain('nothing to do');
    });
});

// Real orders of a Brazilian marketplace: orders and items are two tables, without offsets in their times.
const olist = shared('data/orders-olist');
describe.skipIf(olist.missing)('a table of another system', () => {
    // None of these files has a quotation mark around what matters here.
    const table = (name: string): Record<string, string>[] => {
        const [header, ...lines] = readFileSync(join(olist.path, name), 'utf8').trim().split(/\r?\n/);
        const names = header!.split(',');
        return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at]!, value])));
    };
    const options = [
        'order-id=order_id', 'purchase-date=order_purchase_timestamp', 'order-status=order_status', 'sku=product_id',
        'product-name=product_category_name', 'delivered-date=order_delivered_customer_date', 'delivery-latest=order_estimated_delivery_date',
    ].flatMap((column) => ['--column', column]); // prettier-ignore

    it('is read by what its columns are called', async () => {
        const orders = new Map(table('olist_orders_dataset.csv').map((one) => [one['order_id']!, one]));
        const products = new Map(table('olist_products_dataset.csv').map((one) => [one['product_id']!, one]));
        const joined = table('olist_order_items_dataset.csv').map((item) => ({
            ...orders.get(item['order_id']!)!,
            ...products.get(item['product_id']!)!,
            ...item,
        }));
        const names = [...new Set(joined.flatMap((one) => Object.keys(one)))];
        writeFileSync(
            place('olist.csv'),
            [names, ...joined.map((one: Record<string, string>) => names.map((name) => one[name] ?? ''))]
                .map((fields) => `${fields.join(',')}\n`)
                .join(''),
        );
        const without = run(place('olist.csv'), options, 'South Shop');
        expect(without.status, 'times without an offset').toBe(2);
        const ran = run(place('olist.csv'), [...options, '--utc-offset', '-03:00'], 'South Shop');
        expect(ran.status, ran.err).toBe(0);
        const distinct = new Set(joined.map((one) => (one as Record<string, string>)['order_id']));
        expect(distinct.size).toBeGreaterThan(2_500);
        expect(ran.out).toContain(`${distinct.size} orders new or changed, 0 lines refused`);
        const otto = await market.as('otto');
        const seen = await otto.ok('getOrder', { path: { seller: market.south.id, order: '0e05c0027e31a0a9cf1074ec1b95c8da' } });
        const told = orders.get('0e05c0027e31a0a9cf1074ec1b95c8da')!;
        expect(seen).toMatchObject({ delivery_state: 'delivered', items: [{ sku: '2ebf71f199b0f3f3331af7d426ad714c', quantity: 1 }] });
        expect(Date.parse(seen.placed_at)).toBe(Date.parse(`${told['order_purchase_timestamp']!.replace(' ', 'T')}-03:00`));
        const cancelled = await otto.ok('listOrders', {
            path: { seller: market.south.id },
            query: { delivery_state: 'cancelled', limit: 100 },
        });
        expect(cancelled.items.length).toBeGreaterThan(5);
    });
    it('says what is wrong with what it was told', () => {
        for (const [wrong, said] of [
            [['--column', 'colour=x'], 'colour'],
            [['--column', 'order-id'], 'order-id'],
            [['--column', 'order-id=nothing_like_it'], 'nothing_like_it'],
            [['--utc-offset', '3 hours'], '3 hours'],
            [['--format', 'xml'], 'xml'],
        ] as const) {
            const ran = run(join(olist.path, 'olist_orders_dataset.csv'), [...wrong], 'South Shop');
            expect([ran.status, ran.err.trim().split('\n').length], said).toEqual([1, 1]);
            expect(ran.err).toContain(said);
        }
    });
});

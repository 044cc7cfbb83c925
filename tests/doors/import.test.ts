// `stoa import orders`: order reports as sellers download them, whole, broken, interrupted, in other encodings.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { newOrdersHeader, report, row, writeReport } from '../support/reports.ts';
import { ended, startStoa } from '../support/server.ts';
import type { OrderSummary, Page } from '../support/types.ts';

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
const get = (order: string, seller = market.north.id) => olga.ok('getOrder', { path: { seller, order } });

async function countOrders(client: Client, seller: number): Promise<number> {
    let count = 0;
    let cursor: string | undefined;
    do {
        const page: Page<OrderSummary> = await client.ok('listOrders', { path: { seller }, query: { limit: 100, cursor } });
        count += page.items.length;
        cursor = page.next_cursor;
    } while (cursor !== undefined);
    return count;
}

describe('a report', () => {
    it('is imported beside the running server: orders, items, buyers, money', async () => {
        const rows = [
            row(1),
            row(2, { 'quantity-purchased': '3', 'product-name': 'Shelf 19" "Oak"', 'item-price': '1,234.56' }),
            row(2, { 'order-item-id': '2', sku: 'SECOND', 'product-name': 'Bracket' }),
        ];
        rows[1]!['item-price'] = '1234.56';
        const ran = run(writeReport(place('new.txt'), rows));
        expect(ran.status, ran.err).toBe(0);
        const order = await get('302-0000002-1234567');
        expect(order).toMatchObject({ buyer: { name: 'Buyer Number2' }, currency: 'EUR', ship_country: 'DE', contact: { open: true } });
        expect(order.items).toEqual([
            { sku: 'SKU-2', title: 'Shelf 19" "Oak"', quantity: 3 },
            { sku: 'SECOND', title: 'Bracket', quantity: 1 },
        ]);
        expect(Date.parse(order.placed_at)).toBe(Date.parse(rows[1]!['purchase-date']!));
        expect(JSON.stringify(order)).not.toMatch(/Secret Street|555 0100|relay2@/);
    });
    it('imported again changes nothing', async () => {
        const before = await countOrders(olga, market.north.id);
        expect(run(place('new.txt')).status).toBe(0);
        writeFileSync(
            place('again.txt'),
            report([row(1), row(2, { 'quantity-purchased': '3', 'product-name': 'Shelf 19" "Oak"', 'item-price': '1234.56' })]),
        );
        expect(run(place('again.txt')).status).toBe(0);
        expect(await countOrders(olga, market.north.id)).toBe(before);
        expect((await get('302-0000002-1234567')).items).toHaveLength(2);
    });
    it('may have its columns in any order and case, unknown ones, Windows line ends and a byte order mark', async () => {
        const header = [...newOrdersHeader]
            .reverse()
            .map((name) => (name === 'sku' ? 'SKU' : name))
            .concat('sales-channel');
        const text = report([{ ...row(10), SKU: 'UPPER-1', 'sales-channel': 'Shop.example' }], header);
        writeFileSync(place('shuffled.txt'), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
        const ran = run(place('shuffled.txt'));
        expect(ran.status, ran.err).toBe(0);
        expect((await get('302-0000010-1234567')).items[0]!.sku).toBe('UPPER-1');
    });
    it('of unshipped orders says what is not shipped', async () => {
        const header = [
            'order-id',
            'order-item-id',
            'purchase-date',
            'promise-date',
            'buyer-email',
            'sku',
            'product-name',
            'quantity-purchased',
            'quantity-shipped',
            'quantity-to-ship',
            'recipient-name',
            'ship-country',
        ];
        const rows = [{ ...row(20), 'recipient-name': 'Rita Recipient', 'quantity-shipped': '0', 'quantity-to-ship': '1' }];
        writeFileSync(place('unshipped.txt'), report(rows, header));
        expect(run(place('unshipped.txt')).status).toBe(0);
        expect(await get('302-0000020-1234567')).toMatchObject({ delivery_state: 'not_shipped', buyer: { name: 'Rita Recipient' } });
    });
    it('keeps the instant of a time with another offset', async () => {
        writeReport(place('offset.txt'), [row(21, { 'purchase-date': '2017-09-23T14:18:23-07:00' })]);
        expect(run(place('offset.txt')).status).toBe(0);
        expect(Date.parse((await get('302-0000021-1234567')).placed_at)).toBe(Date.parse('2017-09-23T21:18:23Z'));
    });
    it('gives an order without an address no buyer', async () => {
        writeReport(place('nobody.txt'), [row(22, { 'buyer-email': '' })]);
        expect(run(place('nobody.txt')).status).toBe(0);
        expect(await get('302-0000022-1234567')).toMatchObject({ contact: { open: false, why_closed: 'no_buyer' } });
    });
    it('knows the same address at the same seller as the same buyer', async () => {
        writeReport(place('twice.txt'), [
            row(23, { 'buyer-email': 'same@marketplace.example' }),
            row(24, { 'buyer-email': 'Same@marketplace.example' }),
        ]);
        expect(run(place('twice.txt')).status).toBe(0);
        const [one, other] = [await get('302-0000023-1234567'), await get('302-0000024-1234567')];
        expect(other.buyer!.id).toBe(one.buyer!.id);
    });
});

describe('broken lines', () => {
    it('are named with file, line and column, the others are imported, and the status is 2', async () => {
        const rows = [
            row(30),
            row(31, { 'purchase-date': 'yesterday' }),
            row(32, { 'quantity-purchased': '-1' }),
            row(33, { 'order-id': '' }),
            row(34),
        ];
        const file = writeReport(place('broken.txt'), rows);
        const ran = run(file);
        expect(ran.status).toBe(2);
        expect(ran.err).toMatch(/broken\.txt:3: purchase-date: \S/);
        expect(ran.err).toMatch(/broken\.txt:4: quantity-purchased: \S/);
        expect(ran.err).toMatch(/broken\.txt:5: order-id: \S/);
        for (const id of ['302-0000030-1234567', '302-0000034-1234567']) await get(id);
        await olga.refused('getOrder', { path: { seller: market.north.id, order: '302-0000031-1234567' } }, 404);
    });
    it('may be too short, not UTF-8, or hold a NUL', async () => {
        const good = report([row(40)]);
        const bytes = Buffer.concat([
            Buffer.from(good),
            Buffer.from('302-0000041\tonly\ttwo\n'),
            Buffer.from(
                report([row(42, { 'buyer-name': 'Zo\u0001' })])
                    .split('\n')[1]!
                    .replace('\u0001', '\u00EB') + '\n',
                'latin1',
            ),
            Buffer.from(report([row(43, { 'product-name': 'a\0b' })]).split('\n')[1]! + '\n'),
            Buffer.from(report([row(44)]).split('\n')[1]!),
        ]);
        writeFileSync(place('bytes.txt'), bytes);
        const ran = run(place('bytes.txt'));
        expect(ran.status).toBe(2);
        for (const line of [3, 4, 5]) expect(ran.err).toMatch(new RegExp(`bytes\\.txt:${line}: `));
        for (const id of ['302-0000040-1234567', '302-0000044-1234567']) await get(id);
    });
    it('are not many where the file is something else: one line says so', () => {
        for (const [name, text] of [
            ['empty.txt', ''],
            ['wrong.txt', 'hello\nworld\n'],
            ['all.txt', 'amazon-order-id\tpurchase-date\n1\t2\n'],
            ['half.csv', 'order-id,"purchase-date\n1,2\n'],
        ] as const) {
            writeFileSync(place(name), text);
            const ran = run(place(name));
            expect(ran.status, name).not.toBe(0);
            expect(ran.err.trim().split('\n').length, `${name}: ${ran.err}`).toBeLessThanOrEqual(2);
        }
    });
    it('nor where the file or seller is missing', () => {
        const missing = run(place('missing.txt'));
        expect([missing.status, missing.err.trim().split('\n').length]).toEqual([1, 1]);
        const nobody = run(place('new.txt'), [], 'Nobody’s Shop');
        expect([nobody.status, nobody.err.trim().split('\n').length]).toEqual([1, 1]);
    });
});

describe('an order of 70 000 lines', () => {
    it('is refused at once, in one line, with the others imported, also when it is run again', () => {
        const lines = Array.from({ length: 70_000 }, (_, i) => row(70, { sku: `SKU-${i}` }));
        const file = writeReport(place('endless.txt'), [...lines, row(71)]);
        const began = performance.now();
        for (let runs = 0; runs < 2; runs++) {
            const ran = run(file);
            expect(ran.status, ran.err).toBe(2);
            expect(ran.err).toContain(`${file}:2: order-id: the order 302-0000070-1234567 has more than 200 items`);
            expect(ran.err.trim().split('\n')).toHaveLength(1 + runs);
            expect(ran.out).toContain('70000 lines refused');
        }
        expect(performance.now() - began).toBeLessThan(10_000);
    });
    it('of one and the same item is an order of one item', async () => {
        const lines = Array.from({ length: 70_000 }, () => row(72));
        const ran = run(writeReport(place('same.txt'), lines));
        expect(ran.status, ran.err).toBe(0);
        expect((await get('302-0000072-1234567')).items).toMatchObject([{ quantity: 70_000 }]);
    });
});

describe('another encoding', () => {
    it.each([
        ['windows-1252', 'Zoë Müller', Buffer.from('Zo\xEB M\xFCller', 'latin1')],
        ['shift_jis', '山田', Buffer.from([0x8e, 0x52, 0x93, 0x63])],
    ])('%s is read with --encoding and refused without', async (encoding, name, bytes) => {
        const number = encoding === 'shift_jis' ? 51 : 50;
        const [before, after] = report([row(number, { 'buyer-name': '\u0001' })]).split('\u0001');
        writeFileSync(place(`${encoding}.txt`), Buffer.concat([Buffer.from(before!), bytes, Buffer.from(after!)]));
        const refused = run(place(`${encoding}.txt`));
        expect(refused.status).toBe(2);
        expect(refused.err).toContain(`${encoding}.txt:2: line: is not valid utf-8`);
        const ran = run(place(`${encoding}.txt`), ['--encoding', encoding]);
        expect(ran.status, ran.err).toBe(0);
        expect((await get(`302-00000${number}-1234567`)).buyer!.name).toBe(name);
    });
    it.each([
        ['windows-1252', [0x81]], // Means nothing there.
        ['shift_jis', [0x8e, 0x20]], // Half a character.
        ['shift_jis', [0xfd]],
    ])('%s has bytes that mean nothing: their line is named', (encoding, bytes) => {
        const name = `invalid-${encoding}-${bytes[0]!}.txt`;
        const [before, after] = report([row(52), row(53, { 'buyer-name': '\u0001' }), row(54)]).split('\u0001');
        writeFileSync(place(name), Buffer.concat([Buffer.from(before!), Buffer.from(bytes), Buffer.from(after!)]));
        const ran = run(place(name), ['--encoding', encoding]);
        expect(ran.status).toBe(2);
        expect(ran.err.trim()).toContain(`${name}:3: line: is not valid ${encoding}`);
    });
    it('shift_jis keeps characters whose second byte is ASCII', async () => {
        const [before, after] = report([row(55, { 'product-name': '\u0001' })]).split('\u0001');
        const bytes = Buffer.from([0x83, 0x5c, 0x83, 0x74, 0x83, 0x40, 0x94, 0x5c]); // ソファ能, with 0x5C and 0x40 in it.
        writeFileSync(place('second-byte.txt'), Buffer.concat([Buffer.from(before!), bytes, Buffer.from(after!)]));
        const ran = run(place('second-byte.txt'), ['--encoding', 'shift_jis']);
        expect(ran.status, ran.err).toBe(0);
        expect((await get('302-0000055-1234567')).items[0]!.title).toBe('ソファ能');
    });
    it('that nobody knows is refused in one line', () => {
        const ran = run(place('new.txt'), ['--encoding', 'klingon']);
        expect([ran.status, ran.err.trim().split('\n').length]).toEqual([1, 1]);
    });
});

describe('a hundred thousand orders', () => {
    it('come in one run, are found at once, and are not written again', async () => {
        const otto = await market.as('otto');
        const path = { seller: market.south.id };
        const first = 500_000;
        const rows = Array.from({ length: 100_000 }, (_, i) => row(first + i));
        const file = writeReport(place('large.txt'), rows);
        const ran = run(file, [], 'South Shop');
        expect(ran.status, ran.err).toBe(0);
        const began = performance.now();
        const found = await otto.ok('listOrders', { path, query: { search: '302-0599999' } });
        expect(found.items.map((order) => order.id)).toEqual(['302-0599999-1234567']);
        expect((await otto.ok('listOrders', { path, query: { search: 'Number555555' } })).items).toHaveLength(1);
        expect((await otto.ok('listOrders', { path, query: { limit: 100 } })).items).toHaveLength(100);
        for (const query of [
            { delivery_state: 'not_shipped', sort: 'oldest' },
            { can_be_messaged: 'true', placed_from: '2017-01-01' },
            { search: 'thing', has_conversation: 'false' },
        ]) {
            expect((await otto.ok('listOrders', { path, query: { limit: 100, ...query } })).items, JSON.stringify(query)).toHaveLength(100);
        }
        const few = await otto.ok('listOrders', { path, query: { limit: 100, search: 'SKU-7' } });
        expect(few.items.length).toBeGreaterThan(0);
        expect(few.next_cursor, 'the next page goes on').toBeDefined();
        const none = await otto.ok('listOrders', { path, query: { has_conversation: 'true' } });
        expect(none.items).toEqual([]);
        expect(none.next_cursor, 'a page looks at no more than 2000 orders').toBeDefined();
        expect(performance.now() - began).toBeLessThan(3_000);
        writeReport(file, [...rows, row(first + 100_000)]);
        const again = run(file, [], 'South Shop');
        expect(again.status, again.err).toBe(0);
        expect(again.err + again.out).toMatch(/\b1 orders? new or changed/);
    }, 240_000);
});

describe('an interrupted import', () => {
    it.each(['SIGKILL', 'SIGINT'] as const)(
        'by %s goes on and duplicates nothing',
        async (signal) => {
            const seller = market.south;
            const otto = await market.as('otto');
            const before = await countOrders(otto, seller.id);
            const first = signal === 'SIGKILL' ? 100_000 : 200_000;
            const count = 8_000;
            const file = writeReport(
                place(`${signal}.txt`),
                Array.from({ length: count }, (_, i) => row(first + i)),
            );
            let interruptions = 0;
            for (let round = 0; round < 4; round++) {
                const child = startStoa(
                    ['import', 'orders', file, '--seller', 'South Shop'],
                    market.server.settings,
                    market.server.directory,
                );
                await new Promise((done) => setTimeout(done, 120 + 80 * round));
                if (child.exitCode === null) interruptions += 1;
                child.kill(signal);
                await ended(child);
            }
            expect(interruptions).toBeGreaterThan(0);
            const last = run(file, [], 'South Shop');
            expect(last.status, last.err).toBe(0);
            expect((await countOrders(otto, seller.id)) - before).toBe(count);
            expect((await otto.ok('getOrder', { path: { seller: seller.id, order: `302-0${first}-1234567` } })).items).toHaveLength(1);
        },
        120_000,
    );
});

// Order reports that a browser brings: in parts, then by a job, with its progress and what it refused.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { report, row } from '../support/reports.ts';
import type { Import } from '../support/types.ts';

const part_bytes_max = 180_000;

let market: Marketplace;
let olga: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'mara', 'otto'] });
    olga = await market.as('olga');
});
afterAll(() => market.remove());

const at = (id: string) => ({ seller: market.north.id, import: id });

async function begin(file: Buffer, encoding?: string, client = olga): Promise<string> {
    const id = randomUUID();
    const body = { file_name: 'orders.txt', size_bytes: file.length, ...(encoding && { encoding }) };
    expect(await client.ok('putImport', { path: at(id), body })).toMatchObject({ id, state: 'uploading', received_bytes: 0 });
    return id;
}
const send = (id: string, file: Buffer, begin: number, end = begin + part_bytes_max) =>
    olga.ok('putImportPart', { path: at(id), body: { begin, content_base64: file.subarray(begin, end).toString('base64') } });
async function upload(file: Buffer, encoding?: string): Promise<string> {
    const id = await begin(file, encoding);
    for (let done = 0; done < file.length; done += part_bytes_max) await send(id, file, done);
    return id;
}
const get = (id: string, language = 'en') => olga.ok('getImport', { path: at(id), headers: { 'accept-language': language } });
async function ended(id: string): Promise<Import> {
    for (;;) {
        const { import: one } = await get(id);
        if (one.state === 'done' || one.state === 'failed') return one;
        await new Promise((later) => setTimeout(later, 50));
    }
}
const text = (content: string) => Buffer.from(content);

describe('an import', () => {
    it('comes in parts, and brings its orders', async () => {
        const file = text(report(Array.from({ length: 3_000 }, (_, i) => row(10_000 + i))));
        expect(file.length).toBeGreaterThan(2 * part_bytes_max);
        const id = await upload(file);
        expect(await ended(id)).toMatchObject({
            state: 'done',
            created_by: 'Olga North',
            received_bytes: file.length,
            bytes_done: file.length,
            lines_done: 3_000,
            orders_changed: 3_000,
            lines_refused: 0,
        });
        const order = await olga.ok('getOrder', { path: { seller: market.north.id, order: '302-0010007-1234567' } });
        expect(order.buyer!.name).toBe('Buyer Number10007');
        const again = await upload(file);
        expect(await ended(again)).toMatchObject({ state: 'done', lines_refused: 0 });
        const listed = await olga.ok('listImports', { path: { seller: market.north.id }, query: { limit: 1 } });
        expect(listed.items.map((one) => one.id)).toEqual([again]);
        const next = await olga.ok('listImports', { path: { seller: market.north.id }, query: { limit: 1, cursor: listed.next_cursor } });
        expect(next.items.map((one) => one.id)).toEqual([id]);
    });
    it('says what is wrong with which line, in the reader’s words', async () => {
        const id = await upload(text(report([row(20_000), row(20_001, { 'purchase-date': 'yesterday' }), row(20_002)])));
        expect(await ended(id)).toMatchObject({ state: 'done', orders_changed: 2, lines_refused: 1 });
        const { refusals } = await get(id);
        expect(refusals).toEqual([
            { line: 3, column: 'purchase-date', why: 'must be a time with its offset, like 2026-11-24T03:21:41+00:00' },
        ]);
        expect((await get(id, 'de')).refusals[0]!.why).toContain('Zeitzone');
    });
    it('keeps the first 200 refusals and counts the others', async () => {
        const id = await upload(text(report(Array.from({ length: 700 }, (_, i) => row(30_000 + i, { 'purchase-date': 'x' })))));
        expect(await ended(id)).toMatchObject({ state: 'done', orders_changed: 0, lines_refused: 700 });
        expect((await get(id)).refusals).toHaveLength(200);
    });
    it('of another encoding is read in it', async () => {
        const line = report([row(40_000, { 'product-name': 'Möbelöl für Eiche' })]);
        const file = Buffer.from(line, 'latin1');
        const wrong = await upload(file);
        expect(await ended(wrong)).toMatchObject({ lines_refused: 1 });
        expect((await get(wrong)).refusals[0]!.why).toContain('utf-8');
        const id = await upload(file, 'windows-1252');
        expect(await ended(id)).toMatchObject({ state: 'done', orders_changed: 1 });
        const order = await olga.ok('getOrder', { path: { seller: market.north.id, order: '302-0040000-1234567' } });
        expect(order.items[0]!.title).toBe('Möbelöl für Eiche');
        const body = { file_name: 'x', size_bytes: 1, encoding: 'klingon' };
        const problem = await olga.refused('putImport', { path: at(randomUUID()), body }, 422, 'invalid_value');
        expect([problem.pointer, problem.detail]).toEqual(['/encoding', expect.stringContaining('windows-1252')]);
    });
    it('that is no report fails, and says why', async () => {
        const id = await upload(text('<html>not a report</html>\n'));
        expect(await ended(id)).toMatchObject({ state: 'failed', orders_changed: 0 });
        expect((await get(id)).refusals).toEqual([expect.objectContaining({ line: 1, why: expect.stringContaining('header') as string })]);
    });
});

describe('an upload', () => {
    it('takes each part once and in order, and says where to go on', async () => {
        const file = text(report([row(50_000)]));
        const id = await begin(file);
        const early = { begin: 100, content_base64: file.subarray(100, 200).toString('base64') };
        const problem = await olga.refused('putImportPart', { path: at(id), body: early }, 409, 'import_part_misplaced');
        expect(problem.detail).toContain('the first 0 are here');
        expect((await send(id, file, 0, 100)).received_bytes).toBe(100);
        expect((await send(id, file, 0, 100)).received_bytes).toBe(100);
        const long = { begin: 100, content_base64: Buffer.alloc(file.length).toString('base64') };
        await olga.refused('putImportPart', { path: at(id), body: long }, 409, 'import_part_misplaced');
        const broken = { begin: 100, content_base64: 'not base64!' };
        expect((await olga.refused('putImportPart', { path: at(id), body: broken }, 422)).pointer).toBe('/content_base64');
        // From elsewhere and later: what is there already stays.
        const body = { file_name: 'other.txt', size_bytes: 5 };
        const mara = await market.as('mara');
        expect(await mara.ok('putImport', { path: at(id), body })).toMatchObject({ file_name: 'orders.txt', received_bytes: 100 });
        expect((await send(id, file, 100)).state).toMatch(/waiting|running|done/);
        expect(await ended(id)).toMatchObject({ state: 'done', orders_changed: 1 });
        expect((await send(id, file, 100)).state).toBe('done');
    });
    it('can be given up; three at once are enough', async () => {
        const file = text(report([row(60_000)]));
        const ids = [await begin(file), await begin(file), await begin(file)];
        const body = { file_name: 'fourth.txt', size_bytes: 5 };
        await olga.refused('putImport', { path: at(randomUUID()), body }, 409, 'too_many_imports');
        for (const id of ids) await olga.ok('deleteImport', { path: at(id) });
        await olga.refused('getImport', { path: at(ids[0]!) }, 404, 'not_found');
        await olga.refused('deleteImport', { path: at(ids[0]!) }, 404, 'not_found');
        const otto = await market.as('otto');
        const there = await begin(file);
        await otto.refused('getImport', { path: at(there) }, 404, 'not_found');
        await olga.ok('deleteImport', { path: at(there) });
    });
    it('survives kill -9, and so does the import', async () => {
        const file = text(report(Array.from({ length: 20_000 }, (_, i) => row(100_000 + i))));
        const id = await begin(file);
        let done = 0;
        for (; done < file.length / 2; done += part_bytes_max) await send(id, file, done);
        await market.server.kill();
        await market.server.restart();
        expect((await get(id)).import.received_bytes).toBe(Math.min(done, file.length));
        for (; done < file.length; done += part_bytes_max) await send(id, file, done);
        for (let seen = 0; seen === 0; seen = (await get(id)).import.lines_done) await new Promise((later) => setTimeout(later, 20));
        await market.server.kill();
        await market.server.restart();
        // What an interrupted job has begun is taken up again when its lease ends, or by this start.
        expect(await ended(id)).toMatchObject({ state: 'done', lines_done: 20_000, orders_changed: 20_000, lines_refused: 0 });
    }, 120_000);
});

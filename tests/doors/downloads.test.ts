// Files on their way out: ranges, versions, names, headers that keep them harmless, and who may have them at each request.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { open } from '../support/raw.ts';
import { addReadyFile, sql } from '../support/uploads.ts';

const bytes = randomBytes(300_000);
const small = randomBytes(2_000);

let market: Marketplace;
let clients: Record<string, Client>;
let conversation: string;
let author: string;
let file: string;
beforeAll(async () => {
    market = await Marketplace.start();
    clients = Object.fromEntries(
        await Promise.all(['ada', 'ben', 'olga', 'otto', 'moni', 'anna', 'adam'].map(async (who) => [who, await market.as(who)] as const)),
    );
    ({ conversation_id: conversation } = await market.inquiry());
    ({ user_id: author } = await clients['ada']!.ok('getSession'));
    file = sent('mug.jpg', 'image/jpeg', { original: randomBytes(100), rebuilt: bytes, thumbnail: small });
}, 60_000);
afterAll(() => market.remove());

// On Ada's first message to North.
function sent(name: string, mediaType: string, parts: Parameters<typeof addReadyFile>[1]['parts']): string {
    return addReadyFile(market.server, { seller: market.north.id, name, mediaType, parts, author, message: { conversation, seq: 1 } });
}

interface Got {
    status: number;
    headers: Record<string, string | string[] | undefined>;
    bytes: Buffer;
}
const targetOf = (id: string, part: string) => `/v1/attachments/${market.north.id}/${id}/${part}`;
function get(client: Client, part: string, headers: Record<string, string> = {}, id = file, method = 'GET'): Promise<Got> {
    return new Promise((done, failed) => {
        const target = `${client.url}${targetOf(id, part)}`;
        const outgoing = request(target, { method, headers: { ...client.standingHeaders(), ...headers } }, (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('error', failed);
            answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, bytes: Buffer.concat(chunks) }));
        });
        outgoing.on('error', failed);
        outgoing.end();
    });
}

describe('a file', () => {
    it('is what was kept, and can do no harm', async () => {
        const got = await get(clients['ada']!, 'rebuilt');
        expect(got.status).toBe(200);
        expect(got.bytes.equals(bytes)).toBe(true);
        expect(got.headers).toMatchObject({
            'content-length': '300000',
            'content-type': 'image/jpeg',
            'content-disposition': 'inline; filename="mug.jpg"',
            'x-content-type-options': 'nosniff',
            'cache-control': 'private, no-cache',
            'accept-ranges': 'bytes',
            'cross-origin-resource-policy': 'same-origin',
            etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
        });
        expect(got.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
        expect((await get(clients['ada']!, 'thumbnail')).bytes.equals(small)).toBe(true);
        expect((await get(clients['ada']!, 'preview')).status).toBe(404);
        const told = await clients['ada']!.ok('getAttachment', { path: { seller: market.north.id, attachment: file } });
        expect(told).toMatchObject({ name: 'mug.jpg', state: 'ready' });
        expect(told.parts).toEqual([
            { part: 'rebuilt', media_type: 'image/jpeg', size_bytes: 300_000 },
            { part: 'thumbnail', media_type: 'image/jpeg', size_bytes: 2_000 },
        ]);
    });
    it('has a head of its own', async () => {
        const head = await get(clients['ada']!, 'rebuilt', { range: 'bytes=0-1' }, file, 'HEAD');
        expect(head.status).toBe(200);
        expect(head.headers['content-length']).toBe('300000');
        expect(head.bytes).toHaveLength(0);
    });
    it('comes in ranges', async () => {
        const range = async (text: string, more = {}) => {
            const got = await get(clients['ada']!, 'rebuilt', { range: text, ...more });
            return [got.status, got.headers['content-range'], got.bytes] as const;
        };
        expect(await range('bytes=0-99')).toEqual([206, 'bytes 0-99/300000', bytes.subarray(0, 100)]);
        expect(await range('bytes=200000-')).toEqual([206, 'bytes 200000-299999/300000', bytes.subarray(200_000)]);
        expect(await range('bytes=-7')).toEqual([206, 'bytes 299993-299999/300000', bytes.subarray(-7)]);
        expect((await range('bytes=0-1,5-6'))[0], 'several ranges').toBe(200);
        const [status, contentRange, text] = await range('bytes=300000-');
        expect([status, contentRange]).toEqual([416, 'bytes */300000']);
        expect(JSON.parse(text.toString())).toMatchObject({ code: 'range_not_satisfiable', status: 416 });
        const { etag } = (await get(clients['ada']!, 'rebuilt')).headers;
        expect((await range('bytes=0-1', { 'if-range': etag }))[0]).toBe(206);
        expect((await range('bytes=0-1', { 'if-range': '"other"' }))[0]).toBe(200);
    });
    it('is not sent again to who has it', async () => {
        const etag = (await get(clients['ada']!, 'rebuilt')).headers['etag'] as string;
        const again = await get(clients['ada']!, 'rebuilt', { 'if-none-match': `"x", ${etag}` });
        expect([again.status, again.bytes.length, again.headers['etag']]).toEqual([304, 0, etag]);
        expect((await get(clients['ada']!, 'rebuilt', { 'if-none-match': '"x"' })).status).toBe(200);
    });
    it.each([
        ['Größe.pdf', 'application/pdf', 'attachment; filename="Gr__e.pdf"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe.pdf'],
        ['請求書.png', 'image/png', 'inline; filename="___.png"; filename*=UTF-8\'\'%E8%AB%8B%E6%B1%82%E6%9B%B8.png'],
        ['drawing.svg', 'image/svg+xml', 'attachment; filename="drawing.svg"'],
        ['page.html', 'text/html', 'attachment; filename="page.html"'],
    ])('is called %s', async (name, mediaType, disposition) => {
        const id = sent(name, mediaType, { rebuilt: randomBytes(50) });
        const got = await get(clients['ada']!, 'rebuilt', {}, id);
        expect(got.headers['content-disposition']).toBe(disposition);
    });
    it('that is damaged is told by a problem, or breaks off', async () => {
        const lost = sent('lost.jpg', 'image/jpeg', { rebuilt: randomBytes(70) });
        const sha256 = createHash('sha256').update('something else').digest('hex');
        sql(market.server, [
            `INSERT INTO blobs (seller_id, sha256, copy, size_bytes, created_at, touched_at) VALUES (1, X'${sha256}', 7, 70, ${Date.now()}, ${Date.now()});`,
            `UPDATE attachment_files SET sha256 = X'${sha256}' WHERE attachment_id = X'${lost.replaceAll('-', '')}';`,
        ]);
        const got = await get(clients['ada']!, 'rebuilt', {}, lost);
        expect(got.status).toBe(503);
        expect(JSON.parse(got.bytes.toString())).toMatchObject({ code: 'file_damaged' });
    });
});

describe('who may have it', () => {
    it('is asked at each request', async () => {
        const answers = Object.fromEntries(
            await Promise.all(Object.entries(clients).map(async ([who, client]) => [who, (await get(client, 'rebuilt')).status] as const)),
        );
        expect(answers).toEqual({ ada: 200, olga: 200, anna: 200, moni: 200, adam: 200, ben: 404, otto: 404 });
        expect((await get(new Client(market.server), 'rebuilt')).status).toBe(401);
        const token = (scopes: string[], seller?: string) =>
            Client.withToken(market.server, market.admin.createToken(`t ${scopes.join()} ${seller ?? ''}`, scopes, seller));
        expect((await get(token(['messages:read'], 'North Shop'), 'rebuilt')).status).toBe(200);
        expect((await get(token(['messages:read'], 'South Shop'), 'rebuilt')).status).toBe(404);
        expect((await get(token(['orders:write'], 'North Shop'), 'rebuilt')).status).toBe(404);
        expect((await get(clients['moni']!, 'original')).status).toBe(200);
        for (const who of ['ada', 'olga']) expect((await get(clients[who]!, 'original')).status).toBe(404);
    });
    it('is over when a member was removed', async () => {
        const { members } = await clients['olga']!.ok('listMembers', { path: { seller: market.north.id } });
        const member = members.find(({ login }) => login === 'anna@north.example')!.id;
        const etag = (await get(clients['anna']!, 'rebuilt')).headers['etag'] as string;
        await clients['olga']!.ok('removeMember', { path: { seller: market.north.id, member } });
        expect((await get(clients['anna']!, 'rebuilt', { 'if-none-match': etag })).status).toBe(401);
    });
});

describe('many and slow readers', () => {
    const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${market.server.pid}/status`, 'utf8'))![1]) / 1024;
    const gauge = async (name: string) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await clients['ada']!.ok('getMetrics'))![1]);

    it('hinder nobody and cost little memory; who goes away is noticed', async () => {
        const large = sent('large.pdf', 'application/pdf', { rebuilt: Buffer.alloc(100_000_000, 'x') });
        const before = memory();
        const head = `GET ${targetOf(large, 'rebuilt')} HTTP/1.1\r\nHost: x\r\nCookie: ${clients['ada']!.cookie!}\r\n\r\n`;
        const sockets = await Promise.all(Array.from({ length: 50 }, () => open(market.server)));
        for (const socket of sockets) {
            socket.write(head);
            socket.pause(); // It takes what fits into its own buffers, and no more.
        }
        await expect.poll(() => gauge('stoa_http_downloads'), { timeout: 20_000 }).toBe(50);
        await new Promise((done) => setTimeout(done, 1_000));
        expect(memory() - before).toBeLessThan(60);
        expect((await get(clients['olga']!, 'thumbnail')).bytes.equals(small)).toBe(true);
        const counted = await gauge('stoa_http_file_bytes_sent_total');
        expect(counted).toBeGreaterThan(50 * 65_536);
        for (const socket of sockets) socket.destroy();
        await expect.poll(() => gauge('stoa_http_downloads'), { timeout: 20_000 }).toBe(0);
        const whole = await get(clients['olga']!, 'rebuilt', {}, large);
        expect(whole.bytes).toHaveLength(100_000_000);
        expect(memory() - before).toBeLessThan(60);
    }, 90_000);
});

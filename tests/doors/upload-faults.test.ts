// Uploads through what goes wrong: connections that break, two at once, a full disk, the death of the server, a store that is away; and as
// tus-js-client sends them.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Upload, type UploadOptions } from 'tus-js-client';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { listen, open, statuses } from '../support/raw.ts';
import { hasS3Server, S3Server } from '../support/s3_server.ts';
import { temporaryDirectory } from '../support/server.ts';
import { appendUpload, askUpload, createUpload, offsetOf, offsetType, pathOfUpload, tus, type UploadPath } from '../support/uploads.ts';

interface Shop {
    market: Marketplace;
    ada: Client;
    metadata: Record<string, string | number>;
}
async function startShop(settings: Record<string, string> = {}): Promise<Shop> {
    const market = await Marketplace.start({ logins: ['ada'], settings });
    const order = await market.order();
    return { market, ada: await market.as('ada'), metadata: { filename: 'mug.jpg', seller: market.north.id, order: order.id } };
}

const undo: (() => unknown)[] = [];
afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
});

const begin = async ({ ada, metadata }: Shop, size: number) => pathOfUpload(await createUpload(ada, { size, metadata }));
const targetOf = (path: UploadPath) => `/v1/uploads/${path.seller}/${path.attachment}`;

// The head of a PATCH as a client writes it.
function headOf(client: Client, path: UploadPath, offset: number, length: string): string {
    const lines = [
        `PATCH ${targetOf(path)} HTTP/1.1`, 'Host: x', `Cookie: ${client.cookie!}`, 'Origin: http://x', 'Tus-Resumable: 1.0.0',
        `Content-Type: ${offsetType}`, `Upload-Offset: ${offset}`, length, '', '',
    ]; // prettier-ignore
    return lines.join('\r\n');
}

describe('an upload', () => {
    let shop: Shop;
    beforeAll(async () => (shop = await startShop()));
    afterAll(() => shop.market.remove());

    it('whose connection breaks goes on where it was', async () => {
        const bytes = randomBytes(1_000_000);
        const path = await begin(shop, bytes.length);
        const socket = await open(shop.market.server);
        socket.write(headOf(shop.ada, path, 0, 'Content-Length: 1000000'));
        socket.write(bytes.subarray(0, 400_000), () => socket.end());
        await expect.poll(() => offsetOf(shop.ada, path), { timeout: 20_000 }).toBe(400_000);
        const rest = await appendUpload(shop.ada, path, 400_000, bytes.subarray(400_000));
        expect(rest.headers['upload-offset']).toBe('1000000');
    });
    it('takes one connection at a time', async () => {
        const path = await begin(shop, 100);
        const socket = await open(shop.market.server);
        socket.write(headOf(shop.ada, path, 0, 'Content-Length: 100'));
        socket.write('half');
        await new Promise((done) => setTimeout(done, 500));
        const second = await appendUpload(shop.ada, path, 0, Buffer.from('x'));
        expect([second.status, (second.body as { code: string }).code]).toEqual([423, 'upload_busy']);
        socket.end();
        await expect.poll(() => offsetOf(shop.ada, path), { timeout: 20_000 }).toBe(4);
        expect((await appendUpload(shop.ada, path, 4, Buffer.from('and more'))).status).toBe(204);
    });
    it('may come in chunks, and in no more than were said', async () => {
        const path = await begin(shop, 10);
        const socket = await open(shop.market.server);
        socket.write(`${headOf(shop.ada, path, 0, 'Transfer-Encoding: chunked')}5\r\nHello\r\n0\r\n\r\n`);
        expect(statuses((await listen(socket, 3_000)).text)).toEqual([204]);
        const other = await open(shop.market.server);
        other.write(`${headOf(shop.ada, path, 5, 'Transfer-Encoding: chunked')}6\r\nworld!\r\n0\r\n\r\n`);
        expect(statuses((await listen(other, 3_000)).text)).toEqual([413]);
        expect(await offsetOf(shop.ada, path)).toBe(5);
    });
    it('that is refused is refused before it is sent', async () => {
        const path = await begin(shop, 10);
        const socket = await open(shop.market.server);
        socket.write(headOf(shop.ada, path, 7, 'Content-Length: 3\r\nExpect: 100-continue'));
        expect(statuses((await listen(socket, 3_000)).text)).toEqual([409]);
        const polite = await open(shop.market.server);
        polite.write(headOf(shop.ada, path, 0, 'Content-Length: 3\r\nExpect: 100-continue'));
        polite.once('data', () => polite.write('abc'));
        expect(statuses((await listen(polite, 3_000)).text)).toEqual([100, 204]);
    });
    it('goes on after the server was killed', async () => {
        const bytes = randomBytes(9_000_000);
        const path = await begin(shop, bytes.length);
        const socket = await open(shop.market.server);
        socket.on('error', () => undefined);
        socket.write(headOf(shop.ada, path, 0, 'Content-Length: 9000000'));
        socket.write(bytes.subarray(0, 8_900_000));
        await expect.poll(() => offsetOf(shop.ada, path), { timeout: 20_000 }).toBeGreaterThan(8_000_000);
        await shop.market.server.kill();
        socket.destroy();
        await shop.market.server.launch();
        const offset = await offsetOf(shop.ada, path);
        expect(offset, 'what was committed on the way').toBeGreaterThan(8_000_000);
        const rest = await appendUpload(shop.ada, path, offset, bytes.subarray(offset));
        expect(rest.headers['upload-offset']).toBe('9000000');
        expect(shop.market.server.succeed(['admin', 'blobs', 'verify'])).toContain(': 0 missing, 0 damaged');
    }, 60_000);
    it('is kept by a server that is told to stop', async () => {
        const path = await begin(shop, 1_000_000);
        const socket = await open(shop.market.server);
        socket.on('error', () => undefined);
        socket.write(headOf(shop.ada, path, 0, 'Content-Length: 1000000'));
        socket.write(randomBytes(100_000));
        await new Promise((done) => setTimeout(done, 1_000));
        await shop.market.server.restart();
        expect(await offsetOf(shop.ada, path)).toBe(100_000);
    }, 30_000);
});

describe('tus-js-client', () => {
    let shop: Shop;
    beforeAll(async () => (shop = await startShop()));
    afterAll(() => shop.market.remove());

    function upload(bytes: Buffer, more: Partial<UploadOptions> = {}): { upload: Upload; done: Promise<void> } {
        const { cookie, url } = shop.ada;
        let one!: Upload;
        const done = new Promise<void>((succeeded, failed) => {
            one = new Upload(bytes, {
                endpoint: `${url}/v1/uploads`,
                headers: { cookie: cookie!, origin: url },
                metadata: Object.fromEntries(Object.entries(shop.metadata).map(([key, value]) => [key, String(value)])),
                retryDelays: [0, 200, 500, 1_000, 2_000, 3_000],
                onSuccess: () => succeeded(),
                onError: failed,
                ...more,
            });
        });
        return { upload: one, done };
    }
    const pathIn = (url: string): UploadPath => {
        const [, seller, attachment] = /\/v1\/uploads\/(\d+)\/(\S+)$/.exec(url)!;
        return { seller: seller!, attachment: attachment! };
    };
    const drop = (url: string) => shop.ada.ok('dropUpload', { path: pathIn(url), headers: tus });

    it.each([
        ['in one request after its creation', {}],
        ['with its creation', { uploadDataDuringCreation: true }],
        ['in pieces', { chunkSize: 300_000 }],
        ['in pieces that begin with its creation', { chunkSize: 300_000, uploadDataDuringCreation: true }],
    ])('uploads %s', async (_, options) => {
        const { upload: one, done } = upload(randomBytes(1_000_000), options);
        one.start();
        await done;
        expect(await offsetOf(shop.ada, pathIn(one.url!))).toBe(1_000_000);
        await drop(one.url!);
    });
    it('goes on after a break, and ends what it gives up', async () => {
        const bytes = randomBytes(4_000_000);
        const first = upload(bytes, {
            chunkSize: 500_000,
            onChunkComplete: (_size, sent) => sent >= 1_500_000 && void first.upload.abort(),
        });
        first.upload.start();
        await expect.poll(async () => (first.upload.url ? offsetOf(shop.ada, pathIn(first.upload.url)) : 0), { timeout: 20_000 }).toBeGreaterThanOrEqual(1_500_000); // prettier-ignore
        const begun: number[] = [];
        const second = upload(bytes, { uploadUrl: first.upload.url, onProgress: (sent) => begun.push(sent) });
        second.upload.start();
        await second.done;
        expect(begun[0]).toBeGreaterThanOrEqual(1_500_000);
        await drop(second.upload.url!);
        const third = upload(bytes, { chunkSize: 500_000, onChunkComplete: () => void third.upload.abort(true) });
        third.upload.start();
        await expect.poll(async () => (third.upload.url ? (await askUpload(shop.ada, pathIn(third.upload.url))).status : 0), { timeout: 20_000 }).toBe(404); // prettier-ignore
    }, 60_000);
    it('goes on by itself when the server was away', async () => {
        const { upload: one, done } = upload(randomBytes(5_000_000), { chunkSize: 200_000 });
        one.start();
        await expect.poll(() => one.url, { timeout: 10_000 }).toBeTruthy();
        await shop.market.server.kill();
        await shop.market.server.launch();
        await done;
        expect(await offsetOf(shop.ada, pathIn(one.url!))).toBe(5_000_000);
        await drop(one.url!);
    }, 60_000);
    it('is told why a file is refused', async () => {
        const metadata = { ...shop.metadata, filename: 'a.exe', seller: String(shop.market.north.id) } as Record<string, string>;
        const { upload: one, done } = upload(randomBytes(10), { metadata });
        one.start();
        await expect(done).rejects.toThrow(/file_type_refused/);
    });
});

describe('where files are kept', () => {
    const disk = join(temporaryDirectory(), 'disk');
    mkdirSync(disk);
    const mounts = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
    it.skipIf(!mounts)(
        'a full disk is told, keeps what fitted, and goes on when there is room (needs root, who may mount)',
        async () => {
            undo.push(() => execFileSync('umount', ['-l', disk]));
            const shop = await startShop({ STOA_BLOBS_DIRECTORY: disk });
            undo.push(() => shop.market.remove());
            const bytes = randomBytes(5_000_000);
            const path = await begin(shop, bytes.length);
            const full = await appendUpload(shop.ada, path, 0, bytes);
            expect([full.status, (full.body as { code: string }).code]).toEqual([503, 'storage_full']);
            expect(full.headers['retry-after']).toBeDefined();
            const offset = await offsetOf(shop.ada, path);
            expect(offset).toBeGreaterThan(1_000_000);
            execFileSync('mount', ['-o', 'remount,size=20m', disk]);
            const rest = await appendUpload(shop.ada, path, offset, bytes.subarray(offset));
            expect(rest.headers['upload-offset']).toBe('5000000');
            expect(shop.market.server.succeed(['admin', 'blobs', 'verify'])).toContain(': 0 missing, 0 damaged');
        },
        60_000,
    );

    it.skipIf(!hasS3Server)(
        'a store that is away is told, and the upload ends when it is back (needs python3-swift)',
        async () => {
            const s3 = await S3Server.start();
            undo.push(() => s3.remove());
            const shop = await startShop(s3.settings);
            undo.push(() => shop.market.remove());
            const bytes = randomBytes(200_000);
            const path = await begin(shop, bytes.length);
            await appendUpload(shop.ada, path, 0, bytes.subarray(0, 100_000));
            await s3.stop();
            const away = await appendUpload(shop.ada, path, 100_000, bytes.subarray(100_000));
            expect(away.status, away.text).toBe(503);
            expect(await offsetOf(shop.ada, path), 'as far as it was').toBe(100_000);
            await s3.launch();
            const rest = await appendUpload(shop.ada, path, 100_000, bytes.subarray(100_000));
            expect(rest.headers['upload-offset'], rest.text).toBe('200000');
        },
        120_000,
    );
});

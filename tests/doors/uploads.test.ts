// Files on their way in, by tus 1.0: the protocol's own words, request by request, and what it refuses.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import type { Order } from '../support/types.ts';
import { appendUpload, askUpload, createUpload, offsetOf, pathOfUpload, tus } from '../support/uploads.ts';

let market: Marketplace;
let ada: Client;
let olga: Client;
let order: Order;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['ada', 'ben', 'olga', 'otto'] });
    [ada, olga] = [await market.as('ada'), await market.as('olga')];
    order = await market.order();
});
afterAll(() => market.remove());

const placed = (more: Record<string, string | number> = {}) => ({ filename: 'mug.jpg', seller: market.north.id, order: order.id, ...more });

// Gives it up, so that they never become too many.
async function drop(client: Client, path: { seller: string; attachment: string }): Promise<void> {
    await client.ok('dropUpload', { path, headers: tus });
}

describe('an upload', () => {
    it('comes in pieces, and is looked into when the last is there', async () => {
        const bytes = randomBytes(300_000);
        const created = await createUpload(ada, { size: bytes.length, metadata: placed({ filetype: 'image/jpeg', note: 'mine' }) });
        expect(created.status).toBe(201);
        expect(created.headers).toMatchObject({ 'tus-resumable': '1.0.0', 'upload-offset': '0' });
        const left = Date.parse(created.headers['upload-expires'] as string) - Date.now();
        expect(left).toBeGreaterThan(23 * 3_600_000);
        const path = pathOfUpload(created);
        const first = await appendUpload(ada, path, 0, bytes.subarray(0, 100_000));
        expect(first.status, first.text).toBe(204);
        expect(first.headers).toMatchObject({ 'upload-offset': '100000', 'tus-resumable': '1.0.0' });
        const asked = await askUpload(ada, path);
        expect(asked.headers).toMatchObject({ 'upload-offset': '100000', 'upload-length': '300000', 'cache-control': 'no-store' });
        expect(asked.headers['upload-metadata']).toContain('filename bXVnLmpwZw==');
        expect(await ada.ok('getAttachment', { path })).toMatchObject({
            name: 'mug.jpg',
            state: 'uploading',
            size_bytes: 300_000,
            parts: [],
        });
        const last = await appendUpload(ada, path, 100_000, bytes.subarray(100_000));
        expect(last.headers['upload-offset']).toBe('300000');
        expect(last.headers).not.toHaveProperty('upload-expires');
        expect((await ada.ok('getAttachment', { path })).state).not.toBe('uploading');
        expect(await offsetOf(ada, path)).toBe(300_000);
        await drop(ada, path);
        expect((await askUpload(ada, path)).status).toBe(404);
    });
    it('may come with the request that creates it, whole or in part', async () => {
        const whole = await createUpload(olga, { size: 5, metadata: placed(), body: Buffer.from('Hello') });
        expect(whole.status, whole.text).toBe(201);
        expect(whole.headers['upload-offset']).toBe('5');
        await drop(olga, pathOfUpload(whole));
        const part = await createUpload(olga, { size: 11, metadata: placed(), body: Buffer.from('Hello ') });
        expect(part.headers['upload-offset']).toBe('6');
        const rest = await appendUpload(olga, pathOfUpload(part), 6, Buffer.from('world'));
        expect(rest.headers['upload-offset']).toBe('11');
        await drop(olga, pathOfUpload(part));
    });
    it('is put on a draft, and taken off it', async () => {
        const note = placed({ filename: 'note.txt', filetype: 'text/plain' });
        const path = pathOfUpload(await createUpload(ada, { size: 5, metadata: note, body: Buffer.from('Hello') }));
        const at = { seller: market.north.id, order: order.id };
        const { id: draft } = await ada.ok('saveInquiryDraft', { path: at, body: { version: 0, text: 'Broken.' } });
        const place = (attachments: string[]) => ada.ok('placeAttachments', { path: { ...path, draft }, body: { attachments } });
        expect((await place([path.attachment])).items.map(({ id }) => id)).toEqual([path.attachment]);
        expect((await place([])).items).toEqual([]);
        await ada.ok('removeAttachment', { path });
        await ada.refused('placeAttachments', { path: { ...path, draft }, body: { attachments: [path.attachment] } }, 404);
    });
    it('has limits that are told before', async () => {
        const ofSeller = await olga.ok('getSellerUploadLimits', { path: { seller: market.north.id } });
        const ofBuyer = await ada.ok('getUploadLimits');
        expect(ofSeller.media_types).toContain('application/pdf');
        expect(ofBuyer.media_types).toContain('image/gif');
        expect(ofBuyer).toMatchObject({ size_bytes_max: 10_485_760, files_max: 10 });
        expect(ofBuyer.sizes).toContainEqual({ kind: 'picture', size_bytes_max: 10_485_760 });
        const large = await createUpload(ada, { size: 10_485_761, metadata: placed() });
        expect([large.status, (large.body as { detail: string }).detail]).toEqual([
            413,
            expect.stringContaining('A picture may have at most 10,485,760 bytes'),
        ]);
        const options = await new Client(market.server).call('getUploadProtocol');
        expect(options.headers).toMatchObject({
            'tus-version': '1.0.0',
            'tus-extension': 'creation,creation-with-upload,expiration,termination',
            'tus-max-size': '10485760',
        });
        expect((await ada.call('downloadAttachment', { path: { seller: 1, attachment: order.id, part: 'rebuilt' } })).status).toBe(404);
    });
});

describe('what is no upload', () => {
    it('is refused by its headers', async () => {
        const create = (headers: Record<string, string>, metadata = placed()) => createUpload(ada, { size: 5, metadata, headers });
        const refused = async (answer: Promise<{ status: number; body: unknown }>, status: number, code: string) => {
            const { status: said, body } = await answer;
            expect([said, (body as { code: string }).code]).toEqual([status, code]);
        };
        const other = await create({ 'tus-resumable': '0.2.2' });
        expect([other.status, other.headers['tus-version'], other.headers['tus-resumable']]).toEqual([412, '1.0.0', '1.0.0']);
        await refused(create({ 'upload-length': 'many' }), 422, 'invalid_value');
        await refused(create({ 'upload-length': '0' }), 422, 'invalid_value');
        await refused(create({ 'upload-length': '99999999' }), 413, 'file_too_large');
        await refused(create({ 'upload-metadata': 'filename not-base64' }), 422, 'invalid_value');
        await refused(create({}, placed({ filename: 'virus.exe' })), 422, 'file_type_refused');
        await refused(create({}, placed({ filename: 'a.jpg', filetype: 'application/pdf' })), 422, 'file_type_refused');
        await refused(create({}, placed({ seller: market.south.id })), 404, 'not_found');
        await refused(create({}, placed({ order: '999-0000000-0000000' })), 404, 'not_found');
        await refused(createUpload(await market.as('ben'), { size: 5, metadata: placed() }), 404, 'not_found');
        await refused(createUpload(await market.as('otto'), { size: 5, metadata: placed() }), 404, 'not_found');
        await refused(createUpload(new Client(market.server), { size: 5, metadata: placed() }), 401, 'not_signed_in');
        await refused(create({ origin: 'http://elsewhere.example' }), 403, 'cross_site');
        await refused(createUpload(ada, { size: 5, metadata: placed(), body: Buffer.from('x'), headers: { 'content-type': 'text/plain' } }), 415, 'unsupported_media_type'); // prettier-ignore
        await refused(createUpload(ada, { size: 5, metadata: placed(), body: Buffer.alloc(6) }), 413, 'file_too_large');
        const named = await create({ 'upload-length': '99999999' });
        expect(named.body).toMatchObject({ parameter: 'Upload-Length' });
    });
    it('is refused by where it stands', async () => {
        const path = pathOfUpload(await createUpload(ada, { size: 10, metadata: placed(), body: Buffer.from('Hello') }));
        const misplaced = await appendUpload(ada, path, 3, Buffer.from('lo'));
        expect([misplaced.status, (misplaced.body as { code: string }).code]).toEqual([409, 'upload_misplaced']);
        expect((await appendUpload(ada, path, 5, Buffer.alloc(6))).status).toBe(413);
        expect((await appendUpload(ada, path, 5, Buffer.from('x'), { 'upload-offset': 'x' })).status).toBe(422);
        expect((await appendUpload(ada, path, 5, Buffer.from('x'), { 'content-type': 'application/json' })).status).toBe(415);
        expect((await appendUpload(ada, path, 5, Buffer.from('x'), { 'tus-resumable': '2.0.0' })).status).toBe(412);
        expect((await appendUpload(olga, path, 5, Buffer.from('x'))).status).toBe(404);
        expect((await askUpload(olga, path)).status).toBe(404);
        expect((await olga.call('dropUpload', { path, headers: tus })).status).toBe(404);
        expect(await offsetOf(ada, path)).toBe(5);
        await drop(ada, path);
        expect((await appendUpload(ada, path, 5, Buffer.from('x'))).status).toBe(404);
    });
    it('is one too many', async () => {
        const begun = await Promise.all(Array.from({ length: 20 }, () => createUpload(olga, { size: 5, metadata: placed() })));
        const more = await createUpload(olga, { size: 5, metadata: placed() });
        expect([more.status, (more.body as { code: string }).code]).toEqual([409, 'too_many_uploads']);
        for (const one of begun) await drop(olga, pathOfUpload(one));
    });
    it('works by a token without the page', async () => {
        const token = Client.withToken(market.server, market.admin.createToken('files', ['messages:write'], 'North Shop'));
        const path = pathOfUpload(await createUpload(token, { size: 5, metadata: placed(), body: Buffer.from('Hello') }));
        expect(await offsetOf(token, path)).toBe(5);
        await drop(token, path);
    });
});

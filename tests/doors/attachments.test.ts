// A file's whole way, with the real worker: uploaded, looked into, sent, seen by the other side; what is hostile reaches nobody.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { shared } from '../support/paths.ts';
import type { Order, Sent } from '../support/types.ts';
import { createUpload, pathOfUpload, type UploadPath } from '../support/uploads.ts';
import { Workers } from '../support/workers.ts';

let market: Marketplace;
let ada: Client;
let ben: Client;
let olga: Client;
let moni: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['ada', 'ben', 'olga', 'moni'] });
    [ada, ben] = await Promise.all([market.as('ada'), market.as('ben')]);
    [olga, moni] = await Promise.all([market.as('olga'), market.as('moni')]);
});
afterAll(() => market.remove());

const file = (name: string) => readFileSync(shared(`data/files/${name}`).path);
const photo = file('jpg-odd/progressive.jpg');

// The picture with a GPS directory (EXIF 2.3, section 4.6.6) that names a place: APP1 behind its first two bytes.
const place = 'WGS-84 at the kitchen table';
function takenAt(jpeg: Buffer): Buffer {
    const text = Buffer.from(`${place}\0`);
    const number = (value: number, bytes: number) => {
        const buffer = Buffer.alloc(bytes);
        buffer.writeUIntBE(value, 0, bytes);
        return buffer;
    };
    const directory = (tag: number, type: number, count: number, value: number) =>
        Buffer.concat([number(1, 2), number(tag, 2), number(type, 2), number(count, 4), number(value, 4), number(0, 4)]);
    const tiff = Buffer.concat([
        Buffer.from('MM\0*'),
        number(8, 4),
        directory(0x8825, 4, 1, 26),
        directory(0x0012, 2, text.length, 44),
        text,
    ]);
    const segment = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
    return Buffer.concat([jpeg.subarray(0, 2), number(0xff_e1, 2), number(segment.length + 2, 2), segment, jpeg.subarray(2)]);
}

async function upload(client: Client, order: Order, name: string, bytes: Buffer, type: string): Promise<UploadPath> {
    const metadata = { filename: name, filetype: type, seller: market.north.id, order: order.id };
    const created = await createUpload(client, { size: bytes.length, metadata, body: bytes });
    expect(created.status, created.text).toBe(201);
    return pathOfUpload(created);
}
// When it was looked into.
async function looked(client: Client, path: UploadPath) {
    await expect.poll(async () => (await client.ok('getAttachment', { path })).state, { timeout: 20_000 }).not.toBe('checking');
    return client.ok('getAttachment', { path });
}
const inquiryAbout = (order: Order) => ({ seller: market.north.id, order: order.id });

describe('a picture', () => {
    it('is written anew, and seen by both sides and nobody else', async () => {
        const order = await market.order();
        const path = await upload(ada, order, 'Überfall 杯.jpg', photo, 'image/jpeg');
        const view = await looked(ada, path);
        expect(view).toMatchObject({ state: 'ready', media_type: 'image/jpeg', name: 'Überfall 杯.jpg' });
        const rebuilt = view.parts.find(({ part }) => part === 'rebuilt')!;
        expect(rebuilt.width).toBeGreaterThan(0);
        expect(view.parts.map(({ part }) => part)).toContain('thumbnail');
        const body = { topic: 'damaged_or_missing', text: 'It is broken.', attachments: [path.attachment] } as const;
        const sent = await ada.ok('openInquiry', { path: inquiryAbout(order), body });
        expect(sent.message.attachments?.map(({ id }) => id)).toEqual([path.attachment]);
        const [seen] = (await olga.ok('listMessages', { path: { seller: market.north.id, conversation: sent.conversation_id } })).items;
        expect(seen!.attachments).toMatchObject([{ name: 'Überfall 杯.jpg', state: 'ready' }]);
        const part = { ...path, part: 'rebuilt' };
        const got = await olga.call('downloadAttachment', { path: part });
        expect(got.status).toBe(200);
        expect(got.headers['content-type']).toBe('image/jpeg');
        expect((await ben.call('downloadAttachment', { path: part })).status).toBe(404);
        expect((await olga.call('downloadAttachment', { path: { ...path, part: 'original' } })).status).toBe(404);
        expect((await moni.call('downloadAttachment', { path: { ...path, part: 'original' } })).status).toBe(200);
    });
    it('waits for nobody: the message is delivered by itself when it was looked into', async () => {
        const { conversation_id: conversation } = await market.inquiry();
        const order = await market.order();
        const path = await upload(ada, order, 'mug.jpg', photo, 'image/jpeg');
        const body = { text: '', attachments: [path.attachment] };
        const answer = await ada.call('sendBuyerMessage', { path: { conversation }, body, headers: { 'idempotency-key': 'once' } });
        expect([201, 202]).toContain(answer.status);
        const messages = () => ada.ok('listBuyerMessages', { path: { conversation } });
        await expect.poll(async () => (await messages()).items.length, { timeout: 20_000 }).toBe(2);
        expect((await messages()).items[1]).toMatchObject({ text: '', attachments: [{ name: 'mug.jpg' }] });
        const again = await ada.call('sendBuyerMessage', { path: { conversation }, body, headers: { 'idempotency-key': 'once' } });
        expect((again.body as Sent).message.seq).toBe(2);
    });
});

describe('what is hostile', () => {
    it.each([
        ['pdf-launch.pdf', 'application/pdf', 'launch_action'],
        ['pdf-embedded-file.pdf', 'application/pdf', 'embedded_file'],
        ['html-named.pdf', 'application/pdf', 'markup'],
        ['png-zip.png', 'image/png', 'several_kinds'],
        ['bomb-20000x20000.png', 'image/png', 'too_many_pixels'],
    ])('%s is refused with its reason, and its message is not sent', async (name, type, refusal) => {
        const order = await market.order();
        const path = await upload(ada, order, name, file(`made/${name}`), type);
        const view = await looked(ada, path);
        expect(view.state).toBe('refused');
        const problem = await ada.refused('downloadAttachment', { path: { ...path, part: 'rebuilt' } }, 409, 'file_not_ready');
        expect(problem.detail).toContain('refused');
        expect(view.refusal).toBe(refusal);
        expect(view.parts).toEqual([]);
        const body = { topic: 'other', text: 'See this.', attachments: [path.attachment] } as const;
        const answer = await ada.call('openInquiry', { path: inquiryAbout(order), body });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(
            (await olga.ok('listConversations', { path: { seller: market.north.id } })).items.map((item) => item.order_id),
        ).not.toContain(order.id);
    });
    it('leaves the place of a picture behind', async () => {
        const order = await market.order();
        const path = await upload(ada, order, 'mug.jpg', takenAt(photo), 'image/jpeg');
        expect((await looked(ada, path)).state).toBe('ready');
        const got = (part: string, client: Client) => client.call('downloadAttachment', { path: { ...path, part } });
        expect(takenAt(photo).toString('latin1'), 'what was sent has it').toContain(place);
        for (const part of ['rebuilt', 'thumbnail']) {
            const { text } = await got(part, ada);
            expect(text).not.toContain(place);
            expect(text).not.toContain('Exif');
        }
    });
});

const runs = (pid: number) => existsSync(`/proc/${pid}/fd/0`);

describe('a server that is killed', () => {
    it('looks into what came before', async () => {
        const order = await market.order();
        const paths = [];
        for (let at = 0; at < 4; at++) paths.push(await upload(ada, order, `mug-${at}.jpg`, photo, 'image/jpeg'));
        const before = new Workers(market.server).pids;
        expect(before.filter(runs)).toEqual(before);
        await market.server.kill();
        await market.server.launch();
        for (const path of paths) expect((await looked(ada, path)).state).toBe('ready');
        expect(new Workers(market.server).pids).not.toEqual(before);
        await expect.poll(() => before.filter(runs), { message: 'no worker is left behind by the one that was killed' }).toEqual([]);
    });
});

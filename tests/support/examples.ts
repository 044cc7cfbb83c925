// The contract's examples as calls, over a marketplace that has what they speak of; and who may make them.
import { randomBytes } from 'node:crypto';
import { Client, type Call, type CallAnswer } from './client.ts';
import { isNode, type Operation } from './contract.ts';
import { EventStream } from './events.ts';
import { askForLink } from './links.ts';
import { picture } from './pictures.ts';
import { mailedConversation, type Mailed } from './mailed.ts';
import { makeMailLink } from './mail_link.ts';
import type { Marketplace } from './marketplace.ts';
import type { OperationId } from './answers.ts';
import { addReadyFile, createUpload, markUnread, offsetType, pathOfUpload, tus, type UploadPath } from './uploads.ts';

// The day that the examples are written for: their times are moved as far as it has passed since.
const exampleDay = Date.parse('2026-11-25T00:00:00Z');
const order = '302-4410187-5512961';
const exampleImport = '0190a4c2-7b1e-7d40-9c55-3f1f8f6b2a11';

export class Examples {
    readonly #market: Marketplace;
    readonly #ids: Record<string, string | number>;
    readonly #mailed: Mailed;
    #keys = 0;
    #upload: UploadPath | undefined;
    #pictures = 0;

    private constructor(market: Marketplace, ids: Record<string, string | number>, mailed: Mailed) {
        this.#market = market;
        this.#ids = ids;
        this.#mailed = mailed;
    }

    // `settings` are those of the market, which takes mail.
    static async create(market: Marketplace, settings: Record<string, string>): Promise<Examples> {
        const placed_at = new Date(Date.now() - 5 * 86_400_000).toISOString();
        const body = {
            buyer: 'ada',
            placed_at,
            delivery_state: 'shipped',
            items: [{ sku: 'SHELF-OAK-80', title: 'Oak shelf', quantity: 1 }],
        };
        await market.push.ok('putOrder', { path: { seller: market.north.id, order }, body });
        const { conversation_id } = await market.inquiry('Do you have the oak shelf in white?');
        market.admin.createUser({ login: 'iris@north.example', name: 'Iris North', role: 'agent', seller: 'North Shop', password: null });
        const link = market.admin.makeLink('ada', market.north.name, 'SHELF-OAK-80', 'Oak shelf');
        const mailed = await mailedConversation(market, settings);
        await market.push.ok('putBuyer', { path: { external_id: 'ada' }, body: { name: 'Ada Buyer', email: 'ada@buyers.example' } });
        return new Examples(market, { seller: market.north.id, conversation: conversation_id, link, mail: mailed.mail }, mailed);
    }

    // Somebody who may make the call on what the examples speak of.
    caller(one: Operation): Promise<Client> {
        if (one.isOpen) return Promise.resolve(new Client(this.#market.server));
        if (one.id === 'signOut') return this.#market.signedIn('ada');
        if (one.method === 'PUT' && one.tag === 'Marketplace') return Promise.resolve(this.#market.push);
        return this.#market.as({ Buyer: 'ada', Seller: 'olga', Session: 'ada', Files: 'olga' }[one.tag] ?? 'adam');
    }

    async call(one: Operation): Promise<Call> {
        const ids: Record<string, string | number> = { ...this.#ids };
        const names = one.parameters.map((parameter) => parameter.name);
        if (names.includes('seq')) {
            ids['conversation'] = this.#mailed.conversation;
            ids['seq'] = one.tag === 'Buyer' ? this.#mailed.buyer_seq : this.#mailed.seller_seq;
        }
        if (names.includes('import')) await this.#makeImport();
        if (names.includes('draft')) ids['draft'] = await this.#makeDraft(one.tag === 'Moderation');
        if (names.includes('asset')) ids['asset'] = await this.#makeAsset();
        if (names.includes('member')) ids['member'] = await this.#market.agent();
        if (names.includes('invitation')) ids['invitation'] = this.#market.admin.invite('iris@north.example');
        if (names.includes('secret')) ids['secret'] = await askForLink(this.#market, one.path);
        if (names.includes('mail_link')) ids['mail_link'] = await makeMailLink(this.#market);
        if (names.includes('attachment'))
            ids['attachment'] = one.path.includes('/uploads/') ? await this.#makeUpload() : await this.#makeFile();
        if (one.path.includes('/unread-files/')) markUnread(this.#market.server, ids['seller']!, String(ids['attachment']), 'timed_out');
        const given = (where: string) =>
            Object.fromEntries(
                one.parameters
                    .filter((parameter) => parameter.in === where && parameter.example !== undefined)
                    .map(({ name, example }) => [name, ids[name] ?? (example as string | number)]),
            );
        this.#keys += 1;
        const key = names.includes('Idempotency-Key') ? { 'idempotency-key': `example ${this.#keys}` } : {};
        let body = one.id === 'placeAttachments' ? { attachments: [await this.#makeFile()] } : this.#fill(one.bodyExample);
        if (one.id === 'addAsset') body = { ...(body as object), content_base64: this.#nextPicture() };
        const headers = Object.fromEntries(
            one.parameters
                .filter(({ in: where, required }) => where === 'header' && required)
                .map(({ name, example }) => [name, String(example)]),
        );
        if (one.bytesExample === undefined) return { path: given('path'), query: given('query'), headers: { ...headers, ...key }, body };
        return { path: given('path'), rawBody: Buffer.from(one.bytesExample), headers: { ...headers, 'content-type': offsetType } };
    }

    async attempt(one: Operation): Promise<CallAnswer> {
        const client = await this.caller(one);
        const call = await this.call(one);
        if (!one.id.startsWith('stream')) return client.call(one.id as OperationId, call);
        const stream = await EventStream.open(client, one.path.replace('{seller}', String(call.path!['seller'])));
        stream.close();
        return { status: 200, headers: {}, mediaType: 'text/event-stream', text: '', body: '' };
    }

    // One of Olga's that begins; the one before is given up, so that they never become too many.
    async #makeUpload(): Promise<string> {
        const olga = await this.#market.as('olga');
        if (this.#upload) await olga.call('dropUpload', { path: this.#upload, headers: tus });
        const metadata = { filename: 'mug.jpg', seller: this.#ids['seller']!, order };
        this.#upload = pathOfUpload(await createUpload(olga, { size: 4, metadata }));
        return this.#upload.attachment;
    }

    // Of Olga's, and on no message.
    async #makeFile(): Promise<string> {
        const { user_id: author } = await (await this.#market.as('olga')).ok('getSession');
        const seller = Number(this.#ids['seller']);
        return addReadyFile(this.#market.server, {
            seller,
            name: 'mug.jpg',
            mediaType: 'image/jpeg',
            parts: { rebuilt: randomBytes(200) },
            author,
            bySeller: true,
        });
    }

    // The one of the examples, where it is not there.
    async #makeImport(): Promise<void> {
        const path = { seller: this.#ids['seller']!, import: exampleImport };
        await (await this.#market.as('olga')).ok('putImport', { path, body: { file_name: 'orders.txt', size_bytes: 700 } });
    }

    // The same picture is taken once.
    #nextPicture(): string {
        this.#pictures += 1;
        return picture(this.#pictures).toString('base64');
    }

    async #makeAsset(): Promise<string> {
        const body = { kind: 'logo', name: 'A mark', content_base64: this.#nextPicture() };
        const olga = await this.#market.as('olga');
        return (await olga.ok('addAsset', { path: { seller: this.#ids['seller']! }, body })).id;
    }

    // Blocked, or held where the pack is careful with numbers.
    async #makeDraft(is_held: boolean): Promise<string> {
        const path = { seller: this.#ids['seller']!, conversation: this.#ids['conversation']! };
        const text = is_held ? 'Call (555) 010-4477 please.' : 'Write to olga@north.example please.';
        const olga = await this.#market.as('olga');
        return (await olga.refused('sendSellerMessage', { path, body: { text } }, 422)).draft_id!;
    }

    // Times moved to now, ids of what is there.
    #fill(value: unknown): unknown {
        if (Array.isArray(value)) return value.map((item) => this.#fill(item));
        if (isNode(value))
            return Object.fromEntries(
                Object.entries(value).map(([name, one]) => [name, this.#ids[name.replace(/_id$/, '')] ?? this.#fill(one)]),
            );
        if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return value;
        return new Date(Date.parse(value) + Date.now() - exampleDay).toISOString();
    }
}

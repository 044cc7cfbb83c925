// Who may do what: every operation of the contract as every kind of caller, on its own object, on another's and on none.
// A new operation without a row in the table of rights fails.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Call, type CallAnswer } from '../support/client.ts';
import { operations, type Operation } from '../support/contract.ts';
import { EventStream } from '../support/events.ts';
import { mailedConversation, mailSettings } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';
import { picture } from '../support/pictures.ts';
import { allowed, callers, openToStrangers, type Caller } from '../support/rights.ts';
import type { OperationId } from '../support/answers.ts';
import { addReadyFile, createUpload, markUnread, metadataOf, offsetType, pathOfUpload, tus } from '../support/uploads.ts';

// What a path can name, by its parameters.
interface Objects {
    seller: number;
    order: string;
    conversation: string;
    seq: number; // Of a seller's message that came by mail.
    draft: string;
    import: string;
    member: string;
    attachment: string;
    asset: string;
}
// The same of nobody.
const absent: Objects = {
    seller: 999_999,
    order: '999-0000000-0000000',
    conversation: '0190a000-0000-7000-8000-000000000000',
    seq: 999_999,
    draft: '0190a000-0000-7000-8000-000000000001',
    import: '0190a000-0000-7000-8000-000000000002',
    member: '0190a000-0000-7000-8000-000000000003',
    attachment: '0190a000-0000-7000-8000-000000000004',
    asset: '0190a000-0000-7000-8000-000000000005',
};
// Parameters that name nothing that could be another's: a secret, or what the caller itself calls a thing that it makes.
const names_nothing = [
    'invitation',
    'secret',
    'external_id',
    'address',
    'mail',
    'putOrder order',
    'putImport import',
    'sku',
    'link',
    'mail_link',
    'part',
];

// A request that whoever is allowed to make it succeeds with.
function requestOf(id: string, objects: Objects): Call {
    const { seller, order, conversation, draft } = objects;
    const path = {
        seller,
        order,
        conversation,
        seq: id === 'getBuyerWholeMail' && objects.seq === own.seq ? buyer_seq : objects.seq,
        mail,
        draft,
        import: objects.import,
        member: objects.member,
        attachment: objects.attachment,
        part: 'rebuilt',
        asset: objects.asset,
        sku: 'OAK-7',
        external_id: 'ada',
        address: 'desk@north.example',
        invitation: 'unknown',
        secret: 'unknown',
        link,
        mail_link: 'unknown',
    };
    const bodies: Record<string, unknown> = {
        checkTemplate: { text: 'It arrives tomorrow.' },
        signIn: { login: 'nobody@x.example', password: 'guess' },
        acceptInvitation: { password: 'a long password' },
        inviteMember: { role: 'agent' },
        changeMember: { role: 'agent' },
        putBuyer: { name: 'Ada Buyer' },
        putOrder: {
            buyer: 'ada',
            placed_at: new Date().toISOString(),
            delivery_state: 'shipped',
            items: [{ sku: 'A', title: 'A', quantity: 1 }],
        },
        contactBuyer: {
            reason: 'order_problem',
            subject: 'Your order',
            text: `About order ${order}: one shelf is out of stock, may it be oak?`,
        },
        sendSellerMessage: { text: 'It arrives tomorrow.' },
        markSellerRead: { seq: 1 },
        moveConversation: { section: 'needs_reply' },
        checkSellerDraft: { text: 'It arrives tomorrow.' },
        sendBuyerMessage: { text: 'Thank you.' },
        markBuyerRead: { seq: 1 },
        openInquiry: { topic: 'delivery', text: 'Where is it?' },
        checkBuyerDraft: { text: 'Where is it?' },
        openLinkInquiry: { text: 'Is it oak?' },
        putSettings: { opted_out: false },
        putSellerMail: { by_mail: false },
        putMailSender: { state: 'approved' },
        rejectHeld: { note: 'Not here.' },
        putImport: { file_name: 'orders.txt', size_bytes: 2 },
        putImportPart: { begin: 0, content_base64: 'eA==' },
        placeAttachments: { attachments: [objects.attachment] },
        addAsset: { kind: 'logo', name: 'North', content_base64: anotherPicture() },
        changeAsset: { kind: 'logo', name: 'North' },
        putProductPhoto: { content_base64: anotherPicture() },
    };
    const body = /^save\w*Draft$/.test(id) ? { version: 0, text: 'It arrives' } : bodies[id];
    const upload = {
        createUpload: { 'upload-length': '4', 'upload-metadata': metadataOf({ filename: 'mug.jpg', seller, order }) },
        appendUpload: { 'upload-offset': '0', 'content-type': offsetType },
    }[id];
    if (/Upload$/.test(id)) return { path, headers: { ...tus, ...upload }, ...(id === 'appendUpload' && { rawBody: Buffer.from('abcd') }) };
    return { path, body, ...(id.startsWith('search') && { query: { search: 'oak' } }) };
}

let market: Marketplace;
let clients: Record<Caller, Client>;
let own: Objects;
let link: string; // By which Ada asks before a sale.
let buyer_seq: number; // Ada's message that came by mail.
let mail: string; // It waits to go out.
beforeAll(async () => {
    const settings = { STOA_LOG_LEVEL: 'trace', ...carefulPack(), ...(await mailSettings()) };
    market = await Marketplace.start({ settings });
    const token = (name: string, scopes: string[], seller?: string) =>
        Client.withToken(market.server, market.admin.createToken(name, scopes, seller));
    const every = ['messages:read', 'messages:write', 'orders:write', 'buyers:write'];
    const people = ['ada', 'ben', 'olga', 'mara', 'anna', 'otto', 'moni', 'adam'] as const;
    clients = {
        nobody: new Client(market.server),
        ...(Object.fromEntries(await Promise.all(people.map(async (who) => [who, await market.as(who)] as const))) as Record<
            (typeof people)[number],
            Client
        >),
        'token:all': market.push,
        'token:north': token('north', every.slice(0, 3), 'North Shop'),
        'token:south': token('south', every.slice(0, 3), 'South Shop'),
        'token:read': token('read', ['messages:read']),
        'token:orders': token('orders', ['orders:write']),
    };
    const mailed = await mailedConversation(market, settings);
    link = market.admin.makeLink('ada', 'North Shop', 'OAK-7', 'Oak chest');
    buyer_seq = mailed.buyer_seq;
    mail = mailed.mail;
    own = {
        seller: market.north.id,
        order: mailed.order,
        conversation: mailed.conversation,
        seq: mailed.seller_seq,
        draft: '',
        import: await makeImport(clients.olga),
        member: await market.agent(),
        attachment: '',
        asset: await makeAsset(clients.olga),
    };
    own.attachment = await makeFile('ada', own, true);
}, 120_000);
afterAll(() => market.remove());

// A text that was stopped, kept as a draft of the seller's side.
async function makeDraft(author: Client, { seller, conversation }: Pick<Objects, 'seller' | 'conversation'> = own): Promise<string> {
    const call = {
        path: { seller, conversation },
        body: { text: 'Write to me at olga@north.example please.' },
    };
    const problem = await author.refused('sendSellerMessage', call, 422, 'message_blocked');
    return problem.draft_id!;
}

// A file that is ready, of the author's and on nothing, or on the conversation's message.
async function makeFile(author: 'ada' | 'olga' | 'otto', of: Objects, isSent = false): Promise<string> {
    const { user_id } = await clients[author].ok('getSession');
    const message = { conversation: of.conversation, seq: of.seq };
    return addReadyFile(market.server, {
        seller: of.seller,
        name: 'mug.jpg',
        mediaType: 'image/jpeg',
        parts: { rebuilt: randomBytes(50) },
        author: user_id,
        bySeller: author !== 'ada',
        ...(isSent && { message }),
    });
}

// What the operation is about, where it is not the file of the message: of Olga's, and made anew where it does not stay.
async function makeAttachment(id: string): Promise<string> {
    if (id === 'placeAttachments' || id === 'removeAttachment') return makeFile('olga', own);
    if (id === 'retryUnreadFile') {
        const file = await makeFile('olga', own);
        markUnread(market.server, own.seller, file, 'timed_out');
        return file;
    }
    if (!/^(get|append|drop)Upload$/.test(id)) return own.attachment;
    const metadata = { filename: 'mug.jpg', seller: own.seller, order: own.order };
    return pathOfUpload(await createUpload(clients.olga, { size: 4, metadata })).attachment;
}

// A text of North's that waits for a moderator.
async function makeHeld(): Promise<string> {
    const call = { path: { seller: own.seller, conversation: own.conversation }, body: { text: 'Call (555) 010-4477.' } };
    return (await clients.olga.refused('sendSellerMessage', call, 422, 'message_held')).draft_id!;
}

async function makeImport(author: Client, seller = market.north.id): Promise<string> {
    const id = randomUUID();
    await author.ok('putImport', { path: { seller, import: id }, body: { file_name: 'orders.txt', size_bytes: 2 } });
    return id;
}

let pictures = 0;
const anotherPicture = () => picture(++pictures).toString('base64');
async function makeAsset(author: Client, seller = market.north.id): Promise<string> {
    const body = { kind: 'logo', name: 'A mark', content_base64: anotherPicture() };
    return (await author.ok('addAsset', { path: { seller }, body })).id;
}

async function attempt(caller: Caller, id: string, objects: Objects): Promise<CallAnswer> {
    const one = operations.find((operation) => operation.id === id)!;
    const client = id === 'signOut' && !caller.startsWith('token') && caller !== 'nobody' ? await market.signedIn(caller) : clients[caller];
    if (id.startsWith('stream')) {
        const target = one.path.replace('{seller}', String(objects.seller));
        const stream = await EventStream.open(client, target).catch(() => undefined);
        if (!stream) return client.call(id as OperationId, { path: { seller: objects.seller } });
        stream.close();
        return { status: 200, headers: {}, mediaType: 'text/event-stream', text: '', body: '' };
    }
    const held = /^(get|release|reject)Held$/.test(id) && allowed[id]!.includes(caller) ? await makeHeld() : undefined;
    const draft =
        held ??
        (['discardDraft', 'placeAttachments'].includes(id) && allowed[id]!.includes(caller) && objects === own
            ? await makeDraft(client)
            : objects.draft || own.conversation);
    // An order takes only so many messages that a seller opens: everybody gets one of their own.
    const order = id === 'contactBuyer' && objects === own ? (await market.order()).id : objects.order;
    const mine = id === 'deleteImport' && allowed[id]!.includes(caller) && objects === own;
    const one_import = mine ? await makeImport(clients.olga) : objects.import;
    const removes = id === 'removeMember' && allowed[id]!.includes(caller) && objects === own;
    const member = removes ? await market.agent() : objects.member;
    // A file that nobody could read is made for who may have it looked into again: Olga may have only so many.
    const others = objects !== own || (id === 'retryUnreadFile' && !allowed[id]!.includes(caller));
    const attachment = others ? objects.attachment : await makeAttachment(id);
    const takes = id === 'removeAsset' && allowed[id]!.includes(caller) && objects === own;
    const asset = takes ? await makeAsset(clients.olga) : objects.asset;
    const all = { ...objects, draft, order, import: one_import, member, attachment, asset };
    const answer = await client.call(id as OperationId, requestOf(id, all));
    // Nobody may have many uploads that are on nothing.
    if (/^(get|append)Upload$/.test(id) && objects === own)
        await clients.olga.call('removeAttachment', { path: { seller: own.seller, attachment } });
    return answer;
}

it('every operation has its row', () => {
    expect(Object.keys(allowed).sort()).toEqual(operations.map((one) => one.id).sort());
});

describe.each(operations.filter((one) => !openToStrangers.includes(one.id)).map((one) => one.id))('%s', (id) => {
    it.each(callers)('as %s', async (caller) => {
        const answer = await attempt(caller, id, own);
        if (allowed[id]?.includes(caller)) expect(answer.status, answer.text).toBeLessThan(300);
        else if (caller === 'nobody') expect(answer.status, answer.text).toBe(401);
        else expect([403, 404], answer.text).toContain(answer.status);
    });
});

let south_import: string | undefined;
let south_member: string | undefined;
let south_asset: string | undefined;
// What another seller has, and nobody of North's or of its buyers may see.
async function makeSouth(): Promise<Objects> {
    const { order, conversation_id: conversation } = await market.inquiry('Is it in stock?', { seller: market.south, buyer: 'ben' });
    const draft = await makeDraft(clients.otto, { seller: market.south.id, conversation });
    south_import ??= await makeImport(clients.otto, market.south.id);
    south_member ??= await market.agent(market.south);
    south_asset ??= await makeAsset(clients.otto, market.south.id);
    const made = { import: south_import, member: south_member, asset: south_asset };
    const south = { seller: market.south.id, order: order.id, conversation, seq: 1, draft, ...made };
    return { ...south, attachment: await makeFile('otto', { ...south, attachment: '' }, true) };
}

// Who asks for what is another's: a member of North for what is South's, Ben for what is Ada's, else a token of North.
interface Pair {
    title: string;
    caller: Caller;
    parameter: keyof Objects;
}
function pairsOf(one: Operation): Pair[] {
    const may = (caller: Caller) => allowed[one.id]!.includes(caller);
    const caller = (['ben', 'olga', 'token:north'] as const).find((who) => may(who === 'ben' ? 'ada' : who));
    if (!caller) return []; // The operators' own, and what is open to all.
    return one.parameters
        .filter(({ name, in: where }) => where === 'path' && !names_nothing.includes(name) && !names_nothing.includes(`${one.id} ${name}`))
        .map(({ name }) => ({ title: `${one.id}: ${name}`, caller, parameter: name as keyof Objects }));
}

// Calls, and gives with the answer what the database was asked for it: the statements of the thread that answered.
async function observe(caller: Caller, id: string, objects: Objects): Promise<{ answer: CallAnswer; statements: string[] }> {
    const { server } = market;
    const one = operations.find((operation) => operation.id === id)!;
    const begin = server.log.length;
    const answer = await attempt(caller, id, objects);
    const done = ` ${one.method} ${one.path} ${answer.status} `;
    while (!server.log.slice(begin).split(done)[1]?.includes('\n')) await new Promise((later) => setTimeout(later, 1));
    const lines = server.log.slice(begin).split(/\n(?=\d{4}-)/);
    const thread = /\[\d+\]/.exec(lines.find((line) => line.includes(done))!)![0];
    return {
        answer,
        statements: lines
            .filter((line) => line.includes(thread))
            .map((line) =>
                line
                    .split(thread)[1]!
                    .replace(/\d+ us/, '')
                    .trimEnd(),
            ),
    };
}

// In words and in work: what takes the same statements takes the same time.
async function expectSame(caller: Caller, id: string, one: Objects, other: Objects): Promise<void> {
    const [first, second] = [await observe(caller, id, one), await observe(caller, id, other)];
    expect(first.answer.status, first.answer.text).toBe(404);
    expect(second.answer.text).toBe(first.answer.text);
    expect({ ...second.answer.headers, date: '' }).toEqual({ ...first.answer.headers, date: '' });
    expect(second.statements).toEqual(first.statements);
}

describe("another's object answers like a missing one", () => {
    const same = (one: CallAnswer, other: CallAnswer) => {
        expect(one.status, one.text).toBe(404);
        expect(other.status, other.text).toBe(404);
        expect(one.text).toBe(other.text);
    };

    it('whatever a path can name has an example of nobody’s', () => {
        const named = new Set(operations.flatMap((one) => pairsOf(one).map((pair) => pair.parameter)));
        expect([...named].sort()).toEqual(Object.keys(absent).sort());
    });
    it.each(operations.flatMap((one) => pairsOf(one).map((pair) => [pair.title, one.id, pair] as const)))('%s', async (_, id, pair) => {
        const { caller, parameter } = pair;
        if (caller === 'ben') {
            await expectSame(caller, id, own, { ...own, [parameter]: absent[parameter] });
        } else {
            const south = await makeSouth();
            const others = parameter === 'seller' ? south : { ...own, [parameter]: south[parameter] };
            await expectSame(caller, id, others, { ...others, [parameter]: absent[parameter] });
        }
    });
    it('such an answer was worked for', async () => {
        const { statements } = await observe('olga', 'getConversation', { ...own, conversation: absent.conversation });
        expect(statements.some((line) => line.includes('sql SELECT'))).toBe(true);
    });
    it('discardDraft: of another seller, and of the buyer', async () => {
        const draft = await makeDraft(clients.olga);
        const of = (caller: Caller, seller: number, one: string) => clients[caller].call('discardDraft', { path: { seller, draft: one } });
        same(await of('otto', market.south.id, draft), await of('otto', market.south.id, absent.draft));
        same(await of('otto', own.seller, draft), await of('otto', own.seller, absent.draft));
        await clients.olga.ok('discardDraft', { path: { seller: own.seller, draft } });
    });
    it('a check names nothing of a conversation or order that is not the caller’s', async () => {
        const check = (body: object) =>
            clients.olga.call('checkSellerDraft', { path: { seller: own.seller }, body: { text: 'Hello', ...body } });
        const south = await market.inquiry('Is it in stock?', { seller: market.south, buyer: 'ben' });
        same(await check({ conversation_id: south.conversation_id }), await check({ conversation_id: absent.conversation }));
        same(await check({ order_id: south.order.id }), await check({ order_id: absent.order }));
        const buyer = (conversation_id: string) => clients.ada.call('checkBuyerDraft', { body: { text: 'Hello', conversation_id } });
        same(await buyer(south.conversation_id), await buyer(absent.conversation));
    });
});

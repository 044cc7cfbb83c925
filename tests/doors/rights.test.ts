// Who may do what: every operation of the contract as every kind of caller, on its own object, on another's and on none.
// A new operation without a row here fails.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Call, type CallAnswer } from '../support/client.ts';
import { operations } from '../support/contract.ts';
import { EventStream } from '../support/events.ts';
import { Marketplace } from '../support/marketplace.ts';
import type { OperationId } from '../support/types.ts';

const callers = [
    'nobody', 'ada', 'ben', 'olga', 'mara', 'anna', 'otto', 'moni', 'adam',
    'token:all', 'token:north', 'token:south', 'token:read', 'token:orders',
] as const; // prettier-ignore
type Caller = (typeof callers)[number];

const members: Caller[] = ['olga', 'mara', 'anna'];
const signedIn = callers.filter((caller) => caller !== 'nobody');

// Who may use the operation on North's and Ada's objects.
const allowed: Record<string, readonly Caller[]> = {
    getHealth: callers,
    getMetrics: callers,
    signIn: callers,
    getInvitation: callers,
    acceptInvitation: callers,
    getSession: signedIn,
    signOut: signedIn,
    putBuyer: ['adam', 'token:all'],
    putOrder: ['adam', 'token:all', 'token:north', 'token:orders'],
    listSellers: ['moni', 'adam'],
    ...Object.fromEntries(
        [
            'listOrders',
            'getOrder',
            'searchSeller',
            'listSections',
            'listConversations',
            'getConversation',
            'listMessages',
            'streamSellerEvents',
        ].map((id) => [id, [...members, 'moni', 'adam', 'token:all', 'token:north', 'token:read']]),
    ),
    ...Object.fromEntries(
        ['contactBuyer', 'sendSellerMessage', 'markSellerRead', 'moveConversation', 'discardDraft', 'checkSellerDraft'].map((id) => [
            id,
            [...members, 'token:all', 'token:north'],
        ]),
    ),
    ...Object.fromEntries(
        ['getBuyerConversation', 'listBuyerMessages', 'sendBuyerMessage', 'markBuyerRead', 'getBuyerOrder', 'openInquiry'].map((id) => [
            id,
            ['ada'],
        ]),
    ),
    ...Object.fromEntries(
        ['listBuyerConversations', 'searchBuyer', 'listBuyerOrders', 'checkBuyerDraft', 'streamBuyerEvents'].map((id) => [
            id,
            ['ada', 'ben'],
        ]),
    ),
};

interface Objects {
    seller: number;
    order: string;
    conversation: string;
    draft: string;
}

// A request that whoever is allowed to make it succeeds with.
function requestOf(id: string, objects: Objects): Call {
    const { seller, order, conversation, draft } = objects;
    const path = { seller, order, conversation, draft, external_id: 'ada', invitation: 'unknown' };
    const bodies: Record<string, unknown> = {
        signIn: { login: 'nobody@x.example', password: 'guess' },
        acceptInvitation: { password: 'a long password' },
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
    };
    return { path, body: bodies[id], ...(id.startsWith('search') && { query: { search: 'oak' } }) };
}

let market: Marketplace;
let clients: Record<Caller, Client>;
let own: Objects;
beforeAll(async () => {
    market = await Marketplace.start();
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
    const sent = await market.inquiry();
    own = { seller: market.north.id, order: sent.order.id, conversation: sent.conversation_id, draft: '' };
}, 120_000);
afterAll(() => market.remove());

// A text that was stopped, kept as a draft of North's side.
async function makeDraft(author: Client): Promise<string> {
    const call = {
        path: { seller: own.seller, conversation: own.conversation },
        body: { text: 'Write to me at olga@north.example please.' },
    };
    const problem = await author.refused('sendSellerMessage', call, 422, 'message_blocked');
    return problem.draft_id!;
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
    const draft =
        id === 'discardDraft' && allowed[id]!.includes(caller) && objects === own
            ? await makeDraft(client)
            : objects.draft || own.conversation;
    // An order takes only so many messages that a seller opens: everybody gets one of their own.
    const order = id === 'contactBuyer' && objects === own ? (await market.order()).id : objects.order;
    return client.call(id as OperationId, requestOf(id, { ...objects, draft, order }));
}

it('every operation has its row', () => {
    expect(Object.keys(allowed).sort()).toEqual(operations.map((one) => one.id).sort());
});

describe.each(
    operations.filter((one) => !['signIn', 'getInvitation', 'acceptInvitation', 'getMetrics'].includes(one.id)).map((one) => one.id),
)('%s', (id) => {
    it.each(callers)('as %s', async (caller) => {
        const answer = await attempt(caller, id, own);
        if (allowed[id]?.includes(caller)) expect(answer.status, answer.text).toBeLessThan(300);
        else if (caller === 'nobody') expect(answer.status, answer.text).toBe(401);
        else expect([403, 404], answer.text).toContain(answer.status);
    });
});

describe("another's object answers like a missing one", () => {
    const absent = '0190a000-0000-7000-8000-000000000000';
    const inPath = (name: string) =>
        operations.filter((one) => one.path.includes(`{${name}}`) && one.tag !== 'Marketplace' && !one.id.startsWith('stream'));
    const same = (one: CallAnswer, other: CallAnswer) => {
        expect(one.status, one.text).toBe(404);
        expect(other.status, other.text).toBe(404);
        expect(one.text).toBe(other.text);
    };

    it.each(
        inPath('conversation')
            .filter((one) => one.tag === 'Seller')
            .map((one) => one.id),
    )('%s: of another seller', async (id) => {
        const south = await market.inquiry('Is it in stock?', { seller: market.south, buyer: 'ben' });
        same(
            await attempt('olga', id, { ...own, conversation: south.conversation_id }),
            await attempt('olga', id, { ...own, conversation: absent }),
        );
        same(
            await attempt('olga', id, { ...own, seller: market.south.id, conversation: south.conversation_id }),
            await attempt('olga', id, { ...own, seller: 999_999 }),
        );
    });
    it.each(
        inPath('conversation')
            .filter((one) => one.tag === 'Buyer')
            .map((one) => one.id),
    )('%s: of another buyer', async (id) => {
        same(await attempt('ben', id, own), await attempt('ben', id, { ...own, conversation: absent }));
    });
    it.each(
        inPath('order')
            .filter((one) => one.tag === 'Seller')
            .map((one) => one.id),
    )('%s: of another seller', async (id) => {
        const order = await market.order({ seller: market.south });
        same(await attempt('olga', id, { ...own, order: order.id }), await attempt('olga', id, { ...own, order: '999-0000000-0000000' }));
        same(
            await attempt('olga', id, { ...own, seller: market.south.id, order: order.id }),
            await attempt('olga', id, { ...own, seller: 999_999 }),
        );
    });
    it.each(
        inPath('order')
            .filter((one) => one.tag === 'Buyer')
            .map((one) => one.id),
    )('%s: of another buyer', async (id) => {
        same(await attempt('ben', id, own), await attempt('ben', id, { ...own, order: '999-0000000-0000000' }));
        same(await attempt('ben', id, own), await attempt('ben', id, { ...own, seller: 999_999 }));
    });
    it.each(['listOrders', 'listSections', 'listConversations', 'checkSellerDraft', 'streamSellerEvents'])(
        '%s: of another seller',
        async (id) => {
            same(await attempt('olga', id, { ...own, seller: market.south.id }), await attempt('olga', id, { ...own, seller: 999_999 }));
        },
    );
    it('discardDraft: of another seller, and of the buyer', async () => {
        const draft = await makeDraft(clients.olga);
        const of = (caller: Caller, seller: number, one: string) => clients[caller].call('discardDraft', { path: { seller, draft: one } });
        same(await of('otto', market.south.id, draft), await of('otto', market.south.id, absent));
        same(await of('otto', own.seller, draft), await of('otto', own.seller, absent));
        await clients.olga.ok('discardDraft', { path: { seller: own.seller, draft } });
    });
    it('a check names nothing of a conversation or order that is not the caller’s', async () => {
        const check = (body: object) =>
            clients.olga.call('checkSellerDraft', { path: { seller: own.seller }, body: { text: 'Hello', ...body } });
        const south = await market.inquiry('Is it in stock?', { seller: market.south, buyer: 'ben' });
        same(await check({ conversation_id: south.conversation_id }), await check({ conversation_id: absent }));
        same(await check({ order_id: south.order.id }), await check({ order_id: '999-0000000-0000000' }));
        const buyer = (conversation_id: string) => clients.ada.call('checkBuyerDraft', { body: { text: 'Hello', conversation_id } });
        same(await buyer(south.conversation_id), await buyer(absent));
    });
});

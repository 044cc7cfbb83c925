// What a pack holds waits for a moderator: listed, read with its conversation, released into it, or given back with a note.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { EventStream } from '../support/events.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';

let market: Marketplace;
let olga: Client;
let moni: Client;
let ada: Client;
beforeAll(async () => {
    market = await Marketplace.start({ settings: carefulPack(), logins: ['olga', 'ada', 'moni'] });
    [olga, moni, ada] = [await market.as('olga'), await market.as('moni'), await market.as('ada')];
});
afterAll(() => market.remove());

const words = 'The workshop has (555) 010-4477 on its door, that is what the engraving says.';

// A reply that is held; where, and under which id.
async function hold(text = words): Promise<{ seller: number; conversation: string; draft: string }> {
    const { conversation_id: conversation } = await market.inquiry('What does the engraving say?');
    const path = { seller: market.north.id, conversation };
    const problem = await olga.refused('sendSellerMessage', { path, body: { text } }, 422, 'message_held');
    return { ...path, draft: problem.draft_id! };
}
const at = ({ seller, draft }: { seller: number; draft: string }) => ({ seller, draft });

describe('a held message', () => {
    it('is listed by how long it waits, and read with its conversation', async () => {
        const first = await hold();
        const second = await hold();
        const { items } = await moni.ok('listHeld', {});
        expect(items.map((one) => one.draft.id)).toEqual([first.draft, second.draft]);
        expect(items[0]).toMatchObject({
            seller: { id: market.north.id, name: 'North Shop' },
            author: 'seller',
            author_name: 'Olga North',
            buyer_name: 'Ada Buyer',
            kind: 'reply',
            draft: {
                state: 'held',
                text: words,
                verdict: { outcome: 'hold', findings: [{ rule: 'content.phone', text: '(555) 010-4477' }] },
            },
        });
        const page = await moni.ok('listHeld', { query: { limit: 1 } });
        const next = await moni.ok('listHeld', { query: { limit: 1, cursor: page.next_cursor } });
        expect([...page.items, ...next.items].map((one) => one.draft.id)).toEqual([first.draft, second.draft]);
        const { messages } = await moni.ok('getHeld', { path: at(first) });
        expect(messages.map((message) => message.text)).toEqual(['What does the engraving say?']);
        for (const one of [first, second]) await moni.ok('releaseHeld', { path: at(one) });
    });
    it('that is released is delivered once, as its author’s, with the next seq', async () => {
        const held = await hold();
        const path = { seller: held.seller, conversation: held.conversation };
        await ada.ok('sendBuyerMessage', { path: { conversation: held.conversation }, body: { text: 'And in which letters?' } });
        const sent = await moni.ok('releaseHeld', { path: at(held) });
        expect(sent.message).toMatchObject({ seq: 3, author: 'seller', author_name: 'Olga', text: words });
        const { items } = await ada.ok('listBuyerMessages', { path: { conversation: held.conversation } });
        expect(items.map((message) => message.text)).toContain(words);
        expect((await olga.ok('getConversation', { path })).drafts).toEqual([]);
        await moni.refused('releaseHeld', { path: at(held) }, 404, 'not_found');
        await moni.refused('getHeld', { path: at(held) }, 404, 'not_found');
    });
    it('of a buyer who asks before a sale opens the conversation once it is released', async () => {
        const path = { link: market.admin.makeLink('ada', 'North Shop', 'LAMP-7', 'Walnut lamp') };
        const text = 'Call me about the lamp on (555) 010-4477, please.';
        const problem = await ada.refused('openLinkInquiry', { path, body: { text } }, 422, 'message_held');
        const held = at({ seller: market.north.id, draft: problem.draft_id! });
        expect((await ada.ok('getInquiryLink', { path })).drafts).toMatchObject([
            { id: problem.draft_id!, state: 'held', text, mine: true },
        ]);
        const { items } = await moni.ok('listHeld', {});
        expect(items.at(-1)).toMatchObject({ author: 'buyer', buyer_name: 'Ada Buyer', item_title: 'Walnut lamp', kind: 'inquiry' });
        const sent = await moni.ok('releaseHeld', { path: held });
        expect(sent.message).toMatchObject({ seq: 1, author: 'buyer', text });
        expect((await ada.ok('getInquiryLink', { path })).drafts).toEqual([]);
        const opened = { seller: market.north.id, conversation: sent.conversation_id };
        const seen = await olga.ok('getConversation', { path: opened });
        expect(seen).toMatchObject({ sku: 'LAMP-7', summary: { topic: 'product_question', item_title: 'Walnut lamp' } });
    });
    it('of a buyer who asks before a sale is mended by the next, where a moderator turned it down', async () => {
        const path = { link: market.admin.makeLink('ada', 'North Shop', 'LAMP-8', 'Oak lamp') };
        const hold = (text: string) => ada.refused('openLinkInquiry', { path, body: { text } }, 422, 'message_held');
        const first = (await hold('Call me about the lamp on (555) 010-4477, please.')).draft_id!;
        await hold('Or on (555) 010-4478.');
        await moni.ok('rejectHeld', { path: at({ seller: market.north.id, draft: first }), body: { note: 'No numbers, please.' } });
        const drafts = async () => (await ada.ok('getInquiryLink', { path })).drafts.map(({ state, text }) => [state, text]);
        expect(await drafts()).toEqual([
            ['rejected', 'Call me about the lamp on (555) 010-4477, please.'],
            ['held', 'Or on (555) 010-4478.'],
        ]);
        await ada.ok('openLinkInquiry', { path, body: { text: 'Is the lamp oiled?' } });
        expect(await drafts()).toEqual([['held', 'Or on (555) 010-4478.']]);
        const second = (await moni.ok('listHeld', {})).items.find(({ draft }) => draft.text === 'Or on (555) 010-4478.')!;
        await moni.ok('releaseHeld', { path: at({ seller: market.north.id, draft: second.draft.id }) });
    });
    it('of a buyer about an order keeps the topic that was chosen', async () => {
        const order = await market.order();
        const path = { seller: market.north.id, order: order.id };
        const body = { topic: 'invoice', text: 'Please read it to me on (555) 010-4477.' } as const;
        const problem = await ada.refused('openInquiry', { path, body }, 422, 'message_held');
        const sent = await moni.ok('releaseHeld', { path: at({ seller: market.north.id, draft: problem.draft_id! }) });
        const opened = { seller: market.north.id, conversation: sent.conversation_id };
        expect((await olga.ok('getConversation', { path: opened })).summary.topic).toBe('invoice');
    });
    it('that is released is told to the open pages of both sides at once', async () => {
        for (let round = 0; round < 5; ++round) {
            const held = await hold();
            const streams = [
                await EventStream.open(ada, '/v1/events'),
                await EventStream.open(olga, `/v1/sellers/${market.north.id}/events`),
            ];
            await moni.ok('releaseHeld', { path: at(held) });
            for (const stream of streams) {
                await stream.untilMessage(held.conversation, 2);
                stream.close();
            }
        }
    });
    it('that is rejected is its author’s again, with the reason', async () => {
        const held = await hold();
        const body = { note: 'A number of the workshop has no place here.' };
        expect((await moni.refused('rejectHeld', { path: at(held), body: { note: '' } }, 422)).pointer).toBe('/note');
        const stream = await EventStream.open(olga, `/v1/sellers/${market.north.id}/events`);
        await moni.ok('rejectHeld', { path: at(held), body });
        const told = await stream.until((one) => one.payload?.conversation_id === held.conversation);
        stream.close();
        const path = { seller: held.seller, conversation: held.conversation };
        const { drafts, summary } = await olga.ok('getConversation', { path });
        expect(told.payload).toMatchObject({ version: summary.version, last_seq: 1 });
        expect(drafts).toMatchObject([{ id: held.draft, state: 'rejected', moderator_note: body.note }]);
        await moni.refused('rejectHeld', { path: at(held), body }, 404, 'not_found');
        await olga.ok('discardDraft', { path: { seller: held.seller, draft: held.draft } });
    });
    it('may open its conversation, or be a buyer’s', async () => {
        const order = await market.order();
        const path = { seller: market.north.id, order: order.id };
        const body = { reason: 'customization', subject: 'Your engraving', text: `Order ${order.id}: shall it say (555) 010-4477?` };
        const { draft_id } = await olga.refused('contactBuyer', { path, body }, 422, 'message_held');
        const sent = await moni.ok('releaseHeld', { path: { seller: market.north.id, draft: draft_id! } });
        expect(sent.message).toMatchObject({ seq: 1, kind: 'proactive', subject: 'Your engraving' });
        const reply = { path: { conversation: sent.conversation_id }, body: { text: 'Yes, (555) 010-4477 please.' } };
        const own = await ada.refused('sendBuyerMessage', reply, 422, 'message_held');
        const answer = await moni.ok('releaseHeld', { path: { seller: market.north.id, draft: own.draft_id! } });
        expect(answer.message).toMatchObject({ seq: 2, author: 'buyer', text: 'Yes, (555) 010-4477 please.' });
    });
    it('that would open a conversation stays in its author’s sight at the order, is mended and sent', async () => {
        const order = await market.order();
        const path = { seller: market.north.id, order: order.id };
        const first = { reason: 'customization', subject: 'Your engraving', text: `Order ${order.id}: shall it say (555) 010-4477?` };
        const held = (await olga.refused('contactBuyer', { path, body: first }, 422, 'message_held')).draft_id!;
        const asked = { topic: 'customization', text: 'Can it say (555) 010-4478?' };
        const inquiry = (await ada.refused('openInquiry', { path, body: asked }, 422, 'message_held')).draft_id!;
        const olgas = async () => (await olga.ok('getOrder', { path })).drafts;
        const adas = async () => (await ada.ok('getBuyerOrder', { path })).drafts;
        expect(await olgas(), 'each sees its own side').toMatchObject([{ id: held, state: 'held', mine: true, reason: 'customization' }]);
        expect(await adas()).toMatchObject([{ id: inquiry, state: 'held', topic: 'customization', text: asked.text }]);
        const body = { note: 'No numbers, please.' };
        for (const draft of [held, inquiry]) await moni.ok('rejectHeld', { path: { seller: market.north.id, draft }, body });
        expect(await olgas()).toMatchObject([{ id: held, state: 'rejected', moderator_note: body.note }]);
        expect(await adas()).toMatchObject([{ id: inquiry, state: 'rejected', moderator_note: body.note }]);
        // Gone on with under its name, then sent.
        const { version } = (await adas())[0]!;
        const saved = await ada.ok('saveInquiryDraft', { path, body: { draft_id: inquiry, version, text: 'Can it say Ada?' } });
        expect(saved).toMatchObject({ id: inquiry, state: 'writing', version: version + 1 });
        expect(await adas(), 'what is being written is in no list').toEqual([]);
        await ada.ok('openInquiry', { path, body: { ...asked, text: 'Can it say Ada?', draft_id: inquiry } });
        await olga.ok('contactBuyer', { path, body: { ...first, text: `Order ${order.id}: shall it say Ada?`, draft_id: held } });
        expect([...(await olgas()), ...(await adas())]).toEqual([]);
    });
    it('is decided from the command line too', async () => {
        const held = await hold();
        const other = await hold();
        const admin = (...args: string[]) => market.server.command(['admin', 'held', ...args]);
        expect(admin('list').out).toMatch(new RegExp(`^${held.draft}  .*Olga North \\(North Shop\\) to Ada Buyer: content\\.phone`, 'm'));
        const shown = admin('show', held.draft).out;
        for (const part of ['What does the engraving say?', words, 'content.phone: ', '(555) 010-4477']) expect(shown).toContain(part);
        expect(shown).toMatch(/^decided by careful version 1, engine \d+\.\d+\.\d+-[0-9a-f]{8}$/m);
        expect(admin('release', held.draft).out).toContain('message 2');
        expect(admin('reject', other.draft, 'Not here.').out).toContain('given back to Olga North');
        expect(admin('list').out).toContain('nothing is held');
        const unknown = admin('release', held.draft);
        expect([unknown.status, unknown.err]).toEqual([1, expect.stringContaining('admin held list')]);
    });
});

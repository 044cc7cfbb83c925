// What is being written is kept for its author, wherever it goes on writing, and two versions of it never overwrite each other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
let olga: Client;
let anna: Client;
let ada: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'anna', 'ada', 'ben'] });
    [olga, anna, ada] = [await market.as('olga'), await market.as('anna'), await market.as('ada')];
});
afterAll(() => market.remove());

async function place() {
    const sent = await market.inquiry();
    return { seller: market.north.id, conversation: sent.conversation_id, order: sent.order.id };
}

describe('a draft', () => {
    it('is kept with its version, for its author alone', async () => {
        const path = await place();
        expect(await olga.ok('getReplyDraft', { path })).toEqual({});
        const saved = await olga.ok('saveReplyDraft', { path, body: { version: 0, text: 'It arr', seen_seq: 1 } });
        expect(saved).toMatchObject({ state: 'writing', version: 1, mine: true, conversation_id: path.conversation, seen_seq: 1 });
        const again = await olga.ok('saveReplyDraft', { path, body: { version: 1, text: 'It arrives', seen_seq: 1 } });
        expect(again).toMatchObject({ id: saved.id, version: 2 });
        expect((await olga.ok('getReplyDraft', { path })).draft).toEqual(again);
        expect(await anna.ok('getReplyDraft', { path })).toEqual({});
        expect((await anna.ok('getConversation', { path })).drafts).toEqual([]);
        expect((await ada.ok('getBuyerConversation', { path })).drafts).toEqual([]);
        const theirs = { path, body: { text: 'It arrives tomorrow.', draft_id: saved.id } };
        await anna.refused('sendSellerMessage', theirs, 404, 'not_found');
        await anna.refused('discardDraft', { path: { ...path, draft: saved.id } }, 404);
    });
    it('that was saved from elsewhere is not overwritten: both texts are there', async () => {
        const path = await place();
        await olga.ok('saveReplyDraft', { path, body: { version: 0, text: 'On the desk' } });
        await olga.ok('saveReplyDraft', { path, body: { version: 1, text: 'On the phone' } });
        const problem = await olga.refused(
            'saveReplyDraft',
            { path, body: { version: 1, text: 'On the desk, later' } },
            409,
            'draft_changed',
        );
        expect(problem.draft).toMatchObject({ version: 2, text: 'On the phone' });
        // What is kept already is no conflict: a save whose answer was lost is repeated without harm.
        expect(await olga.ok('saveReplyDraft', { path, body: { version: 1, text: 'On the phone' } })).toMatchObject({ version: 2 });
        await olga.ok('saveReplyDraft', { path, body: { version: 2, text: 'On the desk, later' } });
    });
    it('ends with its send, and does not come back', async () => {
        const path = await place();
        const { id } = await olga.ok('saveReplyDraft', { path, body: { version: 0, text: 'It arrives tomorrow.' } });
        const sent = await olga.ok('sendSellerMessage', { path, body: { text: 'It arrives tomorrow.', draft_id: id } });
        expect(sent.message.id).toBe(id);
        expect(await olga.ok('getReplyDraft', { path })).toEqual({});
        await olga.refused('saveReplyDraft', { path, body: { version: 1, text: 'It arrives tomorrow.' } }, 404, 'not_found');
    });
    it('that was stopped is explained when it is read again as it was when it was stopped', async () => {
        const order = await market.order();
        const path = { seller: market.north.id, order: order.id };
        const body = {
            reason: 'order_problem',
            subject: 'Your shelf',
            text: 'One shelf is out of stock, may it be oak? Call +1 202 555 0143.',
        };
        const problem = await olga.refused('contactBuyer', { path, body }, 422, 'message_blocked');
        const { draft } = await olga.ok('getOrderDraft', { path });
        const explained = (verdict: { findings: { rule: string; title: string; why: string; fix: string }[] }) =>
            verdict.findings.map(({ rule, title, why, fix }) => ({ rule, title, why, fix }));
        expect(explained(draft!.verdict)).toEqual(explained(problem.verdict!));
        expect(draft!.verdict.findings.map(({ fix }) => fix)).toContain(`Add the order number ${order.id}.`);
    });
    it('that is blocked stays with its findings, and is written on', async () => {
        const path = await place();
        const { id } = await olga.ok('saveReplyDraft', { path, body: { version: 0, text: 'Call (555) 010-4477.' } });
        const body = { text: 'Call (555) 010-4477.', draft_id: id };
        const problem = await olga.refused('sendSellerMessage', { path, body }, 422, 'message_blocked');
        expect(problem.draft_id).toBe(id);
        const { draft } = await olga.ok('getReplyDraft', { path });
        expect(draft).toMatchObject({ id, state: 'blocked', version: 2, verdict: { findings: [{ rule: 'content.phone' }] } });
        const mended = await olga.ok('saveReplyDraft', { path, body: { version: 2, text: 'Write to us here.' } });
        expect(mended).toMatchObject({ id, state: 'writing', version: 3, verdict: { findings: [] } });
        await olga.ok('dropReplyDraft', { path });
        await olga.ok('dropReplyDraft', { path });
        expect(await olga.ok('getReplyDraft', { path })).toEqual({});
    });
    it('that was stopped and one that is being written are two', async () => {
        const path = await place();
        const blocked = await olga.refused('sendSellerMessage', { path, body: { text: 'Call (555) 010-4477.' } }, 422);
        const stopped = (await olga.ok('getReplyDraft', { path })).draft!;
        expect(stopped.id).toBe(blocked.draft_id);
        // Mended by its name, whatever else is open.
        const mended = await olga.ok('saveReplyDraft', { path, body: { draft_id: stopped.id, version: 1, text: 'Write here.' } });
        expect(mended).toMatchObject({ id: stopped.id, version: 2, state: 'writing' });
        const absent = '0190a000-0000-7000-8000-000000000001';
        await olga.refused('saveReplyDraft', { path, body: { draft_id: absent, version: 0, text: 'x' } }, 404, 'not_found');
        const elsewhere = await place();
        await olga.refused('saveReplyDraft', { path: elsewhere, body: { draft_id: stopped.id, version: 2, text: 'x' } }, 404, 'not_found');
        await anna.refused('saveReplyDraft', { path, body: { draft_id: stopped.id, version: 2, text: 'x' } }, 404, 'not_found');
        await anna.ok('dropReplyDraft', { path, query: { draft_id: stopped.id } });
        expect((await olga.ok('getReplyDraft', { path })).draft).toMatchObject(mended);
        await olga.ok('dropReplyDraft', { path, query: { draft_id: stopped.id } });
        expect(await olga.ok('getReplyDraft', { path })).toEqual({});
        await olga.refused('dropReplyDraft', { path, query: { draft_id: 'x' } }, 422, 'invalid_value');
    });
    it('of a first message is kept by its order, with its reason and its form', async () => {
        const order = await market.order();
        const path = { seller: market.north.id, order: order.id };
        const said = { subject: 'Your shelf', reason: 'order_problem', text: 'The oak', form: '{"verify":"oak"}' };
        const saved = await olga.ok('saveOrderDraft', { path, body: { version: 0, ...said } });
        expect(saved).toMatchObject({ order_id: order.id, ...said });
        expect((await olga.ok('getOrderDraft', { path })).draft).toEqual(saved);
        const mine = await olga.ok('listDrafts', { path, query: { limit: 2 } });
        expect(mine.items[0]).toEqual({ draft: saved, buyer_name: 'Ada Buyer', item_title: expect.any(String) as string });
        const { text, subject, reason } = { ...said, text: `About order ${order.id}: the oak is sold out, would walnut do?` };
        await olga.ok('contactBuyer', { path, body: { text, subject, reason, draft_id: saved.id } });
        expect(await olga.ok('getOrderDraft', { path })).toEqual({});
        await olga.ok('dropOrderDraft', { path });
    });
    it('is a buyer’s too, of a reply and of an inquiry', async () => {
        const path = await place();
        const saved = await ada.ok('saveBuyerDraft', { path, body: { version: 0, text: 'And wh' } });
        expect((await ada.ok('getBuyerDraft', { path })).draft).toEqual(saved);
        expect(await olga.ok('getReplyDraft', { path })).toEqual({});
        await ada.ok('sendBuyerMessage', { path, body: { text: 'And when?', draft_id: saved.id } });
        expect(await ada.ok('getBuyerDraft', { path })).toEqual({});
        await ada.ok('dropBuyerDraft', { path });
        const order = await market.order();
        const about = { seller: market.north.id, order: order.id };
        await ada.ok('saveInquiryDraft', { path: about, body: { version: 0, text: 'Is it', form: 'topic' } });
        expect((await ada.ok('getInquiryDraft', { path: about })).draft).toMatchObject({ text: 'Is it', form: 'topic', state: 'writing' });
        await ada.ok('dropInquiryDraft', { path: about });
        expect(await ada.ok('getInquiryDraft', { path: about })).toEqual({});
    });
    it('may be longer than a message, but not without end', async () => {
        const path = await place();
        await olga.ok('saveReplyDraft', { path, body: { version: 0, text: 'x'.repeat(20_000) } });
        const problem = await olga.refused(
            'saveReplyDraft',
            { path, body: { version: 1, text: 'x'.repeat(20_001) } },
            422,
            'text_too_long',
        );
        expect(problem.pointer).toBe('/text');
    });
});

// Nobody answers past what others have written: a send says what its author had seen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import type { Order, Sent } from '../support/types.ts';

let market: Marketplace;
let olga: Client;
let ada: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'anna', 'ada'] });
    [olga, ada] = [await market.as('olga'), await market.as('ada')];
});
afterAll(() => market.remove());

const at = (order: Order) => ({ seller: market.north.id, order: order.id });
const within = (sent: Sent) => ({ seller: market.north.id, conversation: sent.conversation_id });
const contact = (order: Order, more: object) => ({
    path: at(order),
    body: {
        reason: 'order_problem',
        subject: 'Your shelf',
        text: `About order ${order.id}: the oak is sold out, would walnut do?`,
        ...more,
    },
});

describe('a message whose author has not seen the newest', () => {
    it('is not sent before it is confirmed, and the answer has what is new', async () => {
        const sent = await market.inquiry();
        const anna = await market.as('anna');
        await anna.ok('sendSellerMessage', { path: within(sent), body: { text: 'It arrives tomorrow.', seen_seq: 1 } });
        const late = { path: within(sent), body: { text: 'It arrives on Friday.', seen_seq: 1 }, headers: { 'idempotency-key': 'late' } };
        const problem = await olga.refused('sendSellerMessage', late, 409, 'conversation_moved_on');
        expect(problem).toMatchObject({ last_seq: 2, new_messages: [{ seq: 2, author_name: 'Anna', text: 'It arrives tomorrow.' }] });
        expect((await olga.ok('getConversation', { path: within(sent) })).summary.last_seq).toBe(2);
        const confirmed = await olga.ok('sendSellerMessage', { ...late, body: { ...late.body, confirm: true } });
        expect(confirmed.message.seq).toBe(3);
    });
    it('is stopped for buyers too, and where both open the conversation at once', async () => {
        const order = await market.order();
        await olga.ok('contactBuyer', contact(order, { seen_seq: 0 }));
        const inquiry = { path: at(order), body: { topic: 'delivery', text: 'Where is it?', seen_seq: 0 } };
        const problem = await ada.refused('openInquiry', inquiry, 409, 'conversation_moved_on');
        expect(problem.new_messages).toEqual([expect.objectContaining({ seq: 1, author: 'seller' })]);
        const known = { ...inquiry, body: { ...inquiry.body, seen_seq: 1 } };
        const sent = await ada.ok('openInquiry', known);
        const reply = { path: { conversation: sent.conversation_id }, body: { text: 'And when?', seen_seq: 0 } };
        await ada.refused('sendBuyerMessage', reply, 409, 'conversation_moved_on');
    });
    it('is not asked for where it does not say what it has seen', async () => {
        const sent = await market.inquiry();
        await olga.ok('sendSellerMessage', { path: within(sent), body: { text: 'It arrives tomorrow.' } });
        await olga.ok('sendSellerMessage', { path: within(sent), body: { text: 'Before noon.' } });
    });
});

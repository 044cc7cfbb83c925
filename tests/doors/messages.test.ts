// Messages: every way in which one comes to be, what the policy does to it, and that a retry never makes a second one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import type { Order, Sent } from '../support/types.ts';

let market: Marketplace;
let olga: Client;
let ada: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'anna', 'ada', 'ben'] });
    [olga, ada] = [await market.as('olga'), await market.as('ada')];
});
afterAll(() => market.remove());

const at = (order: Order) => ({ seller: market.north.id, order: order.id });
const within = (sent: Sent) => ({ seller: market.north.id, conversation: sent.conversation_id });
const contact = (order: Order, more: object = {}) => ({
    path: at(order),
    body: {
        reason: 'order_problem',
        subject: 'Your shelf',
        text: `About order ${order.id}: the oak is sold out, would walnut do?`,
        ...more,
    },
});
const codePoints = (text: string, words: string) => {
    const begin = [...text.slice(0, text.indexOf(words))].length;
    return { begin, end: begin + [...words].length };
};

describe('Contact Buyer', () => {
    it('opens the conversation of the order', async () => {
        const order = await market.order();
        const sent = await olga.ok('contactBuyer', contact(order));
        expect(sent.verdict).toMatchObject({ outcome: 'pass', pack: 'amazon-2025', findings: [] });
        expect(sent.message).toMatchObject({
            seq: 1,
            author: 'seller',
            author_name: 'Olga',
            kind: 'necessary',
            reason: 'order_problem',
            subject: 'Your shelf',
        });
        const seen = await olga.ok('getConversation', { path: within(sent) });
        expect(seen).toMatchObject({
            opened_by: 'seller',
            can_reply: false,
            summary: { section: 'waiting', order_id: order.id, buyer_name: 'Ada Buyer' },
        });
        expect((await olga.ok('getOrder', { path: at(order) })).conversation).toEqual({
            id: sent.conversation_id,
            section: 'waiting',
            last_seq: 1,
        });
        const { items } = await ada.ok('listBuyerMessages', { path: { conversation: sent.conversation_id } });
        expect(items).toEqual([sent.message]);
    });
    it('adds to the conversation that is there', async () => {
        const order = await market.order();
        const first = await olga.ok('contactBuyer', contact(order));
        const second = await olga.ok('contactBuyer', contact(order, { reason: 'order_information' }));
        expect(second.conversation_id).toBe(first.conversation_id);
        expect(second.message).toMatchObject({ seq: 2, kind: 'proactive' });
    });
    it('passes on day 30 and not after it', async () => {
        await olga.ok('contactBuyer', contact(await market.order({ daysAgo: 29.99 })));
        const late = await market.order({ daysAgo: 30.5 });
        const problem = await olga.refused('contactBuyer', contact(late), 422, 'message_blocked');
        expect(problem.verdict!.findings).toEqual([expect.objectContaining({ rule: 'timing.window', outcome: 'block', part: 'message' })]);
        expect(problem.verdict!.findings[0]!.begin).toBeUndefined();
        expect((await olga.ok('getOrder', { path: at(late) })).conversation).toBeUndefined();
        expect((await ada.ok('getBuyerOrder', { path: at(late) })).summary.conversation_id).toBeUndefined();
    });
    it('is impossible where the order has no buyer', async () => {
        await olga.refused('contactBuyer', contact(await market.order({ buyer: null })), 422, 'order_without_buyer');
    });
    it('warns, and delivers, where the order’s id is nowhere', async () => {
        const sent = await olga.ok('contactBuyer', contact(await market.order(), { text: 'The oak is sold out, would walnut do?' }));
        expect(sent.verdict).toMatchObject({ outcome: 'warn', findings: [{ rule: 'content.order_id', outcome: 'warn' }] });
    });
    it('wants a reason, a subject and a text', async () => {
        const order = await market.order();
        for (const [pointer, body] of [
            ['/reason', { reason: 'chat' }],
            ['/reason', { reason: undefined }],
            ['/subject', { subject: '' }],
            ['/text', { text: '' }],
            ['/text', { text: ' \n\t ' }],
        ] as const) {
            expect((await olga.refused('contactBuyer', contact(order, body), 422)).pointer, JSON.stringify(body)).toBe(pointer);
        }
    });
});

describe('a blocked message', () => {
    const text = 'Dear Ada 😊, please call us:\n(555) 010-4477, or write to help@north-shop.example. See www.north-shop.example/help too.';

    it('is marked at its exact words, kept, and not delivered', async () => {
        const sent = await market.inquiry();
        const problem = await olga.refused('sendSellerMessage', { path: within(sent), body: { text } }, 422, 'message_blocked');
        const found = new Map(problem.verdict!.findings.map((finding) => [finding.rule, finding]));
        for (const [rule, words, outcome] of [
            ['content.phone', '(555) 010-4477', 'block'],
            ['content.email', 'help@north-shop.example', 'block'],
            ['content.link', 'www.north-shop.example/help', 'block'],
            ['format.emoji', '😊', 'modify'],
        ] as const) {
            expect(found.get(rule), rule).toMatchObject({ part: 'body', outcome, text: words, ...codePoints(text, words) });
            for (const said of [found.get(rule)!.title, found.get(rule)!.why, found.get(rule)!.fix]) expect(said.length).toBeGreaterThan(3);
        }
        const seen = await olga.ok('getConversation', { path: within(sent) });
        expect(seen.drafts).toEqual([expect.objectContaining({ id: problem.draft_id, state: 'blocked', text })]);
        expect(seen.summary).toMatchObject({ last_seq: 1, section: 'needs_reply' });
        expect((await ada.ok('listBuyerMessages', { path: { conversation: sent.conversation_id } })).items).toHaveLength(1);
        expect((await ada.ok('getBuyerConversation', { path: { conversation: sent.conversation_id } })).drafts).toEqual([]);
    });
    it('is mended by sending with its draft’s id, which ends the draft', async () => {
        const sent = await market.inquiry();
        const problem = await olga.refused('sendSellerMessage', { path: within(sent), body: { text } }, 422, 'message_blocked');
        await olga.ok('sendSellerMessage', { path: within(sent), body: { text: 'It arrives tomorrow.', draft_id: problem.draft_id } });
        const seen = await olga.ok('getConversation', { path: within(sent) });
        expect(seen.drafts).toEqual([]);
        expect(seen.summary).toMatchObject({ last_seq: 2, section: 'waiting' });
    });
    it('that is blocked again replaces its draft', async () => {
        const sent = await market.inquiry();
        const first = await olga.refused('sendSellerMessage', { path: within(sent), body: { text } }, 422);
        await olga.refused(
            'sendSellerMessage',
            { path: within(sent), body: { text: 'Then fax (555) 010-4478.', draft_id: first.draft_id } },
            422,
        );
        const { drafts } = await olga.ok('getConversation', { path: within(sent) });
        expect(drafts.map((draft) => draft.text)).toEqual(['Then fax (555) 010-4478.']);
    });
    it('is thrown away', async () => {
        const sent = await market.inquiry();
        const problem = await olga.refused('sendSellerMessage', { path: within(sent), body: { text } }, 422);
        await olga.ok('discardDraft', { path: { seller: market.north.id, draft: problem.draft_id! } });
        expect((await olga.ok('getConversation', { path: within(sent) })).drafts).toEqual([]);
    });
    it('of Contact Buyer is mended too, and only then there is a conversation', async () => {
        const order = await market.order();
        const problem = await olga.refused(
            'contactBuyer',
            contact(order, { text: `Order ${order.id}: call (555) 010-4477.` }),
            422,
            'message_blocked',
        );
        expect((await olga.ok('getOrder', { path: at(order) })).conversation).toBeUndefined();
        const sent = await olga.ok('contactBuyer', contact(order, { draft_id: problem.draft_id }));
        expect(sent.message.seq).toBe(1);
        expect((await olga.ok('getConversation', { path: within(sent) })).drafts).toEqual([]);
    });
    it('says in the reader’s language why', async () => {
        const sent = await market.inquiry();
        const ask = (language: string) =>
            olga.refused(
                'sendSellerMessage',
                { path: within(sent), body: { text: 'Call (555) 010-4477.' }, headers: { 'accept-language': language } },
                422,
            );
        const [english, german] = [await ask('en'), await ask('de')];
        expect(german.verdict!.findings[0]!.rule).toBe(english.verdict!.findings[0]!.rule);
        expect(german.verdict!.findings[0]!.why).not.toBe(english.verdict!.findings[0]!.why);
    });
});

describe('a changed message', () => {
    it('of a seller loses its emoji and spare line breaks, and says so', async () => {
        const sent = await market.inquiry();
        const answer = await olga.ok('sendSellerMessage', { path: within(sent), body: { text: 'It is on its way 🎉\n\n\n\nRegards' } });
        expect(answer.verdict.outcome).toBe('modify');
        expect(answer.verdict.findings.map((finding) => finding.rule).sort()).toEqual(['format.emoji', 'format.line_breaks']);
        expect(answer.message.modified).toBe(true);
        expect(answer.message.text).not.toMatch(/🎉|\n{3}/u);
        expect(answer.message.text).toContain('Regards');
    });
    it('of a buyer is masked where a number or an address stood, for both sides', async () => {
        const order = await market.order();
        const text = 'Call me at +1 202 555 0143 or ada.private@mail.example, thanks';
        const sent = await ada.ok('openInquiry', { path: at(order), body: { topic: 'delivery', text } });
        expect(sent.verdict.outcome).toBe('modify');
        expect(sent.message.masks!.map((mask) => mask.rule).sort()).toEqual(['content.email', 'content.phone']);
        for (const reader of [ada, olga]) {
            const path = { seller: market.north.id, conversation: sent.conversation_id };
            const { items } = reader === ada ? await ada.ok('listBuyerMessages', { path }) : await olga.ok('listMessages', { path });
            expect(items[0]!.text).not.toMatch(/202|0143|ada\.private/);
            expect(items[0]!.text).toContain('thanks');
            expect(items[0]!.masks).toHaveLength(2);
        }
        expect(JSON.stringify(await olga.ok('listConversations', { path: { seller: market.north.id } }))).not.toMatch(/0143|ada\.private/);
    });
    it('of a buyer keeps links and emoji', async () => {
        const text = 'Is it this one? https://shop.example/lamp 😊';
        expect((await market.inquiry(text)).message).toMatchObject({ text });
    });
});

describe('checks while writing', () => {
    it('say the same as the send, and keep nothing', async () => {
        const sent = await market.inquiry();
        const text = 'Please call (555) 010-4477.';
        const verdict = await olga.ok('checkSellerDraft', {
            path: { seller: market.north.id },
            body: { conversation_id: sent.conversation_id, text },
        });
        const problem = await olga.refused('sendSellerMessage', { path: within(sent), body: { text } }, 422);
        expect(verdict).toEqual(problem.verdict);
        const buyer = await ada.ok('checkBuyerDraft', { body: { conversation_id: sent.conversation_id, text } });
        expect(buyer).toMatchObject({ outcome: 'modify', findings: [{ rule: 'content.phone', outcome: 'modify' }] });
        expect(await ada.ok('checkBuyerDraft', { body: { text: '' } })).toMatchObject({ outcome: 'pass' });
    });
    it('know an order’s window, and a subject', async () => {
        const order = await market.order({ daysAgo: 31 });
        const body = { order_id: order.id, reason: 'order_problem', subject: 'Call (555) 010-4477', text: `Order ${order.id}` };
        const { findings } = await olga.ok('checkSellerDraft', { path: { seller: market.north.id }, body });
        expect(findings.map((finding) => [finding.rule, finding.part])).toEqual(
            expect.arrayContaining([
                ['timing.window', 'message'],
                ['content.phone', 'subject'],
            ]),
        );
    });
    it('offer a change that mends', async () => {
        const sent = await market.inquiry();
        const text = 'Thanks 😊 a lot\n\n\n\nRegards';
        const { findings } = await olga.ok('checkSellerDraft', {
            path: { seller: market.north.id },
            body: { conversation_id: sent.conversation_id, text },
        });
        let mended = [...text];
        for (const { replacement } of [...findings].sort((a, b) => b.replacement!.begin - a.replacement!.begin)) {
            mended = [...mended.slice(0, replacement!.begin), ...replacement!.text, ...mended.slice(replacement!.end)];
        }
        const again = await olga.ok('checkSellerDraft', {
            path: { seller: market.north.id },
            body: { conversation_id: sent.conversation_id, text: mended.join('') },
        });
        expect(again).toMatchObject({ outcome: 'pass', findings: [] });
    });
});

describe('a conversation', () => {
    it('moves between sections, counts, and is read on both sides', async () => {
        const sent = await market.inquiry('Is it still coming?', { seller: market.north });
        const path = within(sent);
        const summary = async () => (await olga.ok('getConversation', { path })).summary;
        expect(await summary()).toMatchObject({
            section: 'needs_reply',
            unread: true,
            last_author: 'buyer',
            snippet: 'Is it still coming?',
        });
        expect(Date.parse((await summary()).due_at!)).toBeGreaterThan(Date.now());
        await olga.ok('markSellerRead', { path, body: { seq: 1 } });
        expect((await summary()).unread).toBe(false);
        await olga.ok('markSellerRead', { path, body: { seq: 0 } });
        expect((await summary()).unread).toBe(false);
        const before = await olga.ok('listSections', { path });
        await olga.ok('sendSellerMessage', { path, body: { text: 'Yes, tomorrow.' } });
        const after = await olga.ok('listSections', { path });
        const count = (sections: typeof before, name: string) => sections.items.find((one) => one.section === name)!.count;
        expect(count(after, 'needs_reply')).toBe(count(before, 'needs_reply') - 1);
        expect(count(after, 'waiting')).toBe(count(before, 'waiting') + 1);
        expect((await summary()).due_at).toBeUndefined();
        const buyers = { conversation: sent.conversation_id };
        expect((await ada.ok('getBuyerConversation', { path: buyers })).summary).toMatchObject({ unread: true, last_seq: 2 });
        await ada.ok('markBuyerRead', { path: buyers, body: { seq: 2 } });
        expect((await ada.ok('getBuyerConversation', { path: buyers })).summary.unread).toBe(false);
        expect((await olga.ok('getConversation', { path })).buyer_read_seq).toBe(2);
        await ada.ok('sendBuyerMessage', { path: buyers, body: { text: 'Thank you!' } });
        expect(await summary()).toMatchObject({ section: 'needs_reply', last_seq: 3 });
        const inbox = await olga.ok('listConversations', { path, query: { section: 'needs_reply' } });
        expect(inbox.items.map((one) => one.id)).toContain(sent.conversation_id);
        expect((await ada.ok('listBuyerConversations')).items[0]!.id).toBe(sent.conversation_id);
    });
    it('is put aside by a member, comes back by undo, and by the buyer’s next message', async () => {
        const sent = await market.inquiry('Thank you, it has come.', { seller: market.north });
        const path = within(sent);
        const { version, due_at } = (await olga.ok('getConversation', { path })).summary;
        const aside = await olga.ok('moveConversation', { path, body: { section: 'no_reply_needed' } });
        expect(aside).toMatchObject({ section: 'no_reply_needed', version: version + 1 });
        expect(aside.due_at).toBeUndefined();
        const listed = await olga.ok('listConversations', { path, query: { section: 'no_reply_needed' } });
        expect(listed.items.map((one) => one.id)).toContain(sent.conversation_id);
        expect(await olga.ok('moveConversation', { path, body: { section: 'waiting' } })).toMatchObject({ section: 'needs_reply', due_at });
        await olga.ok('moveConversation', { path, body: { section: 'resolved' } });
        await olga.ok('moveConversation', { path, body: { section: 'resolved' } });
        await ada.ok('sendBuyerMessage', { path: { conversation: sent.conversation_id }, body: { text: 'One more thing.' } });
        const { summary } = await olga.ok('getConversation', { path });
        expect(summary).toMatchObject({ section: 'needs_reply', version: version + 4 });
        expect(Date.parse(summary.due_at!)).toBeGreaterThan(Date.parse(due_at!));
        await olga.refused('moveConversation', { path, body: { section: 'closed' } }, 422, 'invalid_value');
    });
    it('gives its messages in pages, the newest first, each in order, and what came after one', async () => {
        const sent = await market.inquiry('1');
        for (let i = 2; i <= 12; i++)
            await ada.ok('sendBuyerMessage', { path: { conversation: sent.conversation_id }, body: { text: String(i) } });
        const first = await olga.ok('listMessages', { path: within(sent), query: { limit: 5 } });
        expect(first.items.map((message) => message.seq)).toEqual([8, 9, 10, 11, 12]);
        const second = await olga.ok('listMessages', { path: within(sent), query: { limit: 5, cursor: first.next_cursor } });
        expect(second.items.map((message) => message.seq)).toEqual([3, 4, 5, 6, 7]);
        const third = await olga.ok('listMessages', { path: within(sent), query: { limit: 5, cursor: second.next_cursor } });
        expect(third.items.map((message) => message.seq)).toEqual([1, 2]);
        expect(third.next_cursor).toBeUndefined();
        const after = await olga.ok('listMessages', { path: within(sent), query: { after_seq: 10 } });
        expect(after.items.map((message) => message.text)).toEqual(['11', '12']);
    });
    it('needs a reason until the buyer has written', async () => {
        const sent = await olga.ok('contactBuyer', contact(await market.order()));
        const problem = await olga.refused('sendSellerMessage', { path: within(sent), body: { text: 'And one more thing.' } }, 422);
        expect(problem.pointer).toBe('/reason');
        const body = { reason: 'order_information', subject: 'One more thing', text: 'Which size?' };
        expect((await olga.ok('sendSellerMessage', { path: within(sent), body })).message.kind).toBe('proactive');
        await ada.ok('sendBuyerMessage', { path: { conversation: sent.conversation_id }, body: { text: 'Large.' } });
        expect((await olga.ok('sendSellerMessage', { path: within(sent), body: { text: 'Thank you.' } })).message.kind).toBe('reply');
    });
    it('that both sides open at once is one', async () => {
        for (let round = 0; round < 10; round++) {
            const order = await market.order();
            const [fromSeller, fromBuyer] = await Promise.all([
                olga.ok('contactBuyer', contact(order)),
                ada.ok('openInquiry', { path: at(order), body: { topic: 'delivery', text: 'Where is it?' } }),
            ]);
            expect(fromBuyer.conversation_id).toBe(fromSeller.conversation_id);
            expect([fromSeller.message.seq, fromBuyer.message.seq].sort()).toEqual([1, 2]);
        }
    });
    it('numbers what many send at once without gap or double', async () => {
        const sent = await market.inquiry();
        const path = { conversation: sent.conversation_id };
        const sends = Array.from({ length: 40 }, (_, i) => ada.ok('sendBuyerMessage', { path, body: { text: `Line ${i}` } }));
        const answers = await Promise.all(sends);
        expect(answers.map((answer) => answer.message.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
    });
});

describe('Idempotency-Key', () => {
    it('gives the first answer again and makes one message', async () => {
        const sent = await market.inquiry();
        const call = { path: within(sent), body: { text: 'It arrives tomorrow.' }, headers: { 'idempotency-key': 'one' } };
        const [first, second] = [await olga.call('sendSellerMessage', call), await olga.call('sendSellerMessage', call)];
        expect([first.status, second.status]).toEqual([201, 201]);
        expect((second.body as Sent).message).toEqual((first.body as Sent).message);
        expect((await olga.ok('listMessages', { path: within(sent) })).items).toHaveLength(2);
    });
    it('with another body is a conflict', async () => {
        const sent = await market.inquiry();
        const call = (text: string) => ({ path: within(sent), body: { text }, headers: { 'idempotency-key': 'two' } });
        await olga.ok('sendSellerMessage', call('It arrives tomorrow.'));
        await olga.refused('sendSellerMessage', call('It arrives today.'), 409, 'idempotency_key_reused');
    });
    it('is each caller’s own', async () => {
        const sent = await market.inquiry();
        const anna = await market.as('anna');
        for (const member of [olga, anna])
            await member.ok('sendSellerMessage', {
                path: within(sent),
                body: { text: 'Tomorrow.' },
                headers: { 'idempotency-key': 'three' },
            });
        expect((await olga.ok('listMessages', { path: within(sent) })).items).toHaveLength(3);
    });
    it('holds when the same request comes many times at once', async () => {
        const order = await market.order();
        const call = { path: at(order), body: { topic: 'delivery', text: 'Where is it?' }, headers: { 'idempotency-key': 'four' } };
        const answers = await Promise.all(Array.from({ length: 12 }, () => ada.call('openInquiry', call)));
        const sent = answers.filter((answer) => answer.status === 201).map((answer) => (answer.body as Sent).message.id);
        expect(answers.every((answer) => answer.status === 201 || answer.status === 409)).toBe(true);
        expect(new Set(sent).size).toBe(1);
        const conversation = (answers.find((answer) => answer.status === 201)!.body as Sent).conversation_id;
        expect((await ada.ok('listBuyerMessages', { path: { conversation } })).items).toHaveLength(1);
    });
    it('repeats a refusal too, with one draft', async () => {
        const sent = await market.inquiry();
        const call = { path: within(sent), body: { text: 'Call (555) 010-4477.' }, headers: { 'idempotency-key': 'five' } };
        const [first, second] = [await olga.refused('sendSellerMessage', call, 422), await olga.refused('sendSellerMessage', call, 422)];
        expect(second.draft_id).toBe(first.draft_id);
        expect((await olga.ok('getConversation', { path: within(sent) })).drafts).toHaveLength(1);
    });
});

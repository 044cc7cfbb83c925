// Before somebody writes: fixed words, links before a sale, how fast a seller answers, and what a buyer decides about it.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { linkKey, Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
let olga: Client;
let ada: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada', 'ben'] });
    [olga, ada] = [await market.as('olga'), await market.as('ada')];
});
afterAll(() => market.remove());

describe('a request for feedback', () => {
    const delivered = { delivery_state: 'delivered', completed_at: new Date().toISOString() };
    it.each([
        ['en-GB', 'en', 'welcome'],
        ['de', 'de', 'willkommen'],
        ['fr-CA', 'fr', 'bienvenus'],
        ['es', 'es', 'bienvenida'],
        ['it', 'it', 'benvenuta'],
        ['pt-BR', 'pt', 'bem-vindas'],
        ['nl', 'nl', 'welkom'],
        ['ja', 'ja', '歓迎'],
        ['fi', 'en', 'welcome'],
    ])('goes to a buyer who writes %s in %s', async (language, served, words) => {
        await market.push.ok('putBuyer', { path: { external_id: 'polly' }, body: { name: 'Polly Glott', language } });
        const order = await market.order({ buyer: 'polly', daysAgo: 10, more: { ...delivered, delivery_latest: undefined } });
        const path = { seller: market.north.id, order: order.id };
        const allowed = order.allowed_reasons.find((each) => each.reason === 'feedback_request')!;
        expect(allowed.fixed_text!.language).toBe(served);
        const sent = await olga.ok('contactBuyer', { path, body: { reason: 'feedback_request' } });
        expect(sent.message).toMatchObject({ subject: allowed.fixed_text!.subject, text: allowed.fixed_text!.text, kind: 'proactive' });
        expect(sent.message.text).toContain(words);
        expect(sent.message.text).toContain(order.id);
        expect(sent.verdict.findings).toEqual([]);
    });
    it('takes no words of the seller’s', async () => {
        const order = await market.order({ more: delivered });
        const path = { seller: market.north.id, order: order.id };
        const body = { reason: 'feedback_request', text: 'Five stars please.' };
        expect((await olga.refused('contactBuyer', { path, body }, 422, 'unknown_field')).pointer).toBe('/text');
        expect((await olga.refused('contactBuyer', { path, body: { reason: 'invoice' } }, 422, 'missing_field')).pointer).toBe('/subject');
    });
});

// As a marketplace makes one in whatever language it is written in.
function sign(payload: object, by = linkKey): string {
    const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${text}~${createHmac('sha256', by).update(text).digest('base64url')}`;
}

describe('a link before a sale', () => {
    const payload = (more: object = {}) => ({
        buyer: 'ada',
        seller: market.north.id,
        sku: 'OAK-9',
        title: 'Oak “chest”, 9 drawers',
        expires: Math.floor(Date.now() / 1000) + 3600,
        ...more,
    });
    it('mends what was blocked before, of which there is never more than one', async () => {
        const path = { link: sign(payload({ sku: 'OAK-10' })) };
        const ask = async (where: typeof path) => {
            const body = { text: 'Message me on WhatsApp and we will arrange it.' };
            return (await ada.refused('openLinkInquiry', { path: where, body }, 422, 'message_blocked')).draft_id!;
        };
        const first = await ask(path);
        expect(await ask(path)).toBe(first);
        expect(await ask({ link: sign(payload({ sku: 'OAK-11' })) }), 'another item').not.toBe(first);
        await ada.ok('openLinkInquiry', { path, body: { text: 'Is it solid oak?' } });
    });
    it('opens one conversation of the buyer with the seller about the item', async () => {
        const path = { link: sign(payload()) };
        expect(await ada.ok('getInquiryLink', { path })).toMatchObject({
            seller: { id: market.north.id, name: 'North Shop' },
            sku: 'OAK-9',
            title: 'Oak “chest”, 9 drawers',
        });
        const first = await ada.ok('openLinkInquiry', { path, body: { text: 'Is it solid oak?', seen_seq: 0 } });
        expect(first.message).toMatchObject({ seq: 1, kind: 'inquiry' });
        const again = { link: sign(payload({ title: 'Another title' })) };
        expect((await ada.ok('getInquiryLink', { path: again })).conversation_id).toBe(first.conversation_id);
        const second = await ada.ok('openLinkInquiry', { path: again, body: { text: 'And the drawers?' } });
        expect(second).toMatchObject({ conversation_id: first.conversation_id, message: { seq: 2 } });
        const other = await ada.ok('openLinkInquiry', { path: { link: sign(payload({ sku: 'OAK-8' })) }, body: { text: 'And this?' } });
        expect(other.conversation_id).not.toBe(first.conversation_id);
        const seen = await olga.ok('getConversation', { path: { seller: market.north.id, conversation: first.conversation_id } });
        expect(seen).toMatchObject({ sku: 'OAK-9', can_reply: true, summary: { topic: 'product_question', buyer_name: 'Ada Buyer' } });
        expect(seen.order).toBeUndefined();
        const reply = { path: { seller: market.north.id, conversation: first.conversation_id }, body: { text: 'Yes, all of it.' } };
        expect((await olga.ok('sendSellerMessage', reply)).message.seq).toBe(3);
        const about = await ada.ok('getBuyerConversation', { path: { conversation: first.conversation_id } });
        expect(about.summary).toMatchObject({ item_title: 'Oak “chest”, 9 drawers', unread: true });
    });
    it('is the one that the command line prints', async () => {
        const link = market.admin.makeLink('ada', 'North Shop', 'OAK-7', 'Oak chest', 1);
        expect(await ada.ok('getInquiryLink', { path: { link } })).toMatchObject({ sku: 'OAK-7', title: 'Oak chest' });
        expect(link).toBe(sign(JSON.parse(Buffer.from(link.split('~')[0]!, 'base64url').toString()) as object));
    });
    it('that is forged, incomplete, expired or another’s is told apart from nothing else', async () => {
        const whole = sign(payload());
        const [text, signature] = whole.split('~') as [string, string];
        const forged = Buffer.from(JSON.stringify(payload({ buyer: 'ben' }))).toString('base64url');
        for (const link of [
            sign(payload(), 'another key of somebody'),
            `${forged}~${signature}`,
            text,
            'x',
            sign({ buyer: 'ada' }),
            sign(payload({ seller: 99_999 })),
        ])
            await ada.refused('getInquiryLink', { path: { link } }, 404, 'link_invalid');
        const expired = { link: sign(payload({ expires: Math.floor(Date.now() / 1000) - 1 })) };
        await ada.refused('getInquiryLink', { path: expired }, 404, 'link_expired');
        await ada.refused('openLinkInquiry', { path: expired, body: { text: 'Is it oak?' } }, 404, 'link_expired');
        const ben = await market.as('ben');
        await ben.refused('getInquiryLink', { path: { link: whole } }, 403, 'link_for_another');
        await ben.refused('openLinkInquiry', { path: { link: whole }, body: { text: 'Is it oak?' } }, 403, 'link_for_another');
    });
});

describe('a buyer’s settings', () => {
    it('say what sellers may still open, before they write', async () => {
        const order = await market.order();
        const path = { seller: market.north.id, order: order.id };
        const open = async () =>
            (await olga.ok('getOrder', { path })).allowed_reasons.filter((each) => each.open).map((each) => each.reason);
        expect(await open()).toContain('invoice');
        expect(await ada.ok('getSettings')).toEqual({
            name: 'Ada Buyer',
            language: 'en',
            opted_out: false,
            email: 'ada@buyers.example',
            by_mail: true,
            mail_timing: { gather_minutes: 3 },
        });
        expect(await ada.ok('putSettings', { body: { opted_out: true, language: 'fr' } })).toMatchObject({
            opted_out: true,
            language: 'fr',
        });
        const shown = await olga.ok('getOrder', { path });
        expect(shown.buyer!.language).toBe('fr');
        const invoice = shown.allowed_reasons.find((each) => each.reason === 'invoice')!;
        expect(invoice).toMatchObject({ open: false, rule: 'consent.opted_out' });
        expect(invoice.why!.length).toBeGreaterThan(10);
        expect(await open()).toContain('order_problem');
        expect(await ada.ok('putSettings', { body: { opted_out: false } })).toMatchObject({ opted_out: false, language: 'fr' });
        expect(await open()).toContain('invoice');
        expect((await ada.refused('putSettings', { body: { opted_out: 'yes' } }, 422)).pointer).toBe('/opted_out');
        expect((await ada.refused('putSettings', { body: {} }, 422, 'missing_field')).pointer).toBe('/opted_out');
    });
});

// POST /v1/check: anybody has a text checked, without signing in; nothing is kept, and an address has only so many.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga'] });
});
afterAll(() => market.remove());

const anybody = () => new Client(market.server);

describe('a check without signing in', () => {
    it('is a seller’s answer in plain text where nothing else is said', async () => {
        const { outcome, findings, pack } = await anybody().ok('checkTemplate', { body: { text: 'Call +49 30 5550100 😀' } });
        expect([outcome, pack]).toEqual(['block', 'amazon-2025']);
        expect(findings.map(({ rule, begin, end }) => [rule, begin, end])).toEqual([
            ['content.phone', 5, 19],
            ['format.emoji', 20, 21],
        ]);
        expect(findings[0]!.replacement).toEqual({ part: 'body', begin: 4, end: 19, text: '' });
    });
    it('goes by author, reason, format and subject', async () => {
        const check = async (body: object) =>
            (
                await anybody().ok('checkTemplate', { body: { text: 'Here is your invoice, please tell us your VAT number.', ...body } })
            ).findings.map(({ rule }) => rule);
        expect(await check({ subject: '[Important] Your invoice' })).not.toContain('purpose.false_urgency');
        expect(await check({ subject: '[Important] Your invoice', reason: 'invoice' })).toContain('purpose.false_urgency');
        expect(await check({ text: '<p style="color:red">Hello</p>' })).not.toContain('format.style_override');
        expect(await check({ text: '<p style="color:red">Hello</p>', format: 'html' })).toContain('format.style_override');
        expect(await check({ text: 'Hello 😀', author: 'buyer' })).toEqual([]);
        expect(await check({ text: 'Hello 😀' })).toEqual(['format.emoji']);
    });
    it('answers in the language that is asked for', async () => {
        const { findings } = await anybody().ok('checkTemplate', {
            body: { text: 'Questions about the lamp go to a@shop.example' },
            headers: { 'Accept-Language': 'de' },
        });
        expect(findings.map(({ title }) => title)).toEqual(['E-Mail-Adresse']);
    });
    it('refuses what is no text and no author', async () => {
        await anybody().refused('checkTemplate', { body: { text: ' \n' } }, 422, 'text_empty');
        await anybody().refused('checkTemplate', { body: { text: 'x'.repeat(50_001) } }, 422, 'text_too_long');
        await anybody().refused('checkTemplate', { body: { text: 'x', author: 'operator' } }, 422, 'invalid_value');
        await anybody().ok('checkTemplate', { body: { text: 'x'.repeat(50_000) } });
    });
    it('is refused for a while to an address that has used up its checks', async () => {
        const statuses: number[] = [];
        let wait = 0;
        for (let round = 0; round < 30 && wait === 0; round++) {
            const answers = await Promise.all(
                Array.from({ length: 20 }, () => anybody().call('checkTemplate', { body: { text: 'Hello' } })),
            );
            for (const answer of answers) {
                statuses.push(answer.status);
                if (answer.status === 429) wait = Number(answer.headers['retry-after']);
            }
        }
        expect(wait).toBeGreaterThan(0);
        expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(60);
        await (await market.as('olga')).ok('checkSellerDraft', { path: { seller: market.north.id }, body: { text: 'Hello' } });
    });
});

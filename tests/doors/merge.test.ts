// `stoa admin buyers merge`: two buyers found to be one person, beside a running server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventStream } from '../support/events.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada', 'ben'] });
});
afterAll(() => market.remove());

const merge = (kept: string, merged: string) => market.server.command(['admin', 'buyers', 'merge', kept, merged]);

describe('admin buyers merge', () => {
    it('makes one buyer of two: orders, conversations, ids and logins, and an open page hears of it', async () => {
        const [olga, ada, ben] = [await market.as('olga'), await market.as('ada'), await market.as('ben')];
        const sent = await market.inquiry('Where is my lamp?', { buyer: 'ben', title: 'Brass lamp' });
        const own = await market.order({ buyer: 'ada' });
        const path = { link: market.admin.makeLink('ben', 'North Shop', 'WLN-77', 'Walnut sideboard') };
        const asked = await ben.ok('openLinkInquiry', { path, body: { text: 'Is it oiled?' } });
        const before = await ada.ok('listBuyerConversations');
        expect(before.items).toEqual([]);
        const stream = await EventStream.open(ada, '/v1/events');
        const ran = merge('ada', 'ben');
        expect(ran.status, ran.err).toBe(0);
        expect(ran.out).toMatch(/ben is the buyer ada now: moved 1 orders and 2 conversations/);
        expect(ran.out).toMatch(/1 sessions were ended/);
        expect((await ada.ok('listBuyerConversations')).items.map((one) => one.id)).toEqual([asked.conversation_id, sent.conversation_id]);
        const found = async () => (await ada.ok('searchBuyer', { query: { search: 'walnut' } })).items.map((hit) => hit.conversation_id);
        await expect.poll(found, { timeout: 5_000 }).toEqual([asked.conversation_id]);
        expect((await ada.ok('listBuyerOrders')).items.map((one) => one.id).sort()).toEqual([own.id, sent.order.id].sort());
        expect((await ada.ok('listBuyerMessages', { path: { conversation: sent.conversation_id } })).items).toHaveLength(1);
        await ben.refused('getSession', {}, 401);
        expect((await (await market.signedIn('ben')).ok('listBuyerOrders')).items).toHaveLength(2);
        const reply = { path: { seller: market.north.id, conversation: sent.conversation_id }, body: { text: 'It arrives tomorrow.' } };
        await olga.ok('sendSellerMessage', reply);
        expect((await ada.ok('listBuyerConversations')).items[0]).toMatchObject({ last_seq: 2, unread: true });
        await stream.until((one) => one.event === 'reset', 20_000); // A stream looks at what others wrote every 15 seconds.
        stream.close();
        expect((await market.order({ buyer: 'ben' })).buyer!.name, 'the id goes on to name the kept one').toBe('Ada Buyer');
    }, 40_000);
    it('does nothing the second time, and knows nobody else', () => {
        const again = merge('ada', 'ben');
        expect([again.status, again.out.trim()]).toEqual([0, 'ada and ben are one buyer already']);
        const nobody = merge('ada', 'nobody');
        expect([nobody.status, nobody.err.trim().split('\n').length]).toEqual([1, 1]);
        expect(nobody.err).toContain('nobody');
    });
    it('goes in small steps', async () => {
        for (const external_id of ['one', 'two']) await market.push.ok('putBuyer', { path: { external_id }, body: { name: external_id } });
        for (let i = 0; i < 120; i++) await market.order({ buyer: 'two' });
        const ran = merge('one', 'two');
        expect(ran.out).toContain('moved 120 orders and 0 conversations');
    });
});

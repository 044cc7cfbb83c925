// Live events: what happens is told at once, and nothing is missed or told twice when a stream breaks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { EventStream } from '../support/events.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
let olga: Client;
let ada: Client, anna: Client;
const streams: EventStream[] = [];
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'anna', 'otto', 'ada', 'ben'] });
    [olga, ada, anna] = [await market.as('olga'), await market.as('ada'), await market.as('anna')];
});
afterAll(async () => {
    for (const stream of streams) stream.close();
    await market.remove();
});

async function open(client: Client, target: string, lastEventId = ''): Promise<EventStream> {
    const stream = await EventStream.open(client, target, lastEventId);
    streams.push(stream);
    return stream;
}
const sellers = () => `/v1/sellers/${market.north.id}/events`;
const write = (conversation: string, text: string) => ada.ok('sendBuyerMessage', { path: { conversation }, body: { text } });

describe('an open stream', () => {
    it('tells the seller of a buyer’s message at once, and the buyer of the answer', async () => {
        const [seller, buyer] = [await open(olga, sellers()), await open(ada, '/v1/events')];
        const sent = await market.inquiry();
        const began = performance.now();
        await seller.untilMessage(sent.conversation_id, 1);
        expect(performance.now() - began).toBeLessThan(1_000);
        const path = { seller: market.north.id, conversation: sent.conversation_id };
        await olga.ok('sendSellerMessage', { path, body: { text: 'It arrives tomorrow.' } });
        const told = await buyer.untilMessage(sent.conversation_id, 2);
        await seller.untilMessage(sent.conversation_id, 2);
        expect(told.id).not.toBe('');
        expect((await olga.ok('getConversation', { path })).summary.version).toBe(seller.events.at(-1)!.payload!.version);
    });
    it('tells nobody else', async () => {
        const others = [
            await open(await market.as('otto'), `/v1/sellers/${market.south.id}/events`),
            await open(await market.as('ben'), '/v1/events'),
        ];
        const own = await open(olga, sellers());
        const sent = await market.inquiry();
        await own.untilMessage(sent.conversation_id, 1);
        await new Promise((done) => setTimeout(done, 300));
        for (const stream of others) expect(stream.events).toEqual([]);
    });
    it('tells each side once how far the other has read, the reader’s own other devices, and nobody else', async () => {
        const sent = await market.inquiry();
        const conversation = sent.conversation_id;
        const path = { seller: market.north.id, conversation };
        const [seller, colleague, buyer, other] = [
            await open(olga, sellers()),
            await open(anna, sellers()),
            await open(ada, '/v1/events'),
            await open(await market.as('ben'), '/v1/events'),
        ];
        const readings = (stream: EventStream) => stream.events.filter(({ payload }) => payload?.about?.endsWith('reading'));
        for (const seq of [1, 1, 0, 1]) await olga.ok('markSellerRead', { path, body: { seq } });
        await buyer.until(({ payload }) => payload?.conversation_id === conversation && payload.about === 'reading');
        await olga.ok('sendSellerMessage', { path, body: { text: 'It arrives tomorrow.' } });
        await buyer.untilMessage(conversation, 2);
        for (const seq of [2, 2]) await ada.ok('markBuyerRead', { path: { conversation }, body: { seq } });
        await colleague.until(({ payload }) => payload?.conversation_id === conversation && payload.about === 'reading');
        await new Promise((done) => setTimeout(done, 300));
        expect([seller, colleague, buyer, other].map((stream) => readings(stream).length)).toEqual([2, 1, 2, 0]);
        expect(readings(seller).map(({ payload }) => payload!.about)).toEqual(['own_reading', 'reading']);
        expect(readings(seller)[1]!.payload!.version).toBe((await olga.ok('getConversation', { path })).summary.version);
        const again = await open(ada, '/v1/events', readings(buyer)[1]!.id);
        await olga.ok('sendSellerMessage', { path, body: { text: 'In the morning.' } });
        await again.untilMessage(conversation, 3);
        expect(readings(again)).toEqual([]);
    });
    it('tells first what came since the time that its opener names, by the server’s clock', async () => {
        const before = await market.inquiry();
        await new Promise((done) => setTimeout(done, 1_100));
        const path = { seller: market.north.id, conversation: before.conversation_id };
        const { headers } = await olga.call('getConversation', { path });
        const since = new Date(headers['date']!).toISOString();
        const after = await market.inquiry();
        for (const [client, target] of [
            [olga, sellers()],
            [ada, '/v1/events'],
        ] as const) {
            const stream = await open(client, `${target}?since=${since}`);
            await stream.untilMessage(after.conversation_id, 1);
            expect(stream.events.map(({ payload }) => payload?.conversation_id)).not.toContain(before.conversation_id);
        }
        await ada.refused('streamBuyerEvents', { query: { since: 'yesterday' } }, 422, 'invalid_value');
    });
    it('says nothing of what was before it', async () => {
        await market.inquiry();
        const stream = await open(olga, sellers());
        await new Promise((done) => setTimeout(done, 300));
        expect(stream.events).toEqual([]);
    });
    it('is not stored by anybody on the way', async () => {
        const stream = await open(olga, sellers());
        const answer = await olga.call('listSections', { path: { seller: market.north.id } });
        expect(answer.headers['cache-control']).toMatch(/no-store|no-cache|private/);
        stream.close();
    });
});

describe('a stream that comes back', () => {
    it('is told everything since, once and in order', async () => {
        const sent = await market.inquiry('0');
        const first = await open(olga, sellers());
        for (let i = 1; i <= 3; i++) await write(sent.conversation_id, String(i));
        const last = await first.untilMessage(sent.conversation_id, 4);
        first.close();
        for (let i = 4; i <= 8; i++) await write(sent.conversation_id, String(i));
        const second = await open(olga, sellers(), last.id);
        await second.untilMessage(sent.conversation_id, 9);
        const versions = second.events
            .filter((one) => one.payload?.conversation_id === sent.conversation_id)
            .map((one) => one.payload!.version);
        expect(versions).toEqual([...versions].sort((a, b) => a - b));
        expect(new Set(versions).size).toBe(versions.length);
        expect(Math.min(...versions)).toBeGreaterThan(last.payload!.version);
    });
    it('loses and doubles nothing while many write and it breaks again and again', async () => {
        const sent = await market.inquiry('0');
        const path = { conversation: sent.conversation_id };
        let stream = await open(olga, sellers());
        const seen: number[] = [];
        const take = () => {
            for (const one of stream.events.splice(0))
                if (one.payload?.conversation_id === sent.conversation_id) seen.push(one.payload.version);
        };
        const state = { writing: true };
        const writer = (async () => {
            for (let round = 0; round < 15; round++) {
                await Promise.all(
                    Array.from({ length: 4 }, (_, i) => ada.ok('sendBuyerMessage', { path, body: { text: `${round}.${i}` } })),
                );
            }
            state.writing = false;
        })();
        while (state.writing) {
            await new Promise((done) => setTimeout(done, 30));
            const from = stream.lastId;
            stream.close();
            take();
            stream = await open(olga, sellers(), from);
        }
        await writer;
        const { summary } = await olga.ok('getConversation', { path: { seller: market.north.id, conversation: sent.conversation_id } });
        expect(summary.last_seq).toBe(61);
        for (let waited = 0; waited < 100 && seen.at(-1) !== summary.version; waited++) {
            await new Promise((done) => setTimeout(done, 50));
            take();
        }
        // Versions that were taken by a block's end come once each; a later version may stand for earlier ones.
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
        expect(seen.at(-1)).toBe(summary.version);
    });
    it('with a cursor that is none is told to load anew, or refused', async () => {
        for (const id of ['nonsense', '-1', '99999999999999999999']) {
            const answer = await EventStream.open(olga, sellers(), id).catch((error: unknown) => error);
            if (!(answer instanceof EventStream)) continue;
            streams.push(answer);
            await answer.until((one) => one.event === 'reset');
        }
    });
    it('goes on over a restart of the server', async () => {
        const sent = await market.inquiry('0');
        const stream = await open(ada, '/v1/events');
        const path = { seller: market.north.id, conversation: sent.conversation_id };
        await olga.ok('sendSellerMessage', { path, body: { text: 'Tomorrow.' } });
        const last = await stream.untilMessage(sent.conversation_id, 2);
        await olga.ok('sendSellerMessage', { path, body: { text: 'In the morning.' } });
        await market.server.kill();
        await stream.untilClosed();
        await market.server.launch();
        const again = await open(ada, '/v1/events', last.id);
        await again.untilMessage(sent.conversation_id, 3);
    });
    it('closes when the server ends, which takes at most two seconds', async () => {
        const open20 = await Promise.all(Array.from({ length: 20 }, () => open(olga, sellers())));
        const began = performance.now();
        expect(await market.server.stop('SIGTERM')).toBe(0);
        expect(performance.now() - began).toBeLessThan(2_000);
        for (const stream of open20) await stream.untilClosed();
        await market.server.launch();
    });
});

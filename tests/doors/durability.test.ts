// kill -9 under load, again and again: every message that was acknowledged is there, exactly once; all others are whole
// or absent.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import type { Message, Sent } from '../support/types.ts';

const rounds = 20;
const writers = 12;

let market: Marketplace;
let ada: Client;
let olga: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['ada', 'olga'] });
    [ada, olga] = [await market.as('ada'), await market.as('olga')];
});
afterAll(() => market.remove());

// A number in letters: digits may look like something that the policy masks. Of these eight letters no word is made that it blocks.
const letters = (number: number) => [...number.toString(8)].map((digit) => 'bdghlmnr'[Number(digit)]).join('');

async function readAll(conversation: string): Promise<Message[]> {
    const all: Message[] = [];
    let cursor: string | undefined;
    do {
        const page = await ada.ok('listBuyerMessages', { path: { conversation }, query: { limit: 100, cursor } });
        all.unshift(...page.items);
        cursor = page.next_cursor;
    } while (cursor !== undefined);
    return all;
}

it(`loses and doubles nothing over ${rounds} rounds`, async () => {
    const conversations = await Promise.all(Array.from({ length: 4 }, () => market.inquiry('0').then((sent) => sent.conversation_id)));
    const sent = new Map<string, string>(conversations.map((id) => [`${id} 0`, '']));
    const acknowledged = new Map<string, string>(); // Text → message id.
    let number = 0;
    let retried = 0;
    for (let round = 0; round < rounds; round++) {
        let stopping = false;
        const write = async (writer: number) => {
            const conversation = conversations[writer % conversations.length]!;
            while (!stopping) {
                const text = `Letter ${letters((number += 1))} of round ${letters(round + 1)}`;
                sent.set(`${conversation} ${text}`, '');
                const body = { path: { conversation }, body: { text }, headers: { 'idempotency-key': text } };
                const answer = await ada.call('sendBuyerMessage', body).catch(() => undefined);
                if (answer?.status === 201) acknowledged.set(`${conversation} ${text}`, (answer.body as Sent).message.id);
                else if (!answer) return;
            }
        };
        const running = Array.from({ length: writers }, (_, writer) => write(writer));
        await new Promise((done) => setTimeout(done, 50 + Math.random() * 200));
        await market.server.kill();
        stopping = true;
        await Promise.all(running);
        await market.server.launch();
        // Half of those that heard nothing ask again, with the key and the words of before: each is there once, whether it was before or not.
        const unheard = [...sent.keys()].filter((key, index) => index % 2 === 0 && !acknowledged.has(key) && !key.endsWith(' 0'));
        for (const key of unheard) {
            const [conversation, text] = [key.slice(0, 36), key.slice(37)];
            const again = { path: { conversation }, body: { text }, headers: { 'idempotency-key': text } };
            const { message } = await ada.ok('sendBuyerMessage', again);
            expect((await ada.ok('sendBuyerMessage', again)).message).toEqual(message);
            acknowledged.set(key, message.id);
            retried += 1;
        }
    }
    expect(retried).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(rounds);
    const found = new Map<string, string>();
    for (const conversation of conversations) {
        const messages = await readAll(conversation);
        expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1));
        for (const message of messages) {
            const key = `${conversation} ${message.text}`;
            expect(found.has(key), `twice: ${key}`).toBe(false);
            expect(sent.has(key), `never sent: ${key}`).toBe(true);
            found.set(key, message.id);
        }
        const { summary } = await olga.ok('getConversation', { path: { seller: market.north.id, conversation } });
        expect(summary.last_seq).toBe(messages.length);
        expect(summary.snippet).toBe(messages.at(-1)!.text);
    }
    for (const [key, id] of acknowledged) expect(found.get(key), `lost: ${key}`).toBe(id);
}, 180_000);

it('gives a retry after the kill the first answer', async () => {
    const { conversation_id: conversation } = await market.inquiry();
    const call = { path: { conversation }, body: { text: 'Only once.' }, headers: { 'idempotency-key': 'before the kill' } };
    const first = await ada.ok('sendBuyerMessage', call);
    await market.server.kill();
    await market.server.launch();
    expect((await ada.ok('sendBuyerMessage', call)).message).toEqual(first.message);
    expect(await readAll(conversation)).toHaveLength(2);
});

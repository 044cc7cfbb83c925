// The server is told to end while people send, listen, sign in and dribble: what is under way ends, and it is gone within two seconds.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { EventStream } from '../support/events.ts';
import { Marketplace } from '../support/marketplace.ts';

const senders = 16;
const listeners = 60;
let market: Marketplace;
let ada: Client;
let conversation: string;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['ada'] });
    conversation = (await market.inquiry()).conversation_id;
    ada = await market.as('ada');
});
afterAll(() => market.remove());

async function readAll(): Promise<string[]> {
    const texts: string[] = [];
    let cursor: string | undefined;
    do {
        const page = await ada.ok('listBuyerMessages', { path: { conversation }, query: { limit: 100, cursor } });
        texts.push(...page.items.map(({ text }) => text));
        cursor = page.next_cursor;
    } while (cursor !== undefined);
    return texts;
}

// A client that begins a body and never ends it.
function dribble(): () => void {
    const socket = connect(Number(new URL(ada.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{');
    return () => socket.destroy();
}

const letters = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

// People who send one text after the other until one is not taken.
class Load {
    readonly acknowledged: string[] = [];
    underWay = 0;
    goes = true;
    readonly ended: Promise<unknown>;

    constructor(round: number) {
        this.ended = Promise.all(
            Array.from({ length: senders }, (_, sender) => this.#send(`Round ${letters(round)}, sender ${letters(sender)}`)),
        );
    }
    async #send(who: string): Promise<void> {
        for (let i = 0; this.goes; i++) {
            const text = `${who}, letter ${letters(i)}`;
            this.underWay += 1;
            const answer = await ada.call('sendBuyerMessage', { path: { conversation }, body: { text } }).catch(() => undefined);
            this.underWay -= 1;
            if (answer?.status === 201) this.acknowledged.push(text);
            else this.goes = false;
        }
    }
}

interface Stopped {
    ms: number;
    acknowledged: string[];
}

async function stopUnderLoad(round: number): Promise<Stopped> {
    const streams = await Promise.all(Array.from({ length: listeners }, () => EventStream.open(ada, '/v1/events')));
    const leave = dribble();
    const load = new Load(round);
    const signing = Promise.allSettled(Array.from({ length: 4 }, () => market.signedIn('ada'))); // Each takes a while to compute.
    while (load.acknowledged.length < 3 * senders && load.goes) await new Promise((later) => setTimeout(later, 5));
    expect(load.underWay).toBeGreaterThan(0);
    const begun = performance.now();
    expect(await market.server.stop('SIGTERM')).toBe(0);
    const ms = performance.now() - begun;
    load.goes = false;
    await load.ended;
    for (const stream of streams) await stream.untilClosed();
    // Cut off, or refused, but never an answer in part.
    for (const one of await signing) if (one.status === 'rejected') expect(String(one.reason)).toMatch(/ECONN|hang up|refused|503/);
    leave();
    await market.server.launch();
    return { ms, acknowledged: load.acknowledged };
}

it('SIGTERM lets what is under way end, closes streams, loses nothing that was acknowledged, and takes no two seconds', async () => {
    const took: number[] = [];
    const acknowledged: string[] = [];
    // A machine that has other things to do may be slow once, and is not three times.
    for (let round = 0; round < 3 && !took.some((ms) => ms < 2_000); round++) {
        const stopped = await stopUnderLoad(round);
        took.push(stopped.ms);
        acknowledged.push(...stopped.acknowledged);
        const texts = await readAll();
        expect(new Set(texts).size).toBe(texts.length);
        const there = new Set(texts);
        expect(acknowledged.filter((text) => !there.has(text))).toEqual([]);
    }
    expect(Math.min(...took), `it took ${took.map((ms) => Math.round(ms)).join(', ')} ms`).toBeLessThan(2_000);
}, 120_000);

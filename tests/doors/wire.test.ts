// Clients that are slow, stuck, many or hostile: limits and timeouts, an answer where HTTP allows one, and nobody else is kept waiting.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { EventStream } from '../support/events.ts';
import { Marketplace } from '../support/marketplace.ts';
import { converse, listen, open, statuses } from '../support/raw.ts';

const idleStreams = 10_000;
const openFilesHard = Number(/Max open files\s+\S+\s+(\S+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 0);

let market: Marketplace;
let ada: Client;
let olga: Client;
beforeAll(async () => {
    // The usual soft limit of open files: the server raises it by itself.
    market = await Marketplace.start({ logins: ['ada', 'olga'], under: ['prlimit', `--nofile=1024:${openFilesHard}`] });
    [ada, olga] = [await market.as('ada'), await market.as('olga')];
});
afterAll(() => market.remove());

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

// Asks again and again while `work` runs; the slowest answers of another client, in ms.
async function whileAsking<T>(work: Promise<T>): Promise<{ result: T; slowMs: number }> {
    const took: number[] = [];
    let isOver = false;
    const ask = async () => {
        while (!isOver) {
            const begin = performance.now();
            await olga.ok('listSections', { path: { seller: market.north.id } });
            took.push(performance.now() - begin);
            await sleep(20);
        }
    };
    const asking = ask();
    const result = await work.finally(() => (isOver = true));
    await asking;
    took.sort((one, other) => one - other);
    return { result, slowMs: took[Math.floor(took.length * 0.95)]! };
}

// Sends the text a byte a second; what the server says to that, and after how long.
async function dribble(text: string, stepMs: number): Promise<{ text: string; afterMs: number }> {
    const socket = await open(market.server);
    const begin = performance.now();
    let sent = 0;
    const timer = setInterval(() => socket.write(text[sent++] ?? 'x'), stepMs);
    const answer = await listen(socket, 40_000);
    clearInterval(timer);
    return { text: answer.text, afterMs: performance.now() - begin };
}

const head = (line: string, ...headers: string[]) => [line, 'Host: x', ...headers, '', ''].join('\r\n');

describe('a slow client', () => {
    it('is refused when its time is over, and keeps nobody waiting', async () => {
        const bodyHead = head('POST /v1/session HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 200');
        const slowBody = async () => {
            const socket = await open(market.server);
            socket.write(bodyHead);
            const timer = setInterval(() => socket.write(' '), 500);
            const answer = await listen(socket, 40_000);
            clearInterval(timer);
            return answer.text;
        };
        const silent = async () => {
            const socket = await open(market.server);
            socket.write('GET /healthz HTTP/1.1\r\nHos');
            return (await listen(socket, 40_000)).text;
        };
        const work = Promise.all([
            Promise.all(Array.from({ length: 200 }, () => dribble(head('GET /healthz HTTP/1.1', 'X-Long: a'.repeat(20)), 1_000))),
            Promise.all(Array.from({ length: 50 }, slowBody)),
            Promise.all(Array.from({ length: 50 }, silent)),
        ]);
        const { result, slowMs } = await whileAsking(work);
        const [headers, bodies, silences] = result;
        for (const { text, afterMs } of headers) {
            expect(statuses(text)).toEqual([408]);
            expect(afterMs).toBeLessThan(25_000);
        }
        for (const text of [...bodies, ...silences]) expect(statuses(text)).toEqual([408]);
        expect(slowMs).toBeLessThan(2_000);
    }, 90_000);

    it('that reads nothing of its streams hinders neither the sender nor those who read', async () => {
        const { conversation_id: conversation } = await market.inquiry();
        const target = `/v1/sellers/${market.north.id}/events`;
        const request = head(`GET ${target} HTTP/1.1`, `Cookie: ${olga.cookie!}`, 'Last-Event-ID: 00000000-0000-7000-8000-000000000000');
        const stuck = await Promise.all(Array.from({ length: 50 }, () => open(market.server)));
        for (const socket of stuck) {
            socket.pause();
            socket.write(request);
        }
        const reader = await EventStream.open(olga, target);
        const send = async () => {
            for (let i = 2; i <= 60; i++) {
                await ada.ok('sendBuyerMessage', {
                    path: { conversation },
                    body: { text: `Is it here yet, asked once more? ${'x'.repeat(i)}` },
                });
                await reader.untilMessage(conversation, i);
            }
        };
        const { slowMs } = await whileAsking(send());
        expect(slowMs).toBeLessThan(2_000);
        reader.close();
        for (const socket of stuck) socket.destroy();
    }, 60_000);
});

describe('a hostile request', () => {
    const json = 'Content-Type: application/json';
    const chunked = 'Transfer-Encoding: chunked';
    const post = 'POST /v1/session HTTP/1.1';
    const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
    it.each([
        ['a length and chunks', head(post, json, 'Content-Length: 5', chunked) + `0\r\n\r\n${hidden}`],
        ['chunks and a length', head(post, json, chunked, 'Content-Length: 5') + `0\r\n\r\n${hidden}`],
        ['two lengths', head(post, json, 'Content-Length: 2', 'Content-Length: 40') + `{}${hidden}`],
        ['a list of lengths', head(post, json, 'Content-Length: 2, 40') + `{}${hidden}`],
        ['a negative length', head(post, json, 'Content-Length: -1') + hidden],
        ['a signed length', head(post, json, 'Content-Length: +2') + `{}${hidden}`],
        ['a length in hexadecimal', head(post, json, 'Content-Length: 0x2') + `{}${hidden}`],
        ['a length beyond 64 bits', head(post, json, 'Content-Length: 18446744073709551618') + `{}${hidden}`],
        ['another coding', head(post, json, 'Transfer-Encoding: gzip') + hidden],
        ['a coding that is no word', head(post, json, 'Transfer-Encoding: xchunked') + `0\r\n\r\n${hidden}`],
        ['a coding twice', head(post, json, chunked, chunked) + `0\r\n\r\n${hidden}`],
        [
            'a coding over a folded line',
            `${post}\r\nHost: x\r\n${json}\r\nTransfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n\r\n{}${hidden}`,
        ],
        ['a blank before the colon', head(post, json, 'Transfer-Encoding : chunked') + `0\r\n\r\n${hidden}`],
        ['a bare line feed', `${post}\nHost: x\n${json}\nContent-Length: 2\n\n{}${hidden}`],
        [
            'a bare line feed between headers',
            `${post}\r\nHost: x\r\nX: a\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}${hidden}`,
        ],
        ['a bare return in a header', `${post}\r\nHost: x\r\nX: a\rTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}${hidden}`],
        ['a chunk size that is no number', head(post, json, chunked) + `zz\r\n{}\r\n0\r\n\r\n${hidden}`],
        ['a chunk size with a sign', head(post, json, chunked) + `-2\r\n{}\r\n0\r\n\r\n${hidden}`],
        ['a chunk size beyond 64 bits', head(post, json, chunked) + `ffffffffffffffff2\r\n{}\r\n0\r\n\r\n${hidden}`],
        ['a chunk longer than it says', head(post, json, chunked) + `1\r\n{}\r\n0\r\n\r\n${hidden}`],
        ['two hosts', `GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n${hidden}`],
        ['no host', `GET /healthz HTTP/1.1\r\n\r\n${hidden}`],
        ['a NUL in a header', head('GET /healthz HTTP/1.1', 'X: a\0b') + hidden],
        ['garbage after a request', head(post, json, 'Content-Length: 2') + `{}\x16\x03\x01\x02\0garbage\r\n\r\n${hidden}`],
        ['a version of tomorrow', `GET /healthz HTTP/3.7\r\nHost: x\r\n\r\n${hidden}`],
    ])('with %s: refused, and what hides behind it is never answered', async (_, bytes) => {
        const { text, closed } = await converse(market.server, bytes);
        const seen = statuses(text);
        expect(
            seen.filter((status) => status === 200),
            text.slice(0, 500),
        ).toEqual([]);
        expect(seen.at(-1) ?? 400, text.slice(0, 500)).toBeGreaterThanOrEqual(400);
        expect(
            seen.every((status) => status < 500),
            text.slice(0, 500),
        ).toBe(true);
        expect(closed, text.slice(0, 500)).toBe(true);
    });

    it('of a hundred pipelined requests gets a hundred answers in order', async () => {
        const requests = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? hidden : head('GET /v1/nowhere HTTP/1.1'))).join('');
        const { text } = await converse(market.server, requests);
        expect(statuses(text)).toEqual(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 200 : 404)));
    });
    it('with a bomb of headers gets 431, many at once too', async () => {
        const bomb = head('GET /healthz HTTP/1.1', ...Array.from({ length: 20_000 }, (_, i) => `X-${i}: ${'b'.repeat(20)}`));
        expect(statuses((await converse(market.server, bomb)).text)).toEqual([431]);
        const { result, slowMs } = await whileAsking(Promise.all(Array.from({ length: 100 }, () => converse(market.server, bomb))));
        // Who still sends a second after the answer is cut off, and may lose it.
        const answered = result.map(({ text }) => statuses(text)).filter((seen) => seen.length > 0);
        for (const seen of answered) expect(seen).toEqual([431]);
        expect(answered.length).toBeGreaterThan(50);
        expect(slowMs).toBeLessThan(2_000);
    });
    it('with a body over the limit gets 413 before it is sent, in chunks as soon as it is over', async () => {
        const expecting = head(post, json, 'Content-Length: 300000', 'Expect: 100-continue');
        expect(statuses((await converse(market.server, expecting)).text)).toEqual([413]);
        const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;
        expect(statuses((await converse(market.server, head(post, json, chunked) + chunk.repeat(64))).text)).toEqual([413]);
    });
    it('that asks whether to go on is told to', async () => {
        const socket = await open(market.server);
        socket.write(head(post, json, `Origin: http://x`, 'Content-Length: 2', 'Expect: 100-continue', 'Connection: close'));
        const [bytes] = (await once(socket, 'data')) as [Buffer];
        expect(bytes.toString('latin1')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
        socket.write('{}');
        expect(statuses((await listen(socket, 2_000)).text)).toEqual([422]);
    });
});

describe('idle event streams', () => {
    const gauge = async (name: string) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await ada.ok('getMetrics'))![1]);

    async function openStreams(): Promise<ChildProcess> {
        const { hostname, port } = new URL(market.server.url);
        const script = join(import.meta.dirname, '../support/idle_streams.mjs');
        const child = spawn(process.execPath, [script, hostname, port, String(idleStreams)], { stdio: ['pipe', 'pipe', 'inherit'] });
        const request = head(`GET /v1/sellers/${market.north.id}/events HTTP/1.1`, `Cookie: ${olga.cookie!}`);
        child.stdin.write(`${JSON.stringify(request)}\n`);
        const [said] = (await once(child.stdout, 'data')) as [Buffer];
        expect(said.toString('utf8').trim()).toBe('open');
        return child;
    }

    it.skipIf(openFilesHard < idleStreams + 1_000)(
        `${idleStreams} at once cost nobody else anything (needs as many open files)`,
        async () => {
            const { result: child } = await whileAsking(openStreams());
            try {
                expect(await gauge('stoa_http_event_streams')).toBeGreaterThanOrEqual(idleStreams);
                const own = await EventStream.open(olga, `/v1/sellers/${market.north.id}/events`);
                const { result: sent, slowMs } = await whileAsking(market.inquiry());
                await own.untilMessage(sent.conversation_id, 1, 20_000);
                expect(slowMs).toBeLessThan(5_000);
                own.close();
            } finally {
                child.stdin!.end();
                await once(child, 'exit');
            }
            for (let left = idleStreams; left > 100; await sleep(200)) left = await gauge('stoa_http_event_streams');
        },
        120_000,
    );
});

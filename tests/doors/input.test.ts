// Bad input: what is wrong is named and refused, what is only ugly is kept as it is, and nothing is ever a 500.
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { operations, type Operation } from '../support/contract.ts';
import { Marketplace } from '../support/marketplace.ts';
import { shared } from '../support/paths.ts';
import type { Problem } from '../support/types.ts';

let market: Marketplace;
let olga: Client;
let ada: Client;
let conversation: string;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada', 'adam', 'moni'] });
    [olga, ada] = [await market.as('olga'), await market.as('ada')];
    conversation = (await market.inquiry()).conversation_id;
});
afterAll(() => market.remove());

const target = () => `/v1/conversations/${conversation}/messages`;
const json = { 'content-type': 'application/json' };
const post = (body: string | Buffer, headers: Record<string, string> = json) => ada.send('POST', target(), body, headers);

describe('a body', () => {
    it.each([
        ['nothing', '', 400],
        ['no JSON', 'text=hello', 400],
        ['cut off', '{"text": "hel', 400],
        ['trailing', '{"text": "hello"} more', 400],
        ['a comma too many', '{"text": "hello",}', 400],
        ['deep', '['.repeat(5_000), 400],
        ['a list', '[]', 422],
        ['a text', '"hello"', 422],
        ['null', 'null', 422],
    ])('that is %s is refused', async (_, body, status) => {
        const answer = await post(body);
        expect([status, 400], answer.text).toContain(answer.status);
    });
    it.each([
        ['a wrong type', '{"text": 5}', 'wrong_type', '/text'],
        ['null', '{"text": null}', undefined, '/text'],
        ['an unknown field', '{"text": "hello", "texxt": 1}', 'unknown_field', '/texxt'],
        ['a missing field', '{}', 'missing_field', '/text'],
        ['an empty text', '{"text": ""}', 'text_empty', '/text'],
        ['a text over its limit', JSON.stringify({ text: 'x'.repeat(10_001) }), 'text_too_long', '/text'],
        ['a wrong id', '{"text": "hello", "draft_id": "x"}', undefined, '/draft_id'],
    ])('with %s is refused with its pointer', async (_, body, code, pointer) => {
        const answer = await post(body);
        expect(answer.status, answer.text).toBe(422);
        const problem = answer.body as Problem;
        if (code !== undefined) expect(problem.code).toBe(code);
        expect(problem.pointer).toBe(pointer);
        expect(problem.detail).not.toBe('');
    });
    it('counts its text in code points, and takes exactly the limit', async () => {
        expect((await post(JSON.stringify({ text: '𝒳'.repeat(10_000) }))).status).toBe(201);
        expect((await post(JSON.stringify({ text: '𝒳'.repeat(10_001) }))).status).toBe(422);
    });
    it('that is not UTF-8, or holds NUL or half a surrogate, is refused', async () => {
        expect((await post(Buffer.from('{"text": "a\xFFb"}', 'latin1'))).status).toBe(400);
        expect([400, 422]).toContain((await post('{"text": "a\\u0000b"}')).status);
        expect([400, 422]).toContain((await post('{"text": "a\\ud800b"}')).status);
    });
    it('of another media type is refused', async () => {
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
            expect((await post('{"text": "hello"}', type === '' ? {} : { 'content-type': type })).status, type).toBe(415);
        }
        expect((await post('{"text": "hello"}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201);
    });
    it('over the limit is refused on the headers alone', async () => {
        const answer = await raw(
            `POST ${target()} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n`,
        );
        expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    });
    it('in chunks over the limit is refused as soon as it is', async () => {
        const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
        const answer = await raw(
            `POST ${target()} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(8)}`,
        );
        expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    });
});

// Sends bytes as they are and gives what comes back until the server closes or a second has passed.
function raw(text: string): Promise<string> {
    const { port, hostname } = new URL(market.server.url);
    return new Promise((done) => {
        const socket = connect(Number(port), hostname, () => socket.write(text));
        let answer = '';
        const timer = setTimeout(() => socket.destroy(), 1_000);
        socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
        socket.on('error', () => undefined);
        socket.on('close', () => {
            clearTimeout(timer);
            done(answer);
        });
    });
}

describe('a request', () => {
    it.each([
        ['garbage', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', /^$|^HTTP\/1\.1 400 /],
        ['no version', 'GET /healthz\r\n\r\n', /^$|^HTTP\/1\.[01] (400|505) /],
        ['two lengths', 'POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x', /^HTTP\/1\.1 400 /],
        [
            'length and chunks',
            'POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
            /^HTTP\/1\.1 400 /,
        ],
        ['a header bomb', `GET /healthz HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(20_000)}\r\n`, /^HTTP\/1\.1 431 /],
        ['a long address', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 (414|431|400) /],
        ['a broken percent', 'GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 400 /],
        ['a NUL in the address', 'GET /v1/%00 HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 400 /],
        ['dots to climb', 'GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 (200|400|404|503) (?![\s\S]*root:)/],
        [
            'coded dots to climb',
            'GET /%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
            /^HTTP\/1\.1 (200|400|404|503) (?![\s\S]*root:)/,
        ],
    ])('that is %s is refused in HTTP’s words', async (_, text, answer) => {
        expect((await raw(text)).slice(0, 2_000)).toMatch(answer);
        await ada.ok('getHealth');
    });
    it('of a method that the path does not have says which it has', async () => {
        const answer = await ada.send('PATCH', '/v1/session', '{}', json);
        expect(answer.status).toBe(405);
        expect(answer.headers.allow).toMatch(/GET/);
    });
    it('to nowhere under /v1 is a problem, elsewhere the web app', async () => {
        const nowhere = await ada.send('GET', '/v1/nowhere');
        expect([nowhere.status, nowhere.mediaType]).toEqual([404, 'application/problem+json']);
    });
});

describe('every operation', () => {
    const ids = (one: Operation) => one.parameters.filter((parameter) => parameter.in === 'path');
    const nasty = [
        '0',
        '-1',
        '9223372036854775808',
        '1e3',
        'x',
        '00000000-0000-0000-0000-000000000000',
        '%C3%28',
        "'",
        '%22',
        '..%2f',
        '%F0%9F%98%80',
        'a'.repeat(300),
    ];

    it.each(operations.filter((one) => ids(one).length > 0).map((one) => [one.id, one] as const))(
        '%s takes no nonsense in its path for a bug',
        async (_, one) => {
            for (const client of [olga, ada, await market.as('adam'), market.push]) {
                for (const word of nasty) {
                    const path = one.path.replaceAll(/\{\w+\}/g, word);
                    const answer = await client.send(one.method, path, one.bodySchema ? '{}' : undefined, json);
                    expect(answer.status, `${one.method} ${path}: ${answer.text}`).toBeLessThan(500);
                    expect(answer.status, `${one.method} ${path}: ${answer.text}`).toBeGreaterThanOrEqual(400);
                }
            }
        },
    );
    it.each(operations.filter((one) => one.bodySchema).map((one) => [one.id, one] as const))(
        '%s takes no nonsense in its body for a bug',
        async (_, one) => {
            const path = one.path
                .replace('{seller}', String(market.north.id))
                .replace('{conversation}', conversation)
                .replace('{order}', '111-0000001-7000001');
            const whole = path.replace('{external_id}', 'ada').replace('{invitation}', 'x').replace('{draft}', conversation);
            const fields = Object.keys((one.bodySchema!['properties'] as object | undefined) ?? {});
            const values = [null, 0, -1, 1e308, true, '', 'x', ' ', '\u0000', '\u202E', 'x'.repeat(20_000), [], [[]], {}, { a: 1 }];
            for (const client of [olga, ada, market.push]) {
                for (const field of [...fields, '__proto__', 'constructor']) {
                    for (const value of values) {
                        const answer = await client.send(one.method, whole, JSON.stringify({ [field]: value }), json);
                        expect(answer.status, `${one.id} ${field} ${JSON.stringify(value).slice(0, 40)}: ${answer.text}`).toBeLessThan(500);
                    }
                }
            }
        },
        60_000,
    );
});

describe('ugly text', () => {
    const kept = [
        'a\tb',
        '\u202Eevil\u202C',
        'a\u200Bb\u200Dc',
        '<script>alert(1)</script>',
        "'; DROP TABLE message; --",
        '{{7*7}} ${7*7} %s %n',
        '\uFEFFx',
        'Ω≈ç√∫˜µ≤≥÷',
        '田中さんにあげて下さい',
        'שלום',
        '👩‍👩‍👧‍👧',
        'a\r\nb',
    ];
    it.each(kept)('is stored and shown as it is: %j', async (text) => {
        const sent = await market.inquiry(text);
        const { items } = await olga.ok('listMessages', { path: { seller: market.north.id, conversation: sent.conversation_id } });
        expect(items[0]!.text).toBe(text);
    });
    const list = shared('data/blns');
    it.skipIf(list.missing)(
        'of the Big List of Naughty Strings, every line (needs ../shared/data/blns)',
        async () => {
            const file = ['blns.json', 'blns.txt'].map((name) => `${list.path}/${name}`).find(existsSync)!;
            const text = readFileSync(file, 'utf8');
            const lines = file.endsWith('json')
                ? (JSON.parse(text) as string[])
                : text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
            const order = await market.order();
            let count = 0;
            for (const line of lines.filter((one) => one.trim() !== '')) {
                const answer = await ada.call('openInquiry', {
                    path: { seller: market.north.id, order: order.id },
                    body: { topic: 'other', text: line },
                });
                expect(answer.status, `${JSON.stringify(line)}: ${answer.text}`).toBeLessThan(500);
                if (answer.status === 201) count += 1;
                const found = await olga.call('listOrders', { path: { seller: market.north.id }, query: { search: line.slice(0, 200) } });
                expect(found.status, JSON.stringify(line)).toBeLessThan(500);
            }
            expect(count).toBeGreaterThan(lines.length * 0.8);
        },
        120_000,
    );
});

describe('headers of an answer', () => {
    it('keep others from framing, sniffing and storing', async () => {
        const answer = await olga.call('getSession');
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(answer.headers['cache-control']).toMatch(/no-store|private|no-cache/);
        expect(answer.headers.server ?? '').not.toMatch(/\d+\.\d+/);
    });
});

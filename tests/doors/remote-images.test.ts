// Pictures that a mail names by address, where the pack wants them: fetched by the server, once, and from nowhere that is not its business.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { handIn, mailedConversation, mailSettings, type Mailed } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';
import { png } from '../support/pictures.ts';

// Noise: more bytes than a decoration has.
const photo = (seed: number) => png(160, 120, (x, y) => [(x * 37 + y * 91 + seed) & 255, (x * y * 13) & 255, (x * x + y * 7) & 255]);

// A stranger's server of pictures, on an address of this machine's own.
class Pictures {
    readonly asked: IncomingMessage[] = [];
    readonly #server: Server;
    private constructor(readonly address: string) {
        this.#server = createServer((request, response) => {
            this.asked.push(request);
            this.#answer(request.url!, response);
        });
    }
    static async start(address: string): Promise<Pictures> {
        const pictures = new Pictures(address);
        pictures.#server.listen(0, address);
        await once(pictures.#server, 'listening');
        return pictures;
    }
    url(path: string): string {
        return `http://${this.address}:${(this.#server.address() as AddressInfo).port}${path}`;
    }
    remove(): void {
        this.#server.close();
        this.#server.closeAllConnections();
    }
    #answer(url: string, response: ServerResponse): void {
        const { pathname, searchParams } = new URL(url, this.url('/'));
        const [, kind] = pathname.split('/');
        const to = searchParams.get('to');
        if (to !== null) response.writeHead(302, { location: to }).end();
        else if (kind === 'large') response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(11 * 1024 * 1024));
        else if (kind === 'page') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello</p>'.repeat(3000));
        else if (kind === 'lie') response.writeHead(200, { 'content-type': 'image/png' }).end('<p>Hello</p>'.repeat(3000));
        else if (kind === 'gone') response.writeHead(404).end();
        else if (kind === 'cut') this.#cut(response);
        else response.writeHead(200, { 'content-type': 'image/png; charset=binary' }).end(photo(pathname.length));
    }
    #cut(response: ServerResponse): void {
        response.writeHead(200, { 'content-type': 'image/png', 'content-length': 50_000 });
        response.write(photo(1).subarray(0, 20_000), () => response.destroy());
    }
}

let pictures: Pictures;
let forbidden: Pictures;
let settings: Record<string, string>;
let market: Marketplace;
let mailed: Mailed;
let olga: Client;
beforeAll(async () => {
    [pictures, forbidden] = await Promise.all([Pictures.start('127.0.0.1'), Pictures.start('127.0.0.2')]);
    settings = {
        ...(await mailSettings()),
        ...carefulPack('files.remote_images = "fetch"\n'),
        STOA_FETCH_PRIVATE_NETWORKS: '127.0.0.1/32',
    };
    market = await Marketplace.start({ settings, logins: ['olga', 'ada', 'moni'] });
    mailed = await mailedConversation(market, settings);
    olga = await market.as('olga');
}, 60_000);
afterAll(async () => {
    await market.remove();
    pictures.remove();
    forbidden.remove();
});

const messages = async () =>
    (await olga.ok('listMessages', { path: { seller: market.north.id, conversation: mailed.conversation } })).items;

let written = 0;
// The buyer's mail with that HTML; gives its text once the message is there, and the names of its files.
async function write(html: string): Promise<string[]> {
    const text = `Look at number ${(written += 1)}.`;
    const from = 'ada@buyers.example';
    const head = `From: ${from}\r\nSubject: Re: Your shelf\r\nMessage-ID: <r${written}@buyers.example>\r\nMIME-Version: 1.0\r\n`;
    const body = `Content-Type: text/html; charset=utf-8\r\n\r\n<p>${text}</p>\r\n${html}\r\n`;
    await handIn(settings, { from, to: mailed.seller_alias, raw: `${head}${body}` });
    const found = async () => (await messages()).find((message) => message.text === text);
    await expect.poll(found, { timeout: 30_000 }).toBeDefined();
    return ((await found())!.attachments ?? []).map(({ name, state, media_type }) => `${name} ${media_type} ${state}`);
}
const image = (url: string) => `<img src="${url}" alt="">`;

describe('a picture that a mail names by address', () => {
    it('becomes a file of its message, fetched once, and nobody says who reads it', async () => {
        expect(await write(image(pictures.url('/a/corner.png?w=400&amp;h=300')))).toEqual(['corner image/png ready']);
        expect(pictures.asked.map(({ url }) => url)).toEqual(['/a/corner.png?w=400&h=300']);
        const { cookie, referer, authorization } = pictures.asked[0]!.headers;
        expect([cookie, referer, authorization]).toEqual([undefined, undefined, undefined]);
        const shown = (await messages()).at(-1)!.attachments![0]!;
        const path = { seller: market.north.id, attachment: shown.id };
        await olga.ok('getAttachment', { path });
        expect(pictures.asked).toHaveLength(1);
    });
    it('is followed over three redirects and no more', async () => {
        const round = (times: number, url: string): string =>
            times === 0 ? url : pictures.url(`/?to=${encodeURIComponent(round(times - 1, url))}`);
        expect(await write(image(round(3, pictures.url('/three'))))).toEqual(['picture image/png ready']);
        expect(await write(image(round(4, pictures.url('/four'))))).toEqual([]);
    });
    it.each(['/gone', '/page', '/large', '/cut'])('holds up nothing where there is none: %s', async (path) => {
        expect(await write(image(pictures.url(path)))).toEqual([]);
    });
    it('is never fetched from a network that is not the public’s, by itself or by a redirect', async () => {
        const away = (to: string) => image(pictures.url(`/?to=${encodeURIComponent(to)}`));
        const named = forbidden.url('/name').replace('127.0.0.2', 'localhost');
        expect(await write(image(forbidden.url('/direct')) + away(forbidden.url('/redirect')) + image(named))).toEqual([]);
        expect(await write(away('file:///etc/hostname') + away('ftp://127.0.0.1/a.png') + away('http://[::1]:80/'))).toEqual([]);
        expect(await write(image('http://169.254.169.254/latest/meta-data/') + image('http://user:word@127.0.0.1/a.png'))).toEqual([]);
        expect(forbidden.asked).toEqual([]);
    });
    it('is not fetched where it stands in a quote, or only counts readers', async () => {
        const before = pictures.asked.length;
        const quoted = `<blockquote type="cite">${image(pictures.url('/quoted'))}</blockquote>`;
        expect(await write(`${quoted}<img src="${pictures.url('/pixel')}" width="1" height="1">`)).toEqual([]);
        expect(pictures.asked).toHaveLength(before);
    });
    it('that is none is looked into like an upload, and the mail comes back', async () => {
        const text = 'Look at what it is not.';
        const from = 'ada@buyers.example';
        const raw = `From: ${from}\r\nSubject: Re\r\nMessage-ID: <lie@buyers.example>\r\nContent-Type: text/html\r\n\r\n<p>${text}</p>${image(pictures.url('/lie'))}\r\n`;
        await handIn(settings, { from, to: mailed.seller_alias, raw });
        const moni = await market.as('moni');
        const answers = async () => {
            const own = (await moni.ok('listMails')).items.filter((mail) => mail.recipient === from && mail.conversation_id === undefined);
            return Promise.all(own.map(async ({ id }) => (await moni.ok('getMail', { path: { mail: id } })).source));
        };
        await expect.poll(answers, { timeout: 25_000 }).toEqual([expect.stringContaining('lie')]);
        expect((await messages()).some((message) => message.text === text)).toBe(false);
    });
});

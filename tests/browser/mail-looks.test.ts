// The mails that people get, drawn as mail programs draw them: narrow and wide, light and dark.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axe, launch, Person, sidewaysScroll } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { handIn, mailSettings } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
let browser: Browser;
let mails: Map<string, Email>; // By what they are.

const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhalterung'.repeat(2);
const title = `Hand-turned bowl of olive wood with a very long name, ${longWord}, and a lid`;

beforeAll(async () => {
    const settings = await mailSettings();
    market = await Marketplace.start({ settings, logins: ['olga', 'ada', 'moni'] });
    browser = await launch();
    mails = await writeMails(settings);
}, 60_000);
afterAll(async () => {
    await browser.close();
    await market.remove();
});

// One of each kind, with words that are hard to draw.
async function writeMails(settings: Record<string, string>): Promise<Map<string, Email>> {
    const [olga, moni] = await Promise.all([market.as('olga'), market.as('moni')]);
    const seller = market.north.id;
    const found = new Map<string, Email>();
    const seen = new Set<string>();
    // What waits to be sent and has not waited before.
    const take = async (...kinds: string[]) => {
        const fresh = await vi.waitFor(
            async () => {
                const waiting = (await moni.ok('listMails')).items.filter((mail) => !seen.has(mail.id));
                expect(waiting.length).toBe(kinds.length);
                return waiting;
            },
            { timeout: 20_000 },
        );
        for (const [number, mail] of fresh.reverse().entries()) {
            seen.add(mail.id);
            const { source } = await moni.ok('getMail', { path: { mail: mail.id } });
            found.set(kinds[number]!, await PostalMime.parse(source!));
        }
    };

    await olga.ok('putSellerMail', { path: { seller }, body: { by_mail: true } });
    const { order, conversation_id: conversation } = await market.inquiry(`Where is my bowl?\n\n${longWord}`, { title });
    await take('to a member');
    for (const text of ['It leaves us tomorrow.', 'مرحبا، شكرا على رسالتك. الرف جاهز.', 'It is 80 cm wide.\n'.repeat(30)])
        await olga.ok('sendSellerMessage', { path: { seller, conversation }, body: { text } });
    await take('to a buyer, gathered');

    const { buyer_alias } = await olga.ok('getOrder', { path: { seller, order: order.id } });
    const write = async (subject: string, words: string) => {
        const from = 'olga@north.example';
        const raw = `From: ${from}\r\nTo: ${buyer_alias!}\r\nSubject: ${subject}\r\nMessage-ID: <${subject.length}@north.example>\r\n\r\n${words}\r\n`;
        await handIn(settings, { from, to: buyer_alias!, raw });
    };
    await write('Re: Your order', `Dear Ada,\r\n\r\nplease call me at +49 30 901820 or write to olga.north@mail.example.\r\n\r\nOlga`);
    await take('not sent');

    await olga.ok('inviteMember', { path: { seller, address: `${'a'.repeat(60)}@north.example` }, body: { role: 'agent' } });
    await take('invitation');
    await olga.ok('putMailSender', { path: { seller, address: 'desk@desk.example' }, body: { state: 'approved' } });
    await take('sender to confirm');
    const nobody = new Client(market.server);
    await nobody.ok('askSignInLink', { body: { address: 'ada@buyers.example' } });
    await take('sign-in link');
    await nobody.ok('askPasswordReset', { body: { login: 'olga@north.example' } });
    await take('forgotten password');
    return found;
}

const shots = process.env['STOA_SCREENSHOTS'];
// A mail stands in the page of a mail program, which has the landmarks and headings.
const ofPages = ['landmark-one-main', 'region', 'page-has-heading-one'];
const widths = { narrow: 390, wide: 800 };

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    it.each(Object.keys(widths) as (keyof typeof widths)[])(
        'each fits a %s window, is readable, and asks nothing of the network',
        async (width) => {
            const person = await Person.create(browser, { colorScheme, viewport: { width: widths[width], height: 900 } });
            const asked: string[] = [];
            person.context.on('request', (request) => asked.push(request.url()));
            for (const [kind, mail] of mails) {
                const page = await person.context.newPage();
                await page.setContent(mail.html!);
                if (shots !== undefined) {
                    mkdirSync(shots, { recursive: true });
                    await page.screenshot({ path: join(shots, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
                }
                expect(await sidewaysScroll(page), kind).toBeLessThanOrEqual(0);
                expect(
                    (await axe(page)).filter(({ id }) => !ofPages.includes(id)),
                    kind,
                ).toEqual([]);
                await page.close();
            }
            expect(asked).toEqual([]);
            expect(person.trouble).toEqual([]);
            await person.context.close();
        },
    );
});

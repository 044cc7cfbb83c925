// Text that tries to be more than text: shown as it is, nothing runs, nothing is asked for from elsewhere.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, Person, sizes } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';
import { cut, missing, naughtyLines } from '../support/naughty.ts';
import { row, writeReport } from '../support/reports.ts';

let browser: Browser;
let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'otto', 'ada'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

// A page on which nothing may open, be asked for from elsewhere, or be complained of.
async function watch(): Promise<{ page: Page; close: () => Promise<void> }> {
    const person = await Person.create(browser, sizes.desktop);
    const foreign: string[] = [];
    person.context.on('request', (request) => {
        if (!request.url().startsWith(market.server.url)) foreign.push(request.url());
    });
    const page = await person.context.newPage();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
    });
    const close = async () => {
        expect(dialogs).toEqual([]);
        expect(foreign).toEqual([]);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    };
    people.set(page, person);
    return { page, close };
}
const people = new WeakMap<Page, Person>();
const enter = async (page: Page, who: string) => people.get(page)!.enter(await market.as(who));

async function showAll(lines: string[]): Promise<void> {
    const { page, close } = await watch();
    const first = lines[0]!;
    const order = await market.order({ title: first.slice(0, 400) });
    await market.push.ok('putBuyer', { path: { external_id: 'ada' }, body: { name: first.slice(0, 150) } });
    const ada = await market.as('ada');
    let conversation = '';
    for (const text of lines) {
        const answer = await ada.call('openInquiry', {
            path: { seller: market.north.id, order: order.id },
            body: { topic: 'other', text },
        });
        if (answer.status === 201) conversation = (answer.body as { conversation_id: string }).conversation_id;
    }
    for (const [who, path] of [
        ['ada', `/messages/${conversation}`],
        ['ada', '/orders'],
        ['olga', `/s/${market.north.id}/messages/${conversation}`],
        ['olga', `/s/${market.north.id}/orders`],
    ] as const) {
        await page.context().clearCookies();
        await enter(page, who);
        await page.goto(`${market.server.url}${path}`);
        await page.getByRole('heading').first().waitFor();
        await page.waitForTimeout(300);
        expect(
            await page.evaluate(
                () => document.querySelectorAll('.msg-text script, .msg-text img, .msg-text svg, .msg-text iframe, .msg-text a').length,
            ),
        ).toBe(0);
    }
    await close();
}

it('the classics', () =>
    showAll([
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '"><svg onload=alert(1)>',
        'javascript:alert(1)//\'"--></title></style></textarea></script><svg/onload=alert(1)>',
        '<iframe srcdoc="<script>parent.alert(1)</script>">',
        '{{constructor.constructor("alert(1)")()}}',
        '\u202E<b>txet</b>\u202C',
    ]));

// Every line, many to a message and one to an order's title; looked at from the newest to the oldest by both sides.
it.skipIf(missing)(
    'all naughty lines (needs ../shared/data/blns and xss)',
    async () => {
        const lines = naughtyLines();
        const texts = packed(lines, 9_000);
        const ada = await market.as('ada');
        const path = { seller: market.south.id, order: (await market.order({ seller: market.south })).id };
        let conversation = '';
        for (const text of texts) {
            const sent = await ada.ok('openInquiry', { path, body: { topic: 'other', text } });
            conversation = sent.conversation_id;
        }
        const rows = lines.map((line, at) =>
            row(at, { 'product-name': line.replaceAll(/[\t\r\n]/g, ' '), 'buyer-name': cut(line, 90).replaceAll(/[\t\r\n]/g, ' ') }),
        );
        const brought = market.server.command([
            'import',
            'orders',
            writeReport(join(market.server.directory, 'naughty.txt'), rows),
            '--seller',
            'South Shop',
        ]);
        expect(brought.out + brought.err).toMatch(/orders new or changed/);
        const { page, close } = await watch();
        const seen = new Set<string>();
        const look = async () => {
            expect(
                await page.evaluate(
                    () =>
                        document.querySelectorAll(
                            `:is(.msg-text, .orders-list) :is(script, img, svg, iframe, object, embed, form, style, link, base, meta)`,
                        ).length,
                ),
            ).toBe(0);
        };
        for (const [who, address] of [
            ['otto', `/s/${market.south.id}/messages/${conversation}?section=all`],
            ['ada', `/messages/${conversation}`],
        ] as const) {
            await page.context().clearCookies();
            await enter(page, who);
            await page.goto(`${market.server.url}${address}`);
            await page.locator('.msg-text').first().waitFor();
            seen.clear();
            // Up to the first message, as far as the list is drawn at a time.
            for (let idle = 0; idle < 8; idle++) {
                await look();
                const before = seen.size;
                for (const text of await page.locator('.msg-text').allTextContents()) seen.add(text.slice(0, 200));
                if (seen.size > before) idle = 0;
                await page.mouse.move(900, 400);
                await page.mouse.wheel(0, -3_000);
                await page.waitForTimeout(60);
            }
            expect(seen.size).toBeGreaterThanOrEqual(texts.length - 5); // Some begin alike.
        }
        await page.context().clearCookies();
        await enter(page, 'otto');
        for (let from = 0; from < lines.length; from += 1_000) {
            const search = `302-${String(from).padStart(7, '0').slice(0, 4)}`;
            await page.goto(`${market.server.url}/s/${market.south.id}/orders?search=${search}`);
            await page.locator('.order-items-line').first().waitFor();
            for (let pages = 0; pages < 11; pages++) {
                await look();
                await page.mouse.move(700, 600);
                await page.mouse.wheel(0, 20_000);
                await page.waitForTimeout(80);
            }
        }
        await close();
    },
    300_000,
);

// Texts of at most `size` characters that hold the lines in their order.
function packed(lines: string[], size: number): string[] {
    const texts: string[] = [];
    for (const whole of lines) {
        const line = whole.slice(0, size);
        const last = texts.at(-1);
        if (last !== undefined && last.length + line.length < size) texts[texts.length - 1] = `${last}\n${line}`;
        else texts.push(line);
    }
    return texts;
}

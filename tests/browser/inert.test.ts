// Text that tries to be more than text: shown as it is, nothing runs, nothing is asked for from elsewhere.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, Person, sizes } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';
import { shared } from '../support/paths.ts';

let browser: Browser;
let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function showAll(lines: string[]): Promise<void> {
    const person = await Person.create(browser, sizes.desktop);
    const foreign: string[] = [];
    person.context.on('request', (request) => {
        if (!request.url().startsWith(market.server.url)) foreign.push(request.url());
    });
    await person.enter(await market.as('ada'));
    const page = await person.context.newPage();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
    });
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
        await person.context.clearCookies();
        await person.enter(await market.as(who));
        await page.goto(`${market.server.url}${path}`);
        await page.getByRole('heading').first().waitFor();
        await page.waitForTimeout(300);
        expect(
            await page.evaluate(
                () => document.querySelectorAll('.msg-text script, .msg-text img, .msg-text svg, .msg-text iframe, .msg-text a').length,
            ),
        ).toBe(0);
    }
    expect(dialogs).toEqual([]);
    expect(foreign).toEqual([]);
    expect(person.trouble).toEqual([]);
    await person.context.close();
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

const folder = shared('data/xss');
it.skipIf(folder.missing)('of the payload list, every fortieth (needs ../shared/data/xss)', async () => {
    const file = join(folder.path, 'payloads-payloadbox.txt');
    expect(existsSync(file)).toBe(true);
    const lines = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line, index) => line.trim() !== '' && line.length < 5_000 && index % 40 === 0);
    await showAll(lines);
});

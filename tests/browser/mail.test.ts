// E-mail on the pages: what comes by mail, whose mails may speak for a seller, and the address that reaches a buyer.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, Person, sidewaysScroll, sizes } from '../support/browser.ts';
import { Lmtp } from '../support/lmtp.ts';
import { Marketplace } from '../support/marketplace.ts';
import { freePort } from '../support/postfix.ts';
import { compose } from '../support/signed.ts';

let market: Marketplace;
let browser: Browser;
let lmtpPort: number;
beforeAll(async () => {
    lmtpPort = await freePort();
    const settings = { STOA_MAIL_DOMAIN: 'messages.example', STOA_LMTP_LISTEN: `127.0.0.1:${lmtpPort}` };
    market = await Marketplace.start({ settings, logins: ['olga', 'anna', 'ada'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function open(who: string, path: string, size: keyof typeof sizes = 'desktop'): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(market.server.url + path);
    return { page, person };
}

describe.each(['desktop', 'phone'] as const)('a seller’s e-mail on a %s', (size) => {
    it('is found in the menu; an owner approves, blocks and forgets an address', async () => {
        const { page, person } = await open('olga', `/s/${market.north.id}/orders`, size);
        await page.getByRole('button', { name: /Olga North/ }).click();
        await page.getByRole('link', { name: 'E-mail' }).click();
        await page.getByText('No other address has written yet.').waitFor();
        const approve = page.getByRole('button', { name: 'Approve', exact: true });
        const address = page.getByLabel('Address or @domain');
        for (const wrong of ['desk', 'desk@', '@desk', 'a b@desk.example']) {
            await address.fill(wrong);
            expect(await approve.isDisabled(), wrong).toBe(true);
        }
        await address.fill('@desk.example');
        await approve.click();
        const row = page.getByRole('listitem').filter({ hasText: '@desk.example' });
        await row.getByText('approved').waitFor();
        await row.getByRole('button', { name: 'Block' }).click();
        await row.getByText('blocked').waitFor();
        await row.getByRole('button', { name: 'Remove' }).click();
        await page.getByText('No other address has written yet.').waitFor();
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});

it('a member chooses what comes by mail, and decides about nobody', async () => {
    const { page, person } = await open('anna', `/s/${market.north.id}/mail`);
    const choice = page.getByRole('checkbox', { name: 'Send me buyers’ messages by e-mail' });
    await choice.check();
    await page.reload();
    expect(await choice.isChecked()).toBe(true);
    expect(await page.getByLabel('Address or @domain').count()).toBe(0);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('an order shows the address that reaches its buyer, to be copied', async () => {
    const order = await market.order();
    const { page, person } = await open('olga', `/s/${market.north.id}/orders/${order.id}`);
    const alias = page.getByText(/^[a-z2-7]{26}@messages\.example$/);
    await alias.waitFor();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('a buyer chooses what comes by mail', async () => {
    const { page, person } = await open('ada', '/settings', 'phone');
    const choice = page.getByRole('checkbox', { name: 'Send me by e-mail what sellers write' });
    expect(await choice.isChecked()).toBe(true);
    await choice.uncheck();
    await page.getByText('Saved.').first().waitFor();
    await page.reload();
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

describe.each(['desktop', 'phone'] as const)('a mail without a reason on a %s', (size) => {
    it('waits in the composer that its link opens, and is sent for the reason that is chosen there', async () => {
        const order = await market.order();
        const path = { seller: market.north.id, order: order.id };
        const olga = await market.as('olga');
        const alias = (await olga.ok('getOrder', { path })).buyer_alias!;
        const words = `About order ${order.id}: what do you think of it?`;
        const lmtp = await Lmtp.connect(lmtpPort);
        const source = await compose({ from: 'olga@north.example', to: alias, subject: 'Your order', text: words });
        expect(await lmtp.deliver('olga@north.example', alias, source)).toMatch(/^250/);
        lmtp.close();
        const { draft } = await olga.ok('getOrderDraft', { path });

        const { page, person } = await open('olga', `/s/${market.north.id}/messages?section=drafts`, size);
        await page.getByText('Needs a reason, not delivered').first().waitFor();
        await page.goto(`${market.server.url}/s/${market.north.id}/orders/${order.id}?draft=${draft!.id}`);
        await page.getByText('These words wait for a reason.').waitFor();
        await page.getByText(words).waitFor();
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await page.getByRole('button', { name: /^Problem with the order/ }).click();
        expect(await page.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Your order');
        expect(await page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe(words);
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await page.getByText(words).waitFor();
        const { conversation } = await olga.ok('getOrder', { path });
        expect(conversation).toBeDefined();
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});

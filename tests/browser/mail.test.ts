// E-mail on the pages: what comes by mail, whose mails may speak for a seller, and the address that reaches a buyer.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, Person, sidewaysScroll, sizes } from '../support/browser.ts';
import { makeMailLink } from '../support/mail_link.ts';
import { handIn, mailSettings } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { compose } from '../support/signed.ts';

let market: Marketplace;
let browser: Browser;
let settings: Record<string, string>;
beforeAll(async () => {
    settings = await mailSettings();
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
        await row.getByText('waits for confirmation').waitFor();
        await row.getByText('A mail went to postmaster@desk.example').waitFor();
        market.server.succeed(['admin', 'seller', 'confirm-sender', 'North Shop', '@desk.example']);
        await page.reload();
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

describe.each([
    ['a buyer', 'ada', (): string => '/settings'],
    ['a member', 'anna', (): string => `/s/${market.north.id}/mail`],
] as const)('%s', (_, who, path) => {
    it('chooses when mails come: gathered, and not at night', async () => {
        const { page, person } = await open(who, path(), 'phone');
        await page.getByRole('checkbox', { name: who === 'ada' ? /what sellers write/ : /buyers’ messages/ }).check();
        await page.getByLabel('When several messages come').selectOption('Gathered for 15 minutes');
        await page.getByRole('checkbox', { name: 'No mail in quiet hours' }).check();
        await page.getByLabel('From').fill('21:30');
        await page.getByLabel('By the clock of').selectOption('Pacific/Auckland');
        await expect.poll(() => page.getByLabel('By the clock of').isEnabled()).toBe(true);
        await page.reload();
        const gathered = page.getByLabel('When several messages come');
        await gathered.waitFor();
        expect(await gathered.inputValue()).toBe('15');
        expect(await page.getByLabel('From').inputValue()).toBe('21:30');
        expect(await page.getByLabel('Until').inputValue()).toBe('07:00');
        expect(await page.getByLabel('By the clock of').inputValue()).toBe('Pacific/Auckland');
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await page.getByRole('checkbox', { name: 'No mail in quiet hours' }).uncheck();
        await page.getByLabel('From').waitFor({ state: 'detached' });
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});

describe.each(['desktop', 'phone'] as const)('a mail without a reason on a %s', (size) => {
    it('waits in the composer that its link opens, and is sent for the reason that is chosen there', async () => {
        const { order, alias } = await market.orderWithAlias();
        const path = { seller: market.north.id, order: order.id };
        const olga = await market.as('olga');
        const words = `About order ${order.id}: what do you think of it?`;
        const raw = await compose({ from: 'olga@north.example', to: alias, subject: 'Your order', text: words });
        await handIn(settings, { from: 'olga@north.example', to: alias, raw });
        const { draft } = await olga.ok('getOrderDraft', { path });

        const colleague = await open('anna', `/s/${market.north.id}/orders/${order.id}?draft=${draft!.id}`, size);
        await colleague.page.getByText('These words wait for a reason.').waitFor();
        await colleague.page.getByText(words).waitFor();
        expect(colleague.person.trouble).toEqual([]);
        await colleague.person.context.close();

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
        await expect.poll(async () => (await olga.ok('getOrder', { path })).conversation).toBeDefined();
        await page.locator('.msg-text').getByText(words).waitFor();
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});

it('whoever has the link of a mail stops them, signed in or not, after a question', async () => {
    const ada = await market.as('ada');
    await ada.ok('putSettings', { body: { opted_out: false, by_mail: true } });
    const link = await makeMailLink(market);
    const person = await Person.create(browser, sizes.phone);
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/unsubscribe/${link}`);
    await page.getByRole('heading', { name: 'Stop these mails?' }).waitFor();
    expect((await ada.ok('getSettings')).by_mail).toBe(true);
    await page.getByRole('button', { name: 'Stop the mails' }).click();
    await page.getByRole('heading', { name: 'No more mails' }).waitFor();
    expect((await ada.ok('getSettings')).by_mail).toBe(false);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await page.goto(`${market.server.url}/unsubscribe/somebody~else`);
    await page.getByRole('button', { name: 'Stop the mails' }).click();
    await page.getByText('This link is not whole.').waitFor();
    await person.context.close();
});

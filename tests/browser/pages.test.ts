// Every page, in both themes and sizes: nothing that axe minds, no faint field, nothing that scrolls sideways, no error.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, faintControls, launch, Person, sidewaysScroll, sizes } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';

let browser: Browser;
let market: Marketplace;
let careful: Marketplace; // Its pack holds numbers for a moderator.
let paths: Record<string, string>;
beforeAll(async () => {
    market = await Marketplace.start();
    careful = await Marketplace.start({ settings: carefulPack(), logins: ['olga', 'ada', 'moni'] });
    browser = await launch();
    const long = 'Ein außerordentlich langer Artikelname ohne Ende und ohne Leerstelle_'.repeat(3);
    const sent = await market.inquiry('Where is it?\n\nשלום, 田中さん 👩‍👩‍👧‍👧', { title: long });
    const olga = await market.as('olga');
    await olga.ok('sendSellerMessage', {
        path: { seller: market.north.id, conversation: sent.conversation_id },
        body: { text: 'Tomorrow. '.repeat(200) },
    });
    const masked = await market.inquiry('Call +1 202 555 0143');
    const fresh = await market.order({ title: 'Walnut shelf' });
    const begun = { version: 0, text: 'The shelf is', reason: 'order_problem' };
    await olga.ok('saveOrderDraft', { path: { seller: market.north.id, order: fresh.id }, body: begun });
    const closed = await market.order({ daysAgo: 40 });
    market.admin.createUser({ login: 'ivo@buyers.example', name: 'Ivo', role: 'buyer', buyer: 'ivo', password: null });
    const [north, invitation] = [market.north.id, market.admin.invite('ivo@buyers.example')];
    const asked = await careful.inquiry('Which number?\n\nשלום, 田中さん 👩‍👩‍👧‍👧', { title: long });
    const held = {
        path: { seller: careful.north.id, conversation: asked.conversation_id },
        body: { text: `Call (555) 010-4477, ${long}` },
    };
    const { draft_id } = await (await careful.as('olga')).refused('sendSellerMessage', held, 422, 'message_held');
    paths = {
        'nobody /sign-in': '/sign-in',
        'nobody /invitation': `/invitation/${invitation}`,
        'nobody /invitation of nobody': '/invitation/unknown',
        'nobody /forgot': '/forgot',
        'nobody /password of nobody': '/password/unknown',
        'nobody /sign-in/mail': '/sign-in/mail',
        'nobody /sign-in/link of nobody': '/sign-in/link/unknown',
        'nobody /confirm of nobody': '/confirm/unknown',
        'olga inbox': `/s/${north}/messages`,
        'olga all messages': `/s/${north}/messages?section=all`,
        'olga drafts': `/s/${north}/messages?section=drafts`,
        'olga an empty section': `/s/${north}/messages?section=resolved`,
        'olga conversation': `/s/${north}/messages/${sent.conversation_id}?section=waiting`,
        'olga conversation with a mask': `/s/${north}/messages/${masked.conversation_id}`,
        'olga missing conversation': `/s/${north}/messages/0190a000-0000-7000-8000-000000000000`,
        'olga orders': `/s/${north}/orders`,
        'olga orders, none found': `/s/${north}/orders?search=nothing-like-it`,
        'olga order': `/s/${north}/orders/${fresh.id}`,
        'olga order, closed': `/s/${north}/orders/${closed.id}`,
        'olga imports': `/s/${north}/imports`,
        'olga members': `/s/${north}/members`,
        'olga search': `/s/${north}/search?search=oak`,
        'olga search, none found': `/s/${north}/search?search=zyzzogeton`,
        'olga missing page': '/nowhere',
        'moni sellers': '/sellers',
        'moni mails': '/mails',
        'moni nothing held': '/held',
        'moni held list': '/held',
        'moni held message': `/held/${careful.north.id}/${draft_id!}`,
        'moni held message, gone': `/held/${careful.north.id}/0190a000-0000-7000-8000-000000000000`,
        'moni desk': `/s/${north}/messages/${sent.conversation_id}?section=waiting`,
        'ada messages': '/messages',
        'ada conversation': `/messages/${sent.conversation_id}`,
        'ada orders': '/orders',
        'ada order': `/orders/${north}/${fresh.id}`,
        'ada search': '/search?search=oak',
        'ada settings': '/settings',
        'ben without anything': '/messages',
    };
});
afterAll(async () => {
    await browser.close();
    await market.remove();
    await careful.remove();
});

const names = [
    'nobody /sign-in', 'nobody /invitation', 'nobody /invitation of nobody', 'nobody /forgot', 'nobody /password of nobody', 'nobody /sign-in/mail',
    'nobody /sign-in/link of nobody', 'nobody /confirm of nobody', 'olga members', 'olga inbox', 'olga all messages', 'olga drafts', 'olga an empty section',
    'olga conversation', 'olga conversation with a mask', 'olga missing conversation', 'olga orders', 'olga orders, none found', 'olga order',
    'olga order, closed', 'olga imports', 'olga search', 'olga search, none found', 'olga missing page', 'moni sellers', 'moni mails', 'moni desk', 'ada messages', 'ada conversation', 'ada orders', 'ada order',
    'ada search', 'ada settings', 'ben without anything', 'moni nothing held', 'moni held list', 'moni held message', 'moni held message, gone',
]; // prettier-ignore

const place = (name: string) => (name.startsWith('moni held') ? careful : market);

async function open(name: string, size: keyof typeof sizes, colorScheme: 'light' | 'dark'): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, { ...sizes[size], colorScheme, reducedMotion: 'reduce' });
    const who = name.split(' ')[0]!;
    if (who !== 'nobody') await person.enter(await place(name).as(who));
    const page = await person.context.newPage();
    await page.goto(`${place(name).server.url}${paths[name]!}`);
    await settle(page);
    return { page, person };
}

// Loaded: a heading stands there, nothing is being loaded, nothing moves.
async function settle(page: Page): Promise<void> {
    await page.getByRole('heading').first().waitFor();
    await expect.poll(() => page.locator('[class*=skeleton]').count(), { timeout: 10_000 }).toBe(0);
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
}

async function check(page: Page): Promise<void> {
    expect(await axe(page)).toEqual([]);
    expect(await faintControls(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
    describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
        it.each(names)('%s', async (name) => {
            const { page, person } = await open(name, size, theme);
            await check(page);
            expect(await page.title()).not.toBe('');
            expect(person.trouble).toEqual([]);
            await person.context.close();
        });
        it('Contact Buyer with findings', async () => {
            const { page, person } = await open('olga order', size, theme);
            await check(page);
            await page.getByRole('button', { name: /^Problem with the order/ }).click();
            await page.getByRole('textbox', { name: 'Subject' }).fill('Call (555) 010-4477');
            await page.getByRole('textbox', { name: 'Message' }).fill('Call (555) 010-4477 😊');
            await expect.poll(() => page.locator('mark').count()).toBeGreaterThanOrEqual(3);
            await settle(page);
            await check(page);
            await person.context.close();
        });
        it('the account menu and the keys', async () => {
            const { page, person } = await open('olga inbox', size, theme);
            await page.getByRole('button', { name: 'Account of Olga North' }).click();
            await settle(page);
            await check(page);
            if (size === 'desktop') {
                await page.getByRole('button', { name: /^Keyboard shortcuts/ }).click();
                await page.getByRole('dialog').waitFor();
                await check(page);
            }
            await person.context.close();
        });
    });
});

describe('at any width', () => {
    it.each([390, 600, 768, 1024, 1280, 1920])('%i pixels: nothing scrolls sideways', async (width) => {
        for (const name of ['olga conversation', 'olga order', 'ada conversation', 'nobody /sign-in']) {
            const person = await Person.create(browser, { viewport: { width, height: 800 } });
            const who = name.split(' ')[0]!;
            if (who !== 'nobody') await person.enter(await market.as(who));
            const page = await person.context.newPage();
            await page.goto(`${market.server.url}${paths[name]!}`);
            await settle(page);
            expect(await sidewaysScroll(page), name).toBeLessThanOrEqual(0);
            await person.context.close();
        }
    });
    it('German words fit too, and name the language', async () => {
        const person = await Person.create(browser, { ...sizes.phone, locale: 'de-DE' });
        await person.enter(await market.as('olga'));
        const page = await person.context.newPage();
        for (const name of ['olga inbox', 'olga order', 'olga orders']) {
            await page.goto(`${market.server.url}${paths[name]!}`);
            await settle(page);
            await check(page);
        }
        await person.context.close();
    });
});

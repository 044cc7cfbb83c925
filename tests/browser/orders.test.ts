// Manage Orders narrowed: the filters stand in the address, say what they are set to, and are cleared at once.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, Person, sidewaysScroll, sizes, timeZone } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';

let browser: Browser;
let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada'] });
    browser = await launch();
    await market.inquiry('Where is it?', { title: 'Brass lamp', daysAgo: 2 });
    await market.order({ title: 'Oak chest', daysAgo: 3, more: { delivery_state: 'delivered' } });
    await market.order({ title: 'Old chair', daysAgo: 45 });
    await market.order({ title: 'Nobody’s stool', daysAgo: 4, buyer: null });
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function open(size: keyof typeof sizes, query = ''): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, { ...sizes[size], reducedMotion: 'reduce' });
    await person.enter(await market.as('olga'));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/s/${market.north.id}/orders${query}`);
    await page.getByRole('heading', { name: 'Manage orders' }).waitFor();
    return { page, person };
}
const titles = (page: Page) => page.locator('.order-items-line').allTextContents();

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('filters narrow the list and stand in the address', async () => {
        const { page, person } = await open(size);
        await expect.poll(() => titles(page)).toHaveLength(4);
        await page.getByRole('combobox', { name: 'Contact' }).selectOption('Can be messaged');
        await expect.poll(() => titles(page)).toEqual(['Brass lamp', 'Oak chest']);
        await page.getByRole('combobox', { name: 'Messages' }).selectOption('Without messages');
        await expect.poll(() => titles(page)).toEqual(['Oak chest']);
        expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ contact: 'yes', messages: 'no' });
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await page.reload();
        await page.locator('.order-items-line').first().waitFor();
        await expect.poll(() => titles(page)).toEqual(['Oak chest']);
        await page.getByRole('button', { name: 'Clear all' }).click();
        await expect.poll(() => titles(page)).toHaveLength(4);
        expect(new URL(page.url()).search).toBe('');
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('says what was looked for where nothing fits', async () => {
        const { page, person } = await open(size, '?days=30&delivery=cancelled&contact=no');
        await page.getByRole('heading', { name: 'No order fits' }).waitFor();
        await page.getByText('Looked for: Last 30 days · cancelled · Cannot be messaged').waitFor();
        await page.getByRole('button', { name: 'Clear all' }).first().click();
        await expect.poll(() => titles(page)).toHaveLength(4);
        await person.context.close();
    });
    it('goes between two days, and by the oldest first', async () => {
        const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toLocaleDateString('sv', { timeZone });
        const { page, person } = await open(size, `?from=${day(5)}&to=${day(3)}&sort=oldest`);
        await expect.poll(() => titles(page)).toEqual(['Nobody’s stool', 'Oak chest']);
        await page.getByRole('combobox', { name: 'Sorted by' }).selectOption('Newest first');
        await expect.poll(() => titles(page)).toEqual(['Oak chest', 'Nobody’s stool']);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await person.context.close();
    });
});

describe('an order', () => {
    it('shows what else its buyer and this seller have written about', async () => {
        const fresh = await market.order({ title: 'Walnut shelf' });
        const { page, person } = await open('desktop', `/${fresh.id}`);
        const others = page.getByRole('region', { name: 'Other conversations with this buyer' });
        await others.getByRole('link', { name: 'Brass lamp' }).click();
        await page.getByText('Where is it?').first().waitFor();
        await person.context.close();
    });
    it('whose window is over offers what is still open, and says of the rest why not', async () => {
        const dayOf = (day: number) => new Date(Date.now() + (day - 35) * 86_400_000).toISOString();
        const more = { delivery_state: 'delivered', delivery_earliest: dayOf(10), delivery_latest: dayOf(12) };
        const late = await market.order({ title: 'Late shelf', daysAgo: 35, more });
        const { page, person } = await open('desktop', `/${late.id}?contact=yes`);
        await page.getByRole('link', { name: late.id }).waitFor();
        const contact = page.getByRole('region', { name: 'Contact Ada Buyer' });
        const closed = contact.getByRole('button', { name: /^Information to complete the order/ });
        await closed.getByText('A seller may open a message up to 30 days').waitFor();
        expect(await closed.getAttribute('aria-disabled')).toBe('true');
        await contact.getByRole('button', { name: /^Ask for a review/ }).click();
        await contact.getByRole('button', { name: 'Send' }).click();
        await page.getByRole('log').locator('.msg').waitFor();
        expect(person.trouble).toEqual([]);
        const over = await market.order({ title: 'Older shelf', daysAgo: 45 });
        await page.goto(`${market.server.url}/s/${market.north.id}/orders/${over.id}`);
        await page.getByText('No message can be opened about this order now.').waitFor();
        await contact.getByText('A seller may open a message up to 30 days').waitFor();
        await person.context.close();
    });
});

// The daily work with the keyboard alone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import { axe, launch, Person, sizes } from '../support/browser.ts';
import { Marketplace, password } from '../support/marketplace.ts';

let browser: Browser;
let market: Marketplace;
let person: Person;
let page: Page;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada'] });
    browser = await launch();
    for (const text of ['First question', 'Second question', 'Third question'])
        await market.inquiry(text, { title: `About the ${text.toLowerCase()}` });
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});
beforeEach(async () => {
    person = await Person.create(browser, sizes.desktop);
    page = await person.context.newPage();
});
afterEach(() => person.context.close());

const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const inbox = async () => {
    await person.enter(await market.as('olga'));
    await page.goto(`${market.server.url}/s/${market.north.id}/messages`);
    await page
        .getByRole('link', { name: /Third question/i })
        .first()
        .waitFor();
};

// From a list to the field of a reply.
async function walkToReply(): Promise<void> {
    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
    await page.keyboard.press('Enter');
    await page.getByRole('log').waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
}

it('signs in, walks the list with j and k, opens, replies and sends', async () => {
    await page.goto(market.server.url);
    await page.getByLabel('E-mail or user name').focus();
    await page.keyboard.type('olga@north.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page
        .getByRole('link', { name: /First question/i })
        .first()
        .waitFor();
    await walkToReply();
    await page.keyboard.type('By keyboard alone.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('log').getByText('By keyboard alone.').waitFor();
    expect(person.trouble).toEqual([]);
});

it('sends a form with its last letter, however soon it is sent', async () => {
    await page.goto(market.server.url);
    await page.getByLabel('E-mail or user name').fill('olga@north.example');
    await page.getByLabel('Password').fill(password.slice(0, -1));
    await page.evaluate(async (rest) => {
        const field = document.querySelector<HTMLInputElement>('input[type=password]')!;
        field.setRangeText(rest, field.value.length, field.value.length, 'end');
        field.dispatchEvent(new Event('input', { bubbles: true }));
        const { port1, port2 } = new MessageChannel();
        await new Promise((next) => {
            port1.onmessage = next; // The next task, before anything is drawn.
            port2.postMessage(undefined);
        });
        field.form!.requestSubmit();
    }, password.slice(-1));
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
});

it('jumps to the search with /, and shows the keys with ?', async () => {
    await inbox();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type)).toBe('search');
    await page.keyboard.type('about the third');
    await page.waitForURL((url) => url.searchParams.get('search') === 'about the third'); // Not what a slow typing asked before.
    await page
        .locator('#search-results')
        .getByRole('link', { name: /About the third question/ })
        .waitFor(); // The inbox has one, too.
    await page.keyboard.press('Enter');
    await expect.poll(focused).toContain('About the third question');
});

const in_search = (of = page) =>
    expect.poll(() => of.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type)).toBe('search');

it('in a narrow window / leads to the page that has the search box, on both sides', async () => {
    await page.setViewportSize({ width: 700, height: 800 });
    await inbox();
    await page.keyboard.press('/');
    await page.waitForURL('**/search');
    await in_search();
    const buyer = await Person.create(browser, { viewport: { width: 700, height: 800 } });
    await buyer.enter(await market.as('ada'));
    const hers = await buyer.context.newPage();
    await hers.goto(`${market.server.url}/messages`);
    await hers.getByRole('link', { name: /Third question/ }).click();
    await hers.getByRole('log').waitFor();
    await hers.keyboard.press('/');
    await hers.waitForURL('**/search');
    await in_search(hers);
    await hers.keyboard.type('about the third');
    await hers.keyboard.press('Enter');
    await hers.locator('#search-results').getByText('About the third question').first().waitFor();
    expect([...person.trouble, ...buyer.trouble]).toEqual([]);
    await buyer.context.close();
});

it('a buyer walks the list with j and k, replies with r, and can switch the keys off', async () => {
    await person.enter(await market.as('ada'));
    await page.goto(`${market.server.url}/messages`);
    await page
        .getByRole('link', { name: /Third question/ })
        .first()
        .waitFor();
    await walkToReply();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.keyboard.press('Escape'); // Of the menu alone.
    await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'hidden' });
    await page.waitForTimeout(300);
    expect(await page.getByRole('log').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForURL('**/messages');

    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(await dialog.locator('kbd').allTextContents()).toEqual(['j', 'k', 'Enter', 'r', '/', 'Ctrl Enter', 'Esc', '?']);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'Use single-letter shortcuts' }).uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type)).not.toBe('search');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await dialog.waitFor();
    expect(person.trouble).toEqual([]);
});

it('single letters can be switched off, and mean nothing while one writes', async () => {
    await inbox();
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Use single-letter shortcuts' }).uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.closest('li') === null)).toBe(true);
});

it('every stop of the Tab key can be seen', async () => {
    await inbox();
    const hidden: string[] = [];
    for (let stop = 0; stop < 40; stop++) {
        await page.keyboard.press('Tab');
        const unseen = await page.evaluate(() => {
            const element = document.activeElement;
            if (!element || element === document.body) return undefined;
            const style = getComputedStyle(element);
            const { width, height } = element.getBoundingClientRect();
            const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
            return (shown || style.boxShadow !== 'none') && width > 0 && height > 0 ? undefined : element.outerHTML.slice(0, 150);
        });
        if (unseen !== undefined) hidden.push(unseen);
    }
    expect(hidden).toEqual([]);
});

it('skips to the content', async () => {
    await inbox();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
});

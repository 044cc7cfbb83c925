// A seller's sections: put aside by a click or a key, taken back, the next conversation following; thousands of rows.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launch, Person, sizes } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';

let browser: Browser;
let market: Marketplace;
let person: Person;
let page: Page;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});
beforeEach(async () => {
    person = await Person.create(browser, sizes.desktop);
    await person.enter(await market.as('olga'));
    page = await person.context.newPage();
});
afterEach(async () => {
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

const section = async (conversation: string) =>
    (await (await market.as('olga')).ok('getConversation', { path: { seller: market.north.id, conversation } })).summary.section;
const list = () => page.getByRole('region', { name: /Needs a reply/ });
const openedTitle = () => page.locator('#talk-title').textContent();
const badge = async () => Number((await page.getByRole('link', { name: /^Needs a reply/ }).textContent())!.replace(/\D/g, ''));

it('a conversation is resolved by a key, the next one follows, and z takes it back', async () => {
    const first = await market.inquiry('First', { title: 'Moved lamp' });
    const second = await market.inquiry('Second', { title: 'Following lamp' });
    await page.goto(`${market.server.url}/s/${market.north.id}/messages/${first.conversation_id}`);
    await page.getByRole('log').getByText('First').waitFor();
    const before = await badge();
    await page.keyboard.press('e');
    await expect.poll(openedTitle).toBe('Following lamp');
    await expect.poll(() => list().getByText('Moved lamp').count()).toBe(0);
    await expect.poll(() => section(first.conversation_id)).toBe('resolved');
    await expect.poll(badge).toBe(before - 1);
    await page.keyboard.press('z');
    await expect.poll(openedTitle).toBe('Moved lamp');
    await expect.poll(() => section(first.conversation_id)).toBe('needs_reply');
    await expect.poll(badge).toBe(before);
    expect(await section(second.conversation_id)).toBe('needs_reply');
});

it('no reply needed by a click, with the way back beside it', async () => {
    const { conversation_id } = await market.inquiry('Thank you!', { title: 'Thanked shelf' });
    await page.goto(`${market.server.url}/s/${market.north.id}/messages/${conversation_id}`);
    await page.getByRole('button', { name: 'No reply needed' }).click();
    await expect.poll(() => section(conversation_id)).toBe('no_reply_needed');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => section(conversation_id)).toBe('needs_reply');
    await page.getByRole('button', { name: 'Resolve' }).waitFor();
});

it('a key moves the row that is marked, and never while somebody writes', async () => {
    const { conversation_id } = await market.inquiry('Please answer', { title: 'Written shelf' });
    await page.goto(`${market.server.url}/s/${market.north.id}/messages/${conversation_id}`);
    await page.getByRole('log').getByText('Please answer').waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('nee');
    await page.waitForTimeout(300);
    expect(await section(conversation_id)).toBe('needs_reply');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await expect.poll(() => section(conversation_id)).toBe('no_reply_needed');
});

it('a move that the server cannot be told of is shown as not done', async () => {
    const { conversation_id } = await market.inquiry('Offline?', { title: 'Stubborn shelf' });
    await page.goto(`${market.server.url}/s/${market.north.id}/messages/${conversation_id}`);
    await page.getByRole('log').getByText('Offline?').waitFor();
    await page.route('**/section', (route) => route.abort());
    await page.keyboard.press('e');
    await page.getByText('The server cannot be reached.').waitFor();
    await list().getByText('Stubborn shelf').waitFor();
    expect(await section(conversation_id)).toBe('needs_reply');
});

it('of a long list only the rows near the sight stand in the page; j walks through all of them', async () => {
    for (let i = 0; i < 12; i++)
        await Promise.all(Array.from({ length: 10 }, (_, at) => market.inquiry('One of many', { title: `Row ${i * 10 + at}` })));
    await page.goto(`${market.server.url}/s/${market.north.id}/messages?section=all`);
    const rows = page.locator('.list li');
    await rows.first().waitFor();
    const focused = () => page.evaluate(() => Number(document.activeElement?.closest('li')?.ariaPosInSet ?? 0));
    // At the end of what is loaded a key waits for the next page.
    for (let i = 0; i < 400 && (await focused()) <= 100; i++) await page.keyboard.press('j');
    expect(await focused()).toBeGreaterThan(100);
    expect(await rows.count()).toBeLessThan(60);
    const row = await page.evaluate(() => document.activeElement!.getBoundingClientRect());
    expect(row.top).toBeGreaterThan(90);
    expect(row.bottom).toBeLessThanOrEqual(901);
});

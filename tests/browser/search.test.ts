// The one search box: from the keyboard at a desk and by thumb on a buyer's phone, to the very message; long conversations.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, Person, sizes, type Size } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';

const many = 260;
const needle = 41; // The seq of the message that is looked for.
// In words, since digits in one message after the other look like a telephone number in pieces.
const note = (seq: number) =>
    `Note ${[...String(seq)].map((digit) => ['oh', 'a', 'be', 'ce', 'de', 'e', 'ef', 'ge', 'ha', 'i'][Number(digit)]).join('')}`;
let browser: Browser;
let market: Marketplace;
let conversation: string;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada'] });
    browser = await launch();
    const ada = await market.as('ada');
    const olga = await market.as('olga');
    conversation = (await market.inquiry(note(1), { title: 'Talked about table' })).conversation_id;
    const write = (text: string) => ada.ok('sendBuyerMessage', { path: { conversation }, body: { text } });
    const writeMany = (from: number, until: number) => Promise.all(Array.from({ length: until - from }, (_, at) => write(note(from + at))));
    await writeMany(2, needle);
    await write('The bracket is of burnished pewter,\nI think.');
    await writeMany(needle + 1, many);
    await write(note(many));
    // The index follows the sends.
    const newest = { path: { seller: market.north.id }, query: { search: `"${note(many)}"` } };
    while ((await olga.ok('searchSeller', newest)).items.length === 0) await new Promise((done) => setTimeout(done, 100));
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function enter(who: string, size: Size, path: string): Promise<{ person: Person; page: Page }> {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}${path}`);
    return { person, page };
}
// Where the message stands within what is in sight of the conversation.
const inSight = (page: Page, text: string) =>
    page
        .getByRole('log')
        .getByText(text, { exact: false })
        .evaluate((element) => {
            const [box, own] = [element.closest('[role=log]')!.getBoundingClientRect(), element.getBoundingClientRect()];
            return own.top >= box.top && own.bottom <= box.bottom;
        });

it('a seller finds a phrase, sees it marked, and lands on the message', async () => {
    const { person, page } = await enter('olga', 'desktop', `/s/${market.north.id}/messages`);
    await page.getByText('Talked about table').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('"burnished pewter"');
    await expect.poll(() => page.locator('.results mark').allTextContents()).toEqual(['burnished pewter']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('burnished pewter').waitFor();
    await expect.poll(() => inSight(page, 'burnished pewter')).toBe(true);
    expect(await page.locator('.msg.sought').getAttribute('data-seq')).toBe(String(needle));
    await page.getByRole('button', { name: 'To the newest message' }).click();
    await expect.poll(() => inSight(page, note(many))).toBe(true);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('says what to do where nothing is found, and where nothing can be', async () => {
    const { person, page } = await enter('olga', 'desktop', `/s/${market.north.id}/search?search=nonexistent`);
    await page.getByRole('heading', { name: 'Nothing matches “nonexistent”' }).waitFor();
    await page.getByRole('searchbox').fill('!!!');
    await page.getByRole('alert').waitFor();
    await page.getByRole('searchbox').fill('table');
    await page.getByRole('heading', { name: 'Orders' }).waitFor();
    await person.context.close();
});

it('a buyer searches on the phone', async () => {
    const { person, page } = await enter('ada', 'phone', '/messages');
    await page.getByRole('link', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('pewter');
    await page.locator('.results li a').first().click();
    await expect.poll(() => inSight(page, 'burnished pewter')).toBe(true);
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe('pewter');
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('a long conversation opens at the newest, and what one reads stays in its place as older messages come in', async () => {
    const { person, page } = await enter('olga', 'desktop', `/s/${market.north.id}/messages/${conversation}`);
    await expect.poll(() => inSight(page, note(many))).toBe(true);
    const jumps = await page.getByRole('log').evaluate(async (box) => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const found: number[] = [];
        for (let step = 0; step < 120; step++) {
            const cards = [...box.querySelectorAll('[data-seq]')];
            const edge = box.getBoundingClientRect().top;
            const seen = cards.find((card) => card.getBoundingClientRect().top > edge + 300)!;
            const before = seen.getBoundingClientRect().top;
            const by = Math.min(250, box.scrollTop);
            box.scrollTop -= by;
            await frame();
            await frame();
            await new Promise((done) => setTimeout(done, 20));
            if (seen.isConnected) found.push(Math.round(seen.getBoundingClientRect().top - before - by));
        }
        return found.filter((jump) => Math.abs(jump) > 1);
    });
    expect(jumps).toEqual([]);
    await expect.poll(() => page.getByRole('log').getByText(note(1), { exact: true }).count()).toBe(1);
    await person.context.close();
});

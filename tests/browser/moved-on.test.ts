// Two members of a team, and a buyer and a seller, never answer past each other: who writes is told what has come meanwhile, decides, and loses no word.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, Person, sizes } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';

let browser: Browser;
let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'anna', 'ada'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function open(who: string, path: string, live = true): Promise<{ person: Person; page: Page }> {
    const person = await Person.create(browser, sizes.desktop);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    // Without events a page learns of nothing before it sends.
    if (!live) await page.route('**/events', (route) => route.abort());
    await page.goto(`${market.server.url}${path}`);
    return { person, page };
}
const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });
const shows = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true }).waitFor();

it('two members who answer at once: the second is told, keeps the text, and goes on with it', async () => {
    const { conversation_id: id } = await market.inquiry('Which side opens?');
    const path = `/s/${market.north.id}/messages/${id}`;
    const [olga, anna] = [await open('olga', path), await open('anna', path)];
    for (const { page } of [olga, anna]) await shows(page, 'Which side opens?');
    await reply(olga.page).fill('The right one.');
    await reply(anna.page).fill('The left one.');
    await send(anna.page).click();
    await shows(olga.page, 'The left one.');
    await olga.page.getByText('Anna has answered meanwhile.').waitFor();
    expect(await anna.page.getByText('has answered meanwhile').count()).toBe(0);

    // Sending asks first; keeping on editing makes it an answer to what is there now.
    await send(olga.page).click();
    await expect
        .poll(() => olga.page.getByRole('button', { name: 'Send anyway' }).evaluate((it) => it === document.activeElement))
        .toBe(true);
    await olga.page.getByRole('button', { name: 'Keep editing' }).click();
    expect(await reply(olga.page).inputValue()).toBe('The right one.');
    await reply(olga.page).fill('As Anna says: the left one.');
    await send(olga.page).click();
    await shows(anna.page, 'As Anna says: the left one.');
    expect([...olga.person.trouble, ...anna.person.trouble]).toEqual([]);
    await olga.person.context.close();
    await anna.person.context.close();
});

it('who does not know yet is told by the server, and may send all the same', async () => {
    const { conversation_id: id } = await market.inquiry('Is it oak?');
    const olga = await open('olga', `/s/${market.north.id}/messages/${id}`, false);
    await shows(olga.page, 'Is it oak?');
    await reply(olga.page).fill('Yes, oak.');
    await (await market.as('ada')).ok('sendBuyerMessage', { path: { conversation: id }, body: { text: 'Or is it ash?' } });
    await send(olga.page).click();
    await olga.page.getByText('Ada Buyer has written meanwhile.').waitFor();
    await shows(olga.page, 'Or is it ash?');
    expect(await reply(olga.page).inputValue()).toBe('Yes, oak.');
    const messages = async () =>
        (await (await market.as('olga')).ok('listMessages', { path: { seller: market.north.id, conversation: id } })).items.length;
    expect(await messages()).toBe(2);
    await olga.page.getByRole('button', { name: 'Send anyway' }).click();
    await shows(olga.page, 'Yes, oak.');
    expect(await messages()).toBe(3);
    expect(await reply(olga.page).inputValue()).toBe('');
    await olga.person.context.close();
});

// Live in several tabs: one stream a browser, and nothing missed when a tab closes, the network goes or the server restarts.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { countStreams, launch, Person, sizes } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';

let browser: Browser;
let market: Marketplace;
let person: Person;
let streams: ReturnType<typeof countStreams>;
let conversation: string;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada', 'ben'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});
beforeEach(async () => {
    person = await Person.create(browser, sizes.desktop);
    await person.enter(await market.as('olga'));
    streams = countStreams(person.context);
    conversation = (await market.inquiry('The beginning')).conversation_id;
});
afterEach(() => person.context.close());

async function openTab(): Promise<Page> {
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/s/${market.north.id}/messages/${conversation}`);
    await page.getByRole('log').getByText('The beginning').waitFor();
    return page;
}
async function write(text: string): Promise<void> {
    await (await market.as('ada')).ok('sendBuyerMessage', { path: { conversation }, body: { text } });
}
const shows = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true }).waitFor();

it('eight tabs share one stream, and all of them are told', async () => {
    const tabs: Page[] = [];
    for (let i = 0; i < 8; i++) tabs.push(await openTab());
    await expect.poll(() => streams.open()).toBe(1);
    await write('To all eight');
    for (const tab of tabs) await shows(tab, 'To all eight');
    expect(streams.opened()).toBe(1);
    expect(person.trouble).toEqual([]);
});

it('another tab takes over when the one with the stream closes', async () => {
    const [first, second] = [await openTab(), await openTab()];
    await expect.poll(() => streams.open()).toBe(1);
    await first.close();
    await write('After the first tab');
    await shows(second, 'After the first tab');
    await expect.poll(() => streams.open()).toBe(1);
});

it('a restart of the server loses nothing', async () => {
    const tab = await openTab();
    await expect.poll(() => streams.open()).toBe(1);
    await market.server.kill();
    await market.server.launch();
    await write('Written while nobody listened');
    await shows(tab, 'Written while nobody listened');
    expect(await tab.getByRole('log').getByText('Written while nobody listened', { exact: true }).count()).toBe(1);
});

it('a browser that was offline says so, keeps what is written, and catches up', async () => {
    const tab = await openTab();
    await expect.poll(() => streams.open()).toBe(1);
    await person.context.setOffline(true);
    await tab.getByText('You are offline.').waitFor();
    await tab.getByRole('textbox', { name: /^Reply to/ }).fill('Written offline.');
    await write('Meanwhile');
    await person.context.setOffline(false);
    await shows(tab, 'Meanwhile');
    await tab.reload();
    expect(await tab.getByRole('textbox', { name: /^Reply to/ }).inputValue()).toBe('Written offline.');
});

it('an ended session leads to the sign-in', async () => {
    const own = await Person.create(browser, sizes.desktop);
    const client = await market.signedIn('olga');
    await own.enter(client);
    const page = await own.context.newPage();
    await page.goto(`${market.server.url}/s/${market.north.id}/messages`);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await client.ok('signOut');
    await page.getByRole('link', { name: 'Orders' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await own.context.close();
});

it('where the stream cannot say what was missed, all of it is loaded anew', async () => {
    const { conversation_id: of_ben } = await market.inquiry('Of the same person', { buyer: 'ben' });
    const own = await Person.create(browser, sizes.desktop);
    await own.enter(await market.as('ada'));
    const page = await own.context.newPage();
    await page.goto(`${market.server.url}/messages`);
    await page.getByText('The beginning').first().waitFor();
    expect(await page.getByText('Of the same person').count()).toBe(0);
    expect(market.server.command(['admin', 'buyers', 'merge', 'ada', 'ben']).status).toBe(0);
    await page.getByText('Of the same person').waitFor({ timeout: 30_000 }); // By `reset`: what came with the other is older than the cursor.
    await page.goto(`${market.server.url}/messages/${of_ben}`);
    await page.getByRole('log').getByText('Of the same person').waitFor();
    expect(own.trouble).toEqual([]);
    await own.context.close();
});

// Both sides talk with pictures, one by its page and one by mail: what comes by mail stands in the open pages, live.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, Person, sizes, type Size } from '../support/browser.ts';
import { handIn, letterWithFiles, mailedConversation, mailSettings, type Mailed } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { chooser, invoice, photo, samplesMissing } from '../support/page_files.ts';

let browser: Browser;
let settings: Record<string, string>;
let market: Marketplace;
let mailed: Mailed;
beforeAll(async () => {
    settings = await mailSettings();
    market = await Marketplace.start({ settings, logins: ['olga', 'ada', 'moni'] });
    mailed = await mailedConversation(market, settings);
    browser = await launch();
}, 120_000);
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function open(who: string, path: string, size: Size) {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}${path}`);
    await log(page).getByText('Thank you.').waitFor();
    return { person, page };
}
const log = (page: Page) => page.getByRole('log');
async function is_seen(page: Page, name: RegExp): Promise<void> {
    const picture = log(page).getByRole('img', { name });
    await picture.waitFor({ timeout: 30_000 });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}

describe.skipIf(samplesMissing)('a conversation with pictures', () => {
    it('goes by page and by mail, and stands in both open pages', async () => {
        const seller = await open('olga', `/s/${market.north.id}/messages/${mailed.conversation}`, 'desktop');
        const buyer = await open('ada', `/messages/${mailed.conversation}`, 'phone');
        const pages = [seller.page, buyer.page];

        const { buyer_alias, seller_alias } = mailed;
        const from_buyer = { from: 'ada@buyers.example', to: seller_alias, text: 'It came like this.', files: [photo('mug.jpg')] };
        await handIn(settings, letterWithFiles(from_buyer));
        await Promise.all(pages.map((page) => is_seen(page, /mug\.jpg$/)));

        await chooser(seller.page).setInputFiles(invoice());
        await seller.page.getByRole('button', { name: 'Remove invoice.pdf' }).waitFor();
        const send = seller.page.getByRole('button', { name: 'Send', exact: true });
        await expect.poll(() => send.isEnabled()).toBe(true);
        await send.click();
        await Promise.all(pages.map((page) => log(page).getByTitle('invoice.pdf', { exact: true }).waitFor({ timeout: 30_000 })));

        const from_seller = {
            from: 'olga@north.example',
            to: buyer_alias,
            text: 'The instructions.',
            files: [invoice('instructions.pdf')],
        };
        await handIn(settings, letterWithFiles(from_seller));
        await Promise.all(pages.map((page) => log(page).getByTitle('instructions.pdf', { exact: true }).waitFor({ timeout: 30_000 })));

        await chooser(buyer.page).setInputFiles(photo('again.jpg'));
        const answer = buyer.page.getByRole('button', { name: 'Send', exact: true });
        await expect.poll(() => answer.isEnabled(), { timeout: 30_000 }).toBe(true);
        await answer.click();
        await Promise.all(pages.map((page) => is_seen(page, /again\.jpg$/)));

        // The list says so where there are no words.
        await seller.page.getByRole('link', { name: /Ada Buyer.*again\.jpg/s }).waitFor();
        expect([...seller.person.trouble, ...buyer.person.trouble]).toEqual([]);
        await Promise.all([seller.person.context.close(), buyer.person.context.close()]);
    }, 120_000);
});

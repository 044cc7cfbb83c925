// A held message with files: the moderator sees them with what was found marked, opens them, releases, and the buyer has them.
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launch, Person, sidewaysScroll, sizes, type Size } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';
import { invoice, samplesMissing, type PageFile } from '../support/page_files.ts';
import { ready } from '../support/said_files.ts';

let market: Marketplace;
let browser: Browser;
let letter: PageFile;
beforeAll(async () => {
    market = await Marketplace.start({
        settings: carefulPack('', '[rule."image.logo_link"]\noutcome = "hold"\n'),
        logins: ['olga', 'ada', 'moni'],
    });
    browser = await launch();
    letter = await drawn('warranty.png', ['Please call me on +1 212 736 5000 instead.']);
}, 120_000);
afterAll(async () => {
    await browser.close();
    await market.remove();
});

// A picture of these lines.
async function drawn(name: string, lines: string[]): Promise<PageFile> {
    const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
    await page.setContent(`<body style="font: 40px/2 sans-serif; margin: 60px">${lines.map((line) => `<p>${line}</p>`).join('')}`);
    const buffer = await page.screenshot();
    await page.close();
    return { name, mimeType: 'image/png', buffer };
}

// Where its mark is in a picture that has loaded, in parts of its width and height; both looked at in one moment.
async function place(marked: Locator) {
    await expect.poll(() => marked.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    return marked.evaluate((element) => {
        const [picture, mark] = [
            element.querySelector('img')!.getBoundingClientRect(),
            element.querySelector('rect')!.getBoundingClientRect(),
        ];
        const [along, down] = [(x: number) => (x - picture.left) / picture.width, (y: number) => (y - picture.top) / picture.height];
        return { top: down(mark.top), bottom: down(mark.bottom), left: along(mark.left), right: along(mark.right) };
    });
}

async function open(who: string, size: Size, path: string) {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}${path}`);
    return { page, person };
}

describe.skipIf(samplesMissing)('a held message of files only', () => {
    it.each(['desktop', 'phone'] as const)(
        'is looked at, released, and the buyer has its files, on a %s',
        async (size) => {
            const { conversation_id: conversation } = await market.inquiry();
            const olga = await market.as('olga');
            const path = { seller: market.north.id, conversation };
            const attachments = await ready(olga, [letter, invoice()], path);
            await olga.refused('sendSellerMessage', { path, body: { text: '', attachments } }, 422, 'message_held');
            const buyer = await open('ada', size, `/messages/${conversation}`);
            await buyer.page.getByRole('log').getByText('Where is my shelf?').waitFor();

            const { page, person } = await open('moni', size, '/held');
            const row = page.locator('.held-list').getByRole('link').filter({ hasText: 'North Shop' });
            expect(await row.innerText()).toContain('2 files');
            await row.click();
            const words = page.locator('.held-text');
            await words.getByTitle('invoice.pdf', { exact: true }).waitFor();
            const marked = words.locator('.marked-picture');
            await expect.poll(() => marked.locator('rect').count()).toBe(1); // For both rules.
            const { top, bottom, left, right } = await place(marked);
            expect(top, 'where the line was written').toBeGreaterThan(0.05);
            expect(bottom).toBeLessThan(0.35);
            expect(left).toBeGreaterThan(0);
            expect(right).toBeLessThan(1);
            await words.getByText('+1 212 736 5000').first().waitFor();
            expect(await axe(page)).toEqual([]);
            expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
            await marked.click();
            const viewer = page.getByRole('dialog', { name: 'Files of this conversation' });
            await viewer.getByRole('heading', { name: 'warranty.png' }).waitFor();
            await viewer.locator('rect').waitFor();
            await page.keyboard.press('Escape');
            await expect.poll(() => viewer.count()).toBe(0);
            await page.getByRole('button', { name: 'Release', exact: true }).click();
            await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();

            const log = buyer.page.getByRole('log');
            await log.getByRole('img', { name: /warranty\.png$/ }).waitFor({ timeout: 30_000 });
            await log.getByTitle('invoice.pdf', { exact: true }).waitFor();
            expect(await log.locator('rect').count()).toBe(0);
            const loaded = log.getByRole('img', { name: /warranty\.png$/ });
            await expect.poll(() => loaded.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBeGreaterThan(0);
            expect([...person.trouble, ...buyer.person.trouble]).toEqual([]);
            await Promise.all([person.context.close(), buyer.person.context.close()]);
        },
        120_000,
    );
});

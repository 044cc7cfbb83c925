// A manager brings an order report: chosen, sent, imported, refused lines shown, taken up again, given up.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, Person, sidewaysScroll, sizes } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';
import { report, row } from '../support/reports.ts';

let market: Marketplace;
let browser: Browser;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['mara', 'anna'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function open(who: string, size: keyof typeof sizes): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/s/${market.north.id}/orders`);
    await page.getByRole('heading', { name: 'Manage orders' }).waitFor();
    return { page, person };
}
function file(name: string, text: string): string {
    const path = join(market.server.directory, name);
    writeFileSync(path, text);
    return path;
}
const chooser = (page: Page) => page.getByLabel('Choose a file');
const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    const first = size === 'desktop' ? 1_000 : 5_000;
    it('a report is brought, and its refused lines are named', async () => {
        const { page, person } = await open('mara', size);
        await page.getByRole('link', { name: 'Import' }).click();
        await page.getByRole('heading', { name: 'Import orders' }).waitFor();
        const rows = Array.from({ length: 2_500 }, (_, i) => row(first + i, i === 7 ? { 'item-price': 'dear' } : {}));
        await chooser(page).setInputFiles(file(`${size}.txt`, report(rows)));
        const mine = rowOf(page, `${size}.txt`);
        await mine.getByText('2,499 orders new or changed').waitFor();
        expect(await mine.getByText('imported', { exact: true }).count()).toBe(1);
        await mine.getByRole('button', { name: '1 line refused' }).click();
        await mine.getByRole('cell', { name: 'must be an amount in EUR, like 12.99' }).waitFor();
        expect(await mine.getByRole('row').nth(1).innerText()).toMatch(/^9\s+item-price/);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await page.getByRole('link', { name: 'Manage orders' }).click();
        await page.getByRole('searchbox', { name: 'Search orders' }).fill(`Number${first + 2_499}`);
        await page.getByText(`Buyer Number${first + 2_499}`).waitFor();
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});

describe('an import', () => {
    it('that was interrupted goes on with the same file only, or is deleted', async () => {
        const text = report([row(9_001)]);
        const mara = await market.as('mara');
        for (const name of ['half.txt', 'given-up.txt']) {
            const path = { seller: market.north.id, import: randomUUID() };
            await mara.ok('putImport', { path, body: { file_name: name, size_bytes: Buffer.byteLength(text) } });
            const content_base64 = Buffer.from(text.slice(0, 20)).toString('base64');
            await mara.ok('putImportPart', { path, body: { begin: 0, content_base64 } });
        }
        const { page, person } = await open('mara', 'desktop');
        await page.getByRole('link', { name: 'Import' }).click();
        const half = rowOf(page, 'half.txt');
        await half.getByText('not sent completely').waitFor();
        await half.getByLabel('Go on').setInputFiles(file('other.txt', text));
        await page.getByRole('alert').getByText('another file than half.txt').waitFor();
        await half.getByLabel('Go on').setInputFiles(file('half.txt', text));
        await half.getByText('1 order new or changed').waitFor();
        const given_up = rowOf(page, 'given-up.txt');
        await given_up.getByRole('button', { name: 'Delete the import of given-up.txt' }).click();
        await expect.poll(() => given_up.count()).toBe(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('is no report: that is said', async () => {
        const { page, person } = await open('mara', 'desktop');
        await page.getByRole('link', { name: 'Import' }).click();
        await chooser(page).setInputFiles(file('empty.txt', ''));
        await page.getByText('The file is empty.').waitFor();
        await chooser(page).setInputFiles(file('cat.txt', 'a cat\nsat on the mat\n'));
        const cat = rowOf(page, 'cat.txt');
        await cat.getByText('not imported').waitFor();
        await cat.getByRole('button', { name: 'What was refused' }).click();
        await cat.getByText('is this an order report?').waitFor();
        await person.context.close();
    });
    it('is not an agent’s to make', async () => {
        const { page, person } = await open('anna', 'desktop');
        expect(await page.getByRole('link', { name: 'Import' }).count()).toBe(0);
        await page.goto(`${market.server.url}/s/${market.north.id}/imports`);
        await page.getByText('Orders are imported by the owner and the managers').waitFor();
        await person.context.close();
    });
});

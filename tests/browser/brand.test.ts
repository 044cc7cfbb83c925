// The brand library in its members' browsers.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, faintControls, launch, Person, sidewaysScroll, sizes, type Size } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';
import { picture } from '../support/pictures.ts';

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

async function open(size: Size, login: 'mara' | 'anna'): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(login));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/s/${market.north.id}/brand`);
    return { page, person };
}

async function check(page: Page): Promise<void> {
    expect(await axe(page)).toEqual([]);
    expect(await faintControls(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}

let seed = 100;
const file = (name: string, bytes = picture(++seed)) => ({ name, mimeType: 'image/png', buffer: bytes });

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('pictures come in, are changed and removed', async () => {
        const { page, person } = await open(size, 'mara');
        if (size === 'desktop') {
            await page.getByText('No pictures yet').waitFor();
            await check(page);
        }
        const chooser = page.getByLabel('Choose pictures');
        await chooser.setInputFiles([file(`north_logo-${size}.png`), file(`a-very-${'long-'.repeat(14)}name-${size}.png`)]);
        const card = page.getByRole('listitem').filter({ hasText: `north logo ${size}` });
        await card.waitFor();
        await expect.poll(() => card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
        await check(page);
        await card.getByRole('button', { name: 'Change' }).click();
        const dialog = page.getByRole('dialog', { name: `Change north logo ${size}` });
        await dialog.getByLabel('What it shows').selectOption('product_photo');
        await dialog.getByLabel('SKU of the product').fill(`OAK-${size}`);
        await check(page);
        await dialog.getByRole('button', { name: 'Save' }).click();
        await page.getByRole('heading', { name: 'Product photos' }).waitFor();
        await card.getByText(`OAK-${size}`).waitFor();
        await card.getByRole('button', { name: 'Remove' }).click();
        const question = page.getByRole('dialog', { name: `Remove north logo ${size}?` });
        await check(page);
        await question.getByRole('button', { name: 'Remove' }).click();
        await expect.poll(() => card.count()).toBe(0);
        await person.context.close();
        expect(person.trouble).toEqual([]);
    });
    it('what is not taken says why', async () => {
        const { page, person } = await open(size, 'mara');
        await page.getByLabel('Choose pictures').setInputFiles([file('notes.png', Buffer.from('Just words.'))]);
        await page.getByRole('alert').filter({ hasText: 'notes.png' }).getByText('is no picture').waitFor();
        await page.getByLabel('What it shows').selectOption('product_photo');
        expect(await page.getByLabel('Choose pictures').isDisabled()).toBe(true);
        await check(page);
        await person.context.close();
    });
    it('an agent sees it, and changes nothing', async () => {
        const { page, person } = await open(size, 'anna');
        await page.getByText('Owners and managers look after these pictures.').waitFor();
        expect(await page.getByLabel('Choose pictures').count()).toBe(0);
        expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0);
        await check(page);
        await person.context.close();
        expect(person.trouble).toEqual([]);
    });
});

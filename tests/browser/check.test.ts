// "Check your template": anybody pastes a text or drops files, sees every finding and mends it with a click.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, faintControls, launch, Person, sidewaysScroll, signIn, sizes, type Size } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
let browser: Browser;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'ada'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

const letter =
    'Dear Ada 😀,\n\n\n\nthank you for your question. The shelf is made of oak; please call (555) 010-4477 or write to help@shop.example if the size is wrong.\n\nYours,\nNorth Shop';
const mended =
    'Dear Ada,\n\nthank you for your question. The shelf is made of oak; please call or write to if the size is wrong.\n\nYours,\nNorth Shop';
const html =
    '<p style="text-align:center;color:#d00">Hello Ada</p>\n<p>The size is on <a href="https://shop.example/oak">this page</a>.</p>';

async function open(size: Size, options: object = {}): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, { ...sizes[size], ...options });
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/check`);
    await page.getByRole('heading', { name: /Check your template|Vorlage prüfen/ }).waitFor();
    return { page, person };
}
const field = (page: Page) => page.getByRole('textbox', { name: /^(Message|Nachricht)$/ });
const all = (page: Page) => page.getByRole('button', { name: /Mend . at once|auf einmal beheben/ });
// To look at: where the variable names a folder.
const shots = process.env['STOA_SCREENSHOTS'];
async function shot(page: Page, name: string): Promise<void> {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('a pasted text shows all findings, one click mends all, and the text is copied', async () => {
        const { page, person } = await open(size);
        await person.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: market.server.url });
        await shot(page, `${size}-empty`);
        await field(page).fill(letter);
        await page.getByText('4 findings, 4 can be mended with a click').waitFor();
        expect(await page.locator('.check-text mark').count()).toBe(4);
        expect(await page.locator('.findings li').count()).toBe(4);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await shot(page, `${size}-found`);
        expect(await axe(page)).toEqual([]);
        expect(await faintControls(page)).toEqual([]);
        await all(page).click();
        await page.getByText('Nothing to mend · amazon-2025').waitFor();
        expect(await field(page).inputValue()).toBe(mended);
        await page.getByRole('button', { name: 'Copy text' }).click();
        await page.getByRole('button', { name: 'Copied' }).waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(mended);
        await shot(page, `${size}-mended`);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('several files at once, each with what is wrong in it', async () => {
        const { page, person } = await open(size);
        await page.getByLabel('Choose files').setInputFiles([
            { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from(letter) },
            { name: 'letter.html', mimeType: 'text/html', buffer: Buffer.from(html) },
            { name: 'clean.txt', mimeType: 'text/plain', buffer: Buffer.from('The shelf is made of oak.') },
            { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('PNG') },
        ]);
        await page.getByText('photo.png is not a text or HTML file.').waitFor();
        const tab = (name: string) => page.locator('.check-tab').filter({ hasText: name });
        await tab('letter.txt').getByText('4 findings').waitFor();
        await tab('letter.html')
            .getByText(/\d findings/)
            .waitFor();
        await tab('clean.txt').getByText('clean', { exact: true }).waitFor();
        await tab('letter.html').click();
        expect(await field(page).inputValue()).toBe(html);
        expect(await page.getByLabel(/^Format/).inputValue()).toBe('html');
        await shot(page, `${size}-files`);
        await all(page).click();
        await page.getByText('Nothing to mend').waitFor();
        expect(await field(page).inputValue()).toBe('<p style="">Hello Ada</p>\n<p>The size is on <a>this page</a>.</p>');
        await tab('letter.txt').click();
        expect(await field(page).inputValue()).toBe(letter);
        await page.getByRole('button', { name: 'Close letter.txt' }).click();
        expect(await page.locator('.check-tab').count()).toBe(2);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('dark, and in German', async () => {
        const { page, person } = await open(size, { colorScheme: 'dark', locale: 'de-DE' });
        await page.getByLabel('Warum Sie schreiben').selectOption({ label: 'Rechnung senden' });
        await page.getByRole('textbox', { name: 'Betreff' }).fill('[Wichtig] Ihre Rechnung');
        await field(page).fill(letter);
        await page.getByText('mit einem Klick behebbar').waitFor();
        expect(await page.locator('.marked.single mark').innerText()).toBe('[Wichtig]');
        expect(await axe(page)).toEqual([]);
        expect(await faintControls(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await shot(page, `${size}-dark`);
        await all(page).click();
        await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('.marked.single textarea')?.value === 'Ihre Rechnung');
        expect(await field(page).inputValue()).toBe(mended);
        await person.context.close();
    });
});

it('a file is dropped anywhere on the page', async () => {
    const { page, person } = await open('desktop');
    const data = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
        return transfer;
    }, letter);
    await page.dispatchEvent('.check-choices', 'drop', { dataTransfer: data });
    await page.locator('.check-tab').getByText('4 findings').waitFor();
    expect(await field(page).inputValue()).toBe(letter);
    await person.context.close();
});

it('a word without end breaks, and of a text that is too long only that is told', async () => {
    const { page, person } = await open('phone');
    await field(page).fill('x'.repeat(400));
    const box = page.locator('.check-text .marked:not(.single)');
    expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await page.route('**/v1/check', (route) => route.abort());
    await field(page).fill('Hello');
    await page.getByText('The server cannot be reached').waitFor();
    await field(page).fill('y '.repeat(25_001));
    await page.getByText('2 characters too many').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await person.context.close();
});

it('works by keys alone', async () => {
    const { page, person } = await open('desktop');
    await field(page).focus();
    await page.keyboard.type('Call 0171 5550142 or a@shop.example');
    await all(page).waitFor();
    for (let step = 0; step < 12; step++) {
        await page.keyboard.press('Tab');
        if (await all(page).evaluate((button) => button === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await page.getByText('Nothing to mend').waitFor();
    expect(await field(page).inputValue()).toBe('Call or');
    await page.keyboard.press('Control+z');
    expect(await field(page).inputValue()).not.toBe('Call or');
    await person.context.close();
});

it('is found from the sign-in page and from the desk', async () => {
    const person = await Person.create(browser, sizes.desktop);
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/sign-in`);
    await page.getByRole('link', { name: 'Check a template without signing in' }).click();
    await page.getByRole('heading', { name: 'Check your template' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/check');
    await signIn(page, `${market.server.url}/sign-in`, 'olga@north.example');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('link', { name: 'Check your template' }).click();
    await page.getByRole('link', { name: 'Back to Stoa' }).waitFor();
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('the composer mends all with one click too', async () => {
    const { conversation_id: conversation } = await market.inquiry('Which wood is it?');
    const person = await Person.create(browser, sizes.desktop);
    await person.enter(await market.as('olga'));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/s/${market.north.id}/messages/${conversation}`);
    const reply = page.getByRole('textbox', { name: /^Reply to/ });
    await reply.fill('It is oak 😀. Call (555) 010-4477.');
    await page.getByRole('button', { name: 'Mend 2 at once' }).click();
    await page.getByText('Nothing to mend').waitFor();
    expect(await reply.inputValue()).toBe('It is oak. Call.');
    await shot(page, 'composer');
    await person.context.close();
});

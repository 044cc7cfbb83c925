// The page of the API: all of the contract, to be read and searched in both themes and at every width, with nothing from elsewhere.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe, faintControls, launch, Person, sidewaysScroll, signIn } from '../support/browser.ts';
import { operations } from '../support/contract.ts';
import { fetchOnce } from '../support/http.ts';
import { Marketplace } from '../support/marketplace.ts';
import { contractFile } from '../support/paths.ts';

let browser: Browser;
let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['adam'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

it('gives programs the contract as it is', async () => {
    const answer = await fetchOnce({ method: 'GET', url: `${market.server.url}/api/openapi.yaml` });
    expect(answer.mediaType).toBe('application/yaml');
    expect(answer.text).toBe(readFileSync(contractFile, 'utf8'));
});

it.each([
    [390, 'dark'],
    [768, 'light'],
    [1440, 'light'],
    [1920, 'dark'],
] as const)('is read at %i pixels, %s', async (width, colorScheme) => {
    const person = await Person.create(browser, { viewport: { width, height: 900 }, colorScheme });
    const foreign: string[] = [];
    person.context.on('request', (request) => {
        if (!request.url().startsWith(market.server.url)) foreign.push(request.url());
    });
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/api`);
    await page.getByRole('heading', { name: 'Stoa: the API' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await faintControls(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
    expect(foreign).toEqual([]);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('shows every operation with its example, every refusal, and finds by words', async () => {
    const person = await Person.create(browser, {
        viewport: { width: 1440, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}/api`);
    for (const one of operations) {
        const article = page.locator(`#${one.id}`);
        const text = await article.innerText();
        expect(text).toContain(one.method);
        const example = await article.locator('.sample code').first().innerText();
        expect(example).toContain(`'${market.server.url}/`);
        if (one.bodyExample !== undefined) expect(example.replaceAll("'\\''", "'")).toContain(JSON.stringify(one.bodyExample, null, 2));
    }
    for (const [code, status] of [
        ['not_found', 404],
        ['text_too_long', 422],
        ['malformed_json', 400],
        ['unsupported_media_type', 415],
        ['unavailable', 503],
    ] as const)
        expect(await page.locator(`#problem-${code}`).innerText()).toMatch(new RegExp(`/problems/${code}\\s+${status} \\S`));
    await page.keyboard.press('/');
    await page.keyboard.type('post conversation messages');
    const menu = page.getByRole('navigation', { name: 'Operations' });
    const found = await menu.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(found).toContain('#sendSellerMessage');
    expect(found).toContain('#sendBuyerMessage');
    expect(found).not.toContain('#listMessages');
    expect(found).not.toContain('#signIn');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\w+$/);
    const copied = page.locator('#sendSellerMessage .copy').first();
    await copied.click();
    await expect.poll(() => copied.innerText()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/v1/sellers/1/conversations/');
    await person.context.close();
});

it('is an operator’s to reach', async () => {
    const person = await Person.create(browser, { viewport: { width: 1440, height: 900 } });
    const page = await person.context.newPage();
    await signIn(page, market.server.url, 'adam@market.example');
    await page.getByRole('button', { name: /Adam Market/ }).click();
    await page.getByRole('link', { name: 'The API' }).click();
    await page.getByRole('heading', { name: 'Stoa: the API' }).waitFor();
    await person.context.close();
});

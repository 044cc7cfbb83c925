// What is long or deceives the eye: lists of hundreds of orders, conversations of thousands of messages, long messages, hidden characters.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sidewaysScroll, sizes } from '../support/browser.ts';
import { Stage } from '../support/stage.ts';
import type { Order } from '../support/types.ts';

const many = 400;
const messages = 2_000;
const drawn_max = 60; // Rows in the page, however many are loaded.
const deceiving = 'Lamp \u202egpj.exe';
const stage = new Stage({ logins: ['olga', 'ada', 'ben'] });
let odd: Order;
beforeAll(async () => {
    await stage.market.push.ok('putBuyer', { path: { external_id: 'ben' }, body: { name: 'Ben \u202eBuyer', language: 'en' } });
    for (let first = 0; first < many; first += 50) {
        await Promise.all(Array.from({ length: 50 }, (_, at) => stage.market.order({ title: `Shelf ${first + at}`, daysAgo: 3 })));
    }
    const items = [
        { sku: 'TWICE', title: deceiving, quantity: 1 },
        { sku: 'TWICE', title: 'The same in red', quantity: 2 },
    ];
    odd = await stage.market.order({
        buyer: 'ben',
        daysAgo: 1,
        more: { items, tracking_numbers: ['1Z\u200b9'], returns: 'one\u202eback' },
    });
});
const ghosts = (page: Page, inside: string) => page.locator(inside).locator('.ghost').allTextContents();

it('a right-to-left override is a mark wherever an order is shown, and the same SKU stands twice', async () => {
    const orders = `/s/${stage.market.north.id}/orders`;
    const { person, page } = await stage.visit('olga', orders);
    const row = page.getByRole('row', { name: odd.id });
    await row.waitFor();
    expect(await row.locator('.ghost').allTextContents()).toEqual(['RLO', 'RLO']);
    await page.goto(`${stage.market.server.url}${orders}/${odd.id}`);
    await page.getByText('The same in red').waitFor();
    expect(await ghosts(page, '.order-page .facts dl')).toEqual(['RLO', 'ZWSP', 'RLO']);
    expect(await ghosts(page, '.order-page .order-items')).toEqual(['RLO']);
    expect(await ghosts(page, '#contact-title')).toEqual(['RLO']);
    expect(await page.locator('.order-page .order-items li').count()).toBe(2);
    await page.goto(`${stage.market.server.url}/s/${stage.market.north.id}/search?search=${odd.id}`);
    await expect.poll(() => ghosts(page, '.results')).toEqual(['RLO', 'RLO']);
    expect(person.trouble).toEqual([]);
    await person.context.close();
    const buyer = await stage.visit('ben', `/orders/${stage.market.north.id}/${odd.id}`, sizes.phone);
    await buyer.page.getByText('The same in red').waitFor();
    expect(await ghosts(buyer.page, 'main')).toEqual(['RLO', 'RLO']);
    expect(await buyer.page.title()).toContain('[RLO]');
    expect(await buyer.page.locator('.order-contents li').count()).toBe(2);
    await buyer.page.goto(`${stage.market.server.url}/orders`);
    await expect.poll(() => ghosts(buyer.page, 'main')).toEqual(['RLO']);
    expect(buyer.person.trouble).toEqual([]);
    await buyer.person.context.close();
});

let further = 0; // Orders of North that a test has added.
it('and wherever else people’s words are shown: notices, banners, drafts', async () => {
    ++further;
    const { conversation_id: conversation, order } = await stage.market.inquiry('Is it \u202edry?', { buyer: 'ben', title: deceiving });
    const [seller, olga, ben] = [stage.market.north.id, await stage.market.as('olga'), await stage.market.as('ben')];
    const words = { reason: 'order_problem', subject: 'Your \u202elamp', text: 'About the \u202elamp' };
    const path = { seller, order: order.id };
    const { person, page } = await stage.visit('olga', `/s/${seller}/orders/${order.id}`);
    await page.getByRole('button', { name: /^Problem with the order/ }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Mine');
    await page.getByText('Draft saved').waitFor();
    await olga.ok('saveOrderDraft', { path, body: { ...words, version: (await olga.ok('getOrderDraft', { path })).draft!.version } });
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('And \u202emore');
    await expect.poll(() => ghosts(page, '.draft-texts')).toEqual(['RLO', 'RLO', 'RLO']);
    await page.getByRole('button', { name: 'Put both together' }).click();
    await page.getByText('Draft saved').waitFor();

    await ben.ok('sendBuyerMessage', { path: { conversation }, body: { text: 'Or \u202enot?' } });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('has written meanwhile').waitFor();
    expect(await ghosts(page, '.news b')).toEqual(['RLO', 'RLO']);
    expect(await ghosts(page, '.news-words')).toEqual(['RLO']);
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await page.getByRole('log').getByText('About the').waitFor();
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await expect.poll(() => ghosts(page, '.toast')).toEqual(['RLO']);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

// Scrolls until the text is in the page; the most rows that were in it meanwhile.
async function scrollTo(page: Page, box: string, rows: string, text: string): Promise<number> {
    let most = 0;
    for (let step = 0; step < 400 && !(await page.getByText(text, { exact: true }).count()); step++) {
        most = Math.max(most, await page.locator(rows).count());
        await page.locator(box).evaluate((element) => element.scrollBy(0, 1_500));
        await page.waitForTimeout(30);
    }
    return Math.max(most, await page.locator(rows).count());
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('Manage Orders draws what is in sight, keeps its place, and is walked by keys', async () => {
        const { person, page } = await stage.visit('olga', `/s/${stage.market.north.id}/orders`, sizes[size]);
        const rows = '.orders-table tbody tr:not(.gap)';
        await page.locator(rows).first().waitFor();
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await expect.poll(() => page.locator(`${rows}:focus-within`).getAttribute('aria-rowindex')).toBe('3');
        await page.keyboard.press('k');
        await expect.poll(() => page.locator(`${rows}:focus-within`).getAttribute('aria-rowindex')).toBe('2');
        expect(await scrollTo(page, '.orders-list', rows, 'Shelf 0')).toBeLessThan(drawn_max);
        expect(await page.locator('.orders-table').getAttribute('aria-rowcount')).toBe(String(many + 2 + further));
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        const place = await page.locator('.orders-list').evaluate((box) => box.scrollTop);
        await page.locator(rows).last().locator('a').first().focus();
        await page.keyboard.press('Enter');
        await page.locator('.order-page .order-items').waitFor();
        await page.goBack();
        await expect.poll(() => page.locator('.orders-list').evaluate((box) => box.scrollTop)).toBeGreaterThan(place - 400);
        await page.locator(rows).last().waitFor();
        expect(person.trouble).toEqual([]);
        await person.context.close();
    }, 120_000);
    it('a buyer’s orders draw what is in sight', async () => {
        const { person, page } = await stage.visit('ada', '/orders', sizes[size]);
        await page.locator('.order-rows li').first().waitFor();
        expect(await scrollTo(page, 'main', '.order-rows li', 'Shelf 0')).toBeLessThan(drawn_max);
        await person.context.close();
    }, 120_000);
});

describe('a conversation of 2 000 messages', () => {
    it('opens at the newest at once, and folds 200 lines', async () => {
        const { conversation_id: conversation } = await stage.market.inquiry('The first one.', { title: 'Much talked about' });
        const ada = await stage.market.as('ada');
        const write = (text: string) => ada.ok('sendBuyerMessage', { path: { conversation }, body: { text } });
        for (let sent = 1; sent < messages - 1; sent += 50) {
            await Promise.all(Array.from({ length: Math.min(50, messages - 1 - sent) }, () => write('One more of many.')));
        }
        await write(Array.from({ length: 200 }, (_, at) => (at < 199 ? 'A line of many.' : 'The very last line.')).join('\n'));
        const { person, page } = await stage.visit('olga', `/s/${stage.market.north.id}/messages/${conversation}`);
        const log = page.getByRole('log');
        const newest = log.locator('[data-seq="2000"]');
        await newest.waitFor();
        const in_sight = () =>
            newest.evaluate((card) => {
                const [box, own] = [card.closest('[role=log]')!.getBoundingClientRect(), card.getBoundingClientRect()];
                return own.top < box.bottom && own.bottom <= box.bottom + 1;
            });
        expect(await in_sight()).toBe(true);
        expect(await log.locator('[data-seq]').count()).toBeLessThan(120);
        const folded = (await newest.boundingBox())!.height;
        const unfold = newest.locator('.msg-more');
        await unfold.click();
        await expect.poll(async () => (await newest.boundingBox())!.height).toBeGreaterThan(folded * 2);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    }, 180_000);
});

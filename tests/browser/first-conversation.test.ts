// The way that the product is for: a seller signs in, finds an order, contacts its buyer, is stopped by the policy with the
// exact words marked, mends them, sends, and sees the buyer's answer appear without reloading. In two browsers at once.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { Person, signIn, sizes, type Size } from '../support/browser.ts';
import { Stage } from '../support/stage.ts';

const scene = new Stage({ logins: ['olga', 'ada'] });

async function person(size: Size, who: string): Promise<{ person: Person; page: Page }> {
    const one = await Person.create(scene.browser, sizes[size]);
    const page = await one.context.newPage();
    await signIn(page, scene.market.server.url, who);
    // Lost by a reload: shows at the end that there was none.
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
    return { person: one, page };
}
const neverReloaded = (page: Page) => page.evaluate(() => 'neverReloaded' in window);
const thread = (page: Page) => page.getByRole('log', { name: 'Messages of this conversation' });

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('an order becomes an answered conversation', async () => {
        const order = await scene.market.order({ title: `Oak shelf for the ${size}` });
        const seller = await person(size, 'olga@north.example');
        const buyer = await person(size, 'ada@buyers.example');

        // The seller finds the order and its buyer.
        await seller.page.getByRole('link', { name: 'Orders' }).click();
        await seller.page.getByRole('searchbox', { name: 'Search orders' }).fill(order.id);
        await seller.page.waitForURL(/search=/);
        await seller.page.getByRole('link', { name: order.id }).click();
        await seller.page.getByRole('heading', { name: 'Contact Ada Buyer' }).waitFor();
        await seller.page.getByRole('button', { name: /^Problem with the order/ }).click();
        await seller.page.getByRole('textbox', { name: 'Subject' }).fill('Your shelf');

        // The policy marks the exact words while they are written, and says why.
        const field = seller.page.getByRole('textbox', { name: 'Message' });
        await field.fill(
            `About order ${order.id}: oak is sold out, would walnut do? Call (555) 010-4477 or write to help@north-shop.example please.`,
        );
        const marks = seller.page.locator('mark');
        await expect.poll(() => marks.allTextContents()).toEqual(['(555) 010-4477', 'help@north-shop.example']);
        const findings = seller.page.getByRole('list', { name: 'What the policy says' });
        await expect.poll(() => findings.getByRole('listitem').count()).toBe(2);
        expect((await findings.innerText()).length).toBeGreaterThan(60);
        const send = seller.page.getByRole('button', { name: 'Send' });
        expect(await send.isDisabled()).toBe(true);

        // One click each mends them.
        for (let left = 2; left > 0; left--) {
            await findings
                .getByRole('button', { name: /^Remove/ })
                .first()
                .click();
            await expect.poll(() => seller.page.locator('mark').count()).toBe(left - 1);
            await expect.poll(() => findings.getByRole('listitem').count()).toBe(left - 1);
        }
        expect(await field.inputValue()).not.toMatch(/555|4477|help@|north-shop/);
        expect(await field.inputValue()).toContain(`About order ${order.id}: oak is sold out, would walnut do?`);
        await expect.poll(() => send.isEnabled()).toBe(true);
        await send.click();
        await thread(seller.page).getByText('would walnut do?').waitFor();

        // The buyer sees it without reloading, and answers.
        await buyer.page.getByRole('link', { name: new RegExp(`Oak shelf for the ${size}`) }).click();
        await thread(buyer.page).getByText('would walnut do?').waitFor();
        await buyer.page.getByRole('textbox', { name: /^Reply to/ }).fill(`Walnut is fine on the ${size}.`);
        await buyer.page.getByRole('button', { name: 'Send' }).click();

        // The answer appears on the seller's side by itself, and so does the seller's on the buyer's.
        await thread(seller.page).getByText(`Walnut is fine on the ${size}.`).waitFor();
        await seller.page.getByRole('textbox', { name: /^Reply to/ }).fill(`Then walnut it is, on the ${size}.`);
        await seller.page.getByRole('button', { name: 'Send' }).click();
        await thread(buyer.page).getByText(`Then walnut it is, on the ${size}.`).waitFor();
        expect(await neverReloaded(seller.page)).toBe(true);
        expect(await neverReloaded(buyer.page)).toBe(true);

        // What was delivered is what the interface says, once.
        const olga = await scene.market.as('olga');
        const { conversation } = await olga.ok('getOrder', { path: { seller: scene.market.north.id, order: order.id } });
        const { items } = await olga.ok('listMessages', { path: { seller: scene.market.north.id, conversation: conversation!.id } });
        expect(items.map((message) => message.author)).toEqual(['seller', 'buyer', 'seller']);
        expect([...seller.person.trouble, ...buyer.person.trouble]).toEqual([]);
        await seller.person.context.close();
        await buyer.person.context.close();
    });

    it('an order that is opened while the search still runs stays open', async () => {
        const order = await scene.market.order({ title: `Pine shelf for the ${size}` });
        const seller = await person(size, 'olga@north.example');
        await seller.page.getByRole('link', { name: 'Orders' }).click();
        const link = seller.page.getByRole('link', { name: order.id });
        await link.waitFor();
        await seller.page.getByRole('searchbox', { name: 'Search orders' }).fill(order.id.slice(0, 11));
        await link.click();
        await seller.page.getByRole('heading', { name: 'Contact Ada Buyer' }).waitFor();
        await seller.page.waitForTimeout(600);
        expect(await seller.page.getByRole('heading', { name: 'Contact Ada Buyer' }).isVisible()).toBe(true);
        await seller.person.context.close();
    });

    it('a buyer opens an inquiry and is told what will be hidden', async () => {
        await scene.market.order({ title: `Brass lamp for the ${size}` });
        const seller = await person(size, 'olga@north.example');
        const buyer = await person(size, 'ada@buyers.example');
        await buyer.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Orders' }).click();
        await buyer.page.getByRole('link', { name: new RegExp(`Brass lamp for the ${size}`) }).click();
        await buyer.page.getByRole('radio', { name: 'Where is my order?' }).check();
        await buyer.page.getByRole('textbox', { name: 'Your message' }).fill(`Where is the ${size} lamp? My number is +1 202 555 0143.`);
        await buyer.page.getByText('For your safety your phone number will be hidden.').waitFor();
        await buyer.page.getByRole('button', { name: 'Send' }).click();
        await thread(buyer.page).getByText('phone number hidden').waitFor();
        await seller.page.getByRole('link', { name: new RegExp(`Brass lamp for the ${size}`) }).click();
        await thread(seller.page).getByText('phone number hidden').waitFor();
        expect(await seller.page.content()).not.toContain('555 0143');
        expect(await buyer.page.content()).not.toContain('555 0143');
        expect([...seller.person.trouble, ...buyer.person.trouble]).toEqual([]);
        await seller.person.context.close();
        await buyer.person.context.close();
    });
});

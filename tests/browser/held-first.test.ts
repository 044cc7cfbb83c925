// A first message that waits for a moderator: in its author's sight at the order, also after a reload, until it is mended and sent.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, sidewaysScroll, sizes } from '../support/browser.ts';
import { carefulPack } from '../support/packs.ts';
import { Stage } from '../support/stage.ts';

const stage = new Stage({ settings: carefulPack(), logins: ['olga', 'ada', 'moni'] });
const note = 'No numbers, please.';
async function rejectAll(): Promise<void> {
    const moni = await stage.market.as('moni');
    const { items } = await moni.ok('listHeld', {});
    expect(items).toHaveLength(1);
    for (const { seller, draft } of items) await moni.ok('rejectHeld', { path: { seller: seller.id, draft: draft.id }, body: { note } });
}
const cardOf = (page: Page) => page.locator('.msg.pending');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

// What stands in the form.
async function left(page: Page, field: string): Promise<string> {
    const box = page.getByRole('textbox', { name: field, exact: true });
    return (await box.count()) === 0 ? '' : box.inputValue();
}

// Held, reloaded, rejected, mended and sent; `field` holds the words.
async function follow(page: Page, held: string, mended: string, field: string): Promise<void> {
    await cardOf(page).getByText('Waits for a moderator').waitFor();
    await cardOf(page).getByText(held).waitFor();
    await expect.poll(() => left(page, field), { message: 'nothing is there to be sent a second time' }).toBe('');
    await page.reload();
    await cardOf(page).getByText(held).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await rejectAll();
    await page.reload();
    await cardOf(page).getByText(note).waitFor();
    await button(page, 'Mend').click();
    expect(await page.getByRole('textbox', { name: field, exact: true }).inputValue()).toBe(held);
    expect(await cardOf(page).getByText(note).isVisible(), 'the note stays beside what is mended').toBe(true);
    await page.getByRole('textbox', { name: field, exact: true }).fill(mended);
    await button(page, 'Send').click();
    await page.locator('.msg').getByText(mended).waitFor();
    expect(await cardOf(page).count()).toBe(0);
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('a seller’s', async () => {
        const order = await stage.market.order({ title: `Oak sign for the ${size}` });
        const { page, person } = await stage.visit('olga', `/s/${stage.market.north.id}/orders/${order.id}`, sizes[size]);
        await page.getByRole('button', { name: /^Information to complete the order/ }).click();
        await page.getByRole('textbox', { name: 'Subject' }).fill(`About order ${order.id}`);
        const held = `Order ${order.id}: the door says (555) 010-4477.`;
        await page.getByRole('textbox', { name: 'Message', exact: true }).fill(held);
        await button(page, 'Send').click();
        await follow(page, held, `Order ${order.id}: the door says Ada.`, 'Message');
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('a seller’s is opened from the list of drafts', async () => {
        const order = await stage.market.order({ title: `Pine sign for the ${size}` });
        const path = { seller: stage.market.north.id, order: order.id };
        const text = `Order ${order.id}: the door says (555) 010-4477.`;
        const body = { reason: 'order_information', subject: `About order ${order.id}`, text };
        await (await stage.market.as('olga')).refused('contactBuyer', { path, body }, 422, 'message_held');
        await rejectAll();
        const { page, person } = await stage.visit('olga', `/s/${stage.market.north.id}/messages?section=drafts`, sizes[size]);
        await page.getByRole('link', { name: new RegExp(`Pine sign for the ${size}`) }).click();
        await expect.poll(() => page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe(text);
        await cardOf(page).getByText(note).waitFor();
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('a buyer’s, by the marketplace’s link before a sale', async () => {
        const link = stage.market.admin.makeLink('ada', 'North Shop', `SIGN-${size}`, `Slate sign for the ${size}`);
        const { page, person } = await stage.visit('ada', `/ask/${link}`, sizes[size]);
        const held = 'May my sign say (555) 010-4477?';
        const field = page.getByRole('textbox', { name: 'Your message' });
        await field.fill(held);
        await button(page, 'Send').click();
        await cardOf(page).getByText('Waits for a moderator').waitFor();
        await expect.poll(() => field.inputValue()).toBe('');
        await field.fill(`${held} `);
        await page.getByText('This text already waits for a moderator.').waitFor();
        expect(await button(page, 'Send').isDisabled()).toBe(true);
        await field.fill('');
        await follow(page, held, 'May my sign say Ada?', 'Your message');
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('a buyer’s', async () => {
        const order = await stage.market.order({ title: `Brass sign for the ${size}` });
        const { page, person } = await stage.visit('ada', `/orders/${stage.market.north.id}/${order.id}`, sizes[size]);
        await page.getByRole('radio', { name: 'Where is my order?' }).check();
        const held = 'Does my sign say (555) 010-4477?';
        await page.getByRole('textbox', { name: 'Your message' }).fill(held);
        await button(page, 'Send').click();
        await follow(page, held, 'Does my sign say Ada?', 'Your message');
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});

it('is decided while its author looks on: turned down it is mended, released it leads to its conversation', async () => {
    const link = stage.market.admin.makeLink('ada', 'North Shop', 'SIGN-live', 'Copper sign');
    const { page, person } = await stage.visit('ada', `/ask/${link}`);
    const ask = async (text: string) => {
        await page.getByRole('textbox', { name: 'Your message' }).fill(text);
        await button(page, 'Send').click();
        await cardOf(page).getByText('Waits for a moderator').waitFor();
    };
    await ask('May my sign say (555) 010-4477?');
    await rejectAll();
    await cardOf(page).getByText(note).waitFor({ timeout: 20_000 });
    await button(page, 'Mend').click();
    await ask('May my copper sign say (555) 010-4477?');
    const moni = await stage.market.as('moni');
    const { items } = await moni.ok('listHeld', {});
    for (const { seller, draft } of items) await moni.ok('releaseHeld', { path: { seller: seller.id, draft: draft.id } });
    await page.getByRole('link', { name: 'Open the conversation' }).click({ timeout: 20_000 });
    await page.getByRole('log').getByText('May my copper sign say').waitFor();
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('in the list of drafts it says what has become of it, without a reload', async () => {
    const order = await stage.market.order({ title: 'Lime sign' });
    const path = { seller: stage.market.north.id, order: order.id };
    const text = `Order ${order.id}: the door says (555) 010-4477.`;
    const body = { reason: 'order_information', subject: `About order ${order.id}`, text };
    await (await stage.market.as('olga')).refused('contactBuyer', { path, body }, 422, 'message_held');
    const { page, person } = await stage.visit('olga', `/s/${stage.market.north.id}/messages?section=drafts`);
    const row = page.getByRole('listitem').filter({ hasText: 'Lime sign' });
    await row.getByText('Waits for a moderator').waitFor();
    await rejectAll();
    await row.getByText(note).waitFor({ timeout: 20_000 });
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

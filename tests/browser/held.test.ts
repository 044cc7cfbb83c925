// A moderator decides about what a pack holds: a message is released and the buyer has it, another comes back to its author with a note.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axe, faintControls, launch, Person, sidewaysScroll, signIn, sizes, type Size } from '../support/browser.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';

let market: Marketplace;
let browser: Browser;
beforeAll(async () => {
    market = await Marketplace.start({ settings: carefulPack(), logins: ['olga', 'ada', 'moni', 'adam'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

// Nothing waits from one test to the next.
afterEach(async () => {
    const moni = await market.as('moni');
    const { items } = await moni.ok('listHeld', {});
    for (const { seller, draft } of items)
        await moni.ok('rejectHeld', { path: { seller: seller.id, draft: draft.id }, body: { note: 'Left over.' } });
});

interface HeldMessage {
    seller: number;
    conversation: string;
    draft: string;
}
// Olga's reply, which waits.
async function hold(text: string): Promise<HeldMessage> {
    const { conversation_id: conversation } = await market.inquiry('What does the engraving say?');
    const path = { seller: market.north.id, conversation };
    const problem = await (await market.as('olga')).refused('sendSellerMessage', { path, body: { text } }, 422, 'message_held');
    return { ...path, draft: problem.draft_id! };
}
async function open(who: string, size: Size, path: string): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(`${market.server.url}${path}`);
    return { page, person };
}
const words = (name: string) => `${name}: the workshop has (555) 010-4477 on its door.`;
const rowOf = (page: Page, name: string) => page.locator('.held-list').getByRole('link').filter({ hasText: name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
// Presses a key in the moment in which a message is drawn: nobody has read it yet.
const pressWhenShown = (page: Page, name: string, key: string) =>
    page.evaluate(
        (wanted) =>
            new Promise<void>((done) => {
                const look = new MutationObserver(() => {
                    if (!document.querySelector('.held-words')?.textContent.includes(wanted.name)) return;
                    look.disconnect();
                    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: wanted.key, bubbles: true }));
                    done();
                });
                look.observe(document.body, { childList: true, subtree: true, characterData: true });
            }),
        { name, key },
    );
const said = (page: Page) => page.locator('.toast');

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('a message is read with its reasons, released, and the buyer has it', async () => {
        const first = await hold(words(`First ${size}`));
        const second = await hold(words(`Second ${size}`));
        const buyer = await open('ada', size, `/messages/${first.conversation}`);
        await buyer.page.getByText('What does the engraving say?').last().waitFor();
        const { page, person } = await open('moni', size, '/');
        await page.getByRole('heading', { name: 'Held messages' }).waitFor();
        await page.getByRole('link', { name: /^Held\s*2$/ }).waitFor();
        const row = rowOf(page, `First ${size}`);
        expect(await row.innerText()).toMatch(/North Shop[^]*To Ada Buyer[^]*Order 111-[^]*Phone number[^]*Reply/);
        await row.click();
        await page.getByRole('heading', { name: 'North Shop' }).waitFor();
        expect(await page.locator('.held-words mark').allInnerTexts()).toEqual(['(555) 010-4477']);
        await page.getByText('content.phone').waitFor();
        await page.getByText('must not be sent', { exact: false }).waitFor();
        await page.locator('.msg').getByText('What does the engraving say?').waitFor();
        await page.getByText('Oak shelf').waitFor();
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await button(page, 'Release').click();
        await said(page).getByText('Delivered to Ada Buyer.').waitFor();
        await page.locator('.held-words').getByText(`Second ${size}`).waitFor();
        await buyer.page
            .locator('.msg')
            .getByText(words(`First ${size}`))
            .waitFor();
        await page.getByRole('link', { name: /^Held\s*1$/ }).waitFor();
        expect(new URL(page.url()).pathname).toBe(`/held/${second.seller}/${second.draft}`);
        await button(page, 'Release').click();
        await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
        expect([...person.trouble, ...buyer.person.trouble]).toEqual([]);
        await Promise.all([person.context.close(), buyer.person.context.close()]);
    });
    it('a message is rejected with a note that its author reads', async () => {
        const held = await hold(words(`Rejected ${size}`));
        const { page, person } = await open('moni', size, '/held');
        await rowOf(page, `Rejected ${size}`).click();
        await button(page, 'Reject').click();
        const note = page.getByRole('textbox', { name: 'Why it is not delivered, for Olga North' });
        await button(page, 'Give it back').click();
        await page.getByRole('alert').getByText('Say why').waitFor();
        expect(await note.evaluate((field) => field === document.activeElement)).toBe(true);
        expect(await axe(page)).toEqual([]);
        expect(await faintControls(page)).toEqual([]);
        await note.fill('A number has no place here.\nWrite it here instead.');
        await button(page, 'Give it back').click();
        await said(page).getByText('Given back to Olga North with your note.').waitFor();
        await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
        expect(person.trouble).toEqual([]);
        const author = await open('olga', size, `/s/${held.seller}/messages/${held.conversation}`);
        const card = author.page.locator('.msg.pending');
        await card.getByText('A number has no place here.').waitFor();
        expect(await card.innerText()).toContain('The moderator writes:');
        await author.page.goto(`${market.server.url}/s/${held.seller}/messages?section=drafts`);
        await author.page.getByText('The moderator writes: A number has no place here.').first().waitFor();
        expect(author.person.trouble).toEqual([]);
        await Promise.all([person.context.close(), author.person.context.close()]);
    });
});

describe('a moderator', () => {
    it('walks, releases and rejects by keys, and finds them listed', async () => {
        for (const name of ['One', 'Two', 'Three']) await hold(words(name));
        const { page, person } = await open('moni', 'desktop', '/held');
        const shown = (name: string) => page.locator('.held-words').getByText(name).waitFor();
        await rowOf(page, 'Three').waitFor();
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Release').waitFor();
        await page.keyboard.press('Escape');
        await page.keyboard.press('j');
        await shown('One');
        await page.keyboard.press('j');
        await shown('Two');
        await page.keyboard.press('k');
        await shown('One');
        await page.locator('.held-foot.seen').waitFor(); // What has just come is not decided about by a key yet.
        const pressedEarly = pressWhenShown(page, 'Two', 'a');
        await page.keyboard.press('a');
        await pressedEarly;
        await said(page).getByText('Delivered to Ada Buyer.').waitFor();
        expect(await rowOf(page, 'Two').count()).toBe(1);
        await page.keyboard.press('r');
        await page.keyboard.type('a j r stay letters here');
        await page.keyboard.press('Control+Enter');
        await shown('Three');
        await said(page).getByText('Given back to Olga North').waitFor();
        await page.waitForFunction(() => document.activeElement?.id === 'held-who');
        await page.keyboard.press('Escape');
        await page.getByRole('heading', { name: 'No message is chosen' }).waitFor();
        await rowOf(page, 'Three').click();
        await button(page, 'Release').click();
        await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
    it('is told when somebody else was first, and goes on', async () => {
        const first = await hold(words('Contested'));
        const second = await hold(words('Next in line'));
        const { page, person } = await open('moni', 'desktop', `/held/${first.seller}/${first.draft}`);
        await page.locator('.held-words').getByText('Contested').waitFor();
        const adam = await market.as('adam');
        await adam.ok('releaseHeld', { path: { seller: first.seller, draft: first.draft } });
        await button(page, 'Release').click();
        await said(page).getByText('Somebody else had already decided').waitFor();
        await page.locator('.held-words').getByText('Next in line').waitFor();
        await expect.poll(() => rowOf(page, 'Contested').count()).toBe(0);
        await page.goto(`${market.server.url}/held/${first.seller}/${first.draft}`);
        await page.getByRole('heading', { name: 'This message no longer waits' }).waitFor();
        await button(page, 'Go on').click();
        await page.locator('.held-words').getByText('Next in line').waitFor();
        await adam.ok('rejectHeld', { path: { seller: second.seller, draft: second.draft }, body: { note: 'Not here.' } });
        await person.context.close();
    });
    it('sees what comes in without reloading, and what cannot be loaded', async () => {
        const { page, person } = await open('moni', 'desktop', '/sellers');
        await page.getByRole('link', { name: /^Held$/ }).click();
        await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
        const late = await hold(words('Late'));
        await rowOf(page, 'Late').waitFor({ timeout: 20_000 });
        await page.context().route('**/v1/held*', (route) => route.abort());
        await page.reload();
        await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
        await page.context().unroute('**/v1/held*');
        await page.getByRole('button', { name: 'Try again' }).click();
        await rowOf(page, 'Late').click();
        await page.getByRole('link', { name: 'Open the conversation' }).click();
        await page.waitForURL(`**/s/${late.seller}/messages/${late.conversation}`);
        await page.getByRole('link', { name: /^Held/ }).click();
        await rowOf(page, 'Late').click();
        await button(page, 'Release').click();
        await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
        await person.context.close();
    });
    it('lands there after signing in; nobody else gets in', async () => {
        const person = await Person.create(browser, sizes.desktop);
        const page = await person.context.newPage();
        await signIn(page, `${market.server.url}/sign-in`, 'moni@market.example');
        await page.waitForURL('**/held');
        await person.context.close();
        for (const [who, home] of [
            ['olga', '**/s/*/messages'],
            ['ada', '**/messages'],
        ] as const) {
            const other = await open(who, 'desktop', '/held');
            await other.page.waitForURL(home);
            expect(await other.page.getByRole('link', { name: /^Held/ }).count()).toBe(0);
            await other.person.context.close();
        }
    });
});

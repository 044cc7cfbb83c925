// E-mail beside messages: how far they are, the whole mail, the banner where nothing arrives, and the operators' page of mails.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launch, Person, sidewaysScroll, sizes, type Size } from '../support/browser.ts';
import { mailedConversation, mailSettings, sendBack, type Mailed } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';

let settings: Record<string, string>;
let market: Marketplace;
let browser: Browser;
beforeAll(async () => {
    settings = await mailSettings();
    market = await Marketplace.start({ settings, logins: ['olga', 'ada', 'moni'] });
    browser = await launch();
}, 60_000);
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function open(who: string, size: Size, path: string): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(market.server.url + path);
    return { page, person };
}
const deskOf = ({ conversation }: Mailed) => `/s/${market.north.id}/messages/${conversation}?section=all`;
const card = (page: Page, seq: number) => page.locator(`.msg[data-seq="${seq}"]`);

async function close({ page, person }: { page: Page; person: Person }): Promise<void> {
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await axe(page)).toEqual([]);
    expect(person.trouble).toEqual([]);
    await person.context.close();
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('a seller sees its message come back, why, and the whole mail', async () => {
        const mailed = await mailedConversation(market, settings);
        const opened = await open('olga', size, deskOf(mailed));
        const own = card(opened.page, mailed.seller_seq);
        await own.getByRole('button', { name: 'goes out by e-mail' }).waitFor();
        await sendBack(settings, mailed, 'failed', '5.1.1');
        const mark = own.getByRole('button', { name: 'e-mail came back' });
        await mark.click();
        await own.getByText('The recipient’s mailbox does not exist or is closed. The message itself has arrived').waitFor();
        expect(await mark.getAttribute('title')).toContain('does not exist');
        expect(await opened.page.getByText('ada@buyers.example').count()).toBe(0);
        await own.getByRole('button', { name: 'Show the whole mail' }).click();
        const dialog = opened.page.getByRole('dialog', { name: 'The whole mail' });
        await dialog.getByRole('region', { name: 'Left out of the message' }).getByText('olga@north.example').waitFor();
        expect(await dialog.getByRole('button', { name: 'Show the source' }).count()).toBe(0);
        await opened.page.keyboard.press('Escape');
        expect(await card(opened.page, mailed.buyer_seq).getByRole('button', { name: 'Show the whole mail' }).count()).toBe(0);
        await card(opened.page, mailed.buyer_seq).getByText('by e-mail').waitFor();
        await close(opened);
    });

    it('an operator reads the source of a mail as plain text', async () => {
        const mailed = await mailedConversation(market, settings);
        const opened = await open('moni', size, deskOf(mailed));
        await card(opened.page, mailed.buyer_seq).getByRole('button', { name: 'Show the whole mail' }).click();
        const dialog = opened.page.getByRole('dialog');
        await dialog.getByText('Thank you.').waitFor();
        await dialog.getByRole('button', { name: 'Show the source' }).click();
        await dialog.getByRole('region', { name: 'Source of the mail' }).getByText('From: ada@buyers.example').waitFor();
        const [download] = await Promise.all([
            opened.page.waitForEvent('download'),
            dialog.getByRole('link', { name: 'Download as .eml' }).click(),
        ]);
        expect(download.suggestedFilename()).toBe(`mail-${mailed.buyer_seq}.eml`);
        await close(opened);
    });

    it('an operator finds a mail that came back, and sends it again', async () => {
        const mailed = await mailedConversation(market, settings);
        await sendBack(settings, mailed, 'failed', '5.1.1');
        const opened = await open('moni', size, '/mails');
        await opened.page.getByRole('link', { name: 'Came back' }).click();
        await opened.page.getByRole('button', { name: 'ada@buyers.example' }).first().click();
        const dialog = opened.page.getByRole('dialog', { name: 'A mail' });
        await dialog.getByText(mailed.mail, { exact: true }).waitFor();
        await dialog.getByRole('region', { name: 'Source of the mail' }).getByText('Subject:').waitFor();
        await dialog.getByRole('button', { name: 'Send again' }).click();
        await dialog.getByText('waits to be sent').waitFor();
        await opened.page.keyboard.press('Escape');
        await opened.page.getByRole('link', { name: 'Refused senders' }).click();
        await opened.page.getByText('Nobody was refused').waitFor();
        await close(opened);
    });
});

it('a buyer whom no mail reaches is told so, and switches mail off', async () => {
    for (let count = 0; count < 3; ++count) await sendBack(settings, await mailedConversation(market, settings), 'failed', '5.2.2');
    const opened = await open('ada', 'phone', '/messages');
    const banner = opened.page.getByText('What sellers write does not reach you by e-mail (ada@buyers.example): the mailbox is full.');
    await banner.waitFor();
    await opened.page.getByRole('link', { name: 'E-mail settings' }).click();
    await opened.page.getByRole('checkbox', { name: 'Send me by e-mail what sellers write' }).uncheck();
    await banner.waitFor({ state: 'detached' });
    await close(opened);
});

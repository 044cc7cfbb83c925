// Words that came by mail and were held: whoever wrote them is told by mail that they wait, and how it ends.
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { handIn, mailedConversation, mailSettings, type Mailed } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';

let settings: Record<string, string>;
let market: Marketplace;
let moni: Client;
let mailed: Mailed;
beforeAll(async () => {
    settings = { ...carefulPack(), ...(await mailSettings()) };
    market = await Marketplace.start({ settings, logins: ['olga', 'ada', 'moni'] });
    moni = await market.as('moni');
    mailed = await mailedConversation(market, settings);
}, 120_000);
afterAll(() => market.remove());

let letters = 0;
// The subject and text of the newest mail to Olga that waits to go out.
async function toldOlga(): Promise<{ subject: string; text: string }> {
    const { items } = await moni.ok('listMails');
    const newest = items.find(({ recipient }) => recipient === 'olga@north.example')!; // The last changed is the first.
    const { source } = await moni.ok('getMail', { path: { mail: newest.id } });
    const { subject = '', text = '' } = await PostalMime.parse(source!);
    return { subject, text: text.replaceAll(/\s+/g, ' ') };
}

async function writeHeld(): Promise<{ seller: number; draft: string }> {
    letters += 1;
    const from = 'olga@north.example';
    const raw = `From: ${from}\r\nTo: ${mailed.buyer_alias}\r\nSubject: Re: Your shelf\r\nMessage-ID: <held.${letters}@north.example>\r\n\r\nThe door says (555) 010-447${letters}.\r\n`;
    await handIn(settings, { from, to: mailed.buyer_alias, raw });
    expect(await toldOlga()).toMatchObject({ subject: 'Your message waits for a review' });
    const { items } = await moni.ok('listHeld', {});
    return { seller: market.north.id, draft: items[0]!.draft.id };
}

it('what is released is told as delivered', async () => {
    await moni.ok('releaseHeld', { path: await writeHeld() });
    const told = await toldOlga();
    expect(told.subject).toBe('Your message was delivered');
    expect(told.text).toContain(`/s/${market.north.id}/messages/${mailed.conversation}`);
});

it('what is rejected is told so, with the words, the reason and the moderator’s note', async () => {
    await moni.ok('rejectHeld', { path: await writeHeld(), body: { note: 'Leave the number out, please.' } });
    const told = await toldOlga();
    expect(told.subject).toBe('Your message was not delivered');
    expect(told.text).toContain('They wrote about it: Leave the number out, please.');
    expect(told.text).toContain('The door says');
});

// A connection that is dead and looks open, as after a laptop has slept: the page notices by the beats that do not come, and misses nothing.
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countStreams, Person, sizes } from '../support/browser.ts';
import { Stage } from '../support/stage.ts';
import { Wire } from '../support/wire.ts';

const beatSeconds = 4;
const stage = new Stage({ logins: ['olga', 'ada'], settings: { STOA_HTTP_BEAT_SECONDS: String(beatSeconds) } });
let wire: Wire;
let person: Person;
let streams: ReturnType<typeof countStreams>;
let conversation: string;
beforeEach(async () => {
    wire = await Wire.lay(stage.market.server.url);
    person = await Person.create(stage.browser, sizes.desktop);
    await person.enter(await stage.market.as('olga'), wire.url);
    streams = countStreams(person.context);
    conversation = (await stage.market.inquiry('The beginning')).conversation_id;
});
afterEach(async () => {
    await person.context.close();
    wire.remove();
});

async function openTab(): Promise<Page> {
    const page = await person.context.newPage();
    await page.goto(`${wire.url}/s/${stage.market.north.id}/messages/${conversation}`);
    await page.getByRole('log').getByText('The beginning').waitFor();
    await expect.poll(() => streams.open()).toBe(1);
    return page;
}
async function write(text: string): Promise<void> {
    await (await stage.market.as('ada')).ok('sendBuyerMessage', { path: { conversation }, body: { text } });
}
const shown = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true });
const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

it('is left after some beats that did not come, and what was said meanwhile comes once', async () => {
    const tab = await openTab();
    await write('Before');
    await shown(tab, 'Before').waitFor();
    wire.silenceStreams();
    await write('Meanwhile');
    await write('And more');
    expect(streams.opened()).toBe(1);
    await shown(tab, 'And more').waitFor({ timeout: 30_000 });
    for (const text of ['Before', 'Meanwhile', 'And more']) expect(await shown(tab, text).count()).toBe(1);
    expect(streams.opened()).toBe(2);
    await write('After');
    await shown(tab, 'After').waitFor();
    expect(person.trouble).toEqual([]);
});

it('is left at once when a page is looked at again, also by the tab that does not hold it', async () => {
    const [, other] = [await openTab(), await openTab()];
    wire.silenceStreams();
    await write('Meanwhile');
    await wait(1.5 * beatSeconds);
    expect(streams.opened()).toBe(1);
    await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(() => streams.opened(), { timeout: 0.5 * beatSeconds * 1000 }).toBe(2);
    await shown(other, 'Meanwhile').waitFor();
    expect(await shown(other, 'Meanwhile').count()).toBe(1);
});

it('is kept where beats come, whoever looks', async () => {
    const tab = await openTab();
    await wait(1.5 * beatSeconds);
    for (const event of ['pageshow', 'online']) await tab.evaluate((name) => window.dispatchEvent(new Event(name)), event);
    await wait(1.5 * beatSeconds);
    expect(streams.opened()).toBe(1);
});

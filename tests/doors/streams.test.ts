// What ends a stream that nobody closes: its session's end. Slow by nature, so it has a file of its own.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EventStream } from '../support/events.ts';
import { Marketplace } from '../support/marketplace.ts';

let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga'] });
});
afterAll(() => market.remove());

// The server looks again at most every 60 seconds, at a sign of life every 15.
it('ends when its session does, and shows until then that it lives', async () => {
    const client = await market.signedIn('olga');
    const stream = await EventStream.open(client, `/v1/sellers/${market.north.id}/events`);
    await client.ok('signOut');
    await stream.untilClosed(90_000);
    expect(stream.events).toEqual([]);
    expect(stream.beats.length).toBeGreaterThan(1);
}, 100_000);

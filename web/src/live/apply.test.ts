import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { EventApplier, is_known, read_event } from './apply';

const side = { kind: 'seller', seller: 7 } as const;
const event = { conversation_id: 'c', version: 5, last_seq: 3 };

function client_with(version: number, seq: number): QueryClient {
    const client = new QueryClient();
    const summary = { id: 'c', version };
    client.setQueryData(['seller', 7, 'conversations', 'all'], { pages: [{ items: [summary] }], pageParams: [undefined] });
    client.setQueryData(['seller', 7, 'conversation', 'c'], { summary });
    client.setQueryData(['seller', 7, 'messages', 'c'], { pages: [{ items: [{ seq }] }], pageParams: [undefined] });
    return client;
}

describe('an event', () => {
    it('is ignored where all that is shown has its version', () => {
        expect(is_known(client_with(5, 3), side, event)).toBe(true);
        expect(is_known(client_with(6, 3), side, event)).toBe(true);
    });
    it('is applied where a version or a message is missing', () => {
        expect(is_known(client_with(4, 3), side, event)).toBe(false);
        expect(is_known(client_with(5, 2), side, event)).toBe(false);
        expect(is_known(new QueryClient(), side, event)).toBe(false);
    });
    it('that is none is dropped', () => {
        expect(read_event('{"conversation_id":"c","version":5,"last_seq":3}')).toEqual(event);
        expect(read_event('nonsense')).toBeNull();
        expect(read_event('{}')).toBeNull();
    });
    it('about mail only loads the messages anew, whatever version is here', () => {
        vi.useFakeTimers();
        const client = client_with(6, 3);
        const applier = new EventApplier(client, side);
        applier.take({ ...event, about: 'mail' });
        applier.take({ ...event, version: 6 });
        vi.runAllTimers();
        expect(client.getQueryState(['seller', 7, 'messages', 'c'])?.isInvalidated).toBe(true);
        expect(client.getQueryState(['seller', 7, 'conversation', 'c'])?.isInvalidated).toBe(false);
        vi.useRealTimers();
    });
    it('about reading only has the conversation say anew how far it was read', () => {
        vi.useFakeTimers();
        const client = client_with(6, 3);
        const applier = new EventApplier(client, side);
        applier.take({ ...event, version: 6, about: 'reading' });
        vi.runAllTimers();
        expect(client.getQueryState(['seller', 7, 'messages', 'c'])?.isInvalidated).toBe(false);
        expect(client.getQueryState(['seller', 7, 'conversation', 'c'])?.isInvalidated).toBe(true);
        vi.useRealTimers();
    });
    it('about the reader’s own reading asks only where a list shows it as unread', async () => {
        vi.useFakeTimers();
        for (const unread of [false, true]) {
            const client = client_with(6, 3);
            client.setQueryData(['seller', 7, 'conversations', 'all'], {
                pages: [{ items: [{ id: 'c', version: 6, unread }] }],
                pageParams: [undefined],
            });
            const loaded = vi.spyOn(client, 'query').mockResolvedValue({ summary: { id: 'c', version: 6, unread: false } });
            const invalidated = vi.spyOn(client, 'invalidateQueries');
            const applier = new EventApplier(client, side);
            applier.take({ ...event, version: 6, about: 'own_reading' });
            await vi.runAllTimersAsync();
            expect(loaded).toHaveBeenCalledTimes(unread ? 1 : 0);
            expect(invalidated).not.toHaveBeenCalled();
        }
        vi.useRealTimers();
    });
    it('about both sides’ reading of one conversation asks once, whichever came first', async () => {
        vi.useFakeTimers();
        for (const order of [['reading', 'own_reading'] as const, ['own_reading', 'reading'] as const]) {
            const client = client_with(6, 3);
            const invalidated = vi.spyOn(client, 'invalidateQueries');
            const applier = new EventApplier(client, side);
            for (const about of order) applier.take({ ...event, version: 6, about });
            await vi.runAllTimersAsync();
            expect(invalidated.mock.calls).toEqual([[{ queryKey: ['seller', 7, 'conversation', 'c'] }]]);
        }
        vi.useRealTimers();
    });
    it('about the reading of many at once has what is shown load anew, once', () => {
        vi.useFakeTimers();
        const client = client_with(6, 3);
        const loaded = vi.spyOn(client, 'invalidateQueries');
        const applier = new EventApplier(client, side);
        for (let at = 0; at < 100; ++at) applier.take({ conversation_id: `c${String(at)}`, version: 6, last_seq: 3, about: 'reading' });
        vi.runAllTimers();
        expect(loaded.mock.calls).toEqual([[{ queryKey: ['seller', 7] }]]);
        vi.useRealTimers();
    });
});

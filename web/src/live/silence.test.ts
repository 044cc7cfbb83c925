import { afterEach, describe, expect, it, vi } from 'vitest';
import { make_browser } from './fake_browser';

afterEach(() => vi.useRealTimers());

describe('a stream that falls silent', () => {
    const beat = '{"period_ms":1000}';
    const open_with = async (beats: string) => {
        vi.useFakeTimers();
        const made = make_browser();
        const tab = made.open_tab();
        await vi.advanceTimersByTimeAsync(0);
        made.sources[0]!.open();
        made.sources[0]!.say('beat', beats, '7');
        return { ...made, heard: tab.heard };
    };
    it('is left for one that goes on behind the last event, by the period that the server told', async () => {
        const { heard, sources } = await open_with(beat);
        await vi.advanceTimersByTimeAsync(2000);
        sources[0]!.say('conversation', '{}', '8 9');
        await vi.advanceTimersByTimeAsync(2400);
        expect(sources).toHaveLength(1);
        await vi.advanceTimersByTimeAsync(700);
        expect(sources.map((source) => [source.url, source.readyState])).toEqual([
            ['/v1/events', 2],
            ['/v1/events?last_event_id=8%209', 0],
        ]);
        sources[1]!.open();
        expect(heard).toEqual({ events: ['{}'], files: [], states: ['open', 'lost', 'open'], reloads: 0 });
    });
    it('is tried again where the next one is silent from its start', async () => {
        const { sources } = await open_with(beat);
        await vi.advanceTimersByTimeAsync(9000);
        expect(sources).toHaveLength(4);
        expect(sources.map((source) => source.readyState)).toEqual([2, 2, 2, 0]);
    });
    it('is left at once when the page wakes and a beat is overdue, whichever tab that is', async () => {
        const { open_tab, sources, wake } = await open_with('{"period_ms":10000}');
        open_tab();
        await vi.advanceTimersByTimeAsync(12_000);
        wake();
        await vi.advanceTimersByTimeAsync(0);
        expect(sources).toHaveLength(1);
        await vi.advanceTimersByTimeAsync(1000);
        wake();
        await vi.advanceTimersByTimeAsync(0);
        expect(sources).toHaveLength(2);
    });
    it('is kept as long as beats come, and where they say nonsense', async () => {
        const { sources } = await open_with('nonsense');
        for (let second = 0; second < 60; second += 10) {
            await vi.advanceTimersByTimeAsync(10_000);
            sources[0]!.say('beat', '{"period_ms":-1}', '7');
        }
        expect(sources).toHaveLength(1);
    });
    it('is noticed also where the clock was set back', async () => {
        const { sources } = await open_with(beat);
        vi.setSystemTime(Date.now() - 3_600_000);
        await vi.advanceTimersByTimeAsync(4000);
        expect(sources).toHaveLength(2);
    });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { join_stream, type Channel, type Locks, type Signal, type StreamState, type Surroundings } from './election';
import type { Source } from './source';

// A browser with its locks, channels and event sources, small enough to see through.
function make_browser() {
    const channels = new Set<Channel & { name: string }>();
    const sources: FakeSource[] = [];
    const queue: (() => Promise<void>)[] = [];
    let held = false;
    const next = () => {
        const first = queue.shift();
        if (!first || held) return;
        held = true;
        void first().finally(() => {
            held = false;
            next();
        });
    };
    const locks: Locks = {
        request: (_name, { signal }, run) =>
            new Promise((resolve, reject) => {
                const entry = () => run().then(resolve);
                queue.push(entry);
                signal.addEventListener('abort', () => {
                    const at = queue.indexOf(entry);
                    if (at < 0) return;
                    queue.splice(at, 1);
                    reject(new DOMException('', 'AbortError'));
                });
                if (!held) next();
            }),
    };
    const wakers = new Set<() => void>();
    const around: Surroundings = {
        locks,
        on_wake: (listener) => {
            wakers.add(listener);
            return () => wakers.delete(listener);
        },
        again_after_ms: 1000,
        open_source: (url) => {
            const source = new FakeSource(url);
            sources.push(source);
            return source;
        },
        open_channel: (name) => {
            const channel = {
                name,
                onmessage: null as Channel['onmessage'],
                postMessage: (signal: Signal) => {
                    for (const other of channels) if (other !== channel && other.name === name) other.onmessage?.({ data: signal });
                },
                close: () => channels.delete(channel),
            };
            channels.add(channel);
            return channel;
        },
    };
    const open_tab = () => {
        const heard = { events: [] as string[], files: [] as string[], states: [] as StreamState[], reloads: 0 };
        const leave = join_stream('/v1/events', around, {
            on_event: (event) => heard.events.push(event),
            on_attachment: (event) => heard.files.push(event),
            on_state: (state) => heard.states.push(state),
            on_reload: () => ++heard.reloads,
        });
        return { heard, leave };
    };
    const wake = () => wakers.forEach((waker) => waker());
    return { open_tab, sources, wake };
}

class FakeSource implements Source {
    onopen: Source['onopen'] = null;
    onerror: Source['onerror'] = null;
    readyState = 0;
    readonly url: string;
    readonly listeners: Record<string, (event: { data: string; lastEventId: string }) => void> = {};
    constructor(url: string) {
        this.url = url;
    }
    addEventListener(type: string, listener: (event: { data: string; lastEventId: string }) => void): void {
        this.listeners[type] = listener;
    }
    open(): void {
        this.readyState = 1;
        this.onopen?.(new Event('open'));
    }
    fail(final: boolean): void {
        this.readyState = final ? 2 : 0;
        this.onerror?.(new Event('error'));
    }
    say(type: string, data: string, lastEventId = '1'): void {
        this.listeners[type]?.({ data, lastEventId });
    }
    close(): void {
        this.readyState = 2;
    }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
afterEach(() => vi.useRealTimers());

describe('one stream for all tabs', () => {
    it('is opened by one and heard by all', async () => {
        const { open_tab, sources } = make_browser();
        const one = open_tab();
        const two = open_tab();
        await settle();
        expect(sources.map((source) => source.url)).toEqual(['/v1/events']);
        sources[0]!.open();
        sources[0]!.say('conversation', '{"version":2}');
        sources[0]!.say('attachment', '{"id":"mug"}');
        expect(one.heard).toEqual({ events: ['{"version":2}'], files: ['{"id":"mug"}'], states: ['open'], reloads: 0 });
        expect(two.heard).toMatchObject({ events: ['{"version":2}'], files: ['{"id":"mug"}'], reloads: 0 });
        expect(two.heard.states.at(-1)).toBe('open');
    });
    it('tells its state to a tab that comes later', async () => {
        const { open_tab, sources } = make_browser();
        open_tab();
        await settle();
        sources[0]!.open();
        expect(open_tab().heard.states).toEqual(['open']);
    });
    it('is taken over by the next tab, which has everything loaded anew once', async () => {
        const { open_tab, sources } = make_browser();
        const one = open_tab();
        const two = open_tab();
        await settle();
        sources[0]!.open();
        one.leave();
        await settle();
        expect(sources).toHaveLength(2);
        expect(sources[0]!.readyState).toBe(2);
        sources[1]!.open();
        expect(two.heard.reloads).toBe(1);
        expect(one.heard.reloads).toBe(0);
    });
    it('reloads on reset', async () => {
        const { open_tab, sources } = make_browser();
        const { heard } = open_tab();
        await settle();
        sources[0]!.say('reset', '');
        expect(heard.reloads).toBe(1);
    });
});

describe('a lost stream', () => {
    it('catches up by its cursor where it has one, else by loading anew', async () => {
        const { open_tab, sources } = make_browser();
        const { heard } = open_tab();
        await settle();
        sources[0]!.open();
        sources[0]!.fail(false);
        sources[0]!.open();
        expect(heard.reloads).toBe(1);
        sources[0]!.say('conversation', '{}', '7');
        sources[0]!.fail(false);
        sources[0]!.open();
        expect(heard).toMatchObject({ reloads: 1, states: ['open', 'lost', 'open', 'lost', 'open'] });
    });
    it('is opened anew after an answer that ends it', async () => {
        vi.useFakeTimers();
        const { open_tab, sources } = make_browser();
        const { heard } = open_tab();
        await vi.advanceTimersByTimeAsync(0);
        sources[0]!.fail(true);
        await vi.advanceTimersByTimeAsync(1000);
        expect(sources).toHaveLength(2);
        sources[1]!.open();
        expect(heard).toMatchObject({ states: ['lost', 'open'], reloads: 1 });
    });
    it('that is refused where it was open has the pages hear why', async () => {
        const { open_tab, sources } = make_browser();
        const { heard } = open_tab();
        await settle();
        sources[0]!.open();
        sources[0]!.fail(false);
        expect(heard.reloads).toBe(0);
        sources[0]!.fail(true);
        expect(heard.reloads).toBe(1);
    });
    it('is left alone by a tab that has gone', async () => {
        const { open_tab, sources } = make_browser();
        const tab = open_tab();
        await settle();
        tab.leave();
        sources[0]!.open();
        expect(tab.heard.states).toEqual([]);
    });
});

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

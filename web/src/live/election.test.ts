import { afterEach, describe, expect, it, vi } from 'vitest';
import { make_browser } from './fake_browser';

afterEach(() => vi.useRealTimers());

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

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
    it('begins when the first of the tabs loaded what it shows, by the server’s clock', async () => {
        const { open_tab, sources } = make_browser({ ahead_ms: 3000 });
        open_tab(Date.parse('2026-11-25T09:30:00Z'));
        await settle();
        expect(sources.map((source) => source.url)).toEqual(['/v1/events?since=2026-11-25T09:30:03.000Z']);
        sources[0]!.say('beat', '{}', '7');
        sources[0]!.fail(true);
        await vi.waitFor(() => expect(sources).toHaveLength(2), 3000);
        expect(sources[1]!.url).toBe('/v1/events?last_event_id=7');
    });
    it('tells a tab that comes later what it may have missed while it loaded', async () => {
        vi.useFakeTimers();
        const { open_tab, sources } = make_browser();
        const one = open_tab();
        await vi.advanceTimersByTimeAsync(0);
        sources[0]!.open();
        sources[0]!.say('conversation', '{"version":1}');
        await vi.advanceTimersByTimeAsync(10);
        const loading_ms = Date.now();
        sources[0]!.say('conversation', '{"version":2}');
        sources[0]!.say('attachment', '{"id":"mug"}');
        const two = open_tab(loading_ms);
        expect(two.heard).toEqual({ events: ['{"version":2}'], files: ['{"id":"mug"}'], states: ['open'], reloads: 0 });
        expect(one.heard.events).toEqual(['{"version":1}', '{"version":2}']);
    });
    it('has one load anew that has shown something for longer than is kept', async () => {
        vi.useFakeTimers();
        const { open_tab, sources } = make_browser();
        const loaded_ms = Date.now();
        await vi.advanceTimersByTimeAsync(10);
        open_tab();
        await vi.advanceTimersByTimeAsync(0);
        sources[0]!.open();
        expect(open_tab(loaded_ms).heard.reloads).toBe(1);
        const since = Date.now();
        sources[0]!.say('conversation', '{"version":1}');
        await vi.advanceTimersByTimeAsync(61_000);
        sources[0]!.say('conversation', '{"version":2}');
        expect(open_tab(since).heard).toMatchObject({ events: [], reloads: 1 });
        expect(open_tab().heard).toMatchObject({ events: ['{"version":2}'], reloads: 0 });
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

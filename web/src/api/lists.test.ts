import { describe, expect, it } from 'vitest';
import { comes_before, merge_messages } from './cache';
import type { MessagePages } from './messages';
import { merge_pages, place_item, type Pages } from './pages';
import type { ConversationSummary, Message } from './types';

interface Row {
    id: string;
    version: number;
    at: number;
}
const row = (id: string, version: number, at = 0): Row => ({ id, version, at });
const pages = (...items: Row[][]): Pages<Row> => ({
    pages: items.map((each, at) => ({ items: each, next_cursor: at + 1 < items.length ? String(at) : undefined })),
    pageParams: items.map(() => undefined),
});
const later = (left: Row, right: Row) => left.at >= right.at;
const ids = (all: Pages<Row>) => all.pages.map((page) => page.items.map((item) => item.id).join(''));

describe('pages', () => {
    it('merge by id, the newest version where it stands', () => {
        const merged = merge_pages(pages([row('a', 1), row('b', 1)], [row('a', 2), row('c', 1)]).pages);
        expect(merged.map((item) => item.id + String(item.version))).toEqual(['b1', 'a2', 'c1']);
        expect(merge_pages(undefined)).toEqual([]);
    });
    it('move a row to its new place', () => {
        const all = pages([row('a', 1, 9), row('b', 1, 7)], [row('c', 1, 5), row('d', 1, 3)]);
        expect(ids(place_item(all, 'd', row('d', 2, 8), later))).toEqual(['adb', 'c']);
        expect(ids(place_item(all, 'b', row('b', 2, 4), later))).toEqual(['a', 'cbd']);
        expect(ids(place_item(all, 'a', null, later))).toEqual(['b', 'cd']);
    });
    it('add at the end only where everything is loaded', () => {
        const all = pages([row('a', 1, 9)]);
        expect(ids(place_item(all, 'z', row('z', 1, 1), later))).toEqual(['az']);
        const partly: Pages<Row> = { ...all, pages: [{ items: [row('a', 1, 9)], next_cursor: 'more' }] };
        expect(ids(place_item(partly, 'z', row('z', 1, 1), later))).toEqual(['a']);
    });
});

describe('the inbox', () => {
    const summary = (due_at: string | undefined, last_message_at: string) => ({ due_at, last_message_at }) as ConversationSummary;
    it('puts what is due soonest first, what is not due last', () => {
        const soon = summary('2026-01-01T10:00:00Z', '2026-01-01T00:00:00Z');
        const late = summary('2026-01-01T12:00:00Z', '2026-01-01T05:00:00Z');
        const never = summary(undefined, '2026-01-01T09:00:00Z');
        expect(comes_before('needs_reply', soon, late)).toBe(true);
        expect(comes_before('needs_reply', late, soon)).toBe(false);
        expect(comes_before('needs_reply', never, late)).toBe(false);
        expect(comes_before('needs_reply', late, never)).toBe(true);
        expect(comes_before('all', late, soon)).toBe(true);
    });
});

describe('messages', () => {
    const message = (seq: number) => ({ id: String(seq), seq }) as Message;
    const loaded: MessagePages = {
        pages: [{ items: [message(3), message(4)] }, { items: [message(1), message(2)] }],
        pageParams: [undefined, { before_seq: 3 }],
    };
    it('come in once, in their order', () => {
        const merged = merge_messages(loaded, [message(6), message(4), message(5)]);
        expect(merged.pages[0]?.items.map((each) => each.seq)).toEqual([3, 4, 5, 6]);
        expect(merge_messages(loaded, [message(2)])).toBe(loaded);
    });
    it('leave no hole: what lies between is loaded first', () => {
        expect(merge_messages(loaded, [message(6)])).toBe(loaded);
        expect(merge_messages(loaded, [message(5), message(7)]).pages[0]?.items.map((each) => each.seq)).toEqual([3, 4, 5]);
    });
    it('are not added below a place in the middle', () => {
        const middle = { ...loaded, pages: [{ items: [message(3), message(4)], newer: { after_seq: 4 } }] };
        expect(merge_messages(middle, [message(5)])).toBe(middle);
    });
});

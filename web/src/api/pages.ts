// Keyset pages: how the next one is asked for, and one list of them without doubles.
import type { InfiniteData } from '@tanstack/react-query';

export interface Page<T> {
    items: T[];
    next_cursor?: string | undefined;
}
export type Pages<T> = InfiniteData<Page<T>, string | undefined>;

export const next_page = {
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { next_cursor?: string | undefined }) => page.next_cursor,
};

// Rows move between pages while one reads: each stays once, where its newest version stands.
export function merge_pages<T extends { id: string | number; version?: number }>(pages: Page<T>[] | undefined): T[] {
    const newest = new Map<T['id'], T>();
    for (const page of pages ?? []) {
        for (const item of page.items) {
            const other = newest.get(item.id);
            if (!other) newest.set(item.id, item);
            else if ((item.version ?? 0) > (other.version ?? 0)) {
                newest.delete(item.id);
                newest.set(item.id, item);
            }
        }
    }
    return [...newest.values()];
}

// Sets an item at its place by `before` in the loaded pages, out of where it stood; `null` only takes it out.
// Past the end of what is loaded nothing is inserted: the page that holds it is still to come.
export function place_item<T extends { id: string | number }>(
    pages: Pages<T>,
    id: T['id'],
    item: T | null,
    before: (left: T, right: T) => boolean,
): Pages<T> {
    const cleared = pages.pages.map((page) => ({ ...page, items: page.items.filter((other) => other.id !== id) }));
    if (!item) return { ...pages, pages: cleared };
    for (const page of cleared) {
        const at = page.items.findIndex((other) => before(item, other));
        if (at < 0) continue;
        page.items = [...page.items.slice(0, at), item, ...page.items.slice(at)];
        return { ...pages, pages: cleared };
    }
    const last = cleared.at(-1);
    if (last && last.next_cursor === undefined) last.items = [...last.items, item];
    return { ...pages, pages: cleared };
}

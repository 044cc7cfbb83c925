// The keys that walk through the rows of a list.
import { useMemo, type RefObject } from 'react';
import { next, previous } from './actions';
import { useShortcuts } from './shortcuts';
import { stepped } from './steps';
import type { ListHandle } from './virtual_rows';

// `marked`: the row where they begin while none has the focus.
export function walk_keys(
    list: RefObject<ListHandle | null>,
    items: { id: string }[],
    marked: string | undefined,
): Record<string, () => void> {
    const walk = (by: number) => {
        const item = stepped(items, list.current?.focused() ?? marked, by);
        if (item) list.current?.focus_row(item.id);
    };
    return { [next.key]: () => walk(1), [previous.key]: () => walk(-1) };
}

export function useWalkKeys(list: RefObject<ListHandle | null>, items: { id: string }[], marked: string | undefined): void {
    useShortcuts(useMemo(() => walk_keys(list, items, marked), [list, items, marked]));
}

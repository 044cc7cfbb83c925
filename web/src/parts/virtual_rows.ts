// Of a long list or table only the rows near the ones in sight stand in the page; the focused one always does. Each row's element
// has `data-index` and, as the thing to be focused, a link first.
import { defaultRangeExtractor, measureElement, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useImperativeHandle, useLayoutEffect, useRef, useState, type FocusEvent, type Ref, type RefObject } from 'react';
import { scroller_of } from './scroller';

export interface ListHandle {
    focus_row: (id: string) => void; // Brings a row into sight and gives its link the focus.
    focused: () => string | undefined;
}

export interface RowsOf<T> {
    items: T[];
    id_of: (item: T) => string;
    row_height_px: number; // As it is expected; each row is measured once it is there.
    covered_px?: number; // By what sticks to the top of the box.
    handle?: Ref<ListHandle>;
}

export interface VirtualRows {
    shown: (VirtualItem & { top_px: number })[]; // In their order; `top_px` within the list.
    height_px: number; // Of all rows.
    measure: (element: Element | null) => void; // Each row's `ref`.
    on_focus: (event: FocusEvent) => void; // Of the list's element.
    on_blur: () => void;
}

export function useVirtualRows<T>(
    list: RefObject<HTMLElement | null>,
    { items, id_of, row_height_px, covered_px = 0, handle }: RowsOf<T>,
): VirtualRows {
    const [offset_px, set_offset] = useState(covered_px);
    const [wanted, set_wanted] = useState<string>(); // To be focused once it stands in the page.
    const focused = useRef<string | undefined>(undefined);
    const place_of = (id: string | undefined) => (id === undefined ? -1 : items.findIndex((item) => id_of(item) === id));
    // eslint-disable-next-line react-hooks/incompatible-library -- Nothing is memoized by a compiler here.
    const rows = useVirtualizer({
        count: items.length,
        getScrollElement: () => scroller_of(list.current),
        estimateSize: () => row_height_px,
        getItemKey: (at) => id_of(items[at] as T),
        rangeExtractor: (range) => {
            const kept = [place_of(focused.current), place_of(wanted)].filter((at) => at >= 0);
            return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((left, right) => left - right);
        },
        // A list that is put away for what was opened from it has no height; what it had stays, and with it the place in it.
        measureElement: (element, entry, instance) =>
            measureElement(element, entry, instance) ||
            (instance.measurementsCache[Number((element as HTMLElement).dataset['index'])]?.size ?? row_height_px),
        scrollMargin: offset_px,
        scrollPaddingStart: covered_px,
        overscan: 6,
        initialRect: { width: 0, height: innerHeight }, // Until it is measured: so that rows are there at the first drawing.
    });
    useLayoutEffect(() => {
        const box = scroller_of(list.current);
        if (!list.current || !box) return;
        const offset = list.current.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
        if (Math.abs(offset - offset_px) >= 1) set_offset(offset);
    }, [list, items.length, offset_px]);
    const wanted_at = place_of(wanted);
    useLayoutEffect(() => {
        if (wanted_at < 0) return;
        list.current?.querySelector<HTMLElement>(`[data-index="${wanted_at}"] a`)?.focus({ preventScroll: true });
        set_wanted(undefined);
    }, [list, wanted_at]);
    useImperativeHandle(handle, () => ({
        focus_row: (id) => {
            const at = place_of(id);
            if (at < 0) return;
            rows.scrollToIndex(at, { align: 'auto' });
            set_wanted(id);
        },
        focused: () => (place_of(focused.current) < 0 ? undefined : focused.current),
    }));
    return {
        shown: rows.getVirtualItems().map((row) => ({ ...row, top_px: row.start - offset_px })),
        height_px: rows.getTotalSize(),
        measure: rows.measureElement,
        on_focus: (event) => {
            const at = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'];
            const item = at === undefined ? undefined : items[Number(at)];
            focused.current = item && id_of(item);
        },
        on_blur: () => (focused.current = undefined),
    };
}

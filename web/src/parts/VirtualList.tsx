// A list of which only the rows near the ones in sight stand in the page; the focused one always does.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useImperativeHandle, useLayoutEffect, useRef, useState, type FocusEvent, type ReactNode, type Ref } from 'react';
import { scroller_of } from './scroller';
import './virtual-list.css';

export interface ListHandle {
    focus_row: (id: string) => void; // Brings a row into sight and gives its link the focus.
    focused: () => string | undefined;
}

interface Props<T> {
    items: T[];
    id_of: (item: T) => string;
    row_height_px: number; // As it is expected; each row is measured once it is there.
    covered_px?: number; // By what sticks to the top of the box.
    more: boolean; // Whether there are rows that are not loaded yet.
    children: (item: T) => ReactNode; // Memoized, so that scrolling draws only new rows.
    handle?: Ref<ListHandle>;
}

export function VirtualList<T>({ items, id_of, row_height_px, covered_px = 0, more, children, handle }: Props<T>) {
    const list = useRef<HTMLUListElement>(null);
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
    }, [items.length, offset_px]);
    const wanted_at = place_of(wanted);
    useLayoutEffect(() => {
        if (wanted_at < 0) return;
        list.current?.querySelector<HTMLElement>(`li[data-index="${wanted_at}"] a`)?.focus({ preventScroll: true });
        set_wanted(undefined);
    }, [wanted_at]);
    useImperativeHandle(handle, () => ({
        focus_row: (id) => {
            const at = place_of(id);
            if (at < 0) return;
            rows.scrollToIndex(at, { align: 'auto' });
            set_wanted(id);
        },
        focused: () => (place_of(focused.current) < 0 ? undefined : focused.current),
    }));
    const note_focus = (event: FocusEvent) => {
        const at = (event.target as HTMLElement).closest('li')?.dataset['index'];
        const item = at === undefined ? undefined : items[Number(at)];
        focused.current = item && id_of(item);
    };
    return (
        <ul
            ref={list}
            className="virtual-list"
            style={{ height: rows.getTotalSize() }}
            onFocus={note_focus}
            onBlur={() => (focused.current = undefined)}
        >
            {rows.getVirtualItems().map(({ key, index, start }) => (
                <li
                    key={key}
                    ref={rows.measureElement}
                    data-index={index}
                    aria-setsize={more ? -1 : items.length}
                    aria-posinset={index + 1}
                    style={{ transform: `translateY(${start - offset_px}px)` }}
                >
                    {children(items[index] as T)}
                </li>
            ))}
        </ul>
    );
}

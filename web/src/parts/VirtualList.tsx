// A list of which only the rows near the ones in sight stand in the page.
import { useRef, type ReactNode } from 'react';
import { useVirtualRows, type RowsOf } from './virtual_rows';
import './virtual-list.css';

interface Props<T> extends RowsOf<T> {
    more: boolean; // Whether there are rows that are not loaded yet.
    children: (item: T) => ReactNode; // Memoized, so that scrolling draws only new rows.
}

export function VirtualList<T>({ more, children, ...rows_of }: Props<T>) {
    const list = useRef<HTMLUListElement>(null);
    const rows = useVirtualRows(list, rows_of);
    const { items } = rows_of;
    return (
        <ul ref={list} className="virtual-list" style={{ height: rows.height_px }} onFocus={rows.on_focus} onBlur={rows.on_blur}>
            {rows.shown.map(({ key, index, top_px }) => (
                <li
                    key={key}
                    ref={rows.measure}
                    data-index={index}
                    aria-setsize={more ? -1 : items.length}
                    aria-posinset={index + 1}
                    style={{ transform: `translateY(${top_px}px)` }}
                >
                    {children(items[index] as T)}
                </li>
            ))}
        </ul>
    );
}

// The keys that walk through what a search found: the orders, then the messages.
import { useMemo, useRef, type RefObject } from 'react';
import type { MessageHit } from '../../api/types';
import { next, previous } from '../actions';
import { useShortcuts } from '../shortcuts';
import { stepped } from '../steps';
import type { ListHandle } from '../virtual_rows';
import { id_of } from './hit_id';
import { results_id } from './places';

export function useResultKeys(hits: MessageHit[]): RefObject<ListHandle | null> {
    const list = useRef<ListHandle>(null);
    const keys = useMemo(() => {
        const walk = (by: number) => {
            const orders = [...document.querySelectorAll<HTMLElement>(`#${results_id} [aria-labelledby=found-orders] li a`)];
            const rows = [
                ...orders.map((link) => ({ id: link.getAttribute('href') ?? '', link })),
                ...hits.map((hit) => ({ id: id_of(hit) })),
            ];
            const marked = list.current?.focused() ?? document.activeElement?.getAttribute('href') ?? undefined;
            const row = stepped<{ id: string; link?: HTMLElement }>(rows, marked, by);
            if (row?.link) row.link.focus();
            else if (row) list.current?.focus_row(row.id);
        };
        return { [next.key]: () => walk(1), [previous.key]: () => walk(-1) };
    }, [hits]);
    useShortcuts(keys);
    return list;
}

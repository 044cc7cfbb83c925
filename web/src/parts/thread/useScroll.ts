// Where a conversation's scroll stands: stays at the end if it was there; else what is read keeps its place, whatever comes in or goes.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const near_end_px = 60;

export interface Scroll {
    box: RefObject<HTMLDivElement | null>;
    at_end: boolean;
    on_scroll: () => void;
    to_end: () => void;
}

interface Anchor {
    seq: string;
    offset_px: number; // Within what scrolls, so that it stays true while somebody scrolls on.
}

const cards_in = (box: HTMLElement) => box.querySelectorAll<HTMLElement>('[data-seq]');

// The first message that is in sight.
function find_anchor(box: HTMLElement): Anchor | undefined {
    const cards = cards_in(box);
    const edge = box.getBoundingClientRect().top;
    let [low, high] = [0, cards.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((cards[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
        else low = middle + 1;
    }
    const card = cards[low];
    return card && { seq: card.dataset['seq'] ?? '', offset_px: card.offsetTop };
}

// `ends` says whether what is loaded reaches the conversation's end; `shape` changes with what is drawn.
export function useScroll(ends: boolean, shape: string): Scroll {
    const box = useRef<HTMLDivElement>(null);
    const [at_end, set_at_end] = useState(true);
    const stands = useRef<{ at_end: boolean; anchor: Anchor | undefined }>({ at_end: true, anchor: undefined });

    const note = useCallback(() => {
        const here = box.current;
        if (!here || cards_in(here).length === 0) return; // Nothing is loaded yet.
        const end = ends && here.scrollHeight - here.scrollTop - here.clientHeight < near_end_px;
        stands.current = { at_end: end, anchor: find_anchor(here) };
        set_at_end(end);
    }, [ends]);

    const to_end = useCallback(() => {
        const here = box.current;
        if (here) here.scrollTop = here.scrollHeight;
        note();
    }, [note]);

    useLayoutEffect(() => {
        const here = box.current;
        if (!here) return;
        const { at_end: was_at_end, anchor } = stands.current;
        const card = anchor && here.querySelector<HTMLElement>(`[data-seq="${anchor.seq}"]`);
        const elsewhere = anchor !== undefined && !card; // Another part of the conversation is shown now.
        if (ends && (was_at_end || elsewhere)) here.scrollTop = here.scrollHeight;
        else if (card) here.scrollTop += card.offsetTop - anchor.offset_px;
        note();
    }, [shape, ends, note]);

    // The box shrinks when the composer grows: the end stays in sight. What somebody unfolds only moves what stands below it.
    useEffect(() => {
        const here = box.current;
        if (!here) return;
        const observer = new ResizeObserver((changes) => {
            if (changes.some((change) => change.target === here) && stands.current.at_end) here.scrollTop = here.scrollHeight;
            note();
        });
        observer.observe(here);
        if (here.firstElementChild) observer.observe(here.firstElementChild);
        return () => observer.disconnect();
    }, [note]);

    return { box, at_end, on_scroll: note, to_end };
}

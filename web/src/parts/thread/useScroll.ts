// Where a conversation's scroll stands: stays at the end if it was there, keeps its place when older messages come in above.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const near_end_px = 60;

interface Scroll {
    box: RefObject<HTMLDivElement | null>;
    at_end: boolean;
    on_scroll: () => void;
    to_end: () => void;
}

export function useScroll(first_seq: number | undefined, last_seq: number | undefined): Scroll {
    const box = useRef<HTMLDivElement>(null);
    const [at_end, set_at_end] = useState(true);
    const stands = useRef({ at_end: true, height: 0, top: 0, first: first_seq });

    const note = useCallback(() => {
        const here = box.current;
        if (!here) return;
        const end = here.scrollHeight - here.scrollTop - here.clientHeight < near_end_px;
        stands.current = { ...stands.current, at_end: end, height: here.scrollHeight, top: here.scrollTop };
        set_at_end(end);
    }, []);

    const to_end = useCallback(() => {
        const here = box.current;
        if (here) here.scrollTop = here.scrollHeight;
        note();
    }, [note]);

    useLayoutEffect(() => {
        const here = box.current;
        if (!here) return;
        const before = stands.current;
        const older_came = before.first !== undefined && first_seq !== undefined && first_seq < before.first;
        if (before.at_end && !older_came) here.scrollTop = here.scrollHeight;
        else if (older_came) here.scrollTop = before.top + (here.scrollHeight - before.height);
        stands.current.first = first_seq;
        note();
    }, [first_seq, last_seq, note]);

    // The box shrinks when the composer grows: the end stays in sight.
    useEffect(() => {
        const here = box.current;
        if (!here) return;
        const observer = new ResizeObserver(() => {
            if (stands.current.at_end) here.scrollTop = here.scrollHeight;
        });
        observer.observe(here);
        if (here.firstElementChild) observer.observe(here.firstElementChild);
        return () => observer.disconnect();
    }, []);

    return { box, at_end, on_scroll: note, to_end };
}

import { useEffect, useRef, type RefObject } from 'react';

// On a fresh page nothing was focused yet: there the reader begins at the top.
let was_focused = false;
document.addEventListener('focusin', () => (was_focused = true), { once: true });

// Takes the focus where the link that led here has gone (the phone shows one column at a time), so that reading goes on here.
export function useRescuedFocus<T extends HTMLElement>(): RefObject<T | null> {
    const place = useRef<T>(null);
    useEffect(() => {
        const frame = requestAnimationFrame(() => {
            if (was_focused && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
        });
        return () => cancelAnimationFrame(frame);
    }, []);
    return place;
}

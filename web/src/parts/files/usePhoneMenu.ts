// A small menu that closes when somebody presses elsewhere, moves on or presses Escape; then its button has the focus again.
import { useEffect, useState, type RefObject } from 'react';

interface Menu {
    is_open: boolean;
    toggle: () => void;
    close: () => void;
}

export function usePhoneMenu(box: RefObject<HTMLElement | null>): Menu {
    const [is_open, set_open] = useState(false);
    useEffect(() => {
        if (!is_open) return;
        const outside = (event: Event) => {
            if (event.target instanceof Node && !box.current?.contains(event.target)) set_open(false);
        };
        const press = (event: KeyboardEvent) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            set_open(false);
            box.current?.querySelector('button')?.focus();
        };
        const here = box.current;
        document.addEventListener('pointerdown', outside);
        document.addEventListener('focusin', outside);
        here?.addEventListener('keydown', press);
        return () => {
            document.removeEventListener('pointerdown', outside);
            document.removeEventListener('focusin', outside);
            here?.removeEventListener('keydown', press);
        };
    }, [is_open, box]);
    return { is_open, toggle: () => set_open((before) => !before), close: () => set_open(false) };
}

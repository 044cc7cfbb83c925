// The one short notice at the edge of the page: what was done, and the way back.
import { useSyncExternalStore } from 'react';

export interface Toast {
    text: string;
    bad?: boolean;
    undo?: () => void;
}

const shown_ms = 8_000;
let current: Toast | undefined;
let last_undo: (() => void) | undefined; // The key works a while longer than the notice stands.
let timer: number | undefined;
const listeners = new Set<() => void>();

function change(toast: Toast | undefined): void {
    current = toast;
    for (const listener of listeners) listener();
}

export function show_toast(toast: Toast): void {
    last_undo = toast.undo;
    change(toast);
    release_toast();
}

export function hide_toast(): void {
    window.clearTimeout(timer);
    change(undefined);
}

// While it is pointed at or focused it stays.
export function hold_toast(): void {
    window.clearTimeout(timer);
}
export function release_toast(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(hide_toast, shown_ms);
}

// Takes the last thing back, once.
export function undo_last(): void {
    const undo = last_undo;
    last_undo = undefined;
    hide_toast();
    undo?.();
}

export function useToast(): Toast | undefined {
    return useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        () => current,
    );
}

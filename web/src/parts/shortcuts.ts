// Single-key shortcuts, which can be switched off (WCAG 2.1.4); never while somebody is writing.
import { useEffect, useSyncExternalStore } from 'react';
import type { Key } from '../words/words';
import { read_stored, store } from './storage';

// What a key does, in words; buttons, shortcuts and the list of keys share it.
export interface Action {
    key: string;
    label: Key;
}

const storage_key = 'stoa.shortcuts';
const listeners = new Set<() => void>();

export function shortcuts_on(): boolean {
    return read_stored<boolean>(storage_key) ?? true;
}

export function switch_shortcuts(on: boolean): void {
    store(storage_key, on);
    for (const listener of listeners) listener();
}

export function useShortcutsOn(): boolean {
    return useSyncExternalStore((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
    }, shortcuts_on);
}

function is_writing(target: EventTarget | null): boolean {
    return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

const repeated = /^[jk]$/; // Held down they go on; anything else happens once.

export function useShortcuts(keys: Record<string, () => void>): void {
    useEffect(() => {
        const press = (event: KeyboardEvent) => {
            if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
            if (is_writing(event.target)) {
                // Out of the text, so that the keys work again; the text stays.
                if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) event.target.blur();
                return;
            }
            if (event.repeat && !repeated.test(event.key)) return;
            if (document.querySelector('dialog[open], :popover-open') || !shortcuts_on()) return; // Escape is theirs.
            const act = keys[event.key];
            if (!act) return;
            event.preventDefault();
            act();
        };
        document.addEventListener('keydown', press);
        return () => document.removeEventListener('keydown', press);
    }, [keys]);
}

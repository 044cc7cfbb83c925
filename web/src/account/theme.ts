// Light, dark, or as the system has it; remembered in this browser.
import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storage_key = 'stoa.theme';
const listeners = new Set<() => void>();

export function current_theme(): Theme {
    const stored = localStorage.getItem(storage_key);
    return themes.find((theme) => theme === stored) ?? 'system';
}

export function apply_theme(): void {
    const theme = current_theme();
    if (theme === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', theme);
}

export function choose_theme(theme: Theme): void {
    localStorage.setItem(storage_key, theme);
    apply_theme();
    for (const listener of listeners) listener();
}

export function useTheme(): Theme {
    return useSyncExternalStore((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
    }, current_theme);
}

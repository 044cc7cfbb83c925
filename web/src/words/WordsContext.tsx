// Hands the words to every component, and a clock that ticks for relative times.
import { createContext, use, useSyncExternalStore } from 'react';
import type { Language } from './language';
import type { Words } from './words';

export interface WordsChoice {
    words: Words;
    change: (language: Language) => void;
}

export const WordsContext = createContext<WordsChoice | null>(null);

export function useWordsChoice(): WordsChoice {
    const choice = use(WordsContext);
    if (!choice) throw new Error('Words are used outside of their provider.');
    return choice;
}

export function useWords(): Words {
    return useWordsChoice().words;
}

const tick_ms = 30_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: number | undefined;

function listen(listener: () => void): () => void {
    listeners.add(listener);
    timer ??= window.setInterval(() => {
        now = Date.now();
        for (const each of listeners) each();
    }, tick_ms);
    return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        window.clearInterval(timer);
        timer = undefined;
    };
}

// The time, at most half a minute old.
export function useNow(): number {
    return useSyncExternalStore(listen, () => {
        if (Date.now() - now > tick_ms) now = Date.now();
        return now;
    });
}

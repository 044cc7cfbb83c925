// One made file and what is to be said of it.
export type Language = 'de' | 'en' | 'es' | 'fr' | 'it' | 'ja' | 'nl' | 'pt';
export const languages: Language[] = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'ja'];

// Groups that are counted apart.
export type Group = 'document' | 'logo' | 'photo';

export interface Sample {
    id: string;
    group: Group;
    kind: string; // "invoice", "coupon": for the list of mistakes.
    language: Language;
    author: 'buyer' | 'seller';
    // Of which rules one is to find something; none: nothing may be found.
    breaks: string[];
    held: boolean; // Kept aside: nothing is built on it.
    maker: 'chromium' | 'imagemagick';
    name: string;
    path: string;
}

// The same numbers at every run.
export class Random {
    #state: number;
    constructor(seed: number) {
        this.#state = seed >>> 0;
    }
    // From 0 up to, not including, 1 (mulberry32).
    next(): number {
        this.#state = (this.#state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    }
    between(low: number, high: number): number {
        return low + this.next() * (high - low);
    }
    whole(low: number, high: number): number {
        return Math.floor(this.between(low, high + 1));
    }
    pick<T>(list: readonly T[]): T {
        return list[this.whole(0, list.length - 1)]!;
    }
    some<T>(list: readonly T[], count: number): T[] {
        const rest = [...list];
        return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(this.whole(0, rest.length - 1), 1)[0]!);
    }
}

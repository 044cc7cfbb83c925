// What the stream told lately, for a tab that loaded its page before it listened. Told twice is no harm: what is known is not loaded again.
import type { Signal } from './election';

const kept_ms = 60_000;
const kept_max = 200;

export class Recent {
    readonly #told: { at: number; signal: Signal }[] = [];
    #whole_from: number; // Since then nothing is missing here.

    constructor(whole_from: number) {
        this.#whole_from = whole_from;
    }

    add(signal: Signal): void {
        if (signal.say !== 'conversation' && signal.say !== 'attachment' && signal.say !== 'reload') return;
        const now = Date.now();
        this.#told.push({ at: now, signal });
        for (let first = this.#told[0]; first && (this.#told.length > kept_max || first.at < now - kept_ms); first = this.#told[0]) {
            this.#whole_from = first.at + 1;
            this.#told.shift();
        }
    }

    // To be told to one that loaded what it shows at `began_ms` or later.
    since(began_ms: number): Signal[] {
        if (began_ms < this.#whole_from) return [{ say: 'reload' }];
        return this.#told.filter(({ at }) => at >= began_ms).map(({ signal }) => signal);
    }
}

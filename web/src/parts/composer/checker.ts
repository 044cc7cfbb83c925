// Checks a text as it is written: waits for a pause, drops the answers that a newer text has overtaken.
import type { Verdict } from '../../api/types';

export interface Draftlike {
    text: string;
    subject?: string;
    reason?: string;
    files?: string; // Which files go with it, and how far their own checks are: those change what is found.
}

export interface CheckState<T extends Draftlike> {
    phase: 'idle' | 'checking' | 'done' | 'failed';
    checked?: { input: T; verdict: Verdict }; // The last verdict, perhaps of an older text.
    error?: Error; // Why it failed.
}

export function same_draft(left: Draftlike, right: Draftlike): boolean {
    return (
        left.text === right.text &&
        (left.subject ?? '') === (right.subject ?? '') &&
        left.reason === right.reason &&
        (left.files ?? '') === (right.files ?? '')
    );
}

export class Checker<T extends Draftlike> {
    readonly #run: (input: T, signal: AbortSignal) => Promise<Verdict>;
    readonly #show: (state: CheckState<T>) => void;
    readonly #pause_ms: number;
    #state: CheckState<T> = { phase: 'idle' };
    #round = 0;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #running: AbortController | undefined;

    constructor(run: (input: T, signal: AbortSignal) => Promise<Verdict>, show: (state: CheckState<T>) => void, pause_ms = 300) {
        this.#run = run;
        this.#show = show;
        this.#pause_ms = pause_ms;
    }

    take(input: T): void {
        const known = this.#state.checked;
        if (known && this.#state.phase === 'done' && same_draft(known.input, input)) return;
        this.stop();
        if (input.text.trim() === '' && input.files === undefined) {
            this.#set({ phase: 'idle' });
            return;
        }
        const { checked } = this.#state;
        this.#set({ phase: 'checking', ...(checked && { checked }) });
        this.#timer = setTimeout(() => void this.#check(input), this.#pause_ms);
    }

    // A verdict that came another way: the send's own check.
    settle(input: T, verdict: Verdict): void {
        this.stop();
        this.#set({ phase: 'done', checked: { input, verdict } });
    }

    stop(): void {
        ++this.#round;
        clearTimeout(this.#timer);
        this.#running?.abort();
    }

    async #check(input: T): Promise<void> {
        const round = this.#round;
        const running = (this.#running = new AbortController());
        try {
            const verdict = await this.#run(input, running.signal);
            if (round === this.#round) this.#set({ phase: 'done', checked: { input, verdict } });
        } catch (error) {
            const why = error instanceof Error ? error : new Error(String(error));
            if (round === this.#round) this.#set({ ...this.#state, phase: 'failed', error: why });
        }
    }

    #set(state: CheckState<T>): void {
        this.#state = state;
        this.#show(state);
    }
}

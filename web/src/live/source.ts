// Keeps one EventSource open. The browser reconnects by itself, but neither after an HTTP error nor where a connection is dead and looks
// open, as after a computer has slept: the server's beats tell that, and another source goes on behind the last event.
import type { Signal } from './election';

export interface Source {
    addEventListener: (type: string, listener: (event: { data: string; lastEventId: string }) => void) => void;
    onopen: ((event: Event) => void) | null;
    onerror: ((event: Event) => void) | null;
    readonly readyState: number;
    close: () => void;
}

export interface Sources {
    open_source: (url: string) => Source;
    again_after_ms: number; // After an answer that ends a stream.
    server_time: (local_ms: number) => number | null; // What the server's clock showed then; null where it is not known.
}

const closed = 2; // EventSource.CLOSED
const default_period_ms = 15_000; // Until the first beat has told it.
const silent_periods = 2.5; // After so many without a beat the connection is dead.
const late_periods = 1.25; // After so many it is not believed any more where there is a reason to doubt.
const look_ms = 1_000;

export class SourceKeeper {
    readonly #url: string;
    readonly #sources: Sources;
    readonly #tell: (signal: Signal) => void;
    #cursor = ''; // The id of the last event; empty until the server has told one.
    #period_ms = default_period_ms;
    #heard_at = 0;
    #renew: () => void = () => undefined;
    readonly #began_ms: number | null;

    // `began_ms`: what is shown was loaded then or later; null where everything is to be loaded anew.
    constructor(url: string, began_ms: number | null, sources: Sources, tell: (signal: Signal) => void) {
        this.#url = url;
        this.#began_ms = began_ms;
        this.#sources = sources;
        this.#tell = tell;
    }

    // Until `leaving`. `missed`: something may have been told before the first source is open.
    async run(leaving: AbortSignal, missed: boolean): Promise<void> {
        while (!leaving.aborted) {
            const source = this.#sources.open_source(this.#address());
            this.#heard();
            const was_dead = await this.#follow(source, leaving, missed);
            source.close();
            missed = true;
            if (!was_dead) await wait(this.#sources.again_after_ms, leaving);
        }
    }

    look_after_sleep(): void {
        this.#renew_after(late_periods);
    }

    #address(): string {
        if (this.#cursor !== '') return `${this.#url}?last_event_id=${encodeURIComponent(this.#cursor)}`;
        const since = this.#began_ms === null ? null : this.#sources.server_time(this.#began_ms);
        return since === null ? this.#url : `${this.#url}?since=${new Date(since).toISOString()}`;
    }

    // Until it is refused or left (false), or dead (true).
    async #follow(source: Source, leaving: AbortSignal, missed: boolean): Promise<boolean> {
        let was_lost = missed;
        let was_open = false;
        this.#hear(source);
        source.onopen = () => {
            was_open = true;
            this.#heard();
            this.#tell({ say: 'state', state: 'open' });
            if (was_lost && this.#cursor === '') this.#tell({ say: 'reload' });
            was_lost = false;
        };
        const lost = () => {
            was_lost = true;
            this.#tell({ say: 'state', state: 'lost' });
        };
        const end = await new Promise<'refused' | 'left' | 'dead'>((resolve) => {
            source.onerror = () => {
                lost();
                if (source.readyState !== closed) return;
                if (was_open) this.#tell({ say: 'reload' }); // It is refused now: the pages' own requests hear why, as where the session has ended.
                resolve('refused');
            };
            this.#renew = () => resolve('dead');
            leaving.addEventListener('abort', () => resolve('left'), { once: true });
            void this.#watch(leaving, source);
        });
        if (end === 'dead') lost();
        return end === 'dead';
    }

    #hear(source: Source): void {
        for (const say of ['conversation', 'attachment'] as const)
            source.addEventListener(say, ({ data, lastEventId }) => {
                this.#heard(lastEventId);
                this.#tell({ say, event: data });
            });
        source.addEventListener('reset', ({ lastEventId }) => {
            this.#heard(lastEventId);
            this.#tell({ say: 'reload' });
        });
        source.addEventListener('beat', ({ data, lastEventId }) => {
            this.#heard(lastEventId);
            this.#period_ms = read_period(data) ?? this.#period_ms;
        });
    }

    #heard(cursor = ''): void {
        this.#heard_at = Date.now();
        if (cursor !== '') this.#cursor = cursor;
    }

    // Short looks instead of one long wait: a timer does not run while a computer sleeps.
    async #watch(leaving: AbortSignal, source: Source): Promise<void> {
        while (!leaving.aborted && source.readyState !== closed) {
            await wait(look_ms, leaving);
            this.#renew_after(silent_periods);
        }
    }

    #renew_after(periods: number): void {
        const now = Date.now();
        if (now < this.#heard_at) this.#heard_at = now; // The clock was set back.
        if (now - this.#heard_at > periods * this.#period_ms) this.#renew();
    }
}

function read_period(text: string): number | null {
    try {
        const beat = JSON.parse(text) as { period_ms: unknown };
        return typeof beat.period_ms === 'number' && beat.period_ms > 0 ? beat.period_ms : null;
    } catch {
        return null;
    }
}

function wait(ms: number, leaving: AbortSignal): Promise<void> {
    if (leaving.aborted) return Promise.resolve();
    return new Promise((resolve) => {
        const stop = () => {
            clearTimeout(timer);
            leaving.removeEventListener('abort', stop);
            resolve();
        };
        const timer = setTimeout(stop, ms);
        leaving.addEventListener('abort', stop);
    });
}

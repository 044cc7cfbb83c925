// One file on its way to the server by tus: goes on where it was when the connection comes back, until it is there or refused for good.
import type { Upload } from 'tus-js-client';
import { spoken_language } from '../../api/client';
import type { Problem } from '../../api/types';
import { media_type_of } from './choosing';
import { after_failure, type Failure } from './after_failure';

// Where the file is to be said, as the server is told; a buyer's conversation names its seller by itself.
export interface UploadPlace {
    user_id: string;
    seller?: number;
    order?: string;
    conversation?: string;
}

export interface Listener {
    on_progress: (sent_bytes: number) => void;
    on_lost: (problem: Problem | undefined) => void; // It goes on by itself, …
    on_busy: () => void; // … and so it does when the server has let go of a dead connection.
    on_refused: (problem: Problem | undefined) => void; // Without a problem: the file cannot be read any more.
    on_done: (seller: number, attachment: string) => void;
}

const at_once_bytes_max = 500_000; // As much goes with the first request; what is larger could not go on after a cut in it.
const stalled_ms = 30_000; // So long without a byte, and it is begun anew.

export class Transfer {
    readonly #file: File;
    readonly #place: UploadPlace;
    readonly #listener: Listener;
    #upload: Upload | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #failures = 0;
    #sent_bytes = 0;
    #stopped = false;

    constructor(file: File, place: UploadPlace, listener: Listener) {
        this.#file = file;
        this.#place = place;
        this.#listener = listener;
        window.addEventListener('online', this.#hurry);
        void this.#begin();
    }

    // Gives it up, here and on the server.
    cancel(): void {
        this.#end();
        this.#upload?.abort(true).catch(() => undefined); // What is left there expires.
    }

    #hurry = (): void => {
        if (this.#failures > 0) this.#later(0);
    };

    #end(): void {
        this.#stopped = true;
        clearTimeout(this.#timer);
        window.removeEventListener('online', this.#hurry);
    }

    #later(ms: number): void {
        clearTimeout(this.#timer);
        if (!this.#stopped) this.#timer = setTimeout(() => void this.#begin(), ms);
    }

    async #begin(): Promise<void> {
        try {
            this.#upload ??= await this.#make();
        } catch {
            this.#lose(undefined); // The library itself could not be loaded.
            return;
        }
        if (this.#stopped) return;
        this.#watch();
        this.#upload.start();
    }

    async #make(): Promise<Upload> {
        const { Upload } = await import('tus-js-client');
        const { seller, order, conversation } = this.#place;
        const upload = new Upload(this.#file, {
            endpoint: '/v1/uploads',
            metadata: {
                filename: this.#file.name,
                filetype: media_type_of(this.#file),
                ...(seller !== undefined && { seller: String(seller) }),
                ...(order !== undefined && { order }),
                ...(conversation !== undefined && { conversation }),
            },
            headers: { 'Accept-Language': spoken_language() },
            fingerprint: (file) => Promise.resolve(JSON.stringify([this.#place, file.name, file.type, file.size, file.lastModified])),
            uploadDataDuringCreation: this.#file.size <= at_once_bytes_max,
            retryDelays: null, // It waits by itself: longer, and for the network.
            removeFingerprintOnSuccess: true,
            onProgress: (sent) => this.#move(sent),
            onError: (error) => void this.#fail(error),
            onSuccess: () => this.#finish(),
        });
        const [before] = await upload.findPreviousUploads();
        if (before) upload.resumeFromPreviousUpload(before);
        return upload;
    }

    #watch(): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.#upload?.abort().catch(() => undefined);
            this.#lose(undefined);
        }, stalled_ms);
    }

    #move(sent_bytes: number): void {
        if (this.#stopped) return;
        if (sent_bytes > this.#sent_bytes) this.#failures = 0;
        this.#sent_bytes = sent_bytes;
        this.#watch();
        this.#listener.on_progress(sent_bytes);
    }

    #lose(problem: Problem | undefined): void {
        if (this.#stopped) return;
        this.#later(after_failure.wait_ms(this.#failures++));
        this.#listener.on_lost(problem);
    }

    #wait_for_server(): void {
        if (this.#stopped) return;
        this.#later(after_failure.busy_ms);
        this.#listener.on_busy();
    }

    async #fail(error: Error): Promise<void> {
        if (this.#stopped) return;
        clearTimeout(this.#timer);
        const { goes_on, busy, problem } = after_failure.read(error as Error & Failure);
        const readable = await is_readable(this.#file);
        if (goes_on && readable) {
            if (busy) this.#wait_for_server();
            else this.#lose(problem);
            return;
        }
        this.#end();
        this.#listener.on_refused(readable ? problem : undefined);
    }

    #finish(): void {
        if (this.#stopped) return;
        this.#end();
        const [seller, attachment] = new URL(this.#upload?.url ?? '', location.href).pathname.split('/').slice(-2);
        this.#listener.on_done(Number(seller), attachment ?? '');
    }
}

// It may have been changed, moved or thrown away since it was chosen.
async function is_readable(file: File): Promise<boolean> {
    try {
        await file.slice(0, 1).arrayBuffer();
        return true;
    } catch {
        return false;
    }
}

// Saves a text to the server a moment after its author pauses, one save at a time; without the network it waits. The browser's own copy
// comes first and never waits for this.
import { ProblemError, UnreachableError } from '../../api/client';
import type { Draft, SaveDraft } from '../../api/types';
import { content_of, is_blank, meet, to_draft } from './meeting';
import { whole, type Unsent } from './unsent';

export interface DraftServer {
    find: (draft_id: string | undefined) => Promise<Draft | undefined>;
    save: (draft: SaveDraft) => Promise<Draft>;
    drop: (draft_id: string | undefined) => Promise<unknown>;
}

export interface Desk {
    change: (change: Partial<Unsent> | null) => void;
    choose: (stored: Draft) => void; // Two texts, and only their author knows which one is to stay.
}

const pause_ms = 1_000;
const retry_ms = 15_000;
const awaited_retry_ms = 3_000; // Somebody looks at files that wait for it.
const settle_ms = 3_000; // A save that hangs must not keep a message from being sent.

export class Keeper {
    readonly #server: DraftServer;
    readonly #desk: Desk;
    #unsent: Unsent = { text: '' };
    #met = false; // Whether the server's draft was looked at since the text came up.
    #resting = false; // Nothing is saved while a choice or a send is open.
    #running: Promise<void> | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #expects_files = false;
    #is_left = false;
    #awaited: { resolve: (draft_id: string) => void; reject: (error: unknown) => void }[] = []; // By files that are to be put on the draft.

    constructor(server: DraftServer, desk: Desk) {
        this.#server = server;
        this.#desk = desk;
    }

    // The text as it stands now.
    take(unsent: Unsent): void {
        this.#unsent = unsent;
        if (this.#met && !this.#resting && this.#has_news()) this.#later(pause_ms);
    }

    // Looks what there is on the server: at the beginning, when the author comes back to this tab, when the network does.
    look(): void {
        if (this.#resting) return;
        this.#met = false;
        this.#later(0);
    }

    // While files are on their way a draft without words stays.
    expect_files(expected: boolean): void {
        this.#expects_files = expected;
        this.take(this.#unsent);
    }

    // The draft's id, also where nothing is written yet: files need one to be put on.
    found(): Promise<string> {
        if (this.#is_left) return Promise.reject(new Error('The page with the draft is not open.'));
        const { draft_id, version } = this.#unsent;
        if (draft_id !== undefined && version !== undefined) return Promise.resolve(draft_id);
        const promise = new Promise<string>((resolve, reject) => this.#awaited.push({ resolve, reject }));
        if (!this.#resting) this.#later(0);
        return promise;
    }

    // The page goes.
    leave(): void {
        this.#is_left = true;
        this.rest();
        for (const { reject } of this.#awaited.splice(0)) reject(new Error('The page with the draft was left.'));
    }

    rest(): void {
        this.#resting = true;
        clearTimeout(this.#timer);
    }

    wake(): void {
        this.#is_left = false;
        this.#resting = false;
        this.look();
    }

    // After a send: there is nothing to look for.
    go_on(): void {
        this.#resting = false;
        this.take(this.#unsent);
    }

    // The text once no save is under way any more; none begins before wake() or go_on().
    async settle(): Promise<Unsent> {
        this.rest();
        await Promise.race([this.#running, new Promise((resolve) => setTimeout(resolve, settle_ms))]);
        return this.#unsent;
    }

    #has_news(): boolean {
        return this.#is_needless() ? this.#unsent.version !== undefined : content_of(this.#unsent) !== this.#unsent.kept;
    }

    #is_needless(): boolean {
        return is_blank(this.#unsent) && !this.#expects_files;
    }

    #later(ms: number): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#run(), ms);
    }

    async #run(): Promise<void> {
        if (this.#running) {
            this.#later(pause_ms);
            return;
        }
        this.#running = this.#step().catch((error: unknown) => {
            // Refused for good (too long, no right): the browser's copy is all there is.
            if (error instanceof UnreachableError || (error instanceof ProblemError && error.problem.status >= 500)) {
                if (!this.#resting) this.#later(this.#awaited.length > 0 ? awaited_retry_ms : retry_ms);
            } else {
                for (const { reject } of this.#awaited.splice(0)) reject(error);
            }
        });
        await this.#running;
        this.#running = undefined;
    }

    async #step(): Promise<void> {
        if (!this.#met) {
            const { draft_id: asked, attachments } = this.#unsent;
            const stored = await this.#server.find(asked);
            if (this.#unsent.draft_id !== asked || this.#unsent.attachments !== attachments) {
                this.#later(0); // Another draft was opened meanwhile, as by a link, or a file came: the answer is out of date.
                return;
            }
            this.#met = true;
            this.#meet(stored);
        } else if (this.#has_news()) {
            await this.#save();
        }
    }

    #apply(change: Partial<Unsent> | null): void {
        this.#unsent = change === null ? { text: '' } : { ...this.#unsent, ...change };
        this.#desk.change(change);
        const { draft_id, version } = this.#unsent;
        if (draft_id !== undefined && version !== undefined) for (const { resolve } of this.#awaited.splice(0)) resolve(draft_id);
    }

    #meet(stored: Draft | undefined): void {
        const meeting = meet(this.#unsent, stored);
        if (meeting.go === 'clear') this.#apply(null);
        else if (meeting.go === 'take') this.#apply(whole(meeting.unsent));
        else if (meeting.go !== 'choose') this.#apply(meeting.change ?? {});
        else {
            this.rest();
            this.#desk.choose(meeting.stored);
            return;
        }
        if (!this.#resting && this.#has_news()) this.#later(pause_ms);
    }

    async #save(): Promise<void> {
        const saved = this.#unsent;
        if (this.#is_needless()) {
            await this.#server.drop(saved.draft_id);
            this.#apply({ draft_id: undefined, version: undefined, kept: undefined, stopped: undefined });
            return;
        }
        try {
            const { id, version } = await this.#server.save(to_draft(saved));
            this.#apply({ draft_id: id, version, kept: content_of(saved), stopped: undefined });
        } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            const { code, draft } = error.problem;
            if (code === 'draft_changed' && draft) this.#meet(draft);
            else if (code === 'not_found' && saved.version !== undefined) this.#meet(undefined);
            else throw error;
            return;
        }
        if (!this.#resting && this.#has_news()) this.#later(pause_ms);
    }
}

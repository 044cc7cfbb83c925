// The files on their way to one draft. It outlives the page that shows them: whoever reads another conversation meanwhile loses nothing.
import { attachment_query, place_attachments } from '../../api/attachments';
import { ProblemError } from '../../api/client';
import type { Attachment, Problem } from '../../api/types';
import type { QueryClient } from '@tanstack/react-query';
import type { Refusal } from './choosing';
import type { Refused } from './refusal_words';
import { in_order } from './in_order';
import { Transfer, type UploadPlace } from './transfer';

export interface SendingFile {
    key: number;
    file: File;
    phase: 'waiting' | 'sending' | 'lost' | 'busy' | 'placing' | 'refused';
    sent_bytes: number;
    problem?: Problem | undefined; // Why it was refused, or waits.
    refusal?: Refusal | 'unreadable' | undefined; // The same, where no server was asked.
    refused?: Refused | undefined; // The same, by what looked into it.
    attachment?: string | undefined; // Once all of it is there.
}

// Whether it is to be taken away first: its author counts on it, for nothing spoke against it when it was chosen.
export const is_turned_down = ({ phase, refusal }: SendingFile): boolean =>
    phase === 'refused' && (refusal === undefined || refusal === 'unreadable');

// The draft that they belong to, as the page has it.
export interface DraftSide {
    find_draft: () => Promise<string>; // Saves one first where there is none.
    on_placed: (attachments: Attachment[]) => void;
}

const at_once_max = 3;
const again_ms = 3_000;

export class UploadDesk {
    readonly #place: UploadPlace;
    readonly #client: QueryClient;
    #rows: SendingFile[] = [];
    #draft: DraftSide | undefined;
    #placed: string[] = []; // What is on the draft.
    #seller: number | undefined;
    #is_placing = false;
    #last_key = 0;
    readonly #transfers = new Map<number, Transfer>();
    readonly #turns = new Map<string, number>(); // In which turn a file was chosen, by its id.
    readonly #local = new Map<string, File>(); // What was sent from here, by the id that it has now.
    readonly #listeners = new Set<() => void>();

    constructor(place: UploadPlace, client: QueryClient) {
        this.#place = place;
        this.#client = client;
    }

    readonly subscribe = (listener: () => void): (() => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    };
    readonly rows = (): SendingFile[] => this.#rows;
    readonly local_of = (attachment: string): File | undefined => this.#local.get(attachment);

    // What the page knows; called whenever that changes.
    meet(draft: DraftSide, placed: string[]): void {
        this.#draft = draft;
        if (!this.#is_placing) this.#placed = placed;
    }

    add(file: File, refusal: Refusal | undefined): void {
        const twin = (row: SendingFile) =>
            row.file.name === file.name && row.file.size === file.size && row.file.lastModified === file.lastModified;
        if (this.#rows.some(twin)) return;
        const key = ++this.#last_key;
        this.#rows = [...this.#rows, { key, file, phase: refusal ? 'refused' : 'waiting', sent_bytes: 0, refusal }];
        this.#go_on();
    }

    cancel(key: number): void {
        this.#transfers.get(key)?.cancel();
        this.#transfers.delete(key);
        this.#rows = this.#rows.filter((row) => row.key !== key);
        this.#go_on();
    }

    retry(key: number): void {
        this.#transfers.delete(key);
        this.#change(key, {
            phase: 'waiting',
            sent_bytes: 0,
            problem: undefined,
            refusal: undefined,
            refused: undefined,
            attachment: undefined,
        });
        this.#go_on();
    }

    // After a send: what was refused is told no longer.
    clear(): void {
        this.#placed = [];
        this.#local.clear();
        this.#rows = this.#rows.filter((row) => row.phase !== 'refused');
        this.#tell();
    }

    #change(key: number, change: Partial<SendingFile>): void {
        this.#rows = this.#rows.map((row) => (row.key === key ? { ...row, ...change } : row));
        this.#tell();
    }

    #tell(): void {
        for (const listener of this.#listeners) listener();
    }

    // Starts what waits, as many as may be under way at once.
    #go_on(): void {
        for (const row of this.#rows) {
            if (row.phase !== 'waiting' || this.#transfers.size >= at_once_max) continue;
            this.#transfers.set(row.key, this.#start(row));
            this.#rows = this.#rows.map((other) => (other === row ? { ...row, phase: 'sending' } : other));
        }
        this.#tell();
    }

    #start({ key, file }: SendingFile): Transfer {
        return new Transfer(file, this.#place, {
            on_progress: (sent_bytes) => this.#change(key, { phase: 'sending', sent_bytes, problem: undefined }),
            on_lost: (problem) => this.#change(key, { phase: 'lost', problem }),
            on_busy: () => this.#change(key, { phase: 'busy', problem: undefined }),
            on_refused: (problem) => this.#end(key, { phase: 'refused', problem, refusal: problem ? undefined : 'unreadable' }),
            on_done: (seller, attachment) => {
                this.#seller = seller;
                this.#turns.set(attachment, key);
                this.#local.set(attachment, file);
                this.#end(key, { phase: 'placing', sent_bytes: file.size, attachment, problem: undefined });
                void this.#place_all();
            },
        });
    }

    #end(key: number, change: Partial<SendingFile>): void {
        this.#transfers.delete(key);
        this.#change(key, change);
        this.#go_on();
    }

    // Puts what is there on the draft; one request at a time, so that none takes away what another has put.
    async #place_all(): Promise<void> {
        if (this.#is_placing) return;
        this.#is_placing = true;
        try {
            for (let rows = this.#to_place(); rows.length > 0; rows = this.#to_place()) await this.#place_rows(rows);
        } catch {
            setTimeout(() => void this.#place_all(), again_ms);
        } finally {
            this.#is_placing = false;
        }
    }

    #to_place(): SendingFile[] {
        return this.#rows.filter((row) => row.phase === 'placing');
    }

    async #place_rows(rows: SendingFile[]): Promise<void> {
        const { draft, seller } = { draft: this.#draft, seller: this.#seller };
        if (!draft || seller === undefined) throw new Error('Nothing is known of the draft yet.');
        const draft_id = await draft.find_draft();
        const ids = rows.flatMap((row) => row.attachment ?? []);
        try {
            const placed = await place_attachments(seller, draft_id, in_order([...this.#placed, ...ids], this.#turns));
            this.#placed = placed.map((attachment) => attachment.id);
            this.#rows = this.#rows.filter((row) => !rows.some((other) => other.key === row.key));
            draft.on_placed(placed);
            this.#tell();
        } catch (error) {
            if (!(error instanceof ProblemError) || error.problem.status >= 500) throw error;
            await this.#refuse_some(rows, seller, error.problem);
        }
    }

    // One of them cannot be put there: mostly because it was looked into, and refused, in the meantime.
    async #refuse_some(rows: SendingFile[], seller: number, problem: Problem): Promise<void> {
        const found = await Promise.all(
            rows.map(async (row) => ({
                row,
                attachment: await this.#client.query({ ...attachment_query(seller, row.attachment ?? ''), staleTime: 0 }),
            })),
        );
        const refused = found.filter(({ attachment }) => attachment.state === 'refused');
        for (const { row, attachment } of refused) this.#change(row.key, { phase: 'refused', refused: attachment });
        if (refused.length === 0) for (const row of rows) this.#change(row.key, { phase: 'refused', problem });
    }
}

const desks = new Map<string, UploadDesk>();

export function desk_at(place: UploadPlace, client: QueryClient): UploadDesk {
    const key = JSON.stringify(place);
    let desk = desks.get(key);
    if (!desk) desks.set(key, (desk = new UploadDesk(place, client)));
    return desk;
}

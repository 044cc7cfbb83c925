// Turns the stream's events into fresh cache entries; a version that is already here is ignored.
import type { QueryClient } from '@tanstack/react-query';
import { attachment_key } from '../api/attachments';
import { last_seq, refresh_conversation, refresh_marks, refresh_reading } from '../api/cache';
import type { Pages } from '../api/pages';
import { side_key } from '../api/queries';
import type { ConversationEvent, ConversationSummary, Side } from '../api/types';

export function read_event(text: string): ConversationEvent | null {
    try {
        const event = JSON.parse(text) as ConversationEvent;
        return typeof event.conversation_id === 'string' && typeof event.version === 'number' ? event : null;
    } catch {
        return null;
    }
}

// What an event `attachment` says: the file has another state.
interface AttachmentEvent {
    seller_id: number;
    id: string;
}

export function read_attachment_event(text: string): AttachmentEvent | null {
    try {
        const event = JSON.parse(text) as AttachmentEvent;
        return typeof event.seller_id === 'number' && typeof event.id === 'string' ? event : null;
    } catch {
        return null;
    }
}

// A buyer's summaries carry no version; there it is the last message's seq.
const version_of = (summary: { version?: number; last_seq: number }) => summary.version ?? summary.last_seq;

// Whether all that is cached already shows this version or a later one.
export function is_known(client: QueryClient, side: Side, event: ConversationEvent): boolean {
    const id = event.conversation_id;
    const seq = last_seq(client, side, id);
    if (seq !== undefined && seq < event.last_seq) return false;
    const detail = client.getQueryData<{ summary: ConversationSummary }>([...side_key(side), 'conversation', id]);
    const lists = client.getQueriesData<Pages<ConversationSummary>>({ queryKey: [...side_key(side), 'conversations'] });
    const listed = lists.flatMap(([, pages]) => pages?.pages.flatMap((page) => page.items.filter((item) => item.id === id)) ?? []);
    const versions = [detail?.summary, ...listed].filter((summary) => summary !== undefined).map(version_of);
    return versions.length > 0 && listed.length > 0 && versions.every((version) => version >= event.version);
}

const gather_ms = 150;
const single_max = 8; // More at once (a catch-up) is cheaper as a reload of what is shown.

// Gathers events for a moment, then loads each conversation once.
export class EventApplier {
    readonly #client: QueryClient;
    readonly #side: Side;
    readonly #waiting = new Map<string, ConversationEvent>();
    readonly #about_mail = new Set<string>(); // Conversations of which messages that are here are to be marked otherwise.
    readonly #about_reading = new Map<string, boolean>(); // Which were read further; whether by none but this member, here or elsewhere.
    readonly #about_name = new Set<string>(); // Which are shown otherwise at the version that is here.
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(client: QueryClient, side: Side) {
        this.#client = client;
        this.#side = side;
    }

    take(event: ConversationEvent): void {
        const { about, conversation_id } = event;
        if (about === 'mail') this.#about_mail.add(conversation_id);
        if (about === 'name') this.#about_name.add(conversation_id);
        if (about === 'reading') this.#about_reading.set(conversation_id, false);
        else if (about === 'own_reading') this.#about_reading.set(conversation_id, this.#about_reading.get(conversation_id) ?? true);
        else this.#wait_with(event);
        this.#timer ??= setTimeout(() => this.#flush(), gather_ms);
    }

    #wait_with(event: ConversationEvent): void {
        const other = this.#waiting.get(event.conversation_id);
        if (!other || other.version < event.version) this.#waiting.set(event.conversation_id, event);
    }

    // Whoever shows the file asks what became of it.
    take_attachment({ seller_id, id }: AttachmentEvent): void {
        void this.#client.invalidateQueries({ queryKey: attachment_key(seller_id, id) });
    }

    reload = (): void => {
        void this.#client.invalidateQueries({ queryKey: side_key(this.#side) });
    };

    stop(): void {
        clearTimeout(this.#timer);
    }

    #flush(): void {
        this.#timer = undefined;
        const is_news = (event: ConversationEvent) =>
            this.#about_name.has(event.conversation_id) || !is_known(this.#client, this.#side, event);
        const events = [...this.#waiting.values()].filter(is_news);
        for (const conversation of this.#about_mail) refresh_marks(this.#client, this.#side, conversation);
        const is_loaded = (conversation: string) => events.some(({ conversation_id }) => conversation_id === conversation);
        const read = [...this.#about_reading].filter(([conversation]) => !is_loaded(conversation));
        for (const gathered of [this.#waiting, this.#about_mail, this.#about_reading, this.#about_name]) gathered.clear();
        if (events.length + read.length > single_max) {
            this.reload();
            return;
        }
        for (const [conversation, is_own] of read) {
            refresh_reading(this.#client, this.#side, conversation, is_own).catch(() => undefined); // The next look asks again.
        }
        for (const event of events) {
            refresh_conversation(this.#client, this.#side, event.conversation_id).catch(() => this.reload());
        }
    }
}

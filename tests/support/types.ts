// What the operations give (answers.ts says which gives what), in TypeScript's words.
import type { Attachment } from './file_types.ts';
import type { MailTiming } from './mail_types.ts';

export type Section = 'needs_reply' | 'waiting' | 'no_reply_needed' | 'resolved';
export type Outcome = 'pass' | 'warn' | 'modify' | 'hold' | 'block';
export type Author = 'buyer' | 'seller' | 'operator' | 'system';
export type Role = 'buyer' | 'owner' | 'manager' | 'agent' | 'moderator' | 'administrator' | 'token';

export interface Seller {
    id: number;
    name: string;
}
export interface Session {
    user_id: string;
    name: string;
    role: Role;
    language: string;
    seller?: Seller;
    buyer_id?: string;
    mail_trouble?: { address: string; cause: string; since: string };
}
export interface Replacement {
    part: string;
    begin: number;
    end: number;
    text: string;
}
export interface Finding {
    rule: string;
    outcome: Outcome;
    part: 'subject' | 'body' | 'message';
    begin?: number;
    end?: number;
    text?: string;
    title: string;
    why: string;
    fix: string;
    replacement?: Replacement;
}
export interface Verdict {
    outcome: Outcome;
    pack: string;
    pack_version?: number;
    engine?: string;
    findings: Finding[];
}
export interface Problem {
    type: string;
    title: string;
    status: number;
    code: string;
    detail?: string;
    pointer?: string;
    parameter?: string;
    retry_after?: number;
    verdict?: Verdict;
    draft_id?: string;
    new_messages?: Message[];
    last_seq?: number;
    draft?: Draft;
}
export interface Message {
    id: string;
    seq: number;
    author: Author;
    author_name: string;
    kind: 'inquiry' | 'reply' | 'proactive' | 'necessary';
    reason?: string;
    subject?: string;
    text: string;
    masks?: { rule: string; begin: number; end: number }[];
    modified?: boolean;
    delivered_at: string;
    by_mail?: boolean;
    mail?: { state: string; changed_at: string; cause?: string };
    attachments?: Attachment[];
}
export interface Sent {
    conversation_id: string;
    message: Message;
    verdict: Verdict;
}
export interface ListedDraft {
    draft: Draft;
    buyer_name: string;
    item_title: string;
}
export interface Draft {
    id: string;
    state: string;
    mine: boolean;
    version: number;
    conversation_id?: string;
    order_id?: string;
    subject?: string;
    text: string;
    form?: string;
    seen_seq?: number;
    reason?: string;
    topic?: string;
    moderator_note?: string;
    verdict: Verdict;
}
export interface FixedText {
    language: string;
    subject: string;
    text: string;
}
export interface Settings {
    name: string;
    language?: string;
    opted_out: boolean;
    email?: string;
    by_mail: boolean;
    mail_timing: MailTiming;
}
export interface InquiryLink {
    seller: Seller;
    sku: string;
    title: string;
    expires_at: string;
    conversation_id?: string;
    answers_within_minutes?: number;
    drafts: Draft[];
}
export interface Contact {
    open: boolean;
    closes_at?: string;
    why_closed?: 'window_closed' | 'order_state' | 'no_buyer';
}
export interface OrderItem {
    sku: string;
    title: string;
    quantity: number;
}
export interface OrderSummary {
    id: string;
    placed_at: string;
    buyer_name?: string;
    first_title: string;
    item_count: number;
    delivery_state: string;
    contact: Contact;
    conversation?: { id: string; section: Section };
}
export interface Order {
    id: string;
    seller_id: number;
    buyer_alias?: string;
    buyer?: { id: string; name: string; language?: string };
    placed_at: string;
    delivery_state: string;
    fulfilled_by: string;
    currency?: string;
    total_minor?: number;
    items: OrderItem[];
    contact: Contact;
    allowed_reasons: {
        reason: string;
        kind: string;
        critical: boolean;
        open: boolean;
        rule?: string;
        why?: string;
        fixed_text?: FixedText;
    }[];
    conversation?: { id: string; section: Section; last_seq?: number };
    drafts: Draft[];
    other_conversations: {
        id: string;
        order_id?: string;
        item_title: string;
        topic: string;
        section: Section;
        last_message_at: string;
    }[];
    [field: string]: unknown;
}
export interface ConversationSummary {
    id: string;
    order_id?: string;
    buyer_name: string;
    item_title: string;
    topic: string;
    section: Section;
    last_message_at: string;
    last_seq: number;
    version: number;
    last_author: Author;
    snippet: string;
    unread: boolean;
    due_at?: string;
}
export interface Conversation {
    summary: ConversationSummary;
    language: string;
    opened_by: Author;
    buyer_read_seq: number;
    can_reply: boolean;
    order?: Order;
    drafts: Draft[];
}
export interface BuyerConversationSummary {
    id: string;
    seller: Seller;
    order_id?: string;
    item_title: string;
    last_message_at: string;
    last_seq: number;
    snippet: string;
    unread: boolean;
    waits_for_buyer: boolean;
}
export interface BuyerOrderSummary {
    id: string;
    seller: Seller;
    placed_at: string;
    first_title: string;
    conversation_id?: string;
}
export interface ConversationEvent {
    conversation_id: string;
    version: number;
    last_seq: number;
    about?: 'mail' | 'reading' | 'own_reading' | 'name';
}
export interface Page<T> {
    items: T[];
    next_cursor?: string;
}

interface Span {
    begin: number;
    end: number;
}
export interface MessageHit {
    conversation_id: string;
    order_id?: string;
    other_side: string;
    item_title: string;
    seq: number;
    author: Author;
    author_name: string;
    delivered_at: string;
    excerpt: string;
    subject?: string;
    subject_marks?: Span[];
    marks: Span[];
    other_side_marks?: Span[];
    title_marks?: Span[];
}
export interface SearchResult<Order> extends Page<MessageHit> {
    orders: { order: Order; id_marks: Span[]; other_side_marks: Span[]; title_marks: Span[] }[];
}

export interface Import {
    id: string;
    created_by: string;
    created_at: string;
    ended_at?: string;
    state: 'uploading' | 'waiting' | 'running' | 'done' | 'failed';
    file_name: string;
    encoding: string;
    size_bytes: number;
    received_bytes: number;
    bytes_done: number;
    lines_done: number;
    orders_changed: number;
    lines_refused: number;
}

export interface Held {
    seller: Seller;
    author: Author;
    author_name: string;
    buyer_name: string;
    item_title: string;
    kind?: string;
    unproven_from?: string;
    draft: Draft;
}

export interface Members {
    sends_mail: boolean;
    members: { id: string; name: string; login: string; role: Role }[];
    invitations: {
        address: string;
        role: Role;
        invited_by: string;
        invited_at: string;
        expires_at: string;
        mail?: string;
        mail_cause?: string;
    }[];
}

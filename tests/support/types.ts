// What the operations give, in TypeScript's words. Every answer was held against the contract before it gets this type.
import type { Asset } from './asset_types.ts';
import type { Attachment, UploadLimits } from './file_types.ts';
import type { Mail, MailTiming, SellerMail, SenderConfirmation, WholeMail } from './mail_types.ts';

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
}
export interface Contact {
    open: boolean;
    closes_at?: string;
    why_closed?: 'window_closed' | 'no_buyer';
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
    about_mail?: boolean;
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
    marks: Span[];
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

// What each operation answers where it does its work.
export interface Answers {
    getHealth: { status: 'ready' | 'failing'; version: string; failing?: string[]; unavailable?: { rule: string; reason: string }[] };
    getMetrics: string;
    getSession: Session;
    signIn: Session;
    signOut: undefined;
    getInvitation: { name?: string; login: string; expires_at: string; seller_name?: string; role?: Role };
    acceptInvitation: Session;
    getSignInWays: { by_mail: boolean };
    askPasswordReset: undefined;
    getPasswordReset: { name: string; login: string; expires_at: string };
    resetPassword: Session;
    askSignInLink: undefined;
    getSignInLink: { name: string; expires_at: string };
    signInByLink: Session;
    getSenderConfirmation: SenderConfirmation;
    confirmSender: SenderConfirmation;
    listMembers: Members;
    changeMember: Members;
    removeMember: Members;
    inviteMember: Members;
    revokeInvitation: Members;
    putBuyer: { id: string; external_id: string; name: string; language?: string; opted_out: boolean };
    listSellers: Page<Seller>;
    listOrders: Page<OrderSummary>;
    getOrder: Order;
    putOrder: Order;
    contactBuyer: Sent;
    listHeld: Page<Held>;
    getHeld: { held: Held; messages: Message[] };
    releaseHeld: Sent;
    rejectHeld: undefined;
    listMails: Page<Mail>;
    getMail: { mail: Mail; source?: string };
    retryMail: Mail;
    getMailCounts: { queued: number; failed: number; bounced: number; refused_senders: number };
    listRefusedSenders: Page<{ seller: Seller; address: string; refused: number; seen_at: string }>;
    listAssets: { items: Asset[] };
    addAsset: Asset;
    changeAsset: Asset;
    removeAsset: undefined;
    getAssetThumbnail: string;
    putProductPhoto: Asset;
    listImports: Page<Import>;
    getImport: { import: Import; refusals: { line: number; column: string; why: string }[] };
    putImport: Import;
    putImportPart: Import;
    deleteImport: undefined;
    searchSeller: SearchResult<OrderSummary>;
    getSellerMail: SellerMail;
    putSellerMail: SellerMail;
    putMailSender: SellerMail;
    deleteMailSender: SellerMail;
    listSections: { items: { section: Section; count: number }[] };
    listConversations: Page<ConversationSummary>;
    getConversation: Conversation;
    listMessages: Page<Message>;
    getWholeMail: WholeMail;
    getMailSource: string;
    sendSellerMessage: Sent;
    markSellerRead: undefined;
    moveConversation: ConversationSummary;
    discardDraft: undefined;
    getOrderDraft: { draft?: Draft };
    saveOrderDraft: Draft;
    dropOrderDraft: undefined;
    getReplyDraft: { draft?: Draft };
    saveReplyDraft: Draft;
    dropReplyDraft: undefined;
    listDrafts: Page<ListedDraft>;
    getBuyerDraft: { draft?: Draft };
    saveBuyerDraft: Draft;
    dropBuyerDraft: undefined;
    getInquiryDraft: { draft?: Draft };
    saveInquiryDraft: Draft;
    dropInquiryDraft: undefined;
    getInquiryLink: InquiryLink;
    openLinkInquiry: Sent;
    getSettings: Settings;
    getUploadProtocol: undefined;
    getSellerUploadLimits: UploadLimits;
    getUploadLimits: UploadLimits;
    createUpload: undefined;
    getUpload: undefined;
    appendUpload: undefined;
    dropUpload: undefined;
    placeAttachments: { items: Attachment[] };
    getAttachment: Attachment;
    removeAttachment: undefined;
    downloadAttachment: string;
    putSettings: Settings;
    checkTemplate: Verdict;
    checkSellerDraft: Verdict;
    searchBuyer: SearchResult<BuyerOrderSummary>;
    listBuyerConversations: Page<BuyerConversationSummary>;
    getBuyerConversation: {
        summary: BuyerConversationSummary;
        seller_read_seq: number;
        drafts: Draft[];
        answers_within_minutes?: number;
    };
    listBuyerMessages: Page<Message>;
    getBuyerWholeMail: WholeMail;
    sendBuyerMessage: Sent;
    markBuyerRead: undefined;
    listBuyerOrders: Page<BuyerOrderSummary>;
    getBuyerOrder: { summary: BuyerOrderSummary; delivery_state: string; items: OrderItem[] };
    openInquiry: Sent;
    checkBuyerDraft: Verdict;
    unsubscribe: undefined;
}
// The event streams are read by support/events.ts.
export type OperationId = keyof Answers | 'streamSellerEvents' | 'streamBuyerEvents';

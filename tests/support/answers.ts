// Every answer was held against the contract before it gets the type that stands here.
import type { Asset } from './asset_types.ts';
import type { Attachment, UnreadFile, UploadLimits } from './file_types.ts';
import type { Mail, SellerMail, SenderConfirmation, WholeMail } from './mail_types.ts';
import type {
    BuyerConversationSummary,
    BuyerOrderSummary,
    Conversation,
    ConversationSummary,
    Draft,
    Held,
    Import,
    InquiryLink,
    ListedDraft,
    Members,
    Message,
    Order,
    OrderItem,
    OrderSummary,
    Page,
    Role,
    SearchResult,
    Section,
    Seller,
    Sent,
    Session,
    Settings,
    Verdict,
} from './types.ts';

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
    listUnreadFiles: Page<UnreadFile>;
    retryUnreadFile: UnreadFile;
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
    getBuyerOrder: { summary: BuyerOrderSummary; delivery_state: string; items: OrderItem[]; drafts: Draft[] };
    openInquiry: Sent;
    checkBuyerDraft: Verdict;
    unsubscribe: undefined;
}
// The event streams are read by support/events.ts.
export type OperationId = keyof Answers | 'streamSellerEvents' | 'streamBuyerEvents';

// The table of rights: who may use each operation of the contract. A new operation needs a row here.

// People by their logins in the tests' marketplace, tokens by what they are for.
export const callers = [
    'nobody', 'ada', 'ben', 'olga', 'mara', 'anna', 'otto', 'moni', 'adam',
    'token:all', 'token:north', 'token:south', 'token:read', 'token:orders',
] as const; // prettier-ignore
export type Caller = (typeof callers)[number];

const members: Caller[] = ['olga', 'mara', 'anna'];
const signedIn = callers.filter((caller) => caller !== 'nobody');

// Who may use the operation on North's and Ada's objects.
export const allowed: Record<string, readonly Caller[]> = {
    getHealth: callers,
    getMetrics: callers,
    checkTemplate: callers,
    signIn: callers,
    getInvitation: callers,
    acceptInvitation: callers,
    getSignInWays: callers,
    askPasswordReset: callers,
    getPasswordReset: callers,
    resetPassword: callers,
    askSignInLink: callers,
    getSignInLink: callers,
    signInByLink: callers,
    getSenderConfirmation: callers,
    confirmSender: callers,
    unsubscribe: callers,
    getSession: signedIn,
    signOut: signedIn,
    ...Object.fromEntries(
        [
            'listImports',
            'getImport',
            'putImport',
            'putImportPart',
            'deleteImport',
            'addAsset',
            'changeAsset',
            'removeAsset',
            'putProductPhoto',
        ].map((id) => [id, ['olga', 'mara', 'adam', 'token:all', 'token:north', 'token:orders']]),
    ),
    putBuyer: ['adam', 'token:all'],
    putOrder: ['adam', 'token:all', 'token:north', 'token:orders'],
    putSellerMail: members,
    putMailSender: ['olga', 'mara'],
    deleteMailSender: ['olga', 'mara'],
    listMembers: ['olga', 'mara', 'adam'],
    changeMember: ['olga', 'mara', 'adam'],
    removeMember: ['olga', 'mara', 'adam'],
    inviteMember: ['olga', 'mara', 'adam'],
    revokeInvitation: ['olga', 'mara', 'adam'],
    getUploadProtocol: callers,
    getSellerUploadLimits: [...members, 'token:all', 'token:north'],
    getUploadLimits: ['ada', 'ben'],
    createUpload: ['ada', ...members, 'token:all', 'token:north'],
    // Of Olga's, and on no message.
    ...Object.fromEntries(['getUpload', 'appendUpload', 'dropUpload', 'placeAttachments', 'removeAttachment'].map((id) => [id, ['olga']])),
    // On a message of Ada's conversation with North.
    ...Object.fromEntries(
        ['getAttachment', 'downloadAttachment'].map((id) => [
            id,
            ['ada', ...members, 'moni', 'adam', 'token:all', 'token:north', 'token:read'],
        ]),
    ),
    listSellers: ['moni', 'adam'],
    ...Object.fromEntries(
        ['listMails', 'getMail', 'retryMail', 'getMailCounts', 'listRefusedSenders', 'getMailSource'].map((id) => [id, ['moni', 'adam']]),
    ),
    listHeld: ['moni', 'adam'],
    getHeld: ['moni', 'adam'],
    releaseHeld: ['moni', 'adam'],
    rejectHeld: ['moni', 'adam'],
    listUnreadFiles: ['moni', 'adam'],
    retryUnreadFile: ['moni', 'adam'],
    ...Object.fromEntries(
        [
            'listOrders',
            'getOrder',
            'searchSeller',
            'getSellerMail',
            'listAssets',
            'getAssetThumbnail',
            'listSections',
            'listConversations',
            'getConversation',
            'listMessages',
            'getWholeMail',
            'streamSellerEvents',
        ].map((id) => [id, [...members, 'moni', 'adam', 'token:all', 'token:north', 'token:read']]),
    ),
    ...Object.fromEntries(
        [
            'contactBuyer',
            'sendSellerMessage',
            'markSellerRead',
            'moveConversation',
            'discardDraft',
            'checkSellerDraft',
            'getOrderDraft',
            'saveOrderDraft',
            'dropOrderDraft',
            'getReplyDraft',
            'saveReplyDraft',
            'dropReplyDraft',
            'listDrafts',
        ].map((id) => [id, [...members, 'token:all', 'token:north']]),
    ),
    ...Object.fromEntries(
        [
            'getBuyerConversation',
            'listBuyerMessages',
            'getBuyerWholeMail',
            'sendBuyerMessage',
            'markBuyerRead',
            'getBuyerOrder',
            'openInquiry',
            'getBuyerDraft',
            'saveBuyerDraft',
            'dropBuyerDraft',
            'getInquiryDraft',
            'saveInquiryDraft',
            'dropInquiryDraft',
            'getInquiryLink',
            'openLinkInquiry',
        ].map((id) => [id, ['ada']]),
    ),
    ...Object.fromEntries(
        [
            'listBuyerConversations',
            'searchBuyer',
            'listBuyerOrders',
            'checkBuyerDraft',
            'streamBuyerEvents',
            'getSettings',
            'putSettings',
        ].map((id) => [id, ['ada', 'ben']]),
    ),
};

// Open to all, and refused for what is said, not for who says it.
export const openToStrangers = [
    'signIn', 'getInvitation', 'acceptInvitation', 'getMetrics', 'askPasswordReset', 'getPasswordReset', 'resetPassword', 'askSignInLink',
    'getSignInLink', 'signInByLink', 'getSenderConfirmation', 'confirmSender', 'unsubscribe',
]; // prettier-ignore

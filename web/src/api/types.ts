// Short names for the contract's shapes.
import type { components } from './schema';

type Schemas = components['schemas'];
export type Session = Schemas['Session'];
export type Role = Schemas['Role'];
export type Problem = Schemas['Problem'];
export type Seller = Schemas['Seller'];
export type OrderSummary = Schemas['OrderSummary'];
export type Order = Schemas['Order'];
export type OrderItem = Schemas['OrderItem'];
export type Contact = Schemas['Contact'];
export type Import = Schemas['Import'];
export type ImportWithRefusals = Schemas['ImportWithRefusals'];
export type Reason = Schemas['Reason'];
export type AllowedReason = Schemas['AllowedReason'];
export type Topic = Schemas['Topic'];
export type Section = Schemas['Section'];
export type DeliveryState = Schemas['DeliveryState'];
export type Message = Schemas['Message'];
export type MessagePage = Schemas['MessagePage'];
export type Mask = Schemas['Mask'];
export type Draft = Schemas['Draft'];
export type ListedDraft = Draft & Omit<Schemas['ListedDraft'], 'draft'>;
export type SaveDraft = Schemas['SaveDraft'];
export type FixedText = Schemas['FixedText'];
export type InquiryLink = Schemas['InquiryLink'];
export type Settings = Schemas['Settings'];
export type Verdict = Schemas['Verdict'];
export type Finding = Schemas['Finding'];
export type Replacement = Schemas['Replacement'];
export type Part = Schemas['Part'];
export type Outcome = Schemas['Outcome'];
export type Sent = Schemas['Sent'];
export type Conversation = Schemas['Conversation'];
export type ConversationSummary = Schemas['ConversationSummary'];
export type ConversationEvent = Schemas['ConversationEvent'];
export type BuyerConversation = Schemas['BuyerConversation'];
export type BuyerConversationSummary = Schemas['BuyerConversationSummary'];
export type MessageHit = Schemas['MessageHit'];
export type SellerSearch = Schemas['SellerSearch'];
export type BuyerSearch = Schemas['BuyerSearch'];
export type BuyerOrder = Schemas['BuyerOrder'];
export type BuyerOrderSummary = Schemas['BuyerOrderSummary'];

// Whose eyes look: a seller's desk (also an operator's) or the buyer.
export type Side = { kind: 'seller'; seller: number } | { kind: 'buyer' };
export const buyer_side = { kind: 'buyer' } as const satisfies Side;

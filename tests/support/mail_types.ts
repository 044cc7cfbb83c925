// What the operations about e-mail give.
import type { Seller } from './types.ts';

export interface MailTiming {
    gather_minutes: number;
    quiet_hours?: { from: string; to: string; time_zone: string };
}
export interface SenderConfirmation {
    seller_name: string;
    address: string;
    expires_at: string;
}
export interface SellerMail {
    sends: boolean;
    domain: string;
    by_mail: boolean;
    mail_timing: MailTiming;
    own_address: string;
    senders: {
        address: string;
        state: 'refused' | 'approved' | 'blocked' | 'waiting';
        refused: number;
        seen_at: string;
        mail?: string;
        mail_cause?: string;
    }[];
}
export interface MailFile {
    name: string;
    media_type: string;
    size_bytes: number;
}
export interface WholeMail {
    received_at: string;
    subject: string;
    pieces: { text: string; left_out: boolean }[];
    shortened: boolean;
    files: MailFile[];
}
export interface Mail {
    id: string;
    seller?: Seller;
    conversation_id?: string;
    recipient: string;
    state: string;
    queued_at: string;
    changed_at: string;
    reply: string;
}

// Files of messages, as the contract has them.
import type { Seller } from './types.ts';

export interface UploadLimits {
    media_types: string[];
    size_bytes_max: number;
    sizes: { kind: string; size_bytes_max: number }[];
    files_max: number;
}
export interface Attachment {
    seller_id: number;
    id: string;
    name: string;
    media_type: string;
    size_bytes: number;
    state: 'uploading' | 'checking' | 'ready' | 'refused';
    refusal?: string;
    parts: { part: string; media_type: string; size_bytes: number; width?: number; height?: number }[];
}
export interface UnreadFile {
    seller: Seller;
    id: string;
    author: 'buyer' | 'seller';
    author_name: string;
    name: string;
    size_bytes: number;
    trouble: string;
    looks: number;
    happened_at: string;
    is_checking: boolean;
    may_retry: boolean;
}

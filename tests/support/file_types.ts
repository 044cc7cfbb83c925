// Files of messages, as the contract has them.
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

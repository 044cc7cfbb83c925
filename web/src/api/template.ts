// What the policy says of a text by whoever comes, signed in or not.
import { call, client } from './client';
import type { Reason, Verdict } from './types';

export interface Template {
    text: string;
    subject?: string;
    reason?: Reason;
}
export type TemplateAuthor = 'seller' | 'buyer';
export type TemplateFormat = 'text' | 'html';

export function check_template(author: TemplateAuthor, format: TemplateFormat, template: Template, signal: AbortSignal): Promise<Verdict> {
    const { text, subject, reason } = template;
    const body = { author, format, text, ...(subject && { subject }), ...(reason && { reason }) };
    return call(client.POST('/v1/check', { body, signal }));
}

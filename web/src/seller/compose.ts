// What the forms of reasons make: a subject and a text in the buyer's words, which the seller sees and may change.
import type { Order, Reason } from '../api/types';
import type { Words } from '../words/words';

export type Fields = Record<string, string>;
export const form_reasons = ['customization', 'service_appointment', 'delivery_planning'] as const;
export type FormReason = (typeof form_reasons)[number];
export const times = ['time1', 'time2', 'time3'] as const;

export function form_reason(reason: Reason | undefined): FormReason | undefined {
    return form_reasons.find((each) => each === reason);
}

// A moment as <input type="datetime-local"> has it.
const moment = (words: Words, at: string | undefined) => (at === undefined || at === '' ? '' : words.moment(at));

export const compose_subject = (words: Words, reason: FormReason, order: Order): string =>
    words.t(`compose.${reason}.subject`, { order: order.id });

// Empty until the form has what the text cannot do without.
export function compose_text(words: Words, reason: FormReason, order: Order, fields: Fields): string {
    const { verify = '', by = '', service = '', from = '', until = '' } = fields;
    const common = { order: order.id, name: order.buyer?.name ?? '' };
    if (reason === 'customization') {
        if (verify.trim() === '') return '';
        const said = { ...common, verify: verify.trim(), has_by: by === '' ? 'no' : 'yes', by: by === '' ? '' : words.long_date(by) };
        return words.t('compose.customization.text', said);
    }
    if (reason === 'delivery_planning') {
        if (from === '' || until === '') return '';
        return words.t('compose.delivery_planning.text', { ...common, from: moment(words, from), until: moment(words, until) });
    }
    const proposed = times.map((time) => fields[time] ?? '').filter((time) => time !== '');
    if (proposed.length === 0) return '';
    return words.t('compose.service_appointment.text', {
        ...common,
        has_service: service.trim() === '' ? 'no' : 'yes',
        service: service.trim(),
        count: proposed.length,
        times: proposed.map((time) => `– ${moment(words, time)}`).join('\n'),
    });
}

// Two drafts for one place: in what they differ, and how they become one of which no written word is lost.
import type { Reason, Topic } from '../../api/types';
import type { Words } from '../../words/words';
import { field_label, field_words } from './form_words';
import type { Unsent } from './unsent';

export type DraftPart = 'reason' | 'topic' | 'subject' | 'text' | `form.${string}`;

const field_of = (part: DraftPart): string | undefined => (part.startsWith('form.') ? part.slice('form.'.length) : undefined);

function raw_part(unsent: Unsent, part: DraftPart): string {
    const field = field_of(part);
    return (field === undefined ? unsent[part as Exclude<DraftPart, `form.${string}`>] : unsent.form?.[field]) ?? '';
}

// In the order of the forms they come from.
export function differing_parts(mine: Unsent, theirs: Unsent): DraftPart[] {
    const fields = Object.keys({ ...mine.form, ...theirs.form }).sort();
    const parts: DraftPart[] = ['reason', 'topic', ...fields.map((field) => `form.${field}` as const), 'subject', 'text'];
    return parts.filter((part) => raw_part(mine, part) !== raw_part(theirs, part));
}

export function part_label(words: Words, part: DraftPart): string {
    const { t } = words;
    const field = field_of(part);
    if (field !== undefined) return field_label(words, field);
    if (part === 'reason') return t('draft.reason');
    if (part === 'topic') return t('draft.topic');
    return part === 'subject' ? t('contact.subject') : t('contact.text');
}

// Empty where there is nothing.
export function part_words(words: Words, unsent: Unsent, part: DraftPart): string {
    const raw = raw_part(unsent, part);
    const field = field_of(part);
    if (raw === '') return '';
    if (field !== undefined) return field_words(words, field, raw);
    if (part === 'reason') return words.t(`reason.${raw as Reason}`);
    return part === 'topic' ? words.t(`inquiry_topic.${raw as Topic}`) : raw;
}

// Of what can only be chosen, the choice here stays; but a request for feedback would be sent without any of the words.
export function joined_choice(mine: Unsent, theirs: Unsent): Pick<Unsent, 'reason' | 'topic'> {
    const own = mine.reason === 'feedback_request' ? undefined : mine.reason;
    return { reason: own ?? theirs.reason ?? mine.reason, topic: mine.topic ?? theirs.topic };
}

const is_blank = (text: string | undefined): boolean => (text ?? '').trim() === '';

// What has no place of its own beside the same here, a subject or a field of the form, comes into the text.
export function join_drafts(words: Words, mine: Unsent, theirs: Unsent): Partial<Unsent> {
    const differs = (part: DraftPart) => raw_part(mine, part).trim() !== raw_part(theirs, part).trim();
    const no_place = (part: DraftPart) =>
        !is_blank(raw_part(mine, part)) && !is_blank(raw_part(theirs, part)) && differs(part) ? raw_part(theirs, part) : '';
    const text = differs('text') ? theirs.text : '';
    const lines = Object.entries(theirs.form ?? {})
        .filter(([field, value]) => no_place(`form.${field}`) !== '' && !theirs.text.includes(value))
        .map(([field, value]) => ({ label: field_label(words, field), value: field_words(words, field, value) }))
        .filter(({ value }) => !theirs.text.includes(value)) // The form has made the text of it.
        .map(({ label, value }) => `${label}: ${value}`);
    const written = (pieces: string[]) => pieces.filter((piece) => !is_blank(piece));
    const other = written([no_place('subject'), text, ...lines]).join('\n');
    const own_fields = Object.entries(mine.form ?? {}).filter(([, value]) => !is_blank(value));
    const form = mine.form || theirs.form ? { ...theirs.form, ...Object.fromEntries(own_fields) } : undefined;
    return {
        text: written([mine.text, other]).join('\n\n'),
        subject: is_blank(mine.subject) ? theirs.subject : mine.subject,
        form,
        ...joined_choice(mine, theirs),
    };
}

// The fields of a reason's form: what each is called, and what stands in it as people read it.
import type { Words } from '../../words/words';

const labels = { verify: 'form.verify', by: 'form.change_by', service: 'form.service', from: 'form.from', until: 'form.until' } as const;
const moments = /^(time\d|from|until)$/;

export function field_label({ t }: Words, field: string): string {
    const time = /^time(\d)$/.exec(field)?.[1];
    if (time !== undefined) return t('form.time', { number: Number(time) });
    const known = Object.entries(labels).find(([name]) => name === field)?.[1];
    return known === undefined ? field : t(known);
}

export function field_words(words: Words, field: string, value: string): string {
    if (Number.isNaN(Date.parse(value))) return value;
    if (moments.test(field)) return words.moment(value);
    return field === 'by' ? words.long_date(value) : value;
}

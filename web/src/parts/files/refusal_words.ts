// Why a file was refused, and what to do about it, by the code of what looked into it.
import type { Attachment } from '../../api/types';
import type { Words } from '../../words/words';

export type Refused = Pick<Attachment, 'name' | 'refusal' | 'refused_entry'>;

export const refusal_words = (t: Words['t'], { name, refusal = 'other', refused_entry = name }: Refused): string =>
    t('files.refusal', { code: refusal, entry: refused_entry });

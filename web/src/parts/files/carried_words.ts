// What a message without words says in a line: the file that it carries, or how many.
import type { Attachment } from '../../api/types';
import type { Words } from '../../words/words';
import { kind_of } from './kinds';

export function carried_words(t: Words['t'], files: Attachment[]): string {
    if (files.length === 0) return '';
    const are_pictures = files.every((file) => kind_of(file.media_type) === 'picture');
    const [first] = files;
    if (first && files.length === 1) return t(are_pictures ? 'files.one_picture' : 'files.one', { name: first.name });
    return t(are_pictures ? 'files.pictures' : 'files.count', { count: files.length });
}

// A conversation's last words. Of files alone the server gives the names; an older message may have none to show.
export const last_words = (t: Words['t'], snippet: string): string => (snippet === '' ? t('files.label') : snippet);

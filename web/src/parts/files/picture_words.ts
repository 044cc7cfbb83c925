// What a picture is called for those who do not see it.
import type { Words } from '../../words/words';
import { is_picture, type ShownFile } from './shown_file';
import { named_hidden } from '../hidden_characters';

export const picture_words = (t: Words['t'], { file, from }: ShownFile): string =>
    t(is_picture(file) ? 'files.picture_from' : 'files.page_from', { name: named_hidden(file.name), from: named_hidden(from) });

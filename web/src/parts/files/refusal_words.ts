// Why a file was refused, and what to do about it, by the code of what looked into it.
import type { Words } from '../../words/words';

export const refusal_words = (t: Words['t'], code: string | undefined): string => t('files.refusal', { code: code ?? 'other' });

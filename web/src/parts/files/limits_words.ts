// What may be sent, in people's words.
import type { UploadLimits } from '../../api/types';
import type { Words } from '../../words/words';
import { allowed_kinds } from './kinds';

export function limits_words({ t, size, list }: Words, limits: UploadLimits): string {
    const kinds = allowed_kinds(limits);
    const values = { max: size(limits.size_bytes_max), count: limits.files_max };
    if (kinds.length === 0) return t('files.limits_any', values);
    return t('files.limits', { ...values, kinds: list(kinds.map((kind) => t(`files.kinds.${kind}`))) });
}

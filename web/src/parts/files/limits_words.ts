// What may be sent, in people's words.
import type { UploadLimits } from '../../api/types';
import type { Words } from '../../words/words';

type Size = UploadLimits['sizes'][number];

export function limits_words(words: Words, { media_types, sizes, size_bytes_max, files_max }: UploadLimits): string {
    const { t, size } = words;
    const values = { max: size(size_bytes_max), count: files_max };
    const groups = by_size(sizes);
    if (groups.length > 1)
        return t('files.limits_by_kind', { ...values, kinds: groups.map((group) => group_words(words, group)).join('; ') });
    // What has no name is told only where everything may be sent.
    const named = sizes.filter(({ kind }) => kind !== 'other');
    if (media_types.length === 0 || named.length === 0) return t('files.limits_any', values);
    return t('files.limits', { ...values, kinds: kinds_words(words, named) });
}

// Kinds of one size stand together, where the first of them stands.
function by_size(sizes: Size[]): Size[][] {
    const groups = new Map<number, Size[]>();
    for (const size of sizes) groups.set(size.size_bytes_max, [...(groups.get(size.size_bytes_max) ?? []), size]);
    return [...groups.values()];
}

const kinds_words = ({ t, list }: Words, sizes: Size[]): string => list(sizes.map(({ kind }) => t(`files.kinds.${kind}`)));

function group_words(words: Words, group: Size[]): string {
    return words.t('files.kinds_up_to', { kinds: kinds_words(words, group), max: words.size(group[0]?.size_bytes_max ?? 0) });
}

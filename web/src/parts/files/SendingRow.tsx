// A file on its way: how far it is, or why it cannot be sent; to be given up, or tried again.
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/WordsContext';
import type { Words } from '../../words/words';
import type { SendingFile } from './desk';
import { FileName } from './FileName';
import { media_type_of, size_limit_of } from './choosing';
import { kind_of } from './kinds';
import { limits_words } from './limits_words';
import { LocalThumbnail } from './LocalThumbnail';
import { refusal_words } from './refusal_words';
import type { FilesModel } from './useFiles';
import { named_hidden } from '../hidden_characters';
import { Shown } from '../Shown';

export function SendingRow({ row, files }: { row: SendingFile; files: FilesModel }) {
    const words = useWords();
    const { t } = words;
    const { file, phase, sent_bytes } = row;
    const name = named_hidden(file.name);
    const refused = phase === 'refused';
    const here = useRef<HTMLLIElement>(null);
    useEffect(() => here.current?.scrollIntoView({ block: 'nearest' }), []); // Whoever has added it wants to see it.
    const again = refused && (row.problem !== undefined || row.refused !== undefined);
    return (
        <li ref={here} className={refused ? 'composer-file wrong' : 'composer-file'}>
            <LocalThumbnail file={file} />
            <span className="composer-file-words">
                <FileName name={file.name} />
                {refused ? (
                    <span className="small file-wrong" role="alert">
                        <Shown text={why(words, row, files)} />
                    </span>
                ) : (
                    <span className="small soft num">{how_far(words, row)}</span>
                )}
            </span>
            {again && (
                <button type="button" className="btn file-again" onClick={() => files.retry(row)}>
                    {t('problem.retry')}
                </button>
            )}
            <button
                type="button"
                className="btn plain file-remove"
                aria-label={t(refused ? 'files.dismiss' : 'files.cancel', { name })}
                onClick={() => files.cancel(row)}
            >
                <span aria-hidden="true">×</span>
            </button>
            {!refused && <progress aria-label={t('files.progress_label', { name })} value={sent_bytes} max={Math.max(1, file.size)} />}
        </li>
    );
}

function how_far({ t, size }: Words, { phase, problem, sent_bytes, file }: SendingFile): string {
    if (phase === 'busy') return t('files.busy');
    if (phase === 'lost') return problem?.title ?? t('files.lost');
    return t('files.progress', { sent: size(sent_bytes), size: size(file.size) });
}

function why(words: Words, { refusal, problem, refused, file }: SendingFile, { limits }: FilesModel): string {
    const { t, size } = words;
    if (refused) return refusal_words(t, refused);
    if (problem) return problem.detail ?? problem.title;
    if (refusal === undefined || !limits) return refusal_words(t, { name: file.name });
    return t(`files.refused.${refusal}`, {
        kind: kind_of(media_type_of(file)),
        max: size(size_limit_of(file, limits)),
        count: limits.files_max,
        limits: limits_words(words, limits),
    });
}

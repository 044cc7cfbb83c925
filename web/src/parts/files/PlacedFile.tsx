// A file that is on the message: being checked, in order, or refused with the reason.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { attachment_query, is_open } from '../../api/attachments';
import { useWords } from '../../words/WordsContext';
import { FileFindings } from './FileFindings';
import { FileName } from './FileName';
import { LocalThumbnail } from './LocalThumbnail';
import { refusal_words } from './refusal_words';
import { Thumbnail } from './Thumbnail';
import type { ShownFile } from './shown_file';
import type { FilesModel } from './useFiles';
import { named_hidden } from '../hidden_characters';
import { Shown } from '../Shown';

export function PlacedFile({ shown, files, read_only }: { shown: ShownFile; files: FilesModel; read_only: boolean }) {
    const { t, size } = useWords();
    const { file } = shown;
    const findings = file.state === 'refused' ? [] : (shown.findings ?? []); // Why it was refused says enough.
    const [removing, set_removing] = useState(false);
    const { data } = useQuery({ ...attachment_query(file.seller_id, file.id), enabled: is_open(file) });
    const note = useEffectEvent(files.note);
    useEffect(() => {
        if (data && !is_open(data)) note(data);
    }, [data]);
    const remove = () => {
        set_removing(true);
        files.remove(file).catch(() => set_removing(false)); // It stays where it is, and can be removed again.
    };
    const local = files.local_of(file.id);
    const refused = file.state === 'refused';
    return (
        <li className={refused || findings.length > 0 ? 'composer-file wrong' : 'composer-file'}>
            {local && is_open(file) ? <LocalThumbnail file={local} /> : <Thumbnail shown={shown} />}
            <span className="composer-file-words">
                <FileName name={file.name} />
                <span className="small" role="status">
                    {refused ? (
                        <span className="file-wrong">
                            <Shown text={refusal_words(t, file)} />
                        </span>
                    ) : is_open(file) ? (
                        <span className="soft">{t('files.checking')}</span>
                    ) : (
                        <span className="soft num">{size(file.size_bytes)}</span>
                    )}
                </span>
            </span>
            <button
                type="button"
                className="btn plain file-remove"
                aria-label={t('files.remove', { name: named_hidden(file.name) })}
                disabled={read_only || removing}
                onClick={remove}
            >
                <span aria-hidden="true">×</span>
            </button>
            {findings.length > 0 && <FileFindings file={file} findings={findings} />}
        </li>
    );
}

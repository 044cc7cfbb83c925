// The files of a message: pictures as a grid, others as cards.
import { useState } from 'react';
import { useWords } from '../../words/WordsContext';
import { part_address } from '../../api/attachments';
import { DownloadLink } from './DownloadLink';
import { is_marked } from './file_findings';
import { FileName } from './FileName';
import { columns_for, fit } from './fit';
import './message-files.css';
import { picture_words } from './picture_words';
import { has_original, is_picture, large_picture, picture_of, small_picture, type ShownFile } from './shown_file';
import { refusal_words } from './refusal_words';
import { Thumbnail } from './Thumbnail';
import { useViewer } from './ViewerPlace';
import { named_hidden } from '../hidden_characters';
import { Shown } from '../Shown';

interface Props {
    files: ShownFile[];
    inspects?: boolean; // A moderator looks: the originals are offered where they are kept.
}

export function MessageFiles({ files, inspects = false }: Props) {
    const { t } = useWords();
    // What is marked is shown with its findings, which stand below.
    const all_pictures = files.filter(({ file }) => file.state === 'ready' && is_picture(file));
    const pictures = all_pictures.filter(({ findings = [] }) => !is_marked(findings));
    const others = files.filter((shown) => !all_pictures.includes(shown));
    return (
        <div className="message-files">
            {pictures.length === 1 && <Picture shown={pictures[0] as ShownFile} alone />}
            {pictures.length > 1 && (
                <ul
                    className={`picture-grid columns-${columns_for(pictures.length)}`}
                    aria-label={t('files.pictures', { count: pictures.length })}
                >
                    {pictures.map((shown) => (
                        <li key={shown.file.id}>
                            <Picture shown={shown} />
                        </li>
                    ))}
                </ul>
            )}
            {others.length > 0 && (
                <ul className="file-cards" aria-label={t('files.label')}>
                    {others.map((shown) => (
                        <li key={shown.file.id}>
                            <FileCard shown={shown} />
                        </li>
                    ))}
                </ul>
            )}
            {inspects && <Originals files={files} />}
        </div>
    );
}

function Picture({ shown, alone = false }: { shown: ShownFile; alone?: boolean }) {
    const { t } = useWords();
    const open = useViewer();
    const [broken, set_broken] = useState(false);
    const small = small_picture(shown.file);
    const large = large_picture(shown.file);
    if (!small || !large) return null;
    const size = fit(large);
    // A thumbnail of what is very long is too thin to be cut, and one alone is larger than it.
    const picture = size.cut ? large : alone ? (picture_of(shown.file, 'preview') ?? small) : small;
    if (broken)
        return (
            <p className="message-picture gone small" style={alone ? { width: size.width, height: size.height } : undefined}>
                {t('files.gone')}
            </p>
        );
    const names = ['message-picture', alone && 'alone', size.small && 'small'].filter(Boolean).join(' ');
    return (
        <button type="button" className={names} onClick={() => open?.(shown.file.id)}>
            <img
                src={picture.address}
                alt={picture_words(t, shown)}
                width={alone ? size.width : picture.width}
                height={alone ? size.height : picture.height}
                style={alone ? { aspectRatio: `${size.width} / ${size.height}` } : undefined} // Its own would count once it is loaded.
                loading="lazy"
                decoding="async"
                onError={() => set_broken(true)}
            />
        </button>
    );
}

function FileCard({ shown }: { shown: ShownFile }) {
    const { t, size } = useWords();
    const { file } = shown;
    return (
        <div className="file-card">
            <Thumbnail shown={shown} />
            <span className="file-card-words">
                <FileName name={file.name} />
                {file.state === 'refused' ? (
                    <span className="small file-wrong">
                        <Shown text={refusal_words(t, file)} />
                    </span>
                ) : (
                    <span className="small soft num">{file.state === 'ready' ? size(file.size_bytes) : t('files.checking')}</span>
                )}
            </span>
            {file.state === 'ready' && <DownloadLink file={file} />}
        </div>
    );
}

function Originals({ files }: { files: ShownFile[] }) {
    const { t } = useWords();
    const kept = files.filter(({ file }) => has_original(file));
    if (kept.length === 0) return null;
    return (
        <ul className="file-originals">
            {kept.map(({ file }) => (
                <li key={file.id}>
                    <DownloadLink
                        file={file}
                        address={part_address(file, 'original')}
                        label={t('files.original', { name: named_hidden(file.name) })}
                    />
                </li>
            ))}
        </ul>
    );
}

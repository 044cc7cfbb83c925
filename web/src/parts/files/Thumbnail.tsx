// A file as a small square: its picture or its kind. Opens it large where there is something to see.
import { useState } from 'react';
import { useWords } from '../../words/WordsContext';
import { FileSign } from './FileSign';
import { is_picture, large_picture, small_picture, type ShownFile } from './shown_file';
import { useViewer } from './ViewerPlace';
import { named_hidden } from '../hidden_characters';

export function Thumbnail({ shown: { file } }: { shown: ShownFile }) {
    const { t } = useWords();
    const open = useViewer();
    const [broken, set_broken] = useState(false);
    const picture = broken ? undefined : small_picture(file);
    const seen = picture ? (
        <img src={picture.address} alt="" width={picture.width} height={picture.height} onError={() => set_broken(true)} />
    ) : (
        <FileSign name={file.name} media_type={file.media_type} />
    );
    if (!large_picture(file) || !open) return <span className="file-thumb">{seen}</span>;
    return (
        <button
            type="button"
            className={is_picture(file) ? 'file-thumb' : 'file-thumb page'}
            aria-label={t('files.open', { name: named_hidden(file.name) })}
            onClick={() => open(file.id)}
        >
            {seen}
        </button>
    );
}

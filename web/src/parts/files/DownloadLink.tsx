// Takes a file home. Whether it is still there is asked first: else the browser would save the refusal in its place.
import { useState, type MouseEvent } from 'react';
import { can_open } from '../../api/attachments';
import type { Attachment } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { announce } from '../announce';
import { named_hidden } from '../hidden_characters';
import { download_address } from './shown_file';
import { DownloadSign } from './signs';

interface Props {
    file: Attachment;
    address?: string; // Of another part than the one that people see.
    label?: string;
}

export function DownloadLink({ file, address = download_address(file), label }: Props) {
    const { t } = useWords();
    const [gone, set_gone] = useState(false);
    const said = label ?? t('files.download', { name: named_hidden(file.name) });
    const open = async (event: MouseEvent<HTMLAnchorElement>) => {
        const link = event.currentTarget;
        if (link.dataset['known'] === address) return;
        event.preventDefault();
        const there = await can_open(address);
        set_gone(!there);
        if (!there) {
            announce(t('files.gone'));
            return;
        }
        link.dataset['known'] = address;
        link.click();
        delete link.dataset['known'];
    };
    return (
        <>
            <a
                className="btn file-download"
                href={address}
                download={file.name}
                aria-label={said}
                title={said}
                onClick={(event) => void open(event)}
            >
                <DownloadSign />
                {label}
            </a>
            {gone && <span className="file-gone small">{t('files.gone')}</span>}
        </>
    );
}

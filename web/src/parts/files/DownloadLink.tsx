// Takes a file home. Whether it is still there is asked first: else the browser would save the refusal in its place.
import { useState, type MouseEvent } from 'react';
import { can_open } from '../../api/attachments';
import type { Attachment } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { announce } from '../announce';
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
                aria-label={label ?? t('files.download', { name: file.name })}
                title={label ?? t('files.download', { name: file.name })}
                onClick={(event) => void open(event)}
            >
                <DownloadSign />
                {label}
            </a>
            {gone && <span className="file-gone small">{t('files.gone')}</span>}
        </>
    );
}

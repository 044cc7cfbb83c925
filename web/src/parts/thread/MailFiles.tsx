// The files that came with a mail: kept aside until they are inspected. Who sent them sees which they are.
import type { MailFile } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { Shown } from '../Shown';

export function MailFiles({ count, files }: { count: number; files: MailFile[] | undefined }) {
    const { t, number } = useWords();
    return (
        <div className="msg-files">
            {files && <FileList files={files} />}
            <p className="small">{files ? t('files.own', { count }) : t('files.other', { count, shown: number(count) })}</p>
        </div>
    );
}

export function FileList({ files }: { files: MailFile[] }) {
    const { t, size } = useWords();
    return (
        <ul className="mail-files">
            {files.map((file, at) => (
                <li key={at}>
                    <span className="clip" dir="auto">
                        {file.name === '' ? t('files.unnamed') : <Shown text={file.name} />}
                    </span>
                    <span className="soft num">{size(file.size_bytes)}</span>
                </li>
            ))}
        </ul>
    );
}

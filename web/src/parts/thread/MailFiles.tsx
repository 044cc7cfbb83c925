// What a mail carried, by name.
import type { MailFile } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { Shown } from '../Shown';

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

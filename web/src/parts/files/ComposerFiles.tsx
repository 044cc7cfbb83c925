// The files of a message that is being written: those that are on it, and those on their way.
import { useWords } from '../../words/WordsContext';
import './composer-files.css';
import { PlacedFile } from './PlacedFile';
import { SendingRow } from './SendingRow';
import type { FilesModel } from './useFiles';
import { ViewerPlace } from './ViewerPlace';
import { findings_of } from './file_findings';

export function ComposerFiles({ files, from, read_only }: { files: FilesModel; from: string; read_only: boolean }) {
    const { t } = useWords();
    const { placed, sending, findings } = files;
    if (placed.length === 0 && sending.length === 0) return null;
    const shown = placed.map((file) => ({ file, from, findings: findings_of(findings, file) }));
    return (
        <ViewerPlace files={shown}>
            <ul className="composer-files" aria-label={t('files.label')}>
                {shown.map((each) => (
                    <PlacedFile key={each.file.id} shown={each} files={files} read_only={read_only} />
                ))}
                {sending.map((row) => (
                    <SendingRow key={row.key} row={row} files={files} />
                ))}
            </ul>
        </ViewerPlace>
    );
}

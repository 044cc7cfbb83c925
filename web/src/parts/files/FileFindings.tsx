// What the rules say of a file: the picture with the places marked, or the words that were found in it; why, and what to do.
import type { Attachment, Finding } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { group_findings } from '../composer/groups';
import { tone_of } from '../composer/marks';
import { named_hidden } from '../hidden_characters';
import { Shown } from '../Shown';
import { Boxes } from './Boxes';
import { is_marked } from './file_findings';
import './file-findings.css';
import { is_picture, picture_of } from './shown_file';
import { useViewer } from './ViewerPlace';

interface Props {
    file: Attachment;
    findings: Finding[];
    brief?: boolean; // Why stands elsewhere.
}

export function FileFindings({ file, findings, brief = false }: Props) {
    const { t } = useWords();
    return (
        <div className="file-findings">
            {is_marked(findings) && <MarkedPicture file={file} findings={findings} />}
            <ul>
                {group_findings(findings).map(({ key, first, all }) => (
                    <li key={key} className={`small ${tone_of(first.outcome)}`}>
                        <b>{first.title}.</b>
                        {!brief && ` ${first.why} ${first.outcome === 'block' ? first.fix : t(`outcome.${first.outcome}`)}`}
                        <FoundWords findings={all} paged={!is_picture(file)} />
                    </li>
                ))}
            </ul>
        </div>
    );
}

// The exact words, with their page where it is a document's.
function FoundWords({ findings, paged }: { findings: Finding[]; paged: boolean }) {
    const { t, number } = useWords();
    return findings
        .filter(({ text }) => text !== undefined && text !== '')
        .map(({ text = '', page }, at) => (
            <span key={at} className="found-words">
                {paged && page !== undefined && <span className="soft">{t('files.page', { page: number(page) })} </span>}
                <q dir="auto">
                    <Shown text={text} />
                </q>
            </span>
        ));
}

function MarkedPicture({ file, findings }: { file: Attachment; findings: Finding[] }) {
    const { t } = useWords();
    const open = useViewer();
    const measured = picture_of(file, is_picture(file) ? 'rebuilt' : 'preview');
    if (!measured) return null;
    const picture = (
        <>
            <img src={measured.address} alt="" width={measured.width} height={measured.height} />
            <Boxes findings={findings} picture={measured} />
        </>
    );
    if (!open) return <span className="marked-picture">{picture}</span>;
    return (
        <button
            type="button"
            className="marked-picture"
            aria-label={t('files.open', { name: named_hidden(file.name) })}
            onClick={() => open(file.id)}
        >
            {picture}
        </button>
    );
}

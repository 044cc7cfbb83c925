// The files that were dropped, each with what is wrong in it.
import { stops } from '../parts/composer/marks';
import { useWords } from '../words/WordsContext';
import type { Sheet } from './sheets';
import type { Check } from './useChecks';
import { named_hidden } from '../parts/hidden_characters';
import { Shown } from '../parts/Shown';

interface Props {
    sheets: Sheet[];
    current: number;
    check_of: (sheet: Sheet) => Check;
    on_open: (id: number) => void;
    on_close: (id: number) => void;
}

export function FileTabs({ sheets, current, check_of, on_open, on_close }: Props) {
    const { t } = useWords();
    return (
        <ul className="check-tabs" aria-label={t('check.files')}>
            {sheets.map((sheet) => {
                const name = sheet.name ?? t('check.pasted');
                return (
                    <li key={sheet.id} className={sheet.id === current ? 'current' : undefined}>
                        <button type="button" className="check-tab" aria-pressed={sheet.id === current} onClick={() => on_open(sheet.id)}>
                            <span className="clip" dir="auto">
                                <Shown text={name} />
                            </span>
                            <Count check={check_of(sheet)} />
                        </button>
                        <button
                            type="button"
                            className="btn plain"
                            aria-label={t('check.close', { name: named_hidden(name) })}
                            onClick={() => on_close(sheet.id)}
                        >
                            <span aria-hidden="true">×</span>
                        </button>
                    </li>
                );
            })}
        </ul>
    );
}

function Count({ check }: { check: Check }) {
    const { t } = useWords();
    const findings = check.checked?.verdict.findings;
    if (!findings) return null;
    if (findings.length === 0) return <span className="check-count good">{t('check.clean_short')}</span>;
    return (
        <span className={findings.some(stops) ? 'check-count bad' : 'check-count warn'}>
            {t('check.count', { count: findings.length })}
        </span>
    );
}

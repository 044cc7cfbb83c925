// Tells a buyer before the send what will be hidden, and that nothing is lost by it.
import type { Finding } from '../../api/types';
import { useWords } from '../../words/WordsContext';

const hinted = ['content.phone', 'content.email'] as const;
type Hinted = (typeof hinted)[number];

export function is_hinted(finding: Finding): finding is Finding & { rule: Hinted } {
    return finding.outcome === 'modify' && hinted.some((rule) => rule === finding.rule);
}

export function BuyerHint({ findings }: { findings: Finding[] }) {
    const { t } = useWords();
    const rules = [...new Set(findings.filter(is_hinted).map((finding) => finding.rule))];
    return (
        <div role="status" className="buyer-hints">
            {rules.map((rule) => (
                <p key={rule} className="note warn small">
                    {t(`hint.${rule}`)}
                </p>
            ))}
        </div>
    );
}

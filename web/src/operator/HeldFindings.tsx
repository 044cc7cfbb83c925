// Why a message waits: each rule, why there is such a rule, and how its author could mend it.
import type { Finding } from '../api/types';
import { group_findings } from '../parts/composer/groups';
import '../parts/composer/findings.css';
import { tone_of } from '../parts/composer/marks';
import { useWords } from '../words/WordsContext';

export function HeldFindings({ findings }: { findings: Finding[] }) {
    const { t, number } = useWords();
    if (findings.length === 0) return null;
    return (
        <section aria-labelledby="held-why" className="held-part">
            <h2 id="held-why">{t('held.why')}</h2>
            <ul className="findings held-findings">
                {group_findings(findings).map(({ key, first, all }) => (
                    <li key={key} className={tone_of(first.outcome)}>
                        <div className="finding-words">
                            <p className="held-rule">
                                <b>
                                    {first.title}
                                    {all.length > 1 && <span className="num"> × {number(all.length)}</span>}
                                </b>
                                <code className="soft">{first.rule}</code>
                            </p>
                            <p>{first.why}</p>
                            <p>
                                <span className="soft">{t('held.fix')}</span> {first.fix}
                            </p>
                        </div>
                    </li>
                ))}
            </ul>
        </section>
    );
}

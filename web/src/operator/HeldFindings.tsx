// Why a message waits, and what else the rules noticed: each rule, why there is such a rule, and how its author could mend it.
import { useId } from 'react';
import type { Finding, Verdict } from '../api/types';
import { group_findings } from '../parts/composer/groups';
import '../parts/composer/findings.css';
import { stops, tone_of } from '../parts/composer/marks';
import { useWords } from '../words/WordsContext';

export function HeldFindings({ verdict }: { verdict: Verdict }) {
    const { t } = useWords();
    const { findings, pack, pack_version: version, engine } = verdict;
    return (
        <>
            <Part title={t('held.why')} findings={findings.filter(stops)} />
            <Part title={t('held.also')} findings={findings.filter((finding) => !stops(finding))} />
            {version !== undefined && engine !== undefined && (
                <p className="soft small">{t('held.decided_by', { pack, version: String(version), engine })}</p>
            )}
        </>
    );
}

function Part({ title, findings }: { title: string; findings: Finding[] }) {
    const { t, number } = useWords();
    const id = useId();
    if (findings.length === 0) return null;
    return (
        <section aria-labelledby={id} className="held-part">
            <h2 id={id}>{title}</h2>
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

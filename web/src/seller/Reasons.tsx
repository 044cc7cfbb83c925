import { useId } from 'react';
import type { Reason, ReasonOffer } from '../api/types';
import { useWords } from '../words/WordsContext';

const kinds = ['necessary', 'proactive'] as const;

interface Props {
    offers: ReasonOffer[];
    chosen: Reason | undefined;
    on_choose: (reason: Reason) => void;
}

// Why one writes, in the two groups that the marketplace knows; the chosen one says what it is for.
export function Reasons({ offers, chosen, on_choose }: Props) {
    const { t } = useWords();
    const name = useId();
    return (
        <div className="reasons" role="radiogroup" aria-label={t('contact.why')}>
            {kinds.map((kind) => {
                const group = offers.filter((offer) => offer.kind === kind);
                if (group.length === 0) return null;
                return (
                    <div key={kind} className="reason-group" role="group" aria-label={t(`contact.${kind}`)}>
                        <h3>{t(`contact.${kind}`)}</h3>
                        {group.map(({ reason }) => (
                            <label key={reason} className={reason === chosen ? 'reason chosen' : 'reason'}>
                                <input type="radio" name={name} checked={reason === chosen} onChange={() => on_choose(reason)} />
                                <span>
                                    {t(`reason.${reason}`)}
                                    <small>{t(`reason_for.${reason}`)}</small>
                                </span>
                            </label>
                        ))}
                    </div>
                );
            })}
        </div>
    );
}

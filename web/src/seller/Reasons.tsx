// Why one writes, in the two groups that the marketplace knows. Once chosen, only the chosen one stays, with the way back to all.
import { useEffect, useRef, useState } from 'react';
import type { Reason, ReasonOffer } from '../api/types';
import { useWords } from '../words/WordsContext';

const kinds = ['necessary', 'proactive'] as const;

interface Props {
    offers: ReasonOffer[];
    chosen: Reason | undefined;
    on_choose: (reason: Reason) => void;
}

export function Reasons({ offers, chosen, on_choose }: Props) {
    const { t } = useWords();
    const [open, set_open] = useState(chosen === undefined);
    const group = useRef<HTMLDivElement>(null);
    const reopened = useRef(false);
    useEffect(() => {
        if (open && reopened.current) group.current?.querySelector<HTMLElement>('[aria-pressed=true], button')?.focus();
    }, [open]);
    if (!open && chosen !== undefined) {
        const reopen = () => {
            reopened.current = true;
            set_open(true);
        };
        return (
            <div className="reason-chosen">
                <p>
                    <b>{t(`reason.${chosen}`)}</b>
                    <small>{t(`reason_for.${chosen}`)}</small>
                </p>
                <button type="button" className="btn" onClick={reopen}>
                    {t('contact.change_reason')}
                </button>
            </div>
        );
    }
    const choose = (reason: Reason) => {
        set_open(false);
        on_choose(reason);
    };
    return (
        <div className="reasons" ref={group} role="group" aria-label={t('contact.why')}>
            {kinds.map((kind) => (
                <ReasonGroup
                    key={kind}
                    title={t(`contact.${kind}`)}
                    offers={offers.filter((offer) => offer.kind === kind)}
                    chosen={chosen}
                    on_choose={choose}
                />
            ))}
        </div>
    );
}

function ReasonGroup({ title, offers, chosen, on_choose }: Props & { title: string }) {
    const { t } = useWords();
    if (offers.length === 0) return null;
    return (
        <div className="reason-group" role="group" aria-label={title}>
            <h3>{title}</h3>
            {offers.map(({ reason }) => (
                <button key={reason} type="button" className="reason" aria-pressed={reason === chosen} onClick={() => on_choose(reason)}>
                    {t(`reason.${reason}`)}
                    <small>{t(`reason_for.${reason}`)}</small>
                </button>
            ))}
        </div>
    );
}

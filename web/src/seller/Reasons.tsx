// Why one writes, in the two groups that the marketplace knows. Once chosen, only the chosen one stays, with the way back to all.
import { useEffect, useRef, useState } from 'react';
import type { AllowedReason, Reason } from '../api/types';
import { useWords } from '../words/WordsContext';

const kinds = ['necessary', 'proactive'] as const;

interface Props {
    allowed: AllowedReason[];
    chosen: Reason | undefined;
    on_choose: (reason: Reason) => void;
}

export function Reasons({ allowed, chosen, on_choose }: Props) {
    const { t } = useWords();
    const [open, set_open] = useState(chosen === undefined);
    const group = useRef<HTMLDivElement>(null);
    const reopened = useRef(false);
    useEffect(() => {
        if (open && reopened.current)
            group.current?.querySelector<HTMLElement>('[aria-pressed=true], button:not([aria-disabled=true])')?.focus();
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
            {kinds
                .map((kind) => ({ kind, of_kind: open_first(allowed.filter((each) => each.kind === kind)) }))
                .sort((one, other) => Number(other.of_kind[0]?.open ?? false) - Number(one.of_kind[0]?.open ?? false))
                .map(({ kind, of_kind }) => (
                    <ReasonGroup key={kind} title={t(`contact.${kind}`)} allowed={of_kind} chosen={chosen} on_choose={choose} />
                ))}
        </div>
    );
}

// What can be chosen stands above what cannot, else in the pack's order.
const open_first = (allowed: Props['allowed']): Props['allowed'] => [
    ...allowed.filter(({ open }) => open),
    ...allowed.filter(({ open }) => !open),
];

function ReasonGroup({ title, allowed, chosen, on_choose }: Props & { title: string }) {
    if (allowed.length === 0) return null;
    return (
        <div className="reason-group" role="group" aria-label={title}>
            <h3>{title}</h3>
            {allowed.map((each) => (
                <ReasonButton key={each.reason} allowed={each} chosen={each.reason === chosen} on_choose={on_choose} />
            ))}
        </div>
    );
}

// A closed one stays in sight and in reach of a screen reader, with what stands against it.
function ReasonButton({ allowed, chosen, on_choose }: { allowed: AllowedReason; chosen: boolean; on_choose: (reason: Reason) => void }) {
    const { t } = useWords();
    const { reason, open, why } = allowed;
    return (
        <button
            type="button"
            className="reason"
            aria-pressed={chosen}
            aria-disabled={!open}
            onClick={() => {
                if (open) on_choose(reason);
            }}
        >
            {t(`reason.${reason}`)}
            <small>{open ? t(`reason_for.${reason}`) : why}</small>
        </button>
    );
}

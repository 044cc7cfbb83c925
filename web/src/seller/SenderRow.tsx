// An address or a domain that has written for the seller, or may: what was decided about it, and how far its confirmation is.
import type { SenderDecision } from '../api/mail';
import type { MailSender } from '../api/types';
import { When } from '../parts/bits';
import { named_hidden } from '../parts/hidden_characters';
import { Shown } from '../parts/Shown';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';

interface SenderRowProps {
    sender: MailSender;
    sends: boolean; // Whether mails go out, by which it can be confirmed.
    may_decide: boolean;
    busy: boolean;
    on_decide: (decision: SenderDecision) => void;
}

export function SenderRow({
    sender: { address, state, refused, seen_at, mail_cause },
    sends,
    may_decide,
    busy,
    on_decide,
}: SenderRowProps) {
    const { t, number } = useWords();
    const { seller } = useReader();
    const reader = address.startsWith('@') ? `postmaster${address}` : address;
    const button = (decision: SenderDecision, primary = false) => (
        <button type="button" className={primary ? 'btn main' : 'btn'} disabled={busy} onClick={() => on_decide(decision)}>
            {t(decision === 'approved' && state === 'waiting' ? 'mail.decide.again' : `mail.decide.${decision}`)}
            <span className="unseen"> {named_hidden(address)}</span>
        </button>
    );
    return (
        <li>
            <div>
                <b>
                    <Shown text={address} />
                </b>
                <div className="soft small">
                    <span className={`mail-state ${state}`}>{t(`mail.state.${state}`)}</span>
                    {refused > 0 && <> · {t('mail.refused', { count: refused, shown: number(refused) })}</>} ·{' '}
                    <When at={seen_at} as="relative" />
                </div>
                {state === 'waiting' && sends && mail_cause === undefined && (
                    <p className="soft small">
                        <Shown text={t('mail.confirm', { address: reader })} />
                    </p>
                )}
                {state === 'waiting' && sends && mail_cause !== undefined && (
                    <p className="mail-lost small">
                        <Shown text={t('mail.confirm_lost', { address: reader })} /> {t(`mail_mark.cause.${mail_cause}`)}
                    </p>
                )}
                {state === 'waiting' && !sends && (
                    <p className="soft small">
                        {t('mail.confirm_off')} <code>{`stoa admin seller confirm-sender "${seller?.name ?? ''}" ${address}`}</code>
                    </p>
                )}
            </div>
            {may_decide && (
                <div className="row">
                    {state !== 'approved' && (state !== 'waiting' || sends) && button('approved', state === 'refused')}
                    {state !== 'blocked' && button('blocked')}
                    {state !== 'refused' && button('forgotten')}
                </div>
            )}
        </li>
    );
}

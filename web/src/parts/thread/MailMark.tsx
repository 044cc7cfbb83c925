// How far a message came by e-mail, for the side that wrote it; why, on hover, or below when it is pressed.
import { useId, useState } from 'react';
import type { MailDelivery } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import type { Words } from '../../words/words';

function why(t: Words['t'], mail: MailDelivery): string {
    if (mail.state === 'bounced' || mail.state === 'failed')
        return `${t(`mail_mark.cause.${mail.cause ?? 'other'}`)} ${t('mail_mark.still_here')}`;
    return t(`mail_mark.why.${mail.state}`);
}

export function MailMark({ mail }: { mail: MailDelivery }) {
    const { t, exact } = useWords();
    const [open, set_open] = useState(false);
    const id = useId();
    const text = why(t, mail);
    return (
        <>
            <button
                type="button"
                className={`msg-mail ${mail.state}`}
                title={`${text} ${exact(mail.changed_at)}`}
                aria-expanded={open}
                aria-controls={id}
                onClick={() => set_open((before) => !before)}
            >
                <MailSign />
                {t(`mail_mark.${mail.state}`)}
            </button>
            <span id={id} className="msg-mail-why" hidden={!open}>
                {text} <time dateTime={mail.changed_at}>{exact(mail.changed_at)}</time>
            </span>
        </>
    );
}

export function MailSign() {
    return (
        <svg className="mail-sign" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M1.75 3.5h12.5v9H1.75zM2 4l6 4.75L14 4" />
        </svg>
    );
}

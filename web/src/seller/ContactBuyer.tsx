// Contact Buyer: why one writes, subject, text, checked as it is written.
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, type SubmitEvent } from 'react';
import type { Order, Reason } from '../api/types';
import { announce } from '../parts/announce';
import { to_units } from '../parts/composer/code_points';
import { CheckStatus } from '../parts/composer/CheckStatus';
import '../parts/composer/composer.css';
import { Findings } from '../parts/composer/Findings';
import { MarkedField } from '../parts/composer/MarkedField';
import { find_marks } from '../parts/composer/marks';
import { text_max, useComposer } from '../parts/composer/useComposer';
import { ProblemNote } from '../parts/ProblemNote';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import './contact.css';
import { useDesk } from './desk-context';
import { Reasons } from './Reasons';

const subject_max = 200; // The contract's maxLength.

export function ContactBuyer({ order }: { order: Order }) {
    const { t } = useWords();
    const { seller, side } = useDesk();
    const reader = useReader();
    const navigate = useNavigate();
    const body = useRef<HTMLTextAreaElement>(null);
    const subject = useRef<HTMLTextAreaElement>(null);
    const target = useMemo(() => ({ to: 'order', side, order: order.id }) as const, [side, order.id]);
    const model = useComposer({
        target,
        user_id: reader.user_id,
        complete: ({ reason, subject: line = '' }) => reason !== undefined && line.trim() !== '',
        on_sent: ({ conversation_id: conversation }) => {
            announce(t('composer.sent'));
            void navigate({ to: '/s/$seller/messages/$conversation', params: { seller, conversation }, search: { section: 'waiting' } });
        },
    });
    const { unsent, change, checked } = model;
    const line = unsent.subject ?? '';
    const missing = line.trim() === '' ? 'contact.need_subject' : undefined;
    const choose = (reason: Reason) => {
        change({ reason });
        requestAnimationFrame(() => (line === '' ? subject : body).current?.focus());
    };
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        model.send();
    };
    return (
        <form className="contact-form" onSubmit={submit}>
            <Reasons allowed={order.allowed_reasons} chosen={unsent.reason} on_choose={choose} />
            {unsent.reason !== undefined && (
                <>
                    <MarkedField
                        single_line
                        value={line}
                        marks={find_marks(model.findings, 'subject', checked?.input.subject ?? '', line)}
                        label={t('contact.subject')}
                        placeholder={t('contact.subject')}
                        on_change={(text) => change({ subject: text.slice(0, to_units(text, subject_max)) })}
                        on_send={model.send}
                        read_only={model.sending}
                        field_ref={subject}
                    />
                    <MarkedField
                        value={unsent.text}
                        marks={find_marks(model.findings, 'body', checked?.input.text ?? '', unsent.text)}
                        label={t('contact.text')}
                        placeholder={t('contact.text_hint', { name: order.buyer?.name ?? '' })}
                        on_change={(text) => change({ text })}
                        on_send={model.send}
                        read_only={model.sending}
                        field_ref={body}
                    />
                    <Findings model={model} fields={{ body, subject }} findings={model.findings} />
                    {model.error && <ProblemNote error={model.error} />}
                    <div className="composer-actions">
                        {missing && unsent.text.trim() !== '' && model.findings.length === 0 ? (
                            <span className="grow soft small">{t(missing)}</span>
                        ) : (
                            <CheckStatus model={model} />
                        )}
                        <button
                            type="submit"
                            className="btn main"
                            disabled={
                                model.blocked ||
                                model.sending ||
                                missing !== undefined ||
                                unsent.text.trim() === '' ||
                                model.length > text_max
                            }
                        >
                            {t('composer.send')}
                        </button>
                    </div>
                </>
            )}
        </form>
    );
}

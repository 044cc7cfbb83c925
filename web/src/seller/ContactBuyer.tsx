// Contact Buyer: why one writes, subject, text, checked as it is written.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState, type RefObject, type SubmitEvent } from 'react';
import type { Target } from '../api/messages';
import { order_query } from '../api/orders';
import type { Draft, FixedText, Order, Reason } from '../api/types';
import { announce } from '../parts/announce';
import { AwaitedDraft } from '../parts/composer/AwaitedDraft';
import { CheckStatus } from '../parts/composer/CheckStatus';
import '../parts/composer/composer.css';
import { DraftChoice } from '../parts/composer/DraftChoice';
import { Findings } from '../parts/composer/Findings';
import { FirstMessages } from '../parts/composer/FirstMessages';
import { MarkedField } from '../parts/composer/MarkedField';
import { find_marks } from '../parts/composer/marks';
import { may_mend } from '../parts/composer/meeting';
import { NewsBanner } from '../parts/composer/NewsBanner';
import { cut_subject } from '../parts/composer/subject';
import { useComposer, type ComposerModel } from '../parts/composer/useComposer';
import { AddFiles } from '../parts/files/AddFiles';
import { ComposerFiles } from '../parts/files/ComposerFiles';
import { DropHint, usePasting } from '../parts/files/dropping';
import { named_hidden } from '../parts/hidden_characters';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import { form_reason } from './compose';
import './contact.css';
import { useDesk } from './desk-context';
import { ReasonForm } from './ReasonForm';
import { Reasons } from './Reasons';
import { useLinkedDraft } from './useLinkedDraft';
import { WaitingWords } from './WaitingWords';

export function ContactBuyer({ order }: { order: Order }) {
    const { t } = useWords();
    const { seller, side } = useDesk();
    const reader = useReader();
    const navigate = useNavigate();
    const client = useQueryClient();
    const body = useRef<HTMLTextAreaElement>(null);
    const subject = useRef<HTMLTextAreaElement>(null);
    const target = useMemo(() => ({ to: 'order', side, order: order.id }) as const, [side, order.id]);
    const [awaited, set_awaited] = useState<Draft>();
    const model = useComposer({
        target,
        user_id: reader.user_id,
        known_seq: order.conversation?.last_seq ?? 0,
        complete: ({ reason, subject: line = '' }) => reason === 'feedback_request' || (reason !== undefined && line.trim() !== ''),
        on_checking: (awaits) => {
            announce(t('composer.checking_files'));
            set_awaited(awaits);
        },
        on_sent: ({ conversation_id: conversation }) => {
            announce(t('composer.sent'));
            void navigate({ to: '/s/$seller/messages/$conversation', params: { seller, conversation }, search: { section: 'waiting' } });
        },
    });
    const { unsent, change } = model;
    const { draft } = useSearch({ from: '/s/$seller/orders/$order' });
    useLinkedDraft(target, draft, model.kept);
    const fixed = order.allowed_reasons.find((each) => each.reason === unsent.reason)?.fixed_text;
    const reason_form = form_reason(unsent.reason);
    const form = useRef<HTMLFormElement>(null);
    const paste = usePasting(model.files);
    const writes = unsent.reason !== undefined && !fixed;
    const choose = (reason: Reason) => {
        change({ reason });
        requestAnimationFrame(() => ((unsent.subject ?? '') === '' ? subject : body).current?.focus());
    };
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        model.send();
    };
    const open_conversation = async () => {
        announce(t('composer.sent'));
        const { conversation } = await client.query({ ...order_query(seller, order.id), staleTime: 0 });
        if (!conversation) return;
        const params = { seller, conversation: conversation.id };
        await navigate({ to: '/s/$seller/messages/$conversation', params, search: { section: 'waiting' } });
    };
    const settle = (now: Draft | undefined) => {
        set_awaited(undefined);
        if (!now) void open_conversation();
        else if (may_mend(now.state)) model.kept.open(now);
    };
    const mend = (stopped: Draft) => {
        model.kept.open(stopped);
        requestAnimationFrame(() => body.current?.focus());
    };
    if (awaited) return <AwaitedDraft target={target} draft={awaited} from={reader.name} on_settled={settle} />;
    return (
        <form ref={form} className="contact-form drop-place" onSubmit={submit} onPaste={writes ? paste : undefined}>
            <FirstMessages drafts={order.drafts} open_draft={unsent.draft_id} on_mend={mend} />
            <DropHint files={model.files} place={form} disabled={!writes || model.sending} />
            {order.allowed_reasons.some((each) => each.rule === 'consent.opted_out') && (
                <p className="note small">
                    <Shown text={t('form.opted_out', { name: order.buyer?.name ?? '' })} />
                </p>
            )}
            {unsent.reason === undefined && unsent.text.trim() !== '' && <WaitingWords unsent={unsent} />}
            <Reasons allowed={order.allowed_reasons} chosen={unsent.reason} on_choose={choose} />
            {!writes && <DraftChoice model={model} />}
            {fixed ? (
                <FixedMessage fixed={fixed} model={model} target={target} />
            ) : (
                writes && (
                    <>
                        {reason_form && <ReasonForm reason={reason_form} order={order} model={model} />}
                        <Words order={order} model={model} target={target} subject={subject} body={body} />
                    </>
                )
            )}
        </form>
    );
}

interface WordsProps {
    order: Order;
    model: ComposerModel;
    target: Target;
    subject: RefObject<HTMLTextAreaElement | null>;
    body: RefObject<HTMLTextAreaElement | null>;
}

function Words({ order, model, target, subject, body }: WordsProps) {
    const { t } = useWords();
    const { unsent, change, checked } = model;
    const line = unsent.subject ?? '';
    const { name } = useReader();
    const missing = line.trim() === '' ? 'contact.need_subject' : undefined;
    return (
        <>
            <MarkedField
                single_line
                value={line}
                marks={find_marks(model.findings, 'subject', checked?.input.subject ?? '', line)}
                label={t('contact.subject')}
                placeholder={t('contact.subject')}
                on_change={(text) => change({ subject: cut_subject(text) })}
                on_send={model.send}
                read_only={model.sending}
                field_ref={subject}
            />
            <MarkedField
                value={unsent.text}
                marks={find_marks(model.findings, 'body', checked?.input.text ?? '', unsent.text)}
                label={t('contact.text')}
                placeholder={t('contact.text_hint', { name: named_hidden(order.buyer?.name ?? '') })}
                on_change={(text) => change({ text })}
                on_send={model.send}
                read_only={model.sending}
                field_ref={body}
            />
            <ComposerFiles files={model.files} from={name} read_only={model.sending} />
            <Findings check={model} fields={{ body, subject }} findings={model.findings} />
            <DraftChoice model={model} />
            <NewsBanner model={model} target={target} on_keep={() => body.current?.focus()} />
            {model.error && <ProblemNote error={model.error} />}
            <div className="composer-actions">
                <AddFiles files={model.files} disabled={model.sending} worded />
                {missing && unsent.text.trim() !== '' && model.findings.length === 0 ? (
                    <span className="grow soft small">{t(missing)}</span>
                ) : (
                    <CheckStatus model={model} />
                )}
                <button type="submit" className="btn main" disabled={!model.ready}>
                    {t('composer.send')}
                </button>
            </div>
        </>
    );
}

// Not the seller's to write: shown as it will be sent.
function FixedMessage({ fixed, model, target }: { fixed: FixedText; model: ComposerModel; target: Target }) {
    const { t, languageName } = useWords();
    const send = useRef<HTMLButtonElement>(null);
    return (
        <>
            <blockquote className="fixed-text" lang={fixed.language}>
                <b>
                    <Shown text={fixed.subject} />
                </b>
                <p>
                    <Shown text={fixed.text} />
                </p>
            </blockquote>
            <p className="soft small">{t('form.fixed', { language: languageName(fixed.language) })}</p>
            <NewsBanner model={model} target={target} on_keep={() => send.current?.focus()} />
            {model.error && <ProblemNote error={model.error} />}
            <Findings check={model} fields={{ body: no_field }} findings={model.findings} />
            <div className="composer-actions">
                <span className="grow" />
                <button type="submit" className="btn main" ref={send} disabled={model.sending}>
                    {t('composer.send')}
                </button>
            </div>
        </>
    );
}

const no_field = { current: null };

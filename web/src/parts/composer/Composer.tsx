// The reply under a conversation.
import { useId, useRef, type SubmitEvent, type ReactNode, type RefObject } from 'react';
import type { Target } from '../../api/messages';
import type { Draft } from '../../api/types';
import { announce } from '../announce';
import { ProblemNote } from '../ProblemNote';
import { useWords } from '../../words/WordsContext';
import { BuyerHint, is_hinted } from './BuyerHint';
import { CheckStatus } from './CheckStatus';
import './composer.css';
import { Findings } from './Findings';
import { MarkedField } from './MarkedField';
import { find_marks } from './marks';
import { text_max, useComposer } from './useComposer';

interface Props {
    target: Extract<Target, { to: 'conversation' }>;
    user_id: string;
    drafts: Draft[];
    reply_to: string;
    field_ref: RefObject<HTMLTextAreaElement | null>;
    above?: ReactNode;
    on_discard?: (draft_id: string) => Promise<unknown>;
}

export function Composer({ target, user_id, drafts, reply_to, field_ref, above, on_discard }: Props) {
    const { t } = useWords();
    const status_id = useId();
    const form = useRef<HTMLFormElement>(null);
    const model = useComposer({ target, user_id, drafts, on_sent: () => announce(t('composer.sent')) });
    const { unsent, change } = model;
    const phone = target.side.kind === 'buyer';
    const listed = phone ? model.findings.filter((finding) => !is_hinted(finding)) : model.findings;
    const marks = find_marks(model.findings, 'body', model.checked?.input.text ?? '', unsent.text);
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        model.send();
    };
    const discard = async (draft_id: string) => {
        await on_discard?.(draft_id);
        change(null);
        field_ref.current?.focus();
    };
    const send_button = (
        <button
            type="submit"
            className="btn main"
            disabled={model.blocked || model.sending || unsent.text.trim() === '' || model.length > text_max}
            title={t('composer.send_hint')}
        >
            {t('composer.send')}
        </button>
    );
    return (
        <form ref={form} className={phone ? 'composer phone' : 'composer'} onSubmit={submit} aria-label={t('composer.label')}>
            {above}
            {phone && <BuyerHint findings={model.findings} />}
            {unsent.draft_id !== undefined && on_discard && (
                <p className="composer-draft small">
                    {t('composer.draft_kept')}{' '}
                    <button type="button" className="link" onClick={() => void discard(unsent.draft_id ?? '')}>
                        {t('composer.draft_discard')}
                    </button>
                </p>
            )}
            <div className="composer-row">
                <MarkedField
                    value={unsent.text}
                    marks={marks}
                    label={t('composer.field', { name: reply_to })}
                    placeholder={t('composer.placeholder', { name: reply_to })}
                    on_change={(text) => change({ text })}
                    on_send={model.send}
                    read_only={model.sending}
                    described_by={status_id}
                    field_ref={field_ref}
                />
                {phone && send_button}
            </div>
            <Findings model={model} fields={{ body: field_ref }} findings={listed} />
            {model.error && <ProblemNote error={model.error} />}
            <div className="composer-actions" id={status_id}>
                <CheckStatus model={model} quiet={phone && listed.length === 0} />
                {!phone && send_button}
            </div>
        </form>
    );
}

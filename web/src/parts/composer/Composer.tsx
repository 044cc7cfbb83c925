// The reply under a conversation.
import { useEffect, useEffectEvent, useId, useRef, type SubmitEvent, type ReactNode, type RefObject } from 'react';
import type { Target } from '../../api/messages';
import type { Draft } from '../../api/types';
import { announce } from '../announce';
import { AddFiles } from '../files/AddFiles';
import { ComposerFiles } from '../files/ComposerFiles';
import { DropHint, usePasting } from '../files/dropping';
import { named_hidden } from '../hidden_characters';
import { ProblemNote } from '../ProblemNote';
import { useReader } from '../useReader';
import { useWords } from '../../words/WordsContext';
import { BuyerHint, is_hinted } from './BuyerHint';
import { CheckStatus } from './CheckStatus';
import './composer.css';
import { DraftChoice } from './DraftChoice';
import { Findings } from './Findings';
import { MarkedField } from './MarkedField';
import { find_marks } from './marks';
import { NewsBanner } from './NewsBanner';
import { useComposer } from './useComposer';

interface Props {
    target: Extract<Target, { to: 'conversation' }>;
    user_id: string;
    reply_to: string;
    field_ref: RefObject<HTMLTextAreaElement | null>;
    above?: ReactNode;
    mend?: Draft | undefined; // A stopped one that is to come back.
    on_draft?: (draft_id: string | undefined) => void; // Which draft is open here.
}

export function Composer({ target, user_id, reply_to, field_ref, above, mend, on_draft }: Props) {
    const { t } = useWords();
    const status_id = useId();
    const { name: user_name } = useReader();
    const form = useRef<HTMLFormElement>(null);
    const model = useComposer({
        target,
        user_id,
        on_sent: () => announce(t('composer.sent')),
        on_checking: () => announce(t('composer.checking_files')),
    });
    const { files } = model;
    const paste = usePasting(files);
    const { unsent, change } = model;
    const phone = target.side.kind === 'buyer';
    const listed = phone ? model.findings.filter((finding) => !is_hinted(finding)) : model.findings;
    const marks = find_marks(model.findings, 'body', model.checked?.input.text ?? '', unsent.text);
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        model.send();
    };
    const { draft_id } = unsent;
    useEffect(() => on_draft?.(draft_id), [on_draft, draft_id]);
    const open = useEffectEvent((draft: Draft) => {
        model.kept.open(draft);
        field_ref.current?.focus();
    });
    useEffect(() => {
        if (mend) open(mend);
    }, [mend]);
    const discard = () => {
        model.kept.drop();
        change(null);
        field_ref.current?.focus();
    };
    const add_button = <AddFiles files={files} disabled={model.sending} />;
    const send_button = (
        <button type="submit" className="btn main" disabled={!model.ready} title={t('composer.send_hint')}>
            {t('composer.send')}
        </button>
    );
    return (
        <form
            ref={form}
            className={phone ? 'composer drop-place phone' : 'composer drop-place'}
            onSubmit={submit}
            onPaste={paste}
            aria-label={t('composer.label')}
        >
            <DropHint files={files} place={form} disabled={model.sending} />
            {above}
            <NewsBanner model={model} target={target} on_keep={() => field_ref.current?.focus()} />
            {phone && <BuyerHint findings={model.findings} />}
            <DraftChoice model={model} />
            {unsent.stopped === true && (
                <p className="composer-draft small">
                    {t('composer.draft_kept')}{' '}
                    <button type="button" className="link" onClick={discard}>
                        {t('composer.draft_discard')}
                    </button>
                </p>
            )}
            <div className="composer-row">
                {phone && add_button}
                <MarkedField
                    value={unsent.text}
                    marks={marks}
                    label={t('composer.field', { name: named_hidden(reply_to) })}
                    placeholder={t('composer.placeholder', { name: named_hidden(reply_to) })}
                    on_change={(text) => change({ text })}
                    on_send={model.send}
                    read_only={model.sending}
                    described_by={status_id}
                    field_ref={field_ref}
                />
                {phone && send_button}
            </div>
            <ComposerFiles files={files} from={user_name} read_only={model.sending} />
            <Findings check={model} fields={{ body: field_ref }} findings={listed} />
            {model.error && <ProblemNote error={model.error} />}
            <div className="composer-actions" id={status_id}>
                {!phone && add_button}
                <CheckStatus model={model} quiet={phone && listed.length === 0} />
                {!phone && send_button}
            </div>
        </form>
    );
}

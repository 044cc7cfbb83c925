// The question before a member is removed, or gives itself another role.
import type { Member } from '../api/types';
import { Modal } from '../parts/Modal';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';

interface Props {
    member: Member;
    is_own: boolean;
    role: Member['role'] | undefined; // None: it is to be removed.
    busy: boolean;
    error: Error | null;
    on_yes: () => void;
    on_close: () => void;
}

export function MemberQuestion({ member: { name, login }, is_own, role, busy, error, on_yes, on_close }: Props) {
    const { t } = useWords();
    const reader = useReader();
    const removes = role === undefined;
    const drafts = is_own ? 'members.leave_drafts' : reader.seller ? 'members.remove_drafts' : 'members.owner_drafts';
    const title = removes
        ? t(is_own ? 'members.leave_question' : 'members.remove_question', { name })
        : t('members.lower_question', { role: t(`role.${role}`) });
    return (
        <Modal title={title} on_close={on_close}>
            {removes && (
                <ul className="members-effects">
                    <li>
                        <Shown text={t(is_own ? 'members.leave_out' : 'members.remove_out', { login })} />
                    </li>
                    <li>{t(drafts)}</li>
                    <li>{t('members.remove_sent')}</li>
                </ul>
            )}
            {!removes && <p>{t('members.lower_text')}</p>}
            {error && <ProblemNote error={error} />}
            <div className="row members-choice">
                <button type="button" className={removes ? 'btn main danger' : 'btn main'} disabled={busy} onClick={on_yes}>
                    {removes ? t(is_own ? 'members.leave' : 'members.remove') : t('members.lower')}
                </button>
                <button type="button" className="btn" disabled={busy} onClick={on_close}>
                    {t('members.keep')}
                </button>
            </div>
        </Modal>
    );
}

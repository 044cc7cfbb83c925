// Who is invited: to be invited once more, or no longer.
import { revoke_invitation } from '../api/members';
import type { MemberInvitation } from '../api/types';
import { When } from '../parts/bits';
import { named_hidden } from '../parts/hidden_characters';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useNow, useWords } from '../words/WordsContext';
import { useMembersChange } from './useMembers';

interface InvitedProps {
    seller: number;
    invitations: MemberInvitation[];
    busy: boolean;
    on_again: ((invitation: MemberInvitation) => void) | undefined;
}

export function Invited({ seller, invitations, busy, on_again }: InvitedProps) {
    const { t } = useWords();
    const revoking = useMembersChange(
        seller,
        (address: string) => revoke_invitation(seller, address),
        () => t('members.revoked'),
    );
    return (
        <section className="card" aria-labelledby="members-invited">
            <h2 id="members-invited">{t('members.invited')}</h2>
            <ul>
                {invitations.map((invitation) => (
                    <InvitationRow
                        key={invitation.address}
                        invitation={invitation}
                        busy={busy || revoking.isPending}
                        on_again={on_again && (() => on_again(invitation))}
                        on_revoke={() => revoking.mutate(invitation.address)}
                    />
                ))}
            </ul>
            {revoking.error && <ProblemNote error={revoking.error} />}
        </section>
    );
}

interface InvitationRowProps {
    invitation: MemberInvitation;
    busy: boolean;
    on_again: (() => void) | undefined;
    on_revoke: () => void;
}

function InvitationRow({ invitation, busy, on_again, on_revoke }: InvitationRowProps) {
    const { t, date } = useWords();
    const now = useNow();
    const { address, role, invited_by, invited_at, expires_at, mail, mail_cause } = invitation;
    const is_over = Date.parse(expires_at) <= now;
    return (
        <li>
            <div className="clip grow">
                <b className="clip">
                    <Shown text={address} />
                </b>
                <div className="soft small">
                    {t(`role.${role}`)} · <Shown text={t('members.by', { name: invited_by })} /> <When at={invited_at} as="relative" />
                </div>
                <div className="soft small">
                    {is_over ? (
                        <span className="members-bad">{t('members.over')}</span>
                    ) : (
                        t('members.until', { date: date(expires_at, now) })
                    )}
                    {mail !== undefined && !is_over && (
                        <>
                            {' · '}
                            <span className={mail_cause === undefined ? undefined : 'members-bad'}>{t(`members.mail.${mail}`)}</span>
                        </>
                    )}
                </div>
                {mail_cause !== undefined && !is_over && <div className="members-bad small">{t(`mail_mark.cause.${mail_cause}`)}</div>}
            </div>
            <div className="row">
                {on_again && (
                    <button type="button" className="btn" disabled={busy} onClick={on_again}>
                        {t('members.again')}
                        <span className="unseen"> {named_hidden(address)}</span>
                    </button>
                )}
                <button type="button" className="btn" disabled={busy} onClick={on_revoke}>
                    {t('members.revoke')}
                    <span className="unseen"> {named_hidden(address)}</span>
                </button>
            </div>
        </li>
    );
}

// The members of a seller: who they are, who is invited, and inviting by mail.
import { useQuery } from '@tanstack/react-query';
import { invite_member, members_query, type Wanted } from '../api/members';
import { Empty, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { InviteForm, NoMail } from './InviteForm';
import { Invited } from './Invited';
import { MemberRow } from './MemberRow';
import { watch_mails } from './mail-watch';
import { useMembersChange } from './useMembers';
import './members.css';

const may_manage = (role: string): boolean => role === 'owner' || role === 'manager' || role === 'administrator';

export function Members() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { role } = useReader();
    usePageTitle(t('members.title'));
    return (
        <main id="main" className="desk-page members">
            <h1>{t('members.title')}</h1>
            {may_manage(role) ? <Team seller={seller} /> : <Empty title={t('members.not_yours')} />}
        </main>
    );
}

function Team({ seller }: { seller: number }) {
    const { t } = useWords();
    const query = useQuery({ ...members_query(seller), refetchInterval: ({ state }) => watch_mails(state.data?.invitations) });
    const sent = (address: string) => t('members.sent', { address });
    const inviting = useMembersChange(
        seller,
        (wanted: Wanted) => invite_member(seller, wanted),
        ({ address }) => sent(address),
    );
    if (query.isPending) return <Skeleton rows={4} />;
    if (query.error && !query.data) return <ProblemNote error={query.error} on_retry={() => void query.refetch()} />;
    const { members, invitations, sends_mail } = query.data;
    return (
        <>
            <section className="card" aria-labelledby="members-list">
                <h2 id="members-list">{t('members.list')}</h2>
                <ul>
                    {members.map((member) => (
                        <MemberRow key={member.id} seller={seller} member={member} />
                    ))}
                </ul>
                {members.length === 0 && <p className="soft">{t('members.none')}</p>}
            </section>
            {invitations.length > 0 && (
                <Invited
                    seller={seller}
                    invitations={invitations}
                    busy={inviting.isPending}
                    on_again={sends_mail ? ({ address, role }) => inviting.mutate({ address, role }) : undefined}
                />
            )}
            <section className="card" aria-labelledby="members-invite">
                <h2 id="members-invite">{t('members.invite')}</h2>
                {sends_mail ? <InviteForm busy={inviting.isPending} on_invite={inviting.mutateAsync} /> : <NoMail />}
                {inviting.error && <ProblemNote error={inviting.error} />}
                {inviting.isSuccess && <p className="soft small">{sent(inviting.variables.address)}</p>}
            </section>
        </>
    );
}

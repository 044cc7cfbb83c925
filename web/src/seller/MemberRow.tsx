// One who belongs to the seller: its role, to be changed, and removing it, after a question.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change_member, members_query, remove_member } from '../api/members';
import type { Member, Members } from '../api/types';
import { announce } from '../parts/announce';
import { Avatar } from '../parts/bits';
import { named_hidden } from '../parts/hidden_characters';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import { MemberQuestion } from './MemberQuestion';
import { may_change, roles_of } from './member-roles';

type Role = Member['role'];
type Asked = { role?: Role }; // Without a role: to remove it.

export function MemberRow({ seller, member }: { seller: number; member: Member }) {
    const { t } = useWords();
    const reader = useReader();
    const [asked, set_asked] = useState<Asked>();
    const is_own = member.id === reader.user_id;
    const changing = useMemberChange(seller, member, is_own);
    const { name, login, role } = member;
    const choose = (wanted: Role) => {
        // Whoever gives an own right away cannot take it back.
        if (is_own) set_asked({ role: wanted });
        else changing.mutate({ role: wanted });
    };
    return (
        <li>
            <Avatar name={name} />
            <div className="clip grow">
                <b className="clip" dir="auto">
                    <Shown text={name} />
                </b>
                <div className="clip soft small">
                    <Shown text={login} />
                </div>
            </div>
            {may_change(reader.role, member) ? (
                <div className="row">
                    <select
                        className="field"
                        aria-label={t('members.role_of', { name: named_hidden(name) })}
                        value={(!asked && changing.isPending && changing.variables.role) || role}
                        disabled={changing.isPending}
                        onChange={(event) => choose(event.target.value as Role)}
                    >
                        {roles_of(reader.role).map((each) => (
                            <option key={each} value={each}>
                                {t(`role.${each}`)}
                            </option>
                        ))}
                    </select>
                    <button type="button" className="btn" disabled={changing.isPending} onClick={() => set_asked({})}>
                        {t('members.remove')}
                        <span className="unseen"> {named_hidden(name)}</span>
                    </button>
                </div>
            ) : (
                <span className="tag">{t(`role.${role}`)}</span>
            )}
            {!asked && changing.error && <ProblemNote error={changing.error} />}
            {asked && (
                <MemberQuestion
                    member={member}
                    is_own={is_own}
                    role={asked.role}
                    busy={changing.isPending}
                    error={changing.error}
                    on_yes={() => changing.mutate(asked, { onSuccess: () => set_asked(undefined) })}
                    on_close={() => {
                        set_asked(undefined);
                        changing.reset();
                    }}
                />
            )}
        </li>
    );
}

function useMemberChange(seller: number, { id, name: own_name }: Member, is_own: boolean) {
    const { t } = useWords();
    const client = useQueryClient();
    const name = named_hidden(own_name);
    return useMutation({
        mutationFn: ({ role }: Asked): Promise<Members> =>
            role === undefined ? remove_member(seller, id) : change_member(seller, id, role),
        onSuccess: (members, { role }) => {
            client.setQueryData(members_query(seller).queryKey, members);
            announce(role === undefined ? t('members.removed', { name }) : t('members.changed', { name, role: t(`role.${role}`) }));
            if (is_own) location.reload(); // What the pages show and hold is another's now.
        },
    });
}

// Which roles a reader may give: only owners (and the marketplace's administrators) decide about owners.
import type { Member, Session } from '../api/types';

const roles = ['agent', 'manager', 'owner'] as const;

export function roles_of(reader: Session['role']): readonly Member['role'][] {
    return reader === 'manager' ? roles.filter((role) => role !== 'owner') : roles;
}

export const may_change = (reader: Session['role'], member: Member): boolean => roles_of(reader).includes(member.role);
